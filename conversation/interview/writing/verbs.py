"""Past tense by each pack's own rule."""

from functools import lru_cache

import lemminflect

from conversation.interview.languages.writing_words import VerbForms


@lru_cache(maxsize=5_000)
def past(word: str, forms: VerbForms) -> str:
    """The simple past of a verb in any form; the word as it is where the language keeps what was said."""
    if forms == "as_said":
        return word
    known = _IRREGULAR.get(word.casefold())
    if known:
        return known
    lemma = base(word, forms)
    if not lemma:
        return word
    return str(lemminflect.getInflection(lemma, "VBD")[0])


@lru_cache(maxsize=5_000)
def base(word: str, forms: VerbForms) -> str:
    """The dictionary form of a word that can be a verb; "" where it cannot or the language keeps what was said."""
    if forms == "as_said" or not word.isascii():
        return ""
    found = lemminflect.getAllLemmas(word.casefold(), upos="VERB").get("VERB", ())
    return str(found[0]) if found else ""


@lru_cache(maxsize=5_000)
def is_past(word: str, forms: VerbForms) -> bool:
    """Whether a word is the simple past of some verb."""
    lemma = base(word, forms)
    return bool(lemma) and word.casefold() in lemminflect.getInflection(lemma, "VBD")


_IRREGULAR = {"am": "was", "is": "was", "are": "were", "was": "was", "were": "were", "programming": "programmed"}
