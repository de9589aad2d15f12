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
    return closing if closing in _CLOSING and _wished(parts[-1].text, closing, reading) else meant


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
    leading = _leading(passage, _outermost([hit for hit in hits if hit.cue != "distress"]))
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
