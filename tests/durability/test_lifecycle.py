"""Any sequence of calls, in any order, leaves a conversation whose rows keep every rule."""

import asyncio
from collections.abc import Awaitable, Iterator
from datetime import timedelta
from typing import Any, ClassVar, Literal, TypeVar
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from pytest_django.fixtures import Settings

from accounts.models import User
from conversation.exceptions import (
    ConversationCompleted,
    ConversationError,
    NotFound,
    NothingSaid,
    NothingToRetry,
    NotLastMessage,
    ProvidersFailed,
    TurnInProgress,
    WrongState,
)
from conversation.models import ConversationMessage, Turn
from conversation.services import running
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.reply_writer import LiveReply
from tests.durability import rules
from tests.durability.machines import ANSWERS, FAILS, PENDING, STEPS, Kind, run
from tests.wire.scripted import Scripted, scripted_server

T = TypeVar("T")
AGES = 3600
manager, orchestrator = ConversationManager(), ConversationOrchestrator()

KINDS = st.sampled_from([*STEPS, "says", "says", "notes nothing"])


class Lifecycle(RuleBasedStateMachine):
    """A person, their conversation, and what the person's own idea of it is; the model alone is asked.

    `runs`: what of a reply is still pending, its words or only its notes; `dead`: its process died, which nobody knows.
    """

    loop: ClassVar[asyncio.AbstractEventLoop]
    model: ClassVar[Scripted]
    person: ClassVar[User]

    def __init__(self) -> None:
        super().__init__()
        self.status = "active"
        self.deleted = False
        self.runs: Literal["", "words", "notes", "dead"] = ""
        self.live: LiveReply | None = None
        self.left: list[LiveReply] = []
        self.said: list[UUID] = []
        self.steps = 0

    @initialize()
    def start(self) -> None:
        self.id = self.wait(orchestrator.astart_new_conversation(self.person.pk)).conversation_id

    def wait(self, work: Awaitable[T]) -> T:
        return self.loop.run_until_complete(work)

    def refused(self, work: Awaitable[Any]) -> type[ConversationError] | None:
        """What a call was refused with."""
        try:
            self.wait(work)
        except ConversationError as error:
            return type(error)
        return None

    def refusal(self) -> type[ConversationError] | None:
        """What every call that goes on with the talk is refused with."""
        if self.deleted:
            return NotFound
        if self.status == "completed":
            return ConversationCompleted
        return TurnInProgress if self.runs == "words" else None

    def turn(self, kind: Kind, begins: Awaitable[LiveReply], refusal: type[ConversationError] | None) -> bool:
        """Begin a turn, and see it as far as it goes; whether it began."""
        self.model.will(STEPS[kind])
        asked = len(self.model.requests)
        before = self.live
        if refusal is not None:
            assert self.refused(begins) is refusal
            if self.runs == "notes" and self.refusal() is None:
                # They were given up for a call that was refused for another reason then.
                self.runs = ""
            return False
        self.live = self.wait(begins)
        if self.runs == "notes" and before is not None:
            assert self.wait(before.result()).state == "complete"
        self.status, self.runs = "active", ""
        if kind in PENDING:
            self.runs = PENDING[kind]
            self.wait(asyncio.to_thread(self.model.is_asked, asked + 1))
            if self.runs == "notes":
                self.wait(_final(self.live))
        elif kind in FAILS:
            assert self.refused(self.live.result()) is ProvidersFailed
        else:
            assert self.wait(self.live.result()).state == "complete"
        return True

    @rule(text=st.sampled_from(ANSWERS), kind=KINDS)
    def message(self, text: str, kind: Kind) -> None:
        if self.turn(kind, orchestrator.abegin_message(self.id, text), self.refusal()) and self.live:
            self.said.append(self.live.opened.user_message_id)

    @rule(kind=KINDS)
    def retry(self, kind: Kind) -> None:
        nothing = None if self.said else NothingToRetry
        self.turn(kind, orchestrator.abegin_retry(self.id), self.refusal() or nothing)

    @precondition(lambda self: self.said)
    @rule(text=st.sampled_from(ANSWERS), kind=KINDS)
    def edit_the_last(self, text: str, kind: Kind) -> None:
        edited = orchestrator.abegin_edit(self.id, self.said[-1], text)
        if self.turn(kind, edited, self.refusal()) and self.live:
            self.said.append(self.live.opened.user_message_id)

    @rule(data=st.data())
    def edit_another(self, data: st.DataObject) -> None:
        which = data.draw(st.sampled_from([uuid4(), *self.said[:-1]])) if self.said[:-1] else uuid4()
        expected = self.refusal() or (NotLastMessage if which in self.said else NotFound)
        self.turn("says", orchestrator.abegin_edit(self.id, which, "Another."), expected)

    @rule()
    def stop(self) -> None:
        if self.deleted:
            assert self.refused(orchestrator.astop(self.id)) is NotFound
            return
        stopped = self.wait(orchestrator.astop(self.id))
        assert stopped is (self.runs == "words")
        if self.runs in ("words", "notes") and self.live is not None:
            assert self.wait(self.live.result()).state == ("stopped" if self.runs == "words" else "complete")
            self.runs = ""

    @rule(wanted=st.sampled_from(["paused", "active"]))
    def pause_or_resume(self, wanted: str) -> None:
        call = manager.pause_conversation if wanted == "paused" else manager.resume_conversation
        wrong = TurnInProgress if self.runs == "notes" else WrongState if self.status == wanted else None
        refused = self.refused(in_db(call, self.id))
        assert refused is (self.refusal() or wrong)
        if refused is None:
            self.status, self.runs = wanted, ""

    @precondition(lambda self: self.steps % 3 == 0)
    @rule(kind=st.sampled_from(["refuses", "is cut", "notes nothing"]))
    def complete(self, kind: Kind) -> None:
        self.model.will(STEPS[kind])
        refused = self.refused(orchestrator.acomplete_conversation_with_summary(self.id))
        # Of notes that are pending it is known before anything else.
        pending = self.runs == "notes" and self.refusal() is None
        assert refused is (self.refusal() or (None if self.said else NothingSaid))
        if pending or refused is None:
            self.runs = ""
        if refused is None:
            self.status = "completed"

    @rule()
    def reopen(self) -> None:
        refused = self.refused(in_db(manager.reopen_conversation, self.id))
        assert refused is (NotFound if self.deleted else None if self.status == "completed" else WrongState)
        if refused is None:
            self.status = "active"

    # What ends a talk is called seldom, so that there is one.
    @precondition(lambda self: self.steps % 4 == 0)
    @rule()
    def delete(self) -> None:
        refused = self.refused(orchestrator.adelete_conversation(self.id))
        assert refused is (NotFound if self.deleted else None)
        self.deleted = True
        self.runs = "dead" if self.runs == "dead" else ""

    @rule()
    def restore(self) -> None:
        refused = self.refused(in_db(manager.restore_conversation, self.id))
        assert refused is (None if self.deleted else NotFound)
        self.deleted = False

    @rule(title=st.sampled_from(["", "Night nurse"]), guide=st.sampled_from(["employment", "care"]))
    def change(self, title: str, guide: str) -> None:
        refused = self.refused(in_db(manager.update_conversation, self.id, title=title, guide=guide))
        assert refused is (NotFound if self.deleted else None)

    @precondition(lambda self: self.runs in ("words", "notes"))
    @rule()
    def its_process_falls_silent(self) -> None:
        """Its lease runs out, and no other process hears of it."""
        assert self.live is not None
        running._lives.pop(self.live.turn_id, None)
        vars(self.live)["interrupt"] = _deaf
        Turn.objects.filter(pk=self.live.turn_id).update(lease_until=timezone.now() - timedelta(seconds=1))
        self.left.append(self.live)
        self.runs = "dead"

    @precondition(lambda self: self.left)
    @rule()
    def what_was_given_up_wakes_up(self) -> None:
        """It closes its turn, if nobody did, and changes nothing otherwise."""
        live = self.left.pop()
        stands = Turn.objects.get(pk=live.turn_id).state == "running"
        LiveReply.interrupt(live, "stop")
        refused = self.refused(live.result())
        if not stands:
            assert refused in (NotFound, ProvidersFailed)
        elif self.runs == "dead":
            self.runs = ""

    @invariant()
    def every_rule_holds(self) -> None:
        self.steps += 1
        assert rules.broken(self.id) == []
        turns = Turn.objects.filter(conversation=self.id, state="running").count()
        assert turns == (self.runs != "")
        if not self.deleted:
            assert manager.get_status(self.id).status == self.status
        last = ConversationMessage.objects.filter(conversation=self.id, role="user", superseded_at=None)
        if self.said:
            assert last.order_by("-sequence")[0].pk == self.said[-1]

    def teardown(self) -> None:
        for live in (self.live, *self.left):
            if live is not None:
                LiveReply.interrupt(live, "stop")
        self.wait(running.drain(10))


def _deaf(why: str) -> None:
    """What a process does about a wish that does not hear it."""


async def _final(live: LiveReply) -> None:
    """Wait until the text of a reply is whole."""
    while not live.final:
        assert not live.ended.done()
        await live.changed()


@pytest.fixture
def lived(
    transactional_db: None, owner: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[type[Lifecycle]]:
    """The machine with one event loop and one model for all examples; what hangs, hangs for ages."""
    monkeypatch.setattr("tests.wire.scripted.SOON_S", AGES)
    with scripted_server() as model, asyncio.Runner() as runner:
        Lifecycle.model, Lifecycle.loop, Lifecycle.person = model, runner.get_loop(), owner
        settings.CONVERSATION = {
            "ai_providers": ("openai",),
            "openai_api_key": "a-key",
            "openai_base_url": f"{model.address}/v1",
            "turn_lease_s": AGES,
            "provider_first_token_timeout_s": AGES,
            "provider_token_timeout_s": AGES,
            "provider_total_timeout_s": AGES,
            "provider_failures_allowed": AGES,
            "turn_limit": AGES,
        }
        yield Lifecycle


def test_any_short_sequence_of_calls_keeps_every_rule(lived: type[Lifecycle]) -> None:
    run(lived, 8, 15)


@pytest.mark.slow
def test_any_sequence_of_calls_keeps_every_rule(lived: type[Lifecycle]) -> None:
    run(lived, 40, 30)
