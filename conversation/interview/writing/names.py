"""Names as names are written."""

import re

_ARTICLE = re.compile(
    r"^(?:an?|the|ein|eine|einen|einer|einem|der|die|das|une?|le|la|les|un|una|el|los|las)\s+|^l['’]", re.IGNORECASE
)
_ACRONYM = re.compile(r"\b[bcdfghjklmnpqrstvwxz]{2,4}\b")


def bare(value: str) -> str:
    """A value without its article."""
    return _ARTICLE.sub("", value.strip())


def capital(value: str) -> str:
    """A value with a capital at its start."""
    value = value.strip()
    return value[:1].upper() + value[1:]


def named(value: str) -> str:
    """A name typed without capitals, with them."""
    value = bare(value)
    if not value.islower():
        return value
    return " ".join(capital(w) if len(w) > 2 or i == 0 else w for i, w in enumerate(acronyms(value).split()))


def acronyms(value: str) -> str:
    """A value with short words that have no vowel in capitals, as in "HGV driver"."""
    return _ACRONYM.sub(lambda m: m.group().upper(), value)
