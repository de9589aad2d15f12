"""What a test asks about rows; each answer is made in a fresh process."""

from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.tokens import make_token
from conversation.models import ConversationMessage, IdempotentCall, NoteRow, Turn
from tests.durability import rules


def token(email: str) -> str:
    """A new person's."""
    return make_token(User.objects.create_user(email), "tests")[1]


def rows(conversation_id: str) -> dict[str, Any]:
    """All that is stored of a conversation, superseded rows too, each kind in order; and the rules that are broken.

    `messages`: role, content, whether it stands, the state it tells. `notes`: source, topic, value, quote.
    `turns`: kind, number, attempt, state.
    """
    one = UUID(conversation_id)
    messages = ConversationMessage.objects.filter(conversation=one).order_by("sequence")
    notes = NoteRow.objects.filter(conversation=one).order_by("position")
    turns = Turn.objects.filter(conversation=one).order_by("opened_at")
    return {
        "messages": [(row.role, row.content, row.superseded_at is None, row.metadata.get("state")) for row in messages],
        "notes": list(notes.values_list("source", "topic", "value", "quote")),
        "turns": list(turns.values_list("kind", "number", "attempt", "state")),
        "broken": rules.broken(one),
    }


def calls_running(conversation_id: str) -> int:
    """Calls under an Idempotency-Key that say they run, of one conversation."""
    return IdempotentCall.objects.filter(state="running", route__contains=conversation_id).count()
