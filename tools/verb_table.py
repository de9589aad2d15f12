"""Make the table of English verbs anew: python -m tools.verb_table

The table is all that the interview asks of lemminflect, written down once, so that no server need load lemminflect's
dictionaries and numpy, 60 MB together. Run it after a change of lemminflect's version; a test says when that is due.
"""

from collections.abc import Iterator
from typing import Any

import lemminflect
from lemminflect.core.Lemmatizer import Lemmatizer

from conversation.interview.statements.verbs import TABLE

_VERBAL = {"VERB", "AUX"}


def rows() -> list[str]:
    """A row for each word that can be a verb, in order: word, dictionary form, "=" or "|", and its simple pasts.

    "=" stands by a word that can be nothing but a verb.
    """
    return sorted(row for word in _words() for row in _row(word))


def _words() -> set[str]:
    """Every word of lemminflect's dictionary that `base` would look up."""
    dictionary: Any = Lemmatizer()
    known = {*dictionary._getLemmaDict(), *dictionary._getOverridesDict()}  # noqa: SLF001 - it lists them nowhere else
    return {word for word in known if word.isascii() and word.replace("-", "").isalpha() and word == word.casefold()}


def _row(word: str) -> Iterator[str]:
    kinds = lemminflect.getAllLemmas(word)
    if found := kinds.get("VERB"):
        pasts = "/".join(lemminflect.getInflection(found[0], "VBD"))
        yield f"{word} {found[0]} {'=' if kinds.keys() <= _VERBAL else '|'} {pasts}"


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
