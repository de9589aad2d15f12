"""One simulated person's whole interview, held through the API, with what was known at every point of it."""

from typing import Any, NamedTuple

from conversation.interview.types import TopicKey
from evals.interviewer.interviewee import Interviewee
from evals.interviewer.persona import Persona
from evals.interviewer.recount import Recount

# A person who is asked on and on goes away in the end.
MOST_ANSWERS = 40


class Turn(NamedTuple):
    """An answer and the reply to it. `before` and `told`: the keys of the facts that the person had told before this
    answer and with it. `declined`: the topics that they had nothing on, asked so far. `stops`: they said that they must
    go. `finishing`: they only agreed to have it written up.
    """

    answer: str
    reply: str
    kind: str
    topic: TopicKey | None
    before: frozenset[str]
    told: frozenset[str]
    declined: frozenset[TopicKey]
    stops: bool
    finishing: bool
    suggested: bool


class Talk(NamedTuple):
    """An interview from the greeting to the write-up."""

    person: Persona
    greeting: str
    turns: tuple[Turn, ...]
    notes: tuple[dict[str, Any], ...]
    summary: dict[str, Any]

    @property
    def told(self) -> frozenset[str]:
        """The keys of the facts that the person told in the end."""
        return self.turns[-1].told if self.turns else frozenset()

    @property
    def suggested_at(self) -> int | None:
        """After how many answers the write-up was first suggested; None where it never was."""
        return next((number for number, turn in enumerate(self.turns, 1) if turn.suggested), None)


def held(recount: Recount, person: Persona, seed: int = 0) -> Talk:
    """Interview a person until they agree to the write-up, have stopped, or have had enough."""
    begun = recount.start(person.kind, person.language)
    conversation, asked = begun["conversation_id"], begun["initial_message"]
    someone, turns = Interviewee(person, seed), list[Turn]()
    while len(turns) < MOST_ANSWERS and not (turns and turns[-1].suggested):
        before = someone.told
        answer = someone.answer(asked)
        turn = recount.say(conversation, answer)
        asked = turn["ai_response"]
        turns.append(_turn(someone, before, answer, turn))
    summary = recount.complete(conversation)["experience_summary"]
    return Talk(person, begun["initial_message"], tuple(turns), tuple(recount.notes(conversation)["notes"]), summary)


def _turn(someone: Interviewee, before: frozenset[str], answer: str, turn: Any) -> Turn:
    move = turn["turn"]["move"] or {}
    return Turn(
        answer=answer,
        reply=turn["ai_response"],
        kind=move.get("kind") or "",
        topic=move.get("topic"),
        before=before,
        told=someone.told,
        declined=someone.declined,
        stops=someone.wants_to_stop,
        finishing=someone.agreed_to_finish,
        suggested=turn["completion_suggestion"]["suggested"],
    )
