"""Several experiences in one answer: the interview stays with one, and what is told of another is set apart."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from conversation.interview.guide import DEFAULT_GUIDE, guide_for
from conversation.interview.languages import pack_for
from conversation.interview.ledger import fold
from conversation.interview.reading.answer import Answer, Found
from conversation.interview.reading.organisation import another, organisations
from conversation.interview.reading.role import roles
from conversation.interview.reading.signs import Sign, signs
from conversation.interview.session import Interview, Other
from conversation.interview.text.lexicon import Hit
from conversation.interview.text.passage import passage_of
from conversation.interview.text.remembered import SHORT, remembered
from conversation.interview.types import Asked, Evidence, Message, Move, Note

_CALLED = 8  # words by which an experience may be called
_CLAUSE = 3  # words of a clause that tells something
_TURNS = 12  # places of an answer that are looked at


class _Stretch(NamedTuple):
    """Words of another experience, `called` so in the words of the last two."""

    first: int
    last: int
    called: tuple[int, int]


def others(interview: Interview, message: Message) -> tuple[Other, ...]:
    """The other experiences that a message mentions, in order.

    Only what is plainly another: told by the person of themselves, beside what this interview is about, and at a place
    of its own or of another kind. `interview` may hold the message already, and what came after it.
    """
    passage = passage_of(message.content, interview.pack.reading)
    if not passage.language.turns.find(passage.words, {}, {}, passage.openings):
        return ()
    earlier = _before(interview, message)
    names = tuple(note.value for note in earlier if note.topic == "organisation")
    found = _found(message.content, interview.pack.code, names, bool(earlier))
    named = {"message_id": message.message_id}
    return tuple(other._replace(evidence=other.evidence.model_copy(update=named)) for other in found)


def this_one(interview: Interview, message: Message) -> Message:
    """The message with blanks where it tells of another experience: each word of the rest stays where it was."""
    text = message.content
    for other in others(interview, message):
        start, end = other.since, other.evidence.end
        text = text[:start] + " " * (end - start) + text[end:]
    return message if text == message.content else message.model_copy(update={"content": text})


def of_this_one(interview: Interview) -> Interview:
    """The interview with such blanks in all of the person's messages."""
    said = (this_one(interview, each) if each.role == "user" else each for each in interview.messages)
    return interview._replace(messages=tuple(said))


def _before(interview: Interview, message: Message) -> tuple[Note, ...]:
    """The facts that stood before a message."""
    ids = [each.message_id for each in interview.messages]
    earlier = {None, *(ids[: ids.index(message.message_id)] if message.message_id in ids else ids)}
    return fold(note for note in interview.notes if note.message_id in earlier).facts


@remembered(SHORT)
def _found(text: str, code: str, names: tuple[str, ...], begun: bool) -> tuple[Other, ...]:
    """The others in a text. `names`: what this experience's places were called before; `begun`: whether anything was
    told of it.
    """
    alone = Interview(guide_for(DEFAULT_GUIDE), pack_for(code), (), (), (Asked(move=Move(kind="greet"), text=""),))
    told = _Told(Answer(alone, Message(message_id="", role="user", content=text)), names, begun)
    return tuple(told.other(stretch) for stretch in told.stretches())


class _Told:
    """What one answer tells of other experiences."""

    def __init__(self, answer: Answer, names: tuple[str, ...], begun: bool) -> None:
        self._answer, self._names, self._begun = answer, names, begun
        self._turns = answer.of("elsewhere", "onward")

    @cached_property
    def _titles(self) -> list[Found]:
        return roles(self._answer)

    @cached_property
    def _businesses(self) -> list[tuple[int, int]]:
        """Businesses of one's own, with the "my" before them."""
        norm, mine = self._answer.norm, self._answer.language.words.phrases.possessives
        return [(hit.first - (norm(hit.first - 1) in mine), hit.last) for hit in self._answer.of("org_own")]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where the answer says that somebody worked, as stretches of its text."""
        noted = [(note.start, note.end) for note in organisations(self._answer, self._titles)]
        told = self._named(0, len(self._answer.passage.words))
        return [*noted, *((self._answer.start(first), self._answer.end(last)) for first, last in told)]

    @cached_property
    def _signs(self) -> list[Sign]:
        found = signs(self._answer.passage, self._answer.pack)
        return [sign for sign in found if sign.guide != DEFAULT_GUIDE]

    def stretches(self) -> Iterator[_Stretch]:
        """The stretches that tell of others, in order and apart."""
        reached = 0
        for turn in islice(self._turns, _TURNS):
            stretch = self._behind(turn) or self._ahead(turn) if turn.first >= reached else None
            if stretch:
                reached = stretch.last
                yield stretch

    def other(self, stretch: _Stretch) -> Other:
        """A stretch as others know it."""
        answer = self._answer
        since = self._lead(stretch.first, answer.sentence_at(stretch.first)[0].first)
        start, end = answer.start(stretch.first), answer.end(stretch.last)
        told = Evidence(message_id=answer.message.message_id, start=start, end=end, quote=answer.text[start:end])
        called = answer.text[answer.start(stretch.called[0]) : answer.end(stretch.called[1])]
        return Other(told, " ".join(called.split()), answer.start(since))

    def _behind(self, turn: Hit) -> _Stretch | None:
        """What follows the words that lead to another experience, to the end of its sentence and what goes on of it."""
        known = self._known(turn.first)
        if known is None:
            return None
        last = self._back(turn, known)
        called = next(self._marks(turn.first, last, turn.last, known), None)
        if called is None:
            return None
        again = next((begin for begin, _ in self._known_places(called[1], last, known)), None)
        end = self._going_on(last) if again is None else self._lead(again, called[1])
        return _Stretch(turn.first, end, called)

    def _ahead(self, turn: Hit) -> _Stretch | None:
        """The clause that such words end: "and ran my own café before that"."""
        answer = self._answer
        clause, ands = answer.clause_at(turn.first), answer.language.words.phrases.ands
        if turn.last < clause.last:
            return None
        first = max((at + 1 for at in range(clause.first, turn.first) if answer.norm(at) in ands), default=clause.first)
        known = self._known(first)
        called = next(self._marks(first, turn.first, first, known), None) if known is not None else None
        return _Stretch(first, turn.last, called) if called else None

    def _known(self, first: int) -> frozenset[str] | None:
        """The words by which this experience's place is called before a word; None where nothing is told of it yet."""
        answer, start = self._answer, self._answer.start(first)
        places = [answer.text[begin:end] for begin, end in self._places if end <= start]
        spoken = any(c.last <= first and not c.idle and c.last - c.first >= _CLAUSE for c in answer.clauses)
        working = any(hit.first < first for hit in answer.of("time_work"))
        if not (self._begun or places or spoken or working or any(title.end <= start for title in self._titles)):
            return None
        return frozenset(word for value in (*self._names, *places) for word in self._words(value))

    def _words(self, text: str) -> Iterator[str]:
        """The words of a name that tell it from others."""
        language = self._answer.language
        norms = (word.norm.removesuffix("'s") for word in language.tokens(text))
        return (norm for norm in norms if norm not in language.joints)

    def _back(self, turn: Hit, known: frozenset[str]) -> int:
        """The word at which an answer is done with another experience: its sentence ends, turns again, or names this
        one's place.
        """
        sentence = self._answer.sentence_at(turn.first)
        ends = [hit.first for hit in self._turns if turn.last <= hit.first < sentence[-1].last]
        for clause in sentence:
            names = {self._answer.norm(at).removesuffix("'s") for at in range(clause.first, clause.last)}
            if clause.first > turn.first and not known.isdisjoint(names):
                ends.append(clause.first)
        return min(ends, default=sentence[-1].last)

    def _going_on(self, last: int) -> int:
        """The end of the sentences behind that open with "there", and so go on about the place just told of."""
        while last < len(self._answer.passage.words):
            sentence = self._answer.sentence_at(last)
            there = any(hit.cue == "same_place" for hit in self._answer.hits_at(last))
            if sentence[0].first != last or sentence[0].idle or not there:
                return last
            last = sentence[-1].last
        return last

    def _marks(self, first: int, last: int, rest: int, known: frozenset[str]) -> Iterator[tuple[int, int]]:
        """What makes words those of another experience: a place that is not this one's, a business, another kind.

        `rest`: where they begin once what leads to them is left out.
        """
        answer = self._answer
        here = self._known_places(first, last, known)
        for place in self._named(first, last):
            if place in here:
                return
            if self._mine(place[0]):
                yield place
        if any(hit.cue in ("same_place", "by_now") for at in range(first, last) for hit in answer.hits_at(at)):
            return
        for sign in self._signs:
            if first <= sign.first and sign.last <= last and self._mine(sign.first):
                yield (rest, last) if last - rest <= _CALLED else (sign.first, sign.last)

    def _known_places(self, first: int, last: int, known: frozenset[str]) -> list[tuple[int, int]]:
        """Where words name this experience's own place."""
        answer = self._answer
        named = (
            (place, answer.text[answer.start(place[0]) : answer.end(place[1])]) for place in self._named(first, last)
        )
        return [place for place, text in named if not known.isdisjoint(self._words(text))]

    def _lead(self, at: int, least: int) -> int:
        """The first of the small words that lead to a word, not before `least`."""
        words = self._answer.language.words.phrases
        small = {*words.ands, *words.heads, *words.strong_places, *words.articles}
        while at > least and self._answer.norm(at - 1) in small:
            at -= 1
        return at

    def _mine(self, at: int) -> bool:
        """Whether a clause tells what the person themselves did."""
        clause = self._answer.clause_at(at)
        return clause.actor not in ("other", "we") and not clause.has("negation", "plan")

    def _named(self, first: int, last: int) -> list[tuple[int, int]]:
        """Employers and businesses of one's own that words name, in order."""
        own = (place for place in self._businesses if first <= place[0] and place[1] <= last)
        return sorted((*self._employers(first, last), *own))

    def _employers(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        for hit in self._answer.of("org_opener", "org_other"):
            if first < hit.last <= last and (found := another(self._answer, hit.last)) and found[1] <= last:
                yield found
