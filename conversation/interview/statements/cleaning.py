"""Take the talk out of what was said: fillers, openers, tails, chat spellings. Figures and names stay as they are."""

import re
from unicodedata import normalize

from conversation.interview.statements.grammar import Grammar
from conversation.interview.statements.verbs import is_known

_WORD = re.compile(r"[\w'’-]+")
_EDGES = " \t,.;:!…–—-"
_TAIL = 60
_MOST_LAYERS = 12
# What stands before the first word and says nothing: an emoji, a tick, the mark of a list.
_ORNAMENT = re.compile(r"^[^\w\s\"“„«'‘‚(\[£$€#@+~<>%-]+\s*")
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+(?=[,.;:!?])")
_DOUBLED = re.compile(r"([,;:])\s*(?:[,;:]\s*)+")


def tidy(text: str, rules: Grammar) -> str:
    """The text without fillers, in plain spelling and spacing."""
    text = _ORNAMENT.sub("", _SPACES.sub(" ", normalize("NFC", text)).lstrip())
    text = rules.filler.sub(_gap, text)
    for pattern, write in rules.respell:
        text = pattern.sub(write, text)
    text = _DOUBLED.sub(r"\1 ", _BEFORE_STOP.sub("", _SPACES.sub(" ", text)))
    return without_tail(text.strip(), rules)


def without_openers(text: str, rules: Grammar) -> str:
    """The text from its first word that says something."""
    for _ in range(_MOST_LAYERS):
        match = rules.opener.match(text)
        if not match or not match.end():
            break
        text = text[match.end() :]
    return text


def without_tail(text: str, rules: Grammar) -> str:
    """The text up to its last word that says something, without a full stop."""
    text = text.rstrip(_EDGES)
    for _ in range(_MOST_LAYERS):
        match = rules.trailer.search(text, max(0, len(text) - _TAIL))
        if not match:
            break
        text = text[: match.start()].rstrip(_EDGES)
    return text


def sentence_case(text: str) -> str:
    """The text with a capital at its start, unless it begins with a name such as iOS."""
    return text[:1].upper() + text[1:] if text[1:2] == text[1:2].lower() else text


def lower_start(text: str, language: str) -> str:
    """The text as it stands amid a sentence: its first word in lower case, where that is a word of the dictionary."""
    first = _WORD.match(text)
    if first is None or first.group() == "I" or not (first.group()[1:].islower() or len(first.group()) == 1):
        return text
    return text[:1].lower() + text[1:] if is_known(first.group().casefold(), language) else text


def lower_first(text: str) -> str:
    """The text with a small letter at its start, unless it begins with letters in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in ("", " ") else text


def full_stop(text: str) -> str:
    """The text as a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _gap(match: re.Match[str]) -> str:
    """What a filler leaves behind: a comma where it stood at a pause."""
    return ", " if match.group().lstrip().startswith(",") and not match.group().rstrip().endswith(",") else " "
