"""In which language a text is written: py3langid's naive Bayes model, over the byte sequences that a text holds."""

import json
import lzma
import math
import sys
import unicodedata
from array import array
from collections import Counter
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

# Made by tools/language_table.py; from py3langid, whose licence is beside it.
TABLE = Path(__file__).with_name("identify.xz")
NO_FEATURE = 0xFFFFFFFF
# What a weight of 1 is in the table's whole numbers.
UNIT = 2048


class _Table(NamedTuple):
    """The model. Byte sequences and features go by number; a language by its place in `codes`, where one may be twice.

    A sequence has its last byte in `last_bytes`; those that are longer by one byte are numbered on from `first_child`;
    `shorter` is its longest end that is a sequence too, `feature` what it counts as. A weight is a whole number, how
    unlikely the feature is in a language. The first features have theirs in `rows`, two bytes for each language. The
    others have their `differences` from the language's `usual` weight, for some `languages`, from `first_rare` on.
    """

    codes: list[str]
    prior: list[float]
    usual: list[int]
    last_bytes: bytes
    first_child: "array[int]"
    shorter: "array[int]"
    feature: "array[int]"
    rows: bytes
    first_rare: "array[int]"
    languages: bytes
    differences: "array[int]"


def ranked(text: str) -> list[tuple[str, float]]:
    """Every language that the model knows with its likelihood, the likeliest first; all are alike for no words."""
    table = _table()
    said = _prepared(text)
    scores = _scores(_features(said, table), table)
    # The root of the length keeps the likelihoods of long texts from being all or nothing.
    scale = 1 / math.sqrt(len(said) or 1)
    best = max(scores)
    shares = [math.exp((score - best) * scale) for score in scores]
    whole = sum(shares)
    merged: dict[str, float] = {}
    for code, share in zip(table.codes, shares, strict=True):
        merged[code] = merged.get(code, 0.0) + share / whole
    return sorted(merged.items(), key=lambda item: -item[1])


def _prepared(text: str) -> bytes:
    lower = text.lower() if text.isupper() else text
    return unicodedata.normalize("NFC", lower).encode("utf-8", errors="surrogatepass")


def _features(said: bytes, table: _Table) -> Counter[int]:
    """The features of a text and how often each is there: at each byte, that of the longest sequence ending there."""
    last_bytes, first, shorter, feature = table.last_bytes, table.first_child, table.shorter, table.feature
    find = last_bytes.find
    at, found = 0, []
    for byte in said:
        longer = find(byte, first[at], first[at + 1])
        while longer < 0 and at:
            at = shorter[at]
            longer = find(byte, first[at], first[at + 1])
        at = max(longer, 0)
        found.append(feature[at])
    seen = Counter(found)
    seen.pop(NO_FEATURE, None)
    return seen


def _scores(seen: Counter[int], table: _Table) -> list[float]:
    """How likely each language is, as a logarithm."""
    if not seen:
        return [0.0] * len(table.codes)
    alike: dict[int, list[int]] = {}
    for feature, times in seen.items():
        alike.setdefault(times, []).append(feature)
    scores = table.prior
    for times, features in alike.items():
        counts = math.log1p(times) / UNIT
        scores = [score - counts * weight for score, weight in zip(scores, _summed(features, table), strict=True)]
    return scores


def _summed(features: list[int], table: _Table) -> list[int]:
    """For each language the sum of the weights of some features."""
    size = 2 * len(table.codes)
    whole = len(table.rows) // size
    rare = [feature - whole for feature in features if feature >= whole]
    rows = [table.rows[size * feature : size * feature + size] for feature in features if feature < whole]
    sums = [each + len(rare) * usual for each, usual in zip(_added(rows, size), table.usual, strict=True)]
    for feature in rare:
        place = slice(table.first_rare[feature], table.first_rare[feature + 1])
        for language, difference in zip(table.languages[place], table.differences[place], strict=True):
            sums[language] += difference
    return sums


def _added(rows: list[bytes], size: int) -> list[int]:
    """Rows of numbers of two bytes added column by column: as two large numbers, with room for the sums in each column.

    That takes a hundredth of the time of adding number by number.
    """
    columns = size // 2
    mask = int.from_bytes(b"\xff\xff\0\0" * columns, "little")
    even = odd = 0
    for row in rows:
        number = int.from_bytes(row, "little")
        even += number & mask
        odd += number >> 16 & mask
    sums = [0] * columns
    sums[::2] = unpack_from(f"<{(columns + 1) // 2}I", even.to_bytes(size + 4, "little"))
    sums[1::2] = unpack_from(f"<{columns // 2}I", odd.to_bytes(size + 4, "little"))
    return sums


@cache
def _table() -> _Table:
    with lzma.open(TABLE) as file:
        head = json.loads(file.readline())
        parts = {name: file.read(size) for name, size in head["parts"].items()}
    return _Table(
        codes=head["codes"],
        prior=head["prior"],
        usual=head["usual"],
        last_bytes=parts["last_bytes"],
        first_child=_integers("I", parts["first_child"]),
        shorter=_integers("I", parts["shorter"]),
        feature=_integers("I", parts["feature"]),
        rows=parts["rows"],
        first_rare=_integers("I", parts["first_rare"]),
        languages=parts["languages"],
        differences=_integers("h", parts["differences"]),
    )


def _integers(kind: str, packed: bytes) -> "array[int]":
    values = array(kind, packed)
    if sys.byteorder == "big":
        values.byteswap()
    return values
