"""Past tense by each pack's own rule."""

from functools import lru_cache
from typing import Any

from conversation.interview.languages.writing_words import VerbForms

_KNOWN = {"am": "was", "is": "was", "are": "were", "was": "was", "were": "were", "programming": "programmed"}


@lru_cache(maxsize=5_000)
def past(word: str, forms: VerbForms) -> str:
    """The simple past of a verb in any form; the word as it is where the language keeps what was said."""
    known = _KNOWN.get(word.casefold())
    if known and forms == "english":
        return known
    if is_past(word, forms):
        return word
    lemma = base(word, forms)
    inflected = _lemminflect().getInflection(lemma, "VBD") if lemma else ()
    return str(inflected[0]) if inflected else word


@lru_cache(maxsize=5_000)
def base(word: str, forms: VerbForms) -> str:
    """The dictionary form of a word that can be a verb; "" where it cannot or the language keeps what was said."""
    if forms == "as_said" or not word.isascii() or not word.replace("-", "").isalpha():
        return ""
    found = _lemminflect().getAllLemmas(word.casefold(), upos="VERB").get("VERB", ())
    return str(found[0]) if found else ""


@lru_cache(maxsize=5_000)
def is_past(word: str, forms: VerbForms) -> bool:
    """Whether a word is the simple past of some verb."""
    lemma = base(word, forms)
    return bool(lemma) and word.casefold() in _lemminflect().getInflection(lemma, "VBD")


@lru_cache(maxsize=5_000)
def is_only_verb(word: str, forms: VerbForms) -> bool:
    """Whether a word can be a verb and nothing else."""
    return bool(base(word, forms)) and set(_lemminflect().getAllLemmas(word.casefold())) <= {"VERB", "AUX"}


@lru_cache(maxsize=5_000)
def is_known(word: str, language: str) -> bool:
    """Whether a lower-case word stands in the dictionary of a language; False for names, mostly."""
    if not language:
        return False
    from simplemma import is_known as listed

    return bool(listed(word, language, low_memory=True))


def _lemminflect() -> Any:
    import lemminflect

    return lemminflect
