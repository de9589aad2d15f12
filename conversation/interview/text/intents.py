"""What a message is, besides an answer: a wish to skip, a question about the interview, a greeting, distress."""

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from conversation.interview.languages.reading_words import ReadingWords
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage, passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.text.spans import sentences

if TYPE_CHECKING:
    from conversation.interview.languages import LanguagePack

Intent: TypeAlias = Literal[
    "answer",
    "distress",
    "rules",
    "stop",
    "how_long",
    "why",
    "progress",
    "off_topic",
    "clarify",
    "skip",
    "dont_know",
    "deny",
    "confirm",
    "thanks",
    "greeting",
]
INTENTS: tuple[Intent, ...] = get_args(Intent)
_LONG = 60
_PAIR = 2
_TOLERATED: dict[str, int] = {
    "dont_know": 4,
    "skip": 4,
    "why": 4,
    "how_long": 4,
    "progress": 4,
    "off_topic": 14,
    "rules": 40,
    "clarify": 4,
    "thanks": 1,
}


# Cues that count wherever they stand.
_ANYWHERE = ("distress", "wish")
# What the last sentence of an answer may ask for, besides what the answer tells.
_CLOSING: tuple[Intent, ...] = ("why", "how_long", "stop")


def intent(text: str, pack: "LanguagePack") -> Intent:
    """What the message mainly is, or what its last sentence asks for; "answer" wherever it only tells."""
    return _intent(text, pack.reading)


@remembered(SHORT)
def _intent(text: str, reading: ReadingWords) -> Intent:
    meant = whole_intent(text, reading)
    parts = sentences(text) if meant == "answer" else ()
    if len(parts) < _PAIR:
        return meant
    closing = whole_intent(parts[-1].text, reading)
    if closing in _CLOSING and _wished(parts[-1].text, closing, reading):
        return closing
    return "stop" if any(_ends(part.text, reading) for part in parts) else meant


def _ends(sentence: str, reading: ReadingWords) -> bool:
    passage = passage_of(sentence, reading)
    return _wishes_to_end(passage, passage.language.intents.find(passage.words, {}, {}, passage.openings))


def _wished(text: str, meant: Intent, reading: ReadingWords) -> bool:
    """Whether a last sentence is a question, or a wish to end the interview rather than the end of an answer."""
    if meant != "stop":
        return text.endswith("?")
    return any(word.norm in reading.intents.ending for word in passage_of(text, reading).words)


@remembered(SHORT)
def whole_intent(text: str, reading: ReadingWords) -> Intent:
    """What the message is as a whole. "answer" wherever it holds something of substance besides the phrase."""
    passage = passage_of(text, reading)
    if not passage.words:
        return "clarify" if "?" in text else "answer"
    hits = passage.language.intents.find(passage.words, {}, {}, passage.openings)
    if not hits:
        return "answer"
    if _distressed(passage, hits):
        return "distress"
    if _wishes_to_end(passage, hits):
        return "stop"
    leading = _leading(passage, _outermost([hit for hit in hits if hit.cue not in _ANYWHERE]))
    rest = _rest(passage, leading)
    counted = any(at in rest for number in passage.numbers for at in range(number.first, number.last))
    for candidate in INTENTS:
        if any(hit.cue == candidate and len(rest) <= _tolerated(hit) for hit in leading) and not (
            counted and candidate not in ("rules", "off_topic")
        ):
            return candidate
    return "answer"


def _distressed(passage: Passage, hits: list[Hit]) -> bool:
    count = sum(hit.cue == "distress" for hit in hits)
    return count > 1 or (count == 1 and len(passage.words) <= _LONG)


def _wishes_to_end(passage: Passage, hits: list[Hit]) -> bool:
    """Whether a message of one sentence holds a wish to end the interview, as a clause of its own or the end of one."""
    return len(passage.openings) == 1 and any(
        hit.cue == "wish" and _bounded(passage, hit.first, -1) and _bounded(passage, hit.last, 1) for hit in hits
    )


def _bounded(passage: Passage, at: int, step: int) -> bool:
    """Whether nothing but padding stands between a place among the words and the clause's border on one side of it."""
    language, words = passage.language, passage.words
    while 0 < at < len(words):
        beside = words[at if step > 0 else at - 1].norm
        if any(mark in ",;:.!?()–—" for mark in passage.text[words[at - 1].end : words[at].start]):
            return True
        if beside in language.openers or beside in language.words.phrases.heads:
            return True
        if beside not in language.padding:
            return False
        at += step
    return True


def _tolerated(hit: Hit) -> int:
    """How many other words may stand beside an intent's phrase; a single word hardly says what is meant."""
    if hit.last - hit.first == 1 and hit.cue != "rules":
        return 3 if hit.cue == "dont_know" else 0
    most = _TOLERATED.get(hit.cue, 0)
    return most if hit.last - hit.first > _PAIR or hit.cue in ("dont_know", "rules", "off_topic") else min(1, most)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Without the phrases that lie within a longer one."""
    return [
        hit
        for hit in hits
        if not any(
            o is not hit and o.first <= hit.first and hit.last <= o.last and o.last - o.first > hit.last - hit.first
            for o in hits
        )
    ]


def _leading(passage: Passage, hits: list[Hit]) -> list[Hit]:
    """The phrases that open a sentence, or follow another such phrase or mere padding."""
    openings = passage.openings
    covered: set[int] = set()
    leading: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        at = hit.first
        while (
            at not in openings
            and at > 0
            and (at - 1 in covered or passage.words[at - 1].norm in passage.language.padding)
        ):
            at -= 1
        if at in openings or at == 0:
            leading.append(hit)
            covered.update(range(hit.first, hit.last))
    return leading


def _rest(passage: Passage, leading: list[Hit]) -> set[int]:
    covered = {at for hit in leading for at in range(hit.first, hit.last)}
    padding = passage.language.padding
    return {at for at, word in enumerate(passage.words) if at not in covered and word.norm not in padding}
