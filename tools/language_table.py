"""Make the table by which languages are told apart anew: python -m tools.language_table

It holds py3langid's model in a form that plain Python reads as it is, in a sixth of the memory and without numpy: where
the model has a table of what follows each byte in each of its states, the automaton of which that was made; where it
has a weight for every feature in every language, of most features only the weights that differ from the language's most
frequent one. Run it after a change of py3langid's version; a test says when that is due.
"""

import json
import lzma
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE
from py3langid.modelio import load_model

from conversation.interview.languages.identify import NO_FEATURE, TABLE, UNIT

# From so many weights on that differ, a feature has its whole row in the table.
_FULL = 40


class Trie(NamedTuple):
    """The byte sequences that the model knows, breadth first: each has a number, the last byte, and how many follow it.

    `texts` are the sequences, `states` the model's own numbers of them.
    """

    texts: list[bytes]
    states: list[int]
    children: list[int]


def table() -> bytes:
    """The whole table, packed; `identify` tells its parts."""
    weights, prior, codes, moves, row_of, features = load_model(MODEL_DIR / MODEL_FILE)
    trie = _trie(np.asarray(moves).reshape(-1, 256), row_of)
    counted = np.rint(-weights.astype("f4") * UNIT).astype("i4")
    usual = np.array([_most_frequent(column) for column in counted.T])
    differs = counted != usual
    full = differs.sum(axis=1) >= _FULL
    order = sorted({features[state] for state in trie.states} - {-1}, key=lambda feature: (not full[feature], feature))
    rare = order[int(full[order].sum()) :]
    parts = {
        "last_bytes": b"\0" + b"".join(text[-1:] for text in trie.texts[1:]),
        "first_child": _integers(accumulate(trie.children, initial=1)),
        "shorter": _integers(_shorter(trie.texts)),
        "feature": _integers(_numbered(trie.states, features, order)),
        "rows": counted[order[: len(order) - len(rare)]].astype("<u2").tobytes(),
        "first_rare": _integers(accumulate(differs[rare].sum(axis=1).tolist(), initial=0)),
        "languages": np.nonzero(differs[rare])[1].astype("u1").tobytes(),
        "differences": (counted - usual)[rare][differs[rare]].astype("<i2").tobytes(),
    }
    head = {
        "codes": codes,
        "prior": [float(value) for value in prior],
        "usual": usual.tolist(),
        "parts": {name: len(part) for name, part in parts.items()},
    }
    return lzma.compress(json.dumps(head).encode() + b"\n" + b"".join(parts.values()), preset=9)


def _trie(moves: Any, row_of: Any) -> Trie:
    """A state's shortest way from the start is the sequence that it stands for."""
    trie = Trie([b""], [0], [])
    seen = {0}
    for text, state in zip(trie.texts, trie.states, strict=True):  # both grow meanwhile
        before = len(trie.states)
        for byte, to in enumerate(moves[row_of[state]].tolist()):
            if to not in seen:
                seen.add(to)
                trie.texts.append(text + bytes([byte]))
                trie.states.append(to)
        trie.children.append(len(trie.states) - before)
    return trie


def _shorter(texts: list[bytes]) -> Iterator[int]:
    """For each sequence the number of its longest end that is a sequence too."""
    number = {text: at for at, text in enumerate(texts)}
    return (next((number[text[n:]] for n in range(1, len(text)) if text[n:] in number), 0) for text in texts)


def _numbered(states: list[int], features: list[int], order: list[int]) -> Iterator[int]:
    place = {feature: at for at, feature in enumerate(order)}
    return (place.get(features[state], NO_FEATURE) for state in states)


def _most_frequent(column: Any) -> Any:
    values, counts = np.unique(column, return_counts=True)
    return values[counts.argmax()]


def _integers(values: Any) -> bytes:
    return np.fromiter(values, dtype="<u4").tobytes()


if __name__ == "__main__":
    TABLE.write_bytes(table())
