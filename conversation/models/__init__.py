"""The rows of the app. Rules of one row live here; every change of rows is made by the conversation manager."""

from conversation.models.accounting import IdempotentCall, Usage
from conversation.models.interview import (
    Conversation,
    ConversationMessage,
    ConversationQuerySet,
    NoteRow,
    SummaryVersion,
    Turn,
)

__all__ = [
    "Conversation",
    "ConversationMessage",
    "ConversationQuerySet",
    "IdempotentCall",
    "NoteRow",
    "SummaryVersion",
    "Turn",
    "Usage",
]
