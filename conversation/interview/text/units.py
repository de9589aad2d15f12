"""What a number counts: the unit or noun after it, the sign before it, and the words that make it no count at all."""

import re
from typing import TYPE_CHECKING, NamedTuple

from conversation.interview.text.numbers import Number
from conversation.interview.text.passage import Passage
from conversation.interview.text.tokens import gap

if TYPE_CHECKING:
    from conversation.interview.text.quantities import Quantity, QuantityKind

_REACH = 3
_FRACTION = re.compile(r"\d/\d")


class Sized(NamedTuple):
    """A number with its unit, from `start` to `end` of the text."""

    start: int
    end: int
    value: float
    unit: str
    kind: "QuantityKind"


def labelled(passage: Passage, number: Number) -> bool:
    """Whether a word or sign beside the number makes it a name ("level 3", "covid-19") or a time of day."""
    text, before = passage.text, number.first - 1
    after = text[number.end : number.end + 3]
    if number.digits and (
        (after[:1] == ":" and after[1:2].isdigit()) or text[max(0, number.start - 1) : number.start] in (":", "#")
    ):
        return True
    if number.digits and _FRACTION.search(text, max(0, number.start - 3), number.end + 3):
        return True
    if before < 0 or passage.words[before].norm not in passage.language.words.numbers.labels:
        return False
    return gap(text, passage.words[before], passage.words[number.first]) in ("", "-")


def unit_of(passage: Passage, number: Number) -> Sized | None:
    """The number with its unit; None for a bare pronoun ("the one who") or a sign that is no unit ("4x4", "9am")."""
    if signed := _signed(passage, number):
        return signed
    suffix = number.suffix
    if suffix:
        return _suffixed(passage, number, suffix)
    return _followed(passage, number)


def _signed(passage: Passage, number: Number) -> Sized | None:
    """With a currency sign before or after it."""
    signs = passage.language.money_signs
    start, text = number.start, passage.text
    value, end = _thousandfold(passage, number)
    before = text[start - 1 : start] if start else ""
    if before == " " and start > 1:
        before = text[start - 2 : start - 1] if text[start - 2 : start - 1] in signs else ""
        start -= 1 if before else 0
    if before in signs:
        return Sized(start - 1, end, value, signs[before], "money")
    after = text[end : end + 2].lstrip()[:1]
    if after in signs:
        return Sized(number.start, text.index(after, end) + 1, value, signs[after], "money")
    return None


def _thousandfold(passage: Passage, number: Number) -> tuple[float, int]:
    scale = passage.language.words.numbers.scales.get(number.suffix, 1.0)
    return number.value * scale, number.end


def _suffixed(passage: Passage, number: Number, suffix: str) -> Sized | None:
    language = passage.language
    if suffix.endswith("%"):
        return Sized(number.start, number.end, number.value, "percent", "percent") if suffix == "%" else None
    scale = language.words.numbers.scales.get(suffix)
    if suffix == "m" and _is_length(passage, number):
        scale = None
    if scale:
        return _followed(passage, number._replace(value=number.value * scale, suffix=""))
    if suffix in language.unit_of:
        kind, unit = language.unit_of[suffix]
        return Sized(number.start, number.end, number.value, unit, kind)  # type: ignore[arg-type]
    return None


def _is_length(passage: Passage, number: Number) -> bool:
    after = passage.words[number.last].norm if number.last < len(passage.words) else ""
    return after in passage.language.words.numbers.million_letter_not_before


def _followed(passage: Passage, number: Number) -> Sized | None:
    """With the unit or noun among the next words; at most two plain words may stand between ("12 new starters")."""
    language, words = passage.language, passage.words
    lone = number.last - number.first == 1 and words[number.first].norm in language.words.numbers.pronouns
    scale = words[number.last - 1].norm if number.scaled else ""
    money = language.unit_of.get(scale, ("",))[0] == "money"
    bare = None if lone else Sized(number.start, number.end, number.value, "", "money" if money else "plain")
    for at in range(number.last, min(number.last + _REACH, len(words))):
        word = words[at]
        if not _joined(passage, at) or (word.norm in language.joints and word.norm not in language.unit_of):
            break
        if word.norm in language.unit_of:
            kind, unit = language.unit_of[word.norm]
            if kind != "count" and at > number.last:
                break
            return Sized(number.start, word.end, number.value, unit, kind)  # type: ignore[arg-type]
        if word.norm[:1].isdigit():
            break
        if at == number.last and gap(passage.text, words[at - 1], word) == "-" and word.norm.isalpha():
            return Sized(number.start, word.end, number.value, word.norm, "count")
        if not lone and language.count_noun.fullmatch(
            word.norm if not language.words.names.capital_nouns else word.text
        ):
            return Sized(number.start, word.end, number.value, word.norm, "count")
    return bare


def _joined(passage: Passage, at: int) -> bool:
    return gap(passage.text, passage.words[at - 1], passage.words[at]) in ("", "-", "%")


def shares(passage: Passage, make: type["Quantity"]) -> list["Quantity"]:
    """ "one in five", "8 out of 10": two bare numbers bound by a word, as a percentage."""
    out_of = passage.language.words.numbers.out_of
    shared = []
    for left, right in zip(passage.numbers, passage.numbers[1:], strict=False):
        link = passage.text[left.end : right.start].strip().casefold()
        if link in out_of and 0 < left.value < right.value <= 1000:
            text = passage.text[left.start : right.end]
            shared.append(make(left.start, right.end, text, 100 * left.value / right.value, "percent", None, "percent"))
    return shared
