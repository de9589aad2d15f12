"""Numbers in digits and in words, without their units."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from conversation.interview.text.compiled import Compiled
from conversation.interview.text.tokens import Token, gap

_CENT = 100


class Number(NamedTuple):
    """A number over the words `first` to `last` (exclusive); `start` and `end` are places in the text.

    `suffix` is what was glued to the digits ("2k", "40%", "5yrs"); `digits`: written in digits; `scaled`: with "grand".
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    suffix: str = ""
    digits: bool = True
    scaled: bool = False


def numbers(text: str, words: Sequence[Token], language: Compiled) -> list[Number]:
    """All numbers in order, without overlaps. Ordinals ("second", "3rd") are none."""
    found = _numerals(text, words, language) + _written(text, words, language)
    found.sort(key=lambda number: (number.first, -number.last))
    return _scaled(text, words, _apart(found), language)


def _numerals(text: str, words: Sequence[Token], language: Compiled) -> list[Number]:
    endings = language.words.numbers.ordinal_endings
    found: list[Number] = []
    at = 0
    for match in language.numeral.finditer(text):
        while at < len(words) and words[at].end <= match.start():
            at += 1
        last = at
        while last < len(words) and words[last].start < match.end():
            last += 1
        suffix = (match["suffix"] or "").casefold()
        if last == at or words[at].start != match.start() or suffix in endings:
            continue
        value = _value(match["digits"], match["fraction"] or "", language.words.numbers.thousands)
        suffix = "" if suffix in language.words.numbers.vague_endings else suffix
        sign = suffix + ("%" if match["percent"] else "")
        found.append(Number(at, last, match.start(), match.end(), value, sign))
    return found


def _value(digits: str, fraction: str, thousands: str) -> float:
    plain = "".join(char for char in digits if char not in thousands)
    return float(f"{plain}.{fraction[1:]}") if fraction else float(plain)


class _Spoken:
    """A word as text2num wants it."""

    __slots__ = ("apart", "word")

    def __init__(self, word: str, apart: bool) -> None:
        self.word, self.apart = word, apart

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: Any) -> bool:
        return self.apart

    def not_a_number_part(self) -> bool:
        return self.word[:1].isdigit()


def _written(text: str, words: Sequence[Token], language: Compiled) -> list[Number]:
    from text_to_num import find_numbers

    apart = [False, *(gap(text, a, b) not in ("", "-") for a, b in pairwise(words))]
    spoken = [_Spoken(word.norm, far) for word, far in zip(words, apart, strict=False)]
    found = []
    for hit in find_numbers(spoken, language.words.numbers.language, threshold=0):
        if not hit.is_ordinal and hit.end > hit.start:
            span = words[hit.start].start, words[hit.end - 1].end
            found.append(Number(hit.start, hit.end, *span, hit.value, digits=False))
    return found


def _apart(found: list[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in found:
        if not kept or number.first >= kept[-1].last:
            kept.append(number)
    return kept


def _scaled(text: str, words: Sequence[Token], found: list[Number], language: Compiled) -> list[Number]:
    """Digits before a word of scale ("6 thousand", "2.5 million", "two grand") made one number."""
    scales = language.words.numbers.scales
    kept: list[Number] = []
    for number in found:
        before = kept[-1] if kept else None
        if (
            before
            and before.last == number.first
            and _scale(words, number, scales)
            and not gap(text, words[before.last - 1], words[number.first])
        ):
            kept[-1] = before._replace(last=number.last, end=number.end, value=before.value * number.value)
        else:
            kept.append(number)
    return [_halved(words, _grown(text, words, number, scales), language) for number in kept]


def _halved(words: Sequence[Token], number: Number, language: Compiled) -> Number:
    """With the half that is told in words behind a number: "2 and a half years"."""
    for told in language.words.numbers.halves:
        half = told.split()
        last = number.last + len(half)
        if not number.suffix and [word.norm for word in words[number.last : last]] == half:
            return number._replace(last=last, end=words[last - 1].end, value=number.value + 0.5)
    return number


def _scale(words: Sequence[Token], number: Number, scales: dict[str, float]) -> bool:
    return number.last - number.first == 1 and words[number.first].norm in scales and number.value > _CENT - 1


def _grown(text: str, words: Sequence[Token], number: Number, scales: dict[str, float]) -> Number:
    """With the word of scale that text2num does not know."""
    if number.last >= len(words) or number.suffix:
        return number
    word = words[number.last]
    if word.norm not in scales or gap(text, words[number.last - 1], word):
        return number
    return number._replace(last=number.last + 1, end=word.end, value=number.value * scales[word.norm], scaled=True)
