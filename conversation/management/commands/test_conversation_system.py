"""`manage.py test_conversation_system`: hold a whole interview on this installation and say whether it works."""

import logging
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from conversation.exceptions import ConversationError, LifecycleError
from conversation.interview.types import Summary
from conversation.models import Conversation
from conversation.providers.registry import configured
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator

ANSWERS = (
    "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
    "I ran the night shift with 6 bakers, we made bread for 14 shops with two deck ovens and a spiral mixer.",
    "The hardest part was waste. We threw away about 80 loaves every night because the orders came in too late.",
    "I called each shop manager, moved the order deadline to 6 pm and wrote a simple baking plan for every oven.",
    "Waste went down from 80 loaves to 15 a night within three months, and we saved roughly £1,200 a month.",
    "I learned to explain numbers to people who are tired, and the shops still use my plan.",
)
Step = tuple[str, Callable[[], str]]


class Command(BaseCommand):
    """Each step prints what it did and its time, the last line a verdict; the first failure ends with exit status 1."""

    help = "Try the whole conversation system: the lifecycle alone (--skip-ai) or a real interview with your providers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who is interviewed, whether a model is asked, whether the rows stay."""
        parser.add_argument("--skip-ai", action="store_true", help="check the lifecycle without any model")
        parser.add_argument("--user-email", help="hold the interview as this user (made for the run if there is none)")
        parser.add_argument("--keep", action="store_true", help="leave the rows, so that you can look at them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps, clean up, and say how it went."""
        began = time.perf_counter()
        trial = Trial(_address(options["user_email"]))
        steps = trial.lifecycle_steps() if options["skip_ai"] else trial.interview_steps()
        try:
            with _quiet():
                count = sum(self._run(label, work) for label, work in steps)
        finally:
            if not options["keep"]:
                trial.clean_up()
        seconds = time.perf_counter() - began
        self.stdout.write(self.style.SUCCESS(f"PASSED: {count} steps in {seconds:.2f} s"))

    def _run(self, label: str, work: Callable[[], str]) -> int:
        began = time.perf_counter()
        try:
            said = work()
        except (ConversationError, TrialFailed) as error:
            self.stdout.write(f"FAILED  {label}: {error}")
            raise CommandError(f"FAILED at “{label}”: {error}") from error
        self.stdout.write(f"ok  {1000 * (time.perf_counter() - began):7.1f} ms  {label}: {said}")
        return 1


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the server's log lines: the steps say it all, and lines between them would hide them."""
    logger = logging.getLogger("conversation")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


def _address(email: str | None) -> str | None:
    try:
        if email is not None:
            validate_email(email)
    except ValidationError as error:
        raise CommandError(f"“{email}” is no email address.") from error
    return email


class TrialFailed(Exception):
    """A step ended otherwise than it should."""


class Trial:
    """One interview held to try the system, and the rows that it made."""

    def __init__(self, email: str | None) -> None:
        users = get_user_model()
        address = email or f"trial-{uuid4().hex[:8]}@recount.invalid"
        field = users.get_email_field_name()
        self.user: Any = users.objects.filter(**{f"{field}__iexact": address}).first()
        self.made_user = self.user is None
        if self.made_user:
            self.user = users.objects.create(**{field: address, users.USERNAME_FIELD: address})
        self.manager = ConversationManager()
        self.orchestrator = ConversationOrchestrator()
        self.conversation_id: Any = None

    def lifecycle_steps(self) -> Iterator[Step]:
        """Start, talk, pause, resume, complete, reopen, delete, restore: without any model."""
        yield "start", self._start
        yield "add messages", self._add_messages
        yield "pause and resume", self._pause_and_resume
        yield "refuse a second resume", self._refuse_resume
        yield "complete", self._complete_by_hand
        yield "refuse a message after completion", self._refuse_message
        yield "reopen", lambda: self.manager.reopen_conversation(self.conversation_id).status
        yield "history", self._history
        yield "delete and restore", self._delete_and_restore

    def interview_steps(self) -> Iterator[Step]:
        """A whole interview with the configured providers, to its summary."""
        order = ", ".join(f"{provider.name} ({provider.model})" for provider in configured())
        yield "providers", lambda: f"asked in this order: {order}"
        yield "start", self._start
        for number, answer in enumerate(ANSWERS, start=1):
            yield f"turn {number}", partial(self._answer, answer)
        yield "complete with summary", self._complete
        yield "history", self._history

    def clean_up(self) -> None:
        """Remove every row that the trial made."""
        Conversation.objects.filter(pk=self.conversation_id).delete()
        if self.made_user:
            self.user.delete()

    def _start(self) -> str:
        started = self.orchestrator.start_new_conversation(self.user.pk)
        self.conversation_id = started.conversation_id
        return started.initial_message

    def _answer(self, answer: str) -> str:
        turn = self.orchestrator.process_user_message(self.conversation_id, answer)
        _expect(bool(turn.ai_response.strip()), "the reply is empty")
        return f"[{turn.metadata['provider']}, {turn.coverage.share:.0%} covered] {turn.ai_response}"

    def _add_messages(self) -> str:
        for answer in ANSWERS:
            self.manager.add_message(self.conversation_id, "user", answer)
            self.manager.add_message(self.conversation_id, "assistant", "Thank you. What came next?")
        return f"{2 * len(ANSWERS)} messages, {self._share():.0%} covered"

    def _share(self) -> float:
        return self.manager.get_status(self.conversation_id).coverage.share

    def _pause_and_resume(self) -> str:
        paused = self.manager.pause_conversation(self.conversation_id).status
        resumed = self.manager.resume_conversation(self.conversation_id).status
        _expect((paused, resumed) == ("paused", "active"), f"found {paused}, then {resumed}")
        return "paused, then active again"

    def _refuse_resume(self) -> str:
        return _refused(lambda: self.manager.resume_conversation(self.conversation_id))

    def _refuse_message(self) -> str:
        return _refused(lambda: self.manager.add_message(self.conversation_id, "user", "One more thing."))

    def _complete_by_hand(self) -> str:
        version = self.manager.complete_conversation(self.conversation_id, "A summary written by hand.")
        return f"summary version {version.number}"

    def _complete(self) -> str:
        summary = self.orchestrator.complete_conversation_with_summary(self.conversation_id).as_summary()
        _expect(bool(summary.resume_bullets and summary.narrative_summary), "the summary has no bullets or narrative")
        return _told(summary)

    def _history(self) -> str:
        page = self.manager.get_conversation_history(self.conversation_id)
        sequences = [message.sequence for message in page.messages]
        _expect(sequences == list(range(1, len(sequences) + 1)), "the sequence numbers have gaps")
        return f"{len(sequences)} messages in order"

    def _delete_and_restore(self) -> str:
        self.manager.delete_conversation(self.conversation_id)
        return f"back as {self.manager.restore_conversation(self.conversation_id).status}"


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise TrialFailed(otherwise)


def _refused(call: Callable[[], Any]) -> str:
    try:
        call()
    except LifecycleError as error:
        return f"refused, as it should ({error.code}, found {error.state})"
    raise TrialFailed("it was allowed")


def _told(summary: Summary) -> str:
    bullets = "".join(f"\n      • {bullet}" for bullet in summary.resume_bullets)
    return f"{summary.title}: {len(summary.claims)} claims, each with evidence{bullets}"
