"""What was said, or is claimed, cut finer than statements: each clause with who acts in it and how real it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from conversation.interview.grounding.actors import acting, is_name
from conversation.interview.grounding.cuts import pieces
from conversation.interview.grounding.rules import Rules, telling_rules
from conversation.interview.grounding.words import Words, words
from conversation.interview.languages import LanguagePack
from conversation.interview.languages.writing_words import WritingWords
from conversation.interview.text.remembered import LONG, remembered
from conversation.interview.text.spans import Span, sentences
from conversation.interview.types import Actor

Unreal: TypeAlias = Literal["", "planned", "proposed", "undone"]
_LAST = re.compile(r"(?:(?<=['’])|(?<![\w'’]))[\w-]+(?:['’]\w{1,2})?$")


class Clause(NamedTuple):
    """One clause at `start` to `end` of its text; `sentence` names the text and counts its sentences.

    `who` acts in it, carried over from the clause before where it has no subject; None where a thing does, or nobody is
    named. `unreal`: it was planned, or only proposed, or "undone" by what is told next: "but it was cancelled".
    `joined`: it follows without a pause or a conjunction; `carried`: it has no subject of its own.
    """

    start: int
    end: int
    sentence: tuple[str, int]
    words: Words
    who: Actor | None
    unreal: Unreal
    joined: bool
    carried: bool


def clauses(text: str, pack: LanguagePack, source: str = "") -> tuple[Clause, ...]:
    """The clauses of a text in order; questions are none. `source` names the text."""
    return tuple(c._replace(sentence=(source, c.sentence[1])) for c in _clauses(text, pack.writing))


@remembered(LONG)
def _clauses(text: str, listed: WritingWords) -> tuple[Clause, ...]:
    rules = telling_rules(listed)
    found = [
        clause
        for count, sentence in enumerate(sentences(text))
        if not sentence.text.rstrip().endswith("?")
        for clause in _of_sentence(sentence, ("", count), rules, listed)
    ]
    return tuple(_undone(found, rules))


def _of_sentence(span: Span, sentence: tuple[str, int], rules: Rules, listed: WritingWords) -> Iterator[Clause]:
    text, at = span.text, span.start
    who: Actor | None = None
    unreal: Unreal = ""
    marks = _marks(text, rules)
    came_true = max((found.start() for found in rules.accepted.finditer(text)), default=-1)
    clefts = [found.start() for found in rules.cleft.finditer(text)]
    before = ""
    for start, end, joined in pieces(text, rules, listed):
        piece = text[start:end]
        subject: Actor | None = None
        picked = bisect_left(clefts, start) < bisect_left(clefts, end)
        is_relative = rules.relative.match(piece) and not rules.agent.search(piece)
        if is_relative and not rules.only_cut.fullmatch(before):
            who = _antecedent(before, who, rules, listed)
            subject = "other" if who == "other" else None
        elif picked:
            who, unreal, subject = "other", unreal if joined else "", "other"
        elif (subject := acting(piece, rules, listed)) is not None:
            who = subject
            unreal = unreal if joined else ""
        unreal = _carried_on(unreal, piece, rules, joined=joined)
        unreal = next((kind for a, b, kind in marks if a < end and start < b), unreal)
        unreal = "" if unreal == "proposed" and came_true >= start else unreal
        yield Clause(at + start, at + end, sentence, words(piece, listed), who, unreal, joined, subject is None)
        before = piece.rstrip(" ,")


def _carried_on(unreal: Unreal, piece: str, rules: Rules, *, joined: bool) -> Unreal:
    """How real a clause is after another; a reason is real, and what was dropped was not ended."""
    if rules.dropped.search(piece):
        return "undone"
    ends = unreal == "undone" or (unreal == "proposed" and not joined) or rules.factual.match(piece)
    return "" if ends else unreal


def _antecedent(before: str, who: Actor | None, rules: Rules, listed: WritingWords) -> Actor | None:
    """Who acts in a clause that begins with "who" or "which": what stands just before it."""
    last = _LAST.search(before)
    word = last.group() if last else ""
    if rules.own.fullmatch(word) or rules.clefts.search(before):
        return who
    someone = rules.people.fullmatch(word) or rules.other.search(word)
    # A name beside the one who is told to act is theirs, even where a dictionary knows it as a word.
    beside = who == "other" and word[:1].isupper() and not listed.capitalised_nouns
    return "other" if someone or beside or is_name(word, listed) else None


def _marks(text: str, rules: Rules) -> list[tuple[int, int, Unreal]]:
    """Where a text tells of what was only planned or proposed."""
    kinds: tuple[tuple[Unreal, re.Pattern[str]], ...] = (("planned", rules.planned), ("proposed", rules.proposed))
    return [(m.start(), m.end(), kind) for kind, pattern in kinds for m in pattern.finditer(text)]


def _undone(found: list[Clause], rules: Rules) -> list[Clause]:
    """The clauses, with those marked that the next one, in their sentence or at the start of the next, says came to
    nothing."""
    undoing = [at for at, c in enumerate(found) if at and rules.undone.search(c.words.text)]
    for at in undoing:
        before = at - 1
        if found[at].sentence[1] - found[before].sentence[1] > 1:
            continue
        while not found[before].unreal:
            found[before] = found[before]._replace(unreal="undone")
            if not found[before].carried or not before or found[before - 1].sentence != found[before].sentence:
                break
            before -= 1
    return found
