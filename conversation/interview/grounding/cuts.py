"""Where the clauses of a sentence begin and end; what is put in front to be told of stays with what is told of it."""

from collections.abc import Iterator
from itertools import pairwise

from conversation.interview.grounding.rules import Rules
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.statements.verbs import is_past

_OPENING = 200
_TOPIC = 70
_TOPIC_WORDS = 6
_SHORT = 3
_DENIAL = 2
_PAUSES = " ,;:–—-."


def pieces(text: str, rules: Rules, listed: WritingWords) -> list[tuple[int, int, bool]]:
    """Where the clauses of a sentence stand, and whether each follows without a pause or a conjunction."""
    found = list(_apart(text, rules))
    length = _topic(text, found, rules, listed)
    if length:
        found = [(found[0][0], found[length][1], found[0][2]), *found[length + 1 :]]
    at = 1
    while at + 1 < len(found):
        (start, middle, joined), (_, end, _) = found[at : at + 2]
        told_of = rules.attributed.match(text[middle:end]) and _is_topic(text[start:middle], rules, listed)
        # "me" alone is the first half of a subject: "me and Ada rewrote it".
        if told_of or rules.clefts.fullmatch(text[start:middle].strip()):
            found[at : at + 2] = [(start, end, joined)]
        at += 1
    return found


def _apart(text: str, rules: Rules) -> Iterator[tuple[int, int, bool]]:
    cuts: dict[int, bool] = {}
    for cut in rules.cut.finditer(text):
        cuts.setdefault(cut.end() if cut["pause"] else cut.start(), cut.lastgroup == "bare")
    begin, joined = 0, False
    for a, b in pairwise(sorted({0, len(text), *cuts})):
        if begin == a:
            joined = cuts.get(a, False)
        piece = text[begin:b]
        # Conjunctions that never end are no opening of a clause.
        if piece.strip(_PAUSES) and (len(piece) > _OPENING or not rules.only_cut.fullmatch(piece)):
            yield begin, b, joined
            begin = b
        elif not piece.strip(_PAUSES):
            begin = b


def _topic(text: str, found: list[tuple[int, int, bool]], rules: Rules, listed: WritingWords) -> int:
    """How many pieces at the start of a sentence only say what the next one tells of: "The labels, I never touch them",
    "Level 3 I would have liked to do"."""
    for count, (start, end, joined) in enumerate(found[:3]):
        piece = text[start:end]
        if count and (rules.resumed.match(piece) or _is_bare_denial(piece, rules) or (joined and count == 1)):
            return count
        if count == 1 and len(text[:start].split()) <= _SHORT and rules.own.match(piece.strip()):
            return count
        if end > _TOPIC or not _is_topic(piece, rules, listed):
            return 0
    return 0


def _is_bare_denial(piece: str, rules: Rules) -> bool:
    """Whether a piece is no more than "never" or "not me"."""
    return len(piece.split()) <= _DENIAL and rules.negators.search(piece) is not None


def _is_topic(piece: str, rules: Rules, listed: WritingWords) -> bool:
    return len(piece.split()) <= _TOPIC_WORDS and _is_bare(piece, rules, listed)


def _is_bare(piece: str, rules: Rules, listed: WritingWords) -> bool:
    """Whether a piece has no verb and nobody who acts."""
    acts = rules.own.search(piece) or rules.team.search(piece) or rules.other.search(piece) or rules.agent.search(piece)
    verbs = rules.finite.search(piece) or any(is_past(word, listed.verb_forms) for word in piece.split())
    return not acts and not verbs
