"""The story of an interview: how things stood, what the person did, what came of it; no statement in two parts."""

from collections.abc import Collection
from typing import NamedTuple

from conversation.interview.session import Interview
from conversation.interview.statements import Statement
from conversation.interview.types import DraftClaim, TopicKey
from conversation.interview.writing.telling import Telling
from conversation.interview.writing.wording import Wording, as_sentence

_MAX_PART = 3
_MAX_TITLE = 7


class Told(NamedTuple):
    """A sentence of the story, and the statements that it tells."""

    claim: DraftClaim
    told: tuple[Statement, ...]


class Story:
    """Tells the statements of one interview as a story, each in the person's own words."""

    def __init__(self, telling: Telling, wording: Wording) -> None:
        self._telling, self._wording = telling, wording
        self._deeds = telling.story_deeds

    def is_deed(self, statement: Statement) -> bool:
        """Whether a statement is one of the deeds that the story is about."""
        return statement in self._deeds

    def situation(self) -> tuple[DraftClaim, ...]:
        """What was hard, with the reason that the person gave."""
        return tuple(one.claim for one in self.hard()[:_MAX_PART])

    def hard(self) -> list[Told]:
        """What was hard, each with what it tells."""
        return [self._told(s) for s in self._hard()]

    def _hard(self) -> list[Statement]:
        """What was hard; a verb without its subject only where nothing else was told."""
        hard = self._telling.of("problem")
        return [s for s in hard if not s.implicit] or hard

    def action(self, best: Collection[Statement]) -> tuple[DraftClaim, ...]:
        """What the person did, those deeds first that tell most, in the order told."""
        chosen = [s for s in self._deeds if s in best] or self._deeds
        return tuple(self._told(s).claim for s in chosen[: _MAX_PART + 1])

    def result(self) -> tuple[DraftClaim, ...]:
        """What came of it."""
        relatives = self._wording.rules.words.relatives
        results = (s for s in self._telling.told if self._telling.is_result(s))
        changed = [s for s in results if s.text.split(" ", 1)[0].casefold() not in relatives]
        return tuple(self._told(s).claim for s in changed[:_MAX_PART])

    def lone_outcomes(self, used: Collection[Statement]) -> tuple[DraftClaim, ...]:
        """Outcomes that were not used yet and can be read alone."""
        return tuple(one.claim for one in self.lone(used))

    def lone(self, used: Collection[Statement]) -> list[Told]:
        """The same, each with what it tells."""
        free = [s for s in self._telling.of("outcome") if s not in used]
        return [self._told(s) for s in free if self._stands_alone(s)]

    def title(self) -> DraftClaim | None:
        """The first deed in a few words, to know a story by in which no role and no place was named."""
        deeds = [s for s in self._telling.of("deed") if not s.implicit and "timeframe" not in s.topics]
        first = next((s for s in deeds if s.topics & {"actions", "responsibilities"}), deeds[0] if deeds else None)
        if first is None:
            return None
        words, leads = self._wording.deed(first).split(",")[0].split()[:_MAX_TITLE], self._wording.rules.words
        while words and words[-1].casefold() in (*leads.leads, *leads.before_object, *leads.conjunctions):
            words.pop()
        return DraftClaim(text=" ".join(words), quotes=(first.quote,)) if len(words) > 1 else None

    def _stands_alone(self, statement: Statement) -> bool:
        words = self._wording.rules.words
        first = statement.text.split(" ", 1)[0].casefold()
        leans = first in (*words.subjects_thing, *words.relatives) or self._wording.rules.drift.match(statement.text)
        moved = self._wording.rules.outcome.search(statement.text) or self._telling.has_figure(statement)
        changed = bool(moved) and statement.actor != "other" and not self._telling.was_so(statement)
        return not leans and self._telling.is_sentence(statement) and changed

    def _told(self, statement: Statement) -> Told:
        """A statement with what the person hung on it in the same sentence: a reason, or what "which" tells of it."""
        words, text, told = self._wording.rules.words, self._wording.clause(statement), [statement]
        following = self._following(statement)
        if following and following.link in words.reasons:
            text, told = self._wording.with_reason(text, following), [*told, following]
        elif following and following.text.split(" ", 1)[0].casefold() in words.relatives:
            text, told = self._wording.with_outcome(text, following), [*told, following]
        claim = DraftClaim(text=as_sentence(self._wording.named(text)), quotes=tuple(s.quote for s in told))
        return Told(claim, tuple(told))

    def _following(self, statement: Statement) -> Statement | None:
        """The next statement of the same sentence."""
        told = self._telling.told
        index = told.index(statement) + 1
        found = told[index] if index < len(told) else None
        same = found and (found.message_id, found.sentence) == (statement.message_id, statement.sentence)
        return found if same and found and found.mood in ("done", "negated") else None


def answered(interview: Interview) -> dict[str, TopicKey]:
    """The topic that was asked right before each message of the person's, where one was."""
    topics = {asked.text: asked.move.topic for asked in interview.asked}
    found: dict[str, TopicKey] = {}
    before = ""
    for message in interview.messages:
        if message.role == "user" and (topic := topics.get(before)):
            found[message.message_id] = topic
        before = message.content if message.role == "assistant" else before
    return found
