"""What holds of a conversation's rows at any moment, whatever was called, cut off or killed before."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from uuid import UUID

from django.db.models import Max

from conversation.interview.policy import take_stock
from conversation.models import Conversation, ConversationMessage, NoteRow, SummaryVersion, Turn
from conversation.models.interview import TurnQuerySet
from conversation.services.rows.find import lease_left
from conversation.services.rows.glance import glance_of
from conversation.services.rows.status import get_conversation_history, get_status

State = Turn.State
Rule = Callable[[Conversation], Iterator[str]]


def broken(conversation_id: UUID) -> list[str]:
    """What is wrong, in sentences; empty when all is well."""
    conversation = Conversation.objects.get(pk=conversation_id)
    rules = RULES if conversation.deleted_at is None else ROW_RULES
    return [f"{conversation_id}: {wrong}" for rule in rules for wrong in rule(conversation)]


def fingerprint(conversation_id: UUID) -> tuple[object, ...]:
    """What a call that does nothing leaves as it is."""
    conversation = Conversation.objects.filter(pk=conversation_id)
    messages = ConversationMessage.objects.filter(conversation=conversation_id)
    return (
        *conversation.values_list(),
        *messages.order_by("sequence").values_list("content", "superseded_at"),
        NoteRow.objects.filter(conversation=conversation_id).count(),
        SummaryVersion.objects.filter(conversation=conversation_id).count(),
    )


def numbers_are_dense(conversation: Conversation) -> Iterator[str]:
    """Sequence numbers and positions count from 1 without a gap, and the conversation's counters are the last."""
    counted = {
        "sequence numbers": (_all(ConversationMessage, conversation, "sequence"), conversation.last_sequence),
        "note positions": (_all(NoteRow, conversation, "position"), conversation.last_position),
        "versions": (_all(SummaryVersion, conversation, "number"), None),
    }
    for name, (found, last) in counted.items():
        if found != list(range(1, len(found) + 1)):
            yield f"{name} are not dense: {found}"
        if last is not None and last != max(found, default=0):
            yield f"the counter of {name} says {last}, the last is {max(found, default=0)}"
    turns = Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY)
    last_turn = turns.aggregate(last=Max("number"))["last"]
    if conversation.last_turn != last_turn:
        yield f"the counter of turns says {conversation.last_turn}, the last is {last_turn}"


def one_turn_runs(conversation: Conversation) -> Iterator[str]:
    """At most one."""
    running = Turn.objects.filter(conversation=conversation, state=State.RUNNING).count()
    if running > 1:
        yield f"{running} turns run"


def complete_turns_alternate(conversation: Conversation) -> Iterator[str]:
    """Of each number one turn stands; the messages of those that are complete take turns."""
    turns = Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY).exclude(state=State.SUPERSEDED)
    numbers = [turn.number for turn in turns.order_by("number", "attempt")]
    if len(numbers) != len(set(numbers)):
        yield f"of one number several turns stand: {numbers}"
    messages: list[ConversationMessage] = []
    for turn in turns.filter(state=State.COMPLETE).order_by("number").select_related("user_message", "ai_message"):
        messages += [message for message in (turn.user_message, turn.ai_message) if message is not None]
    if any(message.superseded_at for message in messages):
        yield "a complete turn has a superseded message"
    if any(not message.content for message in messages):
        yield "a complete turn has an empty message"
    roles = [message.role for message in sorted(messages, key=lambda message: message.sequence)]
    if roles != [message.role for message in messages] or any(one == next_ for one, next_ in pairwise(roles)):
        yield f"complete turns do not alternate: {roles}"


def replies_say_how_their_turns_stand(conversation: Conversation) -> Iterator[str]:
    """`state` of a reply's metadata is its turn's; a superseded turn's reply is superseded, and no other."""
    for turn in _replies(conversation):
        reply = turn.ai_message
        if reply is None:
            yield f"{turn} has no reply"
            continue
        superseded = turn.state == State.SUPERSEDED
        if superseded is not (reply.superseded_at is not None):
            yield f"{turn}, but its reply was superseded at {reply.superseded_at}"
        if not superseded and reply.metadata.get("state") != turn.state:
            yield f"{turn}, but its reply says {reply.metadata.get('state')}"


def readers_see_it_so(conversation: Conversation) -> Iterator[str]:
    """The history says of each reply what its turn says; of one that nobody writes any more, that it failed."""
    shown = {
        view.message_id: view.metadata.get("state")
        for view in get_conversation_history(conversation.pk, superseded=True).messages
    }
    for turn in _replies(conversation):
        dead = turn.state == State.RUNNING and lease_left(turn) == 0
        expected = State.FAILED if dead else turn.state
        if shown[UUID(str(turn.ai_message_id))] != expected:
            yield f"{turn}, but the history says {shown[UUID(str(turn.ai_message_id))]}"


def nothing_that_was_said_is_lost(conversation: Conversation) -> Iterator[str]:
    """Each active message of the person's has the notes' quotes in it to the letter, and at most one standing turn."""
    for note in NoteRow.objects.filter(conversation=conversation, message__isnull=False).select_related("message"):
        if note.message is not None and note.message.content[note.start : note.end] != note.quote:
            yield f"“{note.quote}” is not what stands in its message"
    standing = _replies(conversation).exclude(state=State.SUPERSEDED)
    asked = list(standing.values_list("user_message_id", flat=True))
    if len(asked) != len(set(asked)):
        yield "a message is answered by several turns that stand"
    if standing.filter(user_message__superseded_at__isnull=False).exists():
        yield "a turn stands whose message was replaced"
    said = ConversationMessage.objects.active().filter(conversation=conversation, role="user", asked_in__isnull=False)
    if left := set(said.values_list("pk", flat=True)) - set(asked):
        yield f"{len(left)} messages stand whose turns were all replaced"


def the_status_is_lawful(conversation: Conversation) -> Iterator[str]:
    """Completed only with a write-up; a write-up's text only with a version."""
    versions = SummaryVersion.objects.filter(conversation=conversation).count()
    if conversation.status not in Conversation.Status.values:
        yield f"the status is {conversation.status}"
    if conversation.status == Conversation.Status.COMPLETED and not versions:
        yield "it is completed without a write-up"
    if conversation.experience_summary is not None and not versions:
        yield "it has the text of a write-up that is not there"


def the_glance_is_the_fold(conversation: Conversation) -> Iterator[str]:
    """What lists show, where it is kept, is what folding the ledger anew says; and it is what readers are told."""
    interview = conversation.as_interview()
    folded = glance_of(interview, take_stock(interview))
    glance = conversation.glance or {}
    # What another release kept is folded again, so it may differ.
    for part, kept in glance.items() if glance.get("made_by") == folded["made_by"] else ():
        if kept != folded[part]:
            yield f"the kept glance says of {part} {kept}, the fold {folded[part]}"
    status = get_status(conversation.pk)
    active = ConversationMessage.objects.filter(conversation=conversation, superseded_at=None).exclude(content="")
    if status.message_count != active.count():
        yield f"message_count is {status.message_count}, active messages are {active.count()}"
    if not 0 <= status.coverage.share <= 1:
        yield f"the share is {status.coverage.share}"
    if (status.coverage.questions_left == 0) is not status.completion.suggested:
        yield f"{status.coverage.questions_left} questions are left, suggested is {status.completion.suggested}"


ROW_RULES: tuple[Rule, ...] = (
    numbers_are_dense,
    one_turn_runs,
    complete_turns_alternate,
    replies_say_how_their_turns_stand,
    nothing_that_was_said_is_lost,
    the_status_is_lawful,
)
RULES: tuple[Rule, ...] = (*ROW_RULES, readers_see_it_so, the_glance_is_the_fold)


def _replies(conversation: Conversation) -> TurnQuerySet:
    """The turns that answer a message, the greeting not among them."""
    turns = Turn.objects.filter(conversation=conversation, kind=Turn.Kind.REPLY, number__gt=0)
    return turns.select_related("ai_message").order_by("number", "attempt")


def _all(model: type, conversation: Conversation, field: str) -> list[int]:
    rows = model.objects.filter(conversation=conversation)  # type: ignore[attr-defined]
    return list(rows.order_by(field).values_list(field, flat=True))
