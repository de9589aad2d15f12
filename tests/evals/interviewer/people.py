"""Rosa, a florist, and interviews with her that went one way or another."""

from typing import Any

from conversation.interview.types import TopicKey
from evals.interviewer.persona import Fact, Persona
from evals.interviewer.talk import Talk, Turn

REQUIRED: tuple[TopicKey, ...] = (
    "role",
    "organisation",
    "timeframe",
    "responsibilities",
    "scope",
    "tools",
    "challenge",
    "actions",
    "outcome",
    "collaboration",
    "learning",
)


def rosa(**changes: Any) -> Persona:
    """A florist with one fact under each topic that a job requires."""
    facts = tuple(Fact(key=t, topic=t, says=(f"My {t} was the flowers.",), find=(f"my {t}",)) for t in REQUIRED)
    usual: dict[str, Any] = {"who": "Rosa", "language": "en", "kind": "employment", "facts": facts, "name": "rosa"}
    return Persona(**(usual | changes))


def turn(number: int, *, told: int, suggested: bool = False, **changes: Any) -> Turn:
    """Her answer of a number, with which she has told so many of her facts."""
    known = frozenset(REQUIRED[:told])
    plain = Turn(
        answer=f"Answer {number}.",
        reply=f"Reply number {number}. What about matter {number}, in {'a' * number} words?",
        kind="ask",
        topic="learning",
        before=known,
        told=known,
        declined=frozenset(),
        stops=False,
        finishing=False,
        suggested=suggested,
    )
    return plain._replace(**changes)


def talk(*turns: Turn, notes: tuple[dict[str, Any], ...] = (), person: Persona | None = None, **summary: Any) -> Talk:
    """An interview of these turns."""
    written = {
        "title": "Florist",
        "narrative_summary": "I did the flowers.",
        "role_context": "Florist",
        "timeline": "",
        "resume_bullets": ["Did the flowers"] * 3,
        "key_achievements": [],
        "interview_story": {"situation": "", "action": "", "result": ""},
        "skills_identified": {"technical_skills": [], "soft_skills": [], "tools_technologies": []},
    }
    return Talk(person or rosa(), "Hello! What did you do?", turns, notes, written | summary)
