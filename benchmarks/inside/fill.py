"""`python -m benchmarks.inside.fill EMAIL CONVERSATIONS MESSAGES`: much to list, and a long talk to read.

Prints the long conversation's id. Some interviews are held by the services themselves, with the offline interviewer;
the others are copies of them.
"""

import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

import django

from benchmarks.people import answers

EXAMPLES = 20
AT_A_TIME = 500


def main(email: str, conversations: int, messages: int) -> None:
    """Fill, and say where the long talk is."""
    django.setup()
    from accounts.models import User

    user = User.objects.get(email=email)
    examples = [held(user, number, 2) for number in range(EXAMPLES)]
    multiply(examples, conversations - EXAMPLES - 1)
    print(lengthen(held(user, EXAMPLES, 12), messages))


def held(user: Any, number: int, turns: int) -> UUID:
    """An interview of so many turns."""
    from conversation.services.conversation_orchestrator import ConversationOrchestrator

    orchestrator = ConversationOrchestrator()
    begun = orchestrator.start_new_conversation(user.pk)
    for text in answers(number, turns):
        orchestrator.process_user_message(begun.conversation_id, text)
    return begun.conversation_id


def multiply(examples: list[UUID], wanted: int) -> None:
    """So many copies of the examples, each last changed a second before the one made before it."""
    from benchmarks.inside.clone import copied, copies, rows_of, store
    from conversation.models import Conversation

    originals = [Conversation.objects.get(pk=pk) for pk in examples]
    all_rows = [rows_of(original) for original in originals]
    for first in range(0, wanted, AT_A_TIME):
        made = []
        for number in range(first, min(first + AT_A_TIME, wanted)):
            which = number % len(originals)
            earlier = originals[which].updated_at - timedelta(seconds=number)
            made.append((copied(originals[which], updated_at=earlier, created_at=earlier), all_rows[which]))
        Conversation.objects.bulk_create(conversation for conversation, _ in made)
        store([copies(rows, conversation) for conversation, rows in made])


def lengthen(pk: UUID, wanted: int) -> UUID:
    """Say it all again, without the greeting, until there are so many messages; then hold one more turn by rule."""
    from benchmarks.inside.clone import Rows, copies, rows_of, store
    from conversation.models import Conversation
    from conversation.services.conversation_orchestrator import ConversationOrchestrator

    conversation = Conversation.objects.get(pk=pk)
    rows = rows_of(conversation)
    again = Rows(rows.messages[1:], [turn for turn in rows.turns if turn.number], rows.notes)
    times = -(-(wanted - len(rows.messages) - 2) // len(again.messages))
    store([copies(again, conversation, times=number) for number in range(1, times + 1)])
    conversation.last_sequence += times * len(again.messages)
    conversation.last_position += times * len(again.notes)
    conversation.last_turn += times * len(again.turns)
    conversation.save()
    ConversationOrchestrator().process_user_message(pk, "We kept the list until the last day.")
    return pk


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
