"""The clauses of an answer: who acts in each, what cues stand in it, and whether it tells anything."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from conversation.interview.languages.reading_words import Cue
from conversation.interview.text.clauses import clauses_of, named_subject
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import Passage
from conversation.interview.text.spans import Span, span
from conversation.interview.types import Actor

_GUESS = 3
_TENTATIVE = 4
_NEAR = 4
_NEAREST, _FARTHEST = 2, 5
_POLITE = 3
_GOES_ON = ("change_verb", "routine_verb", "movement", "i", "we")


class Clause(NamedTuple):
    """A clause over the words `first` to `last` (exclusive), with the cues that begin in it.

    `idle`: nothing to note: a question, a pleasantry, abuse, or a wish to take something back.
    """

    span: Span
    first: int
    last: int
    hits: tuple[Hit, ...]
    cues: frozenset[str]
    actor: Actor | None
    idle: bool = False

    def has(self, *cues: Cue) -> bool:
        """Whether any of the cues stands in the clause."""
        return not self.cues.isdisjoint(cues)


def take_apart(passage: Passage, hits: Sequence[Hit], busy: frozenset[int]) -> list[list[Clause]]:
    """The clauses of each sentence that has words. `busy` are the words of numbers and dates."""
    made: list[list[Clause]] = []
    at = 0
    for spans in clauses_of(passage.text, passage.language.words):
        sentence: list[Clause] = []
        for piece in spans:
            first, last = passage.word_at(piece.start), passage.word_at(piece.end - 1)
            last = last + 1 if last < len(passage.words) and passage.words[last].start < piece.end else last
            begun = at
            while at < len(hits) and hits[at].first < last:
                at += 1
            inside = [hit for hit in hits[begun:at] if hit.first >= first]
            for part, begin, end in _results_apart(passage, piece, first, last, inside):
                sentence.append(_clause(passage, part, begin, end, inside, sentence))
        idle = _idle(passage, sentence, busy)
        whole = [clause._replace(idle=idle) for clause in sentence if clause.last > clause.first]
        made += _wished_apart(passage, whole)
    return _with_marks(passage, [sentence for sentence in made if sentence])


def _wished_apart(passage: Passage, sentence: list[Clause]) -> list[list[Clause]]:
    """A sentence, with a wish to have something left out of the write-up in an idle one of its own."""
    for place, clause in enumerate(sentence):
        wish = next((hit for hit in clause.hits if hit.cue == "leave_out" and _wishes(passage, clause, hit)), None)
        if wish is None:
            continue
        cut = _after_mark(passage, clause, wish.first)
        if _refers_back(passage, wish, sentence[-1].last):
            return [[part._replace(idle=True) for part in sentence]]
        told, wished = sentence[:place], [part._replace(idle=True) for part in sentence[place:]]
        if cut > clause.first:
            told = [*told, cut_out(passage, clause, clause.first, cut)]
            wished[0] = cut_out(passage, clause, cut, clause.last)._replace(idle=True)
        return [part for part in (told, wished) if part]
    return [sentence]


def _after_mark(passage: Passage, clause: Clause, at: int) -> int:
    """The word behind the last comma or the like before a word of a clause; its first word if there is none."""
    marked = (
        n
        for n in range(at, clause.first, -1)
        if passage.text[passage.words[n - 1].end : passage.words[n].start].strip()
    )
    return next(marked, clause.first)


def _wishes(passage: Passage, clause: Clause, hit: Hit) -> bool:
    """Whether the words of a wish are one: nobody else is said to do it, as in "we don't mention it"."""
    begun = _after_mark(passage, clause, hit.first)
    subjects = (
        other for other in clause.hits if other.cue in ("i", "we", "other") and begun <= other.first < hit.first
    )
    asks = passage.language.words.intents.question_leads
    return any(passage.words[at].norm in asks for at in range(begun, hit.first)) or not any(True for _ in subjects)


def _refers_back(passage: Passage, wish: Hit, last: int) -> bool:
    """Whether what a wish is about stands before it: "the food we received, maybe don't write it"."""
    small = {*passage.language.padding, *passage.language.words.phrases.vague_words, *passage.language.stops}
    ends = all(passage.words[at].norm in small for at in range(wish.last, last))
    named = any(passage.words[at].text[:1].isupper() for at in range(wish.first + 1, wish.last))
    return ends and not named and wish.last - wish.first <= _NEAR


def cut_out(passage: Passage, clause: Clause, first: int, last: int) -> Clause:
    """The words `first` to `last` of a clause, as a clause."""
    end = clause.span.end if last == clause.last else passage.words[last].start
    start = clause.span.start if first == clause.first else passage.words[first].start
    hits = tuple(hit for hit in clause.hits if first <= hit.first < last)
    part = span(passage.text, start, end)
    return Clause(part, first, last, hits, frozenset(hit.cue for hit in hits), clause.actor, clause.idle)


def _with_marks(passage: Passage, sentences: list[list[Clause]]) -> list[list[Clause]]:
    """The number of a list item stands in no sentence: it is an idle one by itself, so that each word has a place."""
    whole: list[list[Clause]] = []
    at = 0
    for sentence in sentences:
        whole += _marks(passage, at, sentence[0].first)
        whole.append(sentence)
        at = sentence[-1].last
    return whole + _marks(passage, at, len(passage.words))


def _marks(passage: Passage, first: int, last: int) -> list[list[Clause]]:
    words = ((at, passage.words[at]) for at in range(first, last))
    return [
        [Clause(span(passage.text, word.start, word.end), at, at + 1, (), frozenset(), None, idle=True)]
        for at, word in words
    ]


def _clause(
    passage: Passage, part: Span, first: int, last: int, hits: Sequence[Hit], before: Sequence[Clause]
) -> Clause:
    own = tuple(hit for hit in hits if first <= hit.first < last)
    goes_on = before[-1].actor if before else None
    near = [hit for hit in own if hit.first - first <= _NEAR] if goes_on else own
    actor = _actor(passage, near, first) or goes_on
    return Clause(part, first, last, own, frozenset(hit.cue for hit in own), actor)


def _results_apart(
    passage: Passage, piece: Span, first: int, last: int, hits: Sequence[Hit]
) -> list[tuple[Span, int, int]]:
    """A clause parted where "and" leads from a deed to what moved: "I set up a board and waiting times fell"."""
    ands = passage.language.words.phrases.ands
    deeds = [hit.first for hit in hits if hit.cue in ("change_verb", "routine_verb")]
    for hit in hits:
        if hit.cue != "movement" or not deeds or deeds[0] >= hit.first:
            continue
        for at in range(max(deeds[0] + 1, hit.first - _FARTHEST), hit.first - _NEAREST + 1):
            if passage.words[at].norm in ands and not any(
                other.first == at + 1 and other.cue in _GOES_ON for other in hits
            ):
                cut = passage.words[at].start
                left, right = span(passage.text, piece.start, cut), span(passage.text, cut, piece.end)
                return [(left, first, at), (right, at, last)]
    return [(piece, first, last)]


def _actor(passage: Passage, hits: Iterable[Hit], first: int) -> Actor | None:
    """Whoever is named first in a clause as the one who acts."""
    words = passage.words
    joined = words[first].norm in passage.language.words.phrases.ands if first < len(words) else False
    towards = passage.language.words.phrases.to_words
    if named_subject(passage, first + joined):
        return "other"
    best: tuple[int, int, Actor] | None = None
    for hit in hits:
        if hit.cue not in ("i", "we", "other") or (hit.cue == "we" and hit.first == first and joined):
            continue
        if hit.cue == "other" and first < hit.first and words[hit.first - 1].norm in towards:
            continue  # "Cuidé a mi madre": they are whom it was done to
        actor: Actor = "I" if hit.cue == "i" else "we" if hit.cue == "we" else "other"
        if best is None or (hit.first, -hit.last) < best[:2]:
            best = (hit.first, -hit.last, actor)
    return best[2] if best else None


def _idle(passage: Passage, sentence: Sequence[Clause], busy: frozenset[int]) -> bool:
    """Whether a sentence is asked of the interviewer, mere politeness, abuse, or takes something back."""
    opening = next((clause for clause in sentence if clause.last > clause.first), None)
    if opening is None:
        return False
    leads = {hit.cue for hit in opening.hits if hit.first - opening.first <= 1}
    asks = passage.text[: sentence[-1].span.end].endswith("?")
    asked = "question" in leads and (asks or not any(clause.has("correction") for clause in sentence))
    if any(clause.has("abuse") for clause in sentence) or asked or _withdraws(sentence, opening, busy):
        return True
    if asks and not _unsure(passage, opening, busy):
        return True
    words = sum(clause.last - clause.first for clause in sentence)
    polite = sum(hit.last - hit.first for clause in sentence for hit in clause.hits if hit.cue == "pleasantry")
    return "pleasantry" in leads and words - polite <= _POLITE


def _unsure(passage: Passage, opening: Clause, busy: frozenset[int]) -> bool:
    """Whether a question mark only says that the person is not certain: "a third less?"."""
    first, last = opening.first, opening.last
    if opening.actor in ("I", "we") and passage.words[first].norm in passage.language.pronouns:
        return True
    asks = passage.words[first].norm in passage.language.words.intents.question_leads
    return not asks and (last - first <= _TENTATIVE or not busy.isdisjoint(range(first, last)))


def _withdraws(sentence: Sequence[Clause], opening: Clause, busy: frozenset[int]) -> bool:
    """Whether a sentence only takes something back, and tells nothing in its stead."""
    takes_back = ("withdrawal", "withdraw_all")
    leads = any(hit.cue in takes_back and hit.first - opening.first <= _GUESS for hit in opening.hits)
    return leads and busy.isdisjoint(range(opening.first, sentence[-1].last))
