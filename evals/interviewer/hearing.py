"""The last question of an interviewer's message, apart from what leads up to it, and the answers it offers."""

import re
from typing import NamedTuple

from evals.interviewer.lexicon import Lexicon, folded

__all__ = ["Question", "folded", "last_question", "offered"]

_QUOTED = re.compile(r"“[^”“]*”|„[^“”„]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|‘[^’‘]{3,}’(?!\w)|‚[^‘]*‘")
_SHORT_FORMS = re.compile(
    r"\b(e\.g|i\.e|etc|approx|Dr|Mr|Mrs|Mme|Sra?|M|z\. ?B|u\. ?a|d\. ?h|bzw|ca|usw|p\. ?ej|p\. ?ex|c\.-à-d)\."
)
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=\s|$)|\n|$)|[.!?…]+")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?[a-d1-5][.)])\s+(.+?)\s*$", re.MULTILINE)
_BETWEEN = re.compile(r"\s*[,;/]\s*")


class Question(NamedTuple):
    """`asked`: the last question, folded and without what it quotes; `before`: the question or wish just before it;
    `lead`: all the sentences before it; `around`: those next to it. `raw`: the question as it stands; `whole`: the
    message.
    """

    asked: str
    before: str
    lead: tuple[str, ...]
    around: tuple[str, ...]
    raw: str
    whole: str
    is_question: bool


def last_question(text: str, words: Lexicon) -> Question:
    """The last question of a message; without one its last wish (“Tell me …”), or else its last sentence."""
    without_items = _ITEM.sub("", text) if _ITEM.search(text) else text
    sentences = _sentences(without_items) or _sentences(text) or [text]
    asking = [place for place, sentence in enumerate(sentences) if _asks(sentence, words)]
    at = asking[-1] if asking else len(sentences) - 1
    first = at
    if len(asking) > 1 and asking[-2] == at - 1 and words.marks["more"].match(_bare(sentences[at], words)):
        first = at - 1
    before = [place for place in asking if place < first][-1:]
    return Question(
        asked=_bare(" ".join(sentences[first : at + 1]), words),
        before="".join(_bare(sentences[place], words) for place in before),
        lead=tuple(_bare(sentence, words) for sentence in sentences[:first]),
        around=tuple(_bare(sentence, words) for sentence in (*sentences[first - 1 : first], *sentences[at + 1 :])),
        raw=" ".join(sentences[first : at + 1]),
        whole=text,
        is_question=bool(asking),
    )


def _sentences(text: str) -> list[str]:
    """Its sentences. A mark within a quote ends none, so what is quoted is put back after the text is cut."""
    quoted: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        quoted.append(match.group())
        return f"\0{len(quoted) - 1}\0"

    plain = _SHORT_FORMS.sub(lambda match: match.group().replace(".", ""), _QUOTED.sub(put_by, text))
    cut = (sentence.strip() for sentence in _SENTENCE.findall(plain))
    kept = [sentence for sentence in cut if re.search(r"\w", sentence)]
    return [re.sub(r"\0(\d+)\0", lambda match: quoted[int(match.group(1))], sentence) for sentence in kept]


def _asks(sentence: str, words: Lexicon) -> bool:
    bare = _QUOTED.sub(" ", sentence)
    return "?" in bare or words.marks["asks"].search(folded(bare)) is not None


def _bare(sentence: str, words: Lexicon) -> str:
    """A sentence folded, without quotes, without closing marks and without the words that only lead in."""
    bare = folded(_QUOTED.sub(" … ", sentence)).strip(" ?!.…¿¡:;,-–—")
    while (lead := words.marks["open"].match(bare)) and lead.end() < len(bare):
        bare = bare[lead.end() :].strip(" ?!.…¿¡:;,-–—")
    return bare


def offered(question: Question, words: Lexicon) -> tuple[str, ...]:
    """The answers that a question offers to choose from; none where it offers none."""
    if items := _ITEM.findall(question.whole):
        return tuple(items)
    named = words.kinds["choose"].search(question.asked)
    if not named and not _either_or(question.asked, question.raw, words):
        return ()
    return _parts(question.raw, words) or _parts(question.whole, words) or (question.raw,)


def _either_or(asked: str, raw: str, words: Lexicon) -> bool:
    """Whether it names alternatives: “Was it A or B?”, but not “Which A or B?” nor “Any A or B?”."""
    if not words.marks["or"].search(asked) or words.marks["any"].search(asked):
        return False
    listed = ":" in raw and words.marks["or"].search(folded(raw.split(":", 1)[1]))
    return bool(listed) or words.marks["wh"].match(asked) is None


def _parts(text: str, words: Lexicon) -> tuple[str, ...]:
    quoted = tuple(part.strip('“”„«»"‘’‚ ') for part in _QUOTED.findall(text))
    if len(quoted) > 1:
        return quoted
    listed = text.rsplit(":", 1)[-1].strip(" ?!.")
    found = words.marks["or"].search(folded(listed))
    if not found or len(folded(listed)) != len(listed):
        halves = re.split(r"\s(?:or|oder|ou|o|u|bien)\s", listed)
    else:
        halves = [listed[: found.start()], listed[found.end() :]]
    parts = [part.strip(" ,;") for half in halves for part in _BETWEEN.split(half) if part.strip(" ,;")]
    return tuple(parts) if len(parts) > 1 else ()
