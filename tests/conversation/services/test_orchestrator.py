import asyncio
import json
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from conversation.exceptions import NothingSaid, ProvidersFailed, SyncCallInLoop, TurnInProgress
from conversation.models import Conversation, ConversationMessage, NoteRow, Turn, Usage
from tests.wire.scripted import Refuses, Says, scripted_server

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = (
    "I was an electrician at Bright & Sons in Cardiff from 2018 to 2021.",
    "We rewired old terraced houses, usually a crew of three, I did the testing and certification.",
    "Worst was a school where the drawings were wrong. I traced every circuit by hand over two weekends.",
    "We handed it over 5 days early and there were no faults in the inspection.",
)


@pytest.fixture
def only_unreachable_models(settings):
    """A provider that refuses every connection, and no offline interviewer behind it."""
    settings.CONVERSATION = {
        **settings.CONVERSATION,
        "ai_providers": ("openai",),
        "openai_base_url": "http://127.0.0.1:9/v1",
        "openai_api_key": "none",
    }


def test_a_turn_is_answered_and_told_whole(begun, orchestrator):
    turn = orchestrator.process_user_message(begun, ANSWERS[0])
    assert turn.ai_response.count("?") == 1
    assert (turn.number, turn.state, turn.conversation_status) == (1, "complete", "active")
    assert turn.metadata["provider"] == "offline"
    assert turn.coverage.share > 0
    stored = ConversationMessage.objects.get(pk=turn.ai_message_id)
    assert stored.content == turn.ai_response


def test_an_interview_ends_in_a_summary_whose_claims_all_have_evidence(begun, orchestrator, manager):
    for answer in ANSWERS:
        orchestrator.process_user_message(begun, answer)
    summary = orchestrator.complete_conversation_with_summary(begun).as_summary()
    said = {str(m.message_id): m.content for m in manager.get_conversation_history(begun).messages if m.role == "user"}
    assert summary.resume_bullets
    assert summary.claims
    for claim in summary.claims:
        assert claim.evidence
        for quote in claim.evidence:
            assert said[quote.message_id][quote.start : quote.end] == quote.quote
    assert Conversation.objects.get(pk=begun).experience_summary == summary.narrative_summary
    assert summary.generation_metadata.generated_at.endswith("Z")


def test_no_question_is_asked_twice(begun, orchestrator):
    replies = [orchestrator.process_user_message(begun, answer).ai_response for answer in (*ANSWERS, *ANSWERS)]
    assert len(replies) == len(set(replies))


def test_completing_before_anything_was_said_is_refused_and_changes_nothing(begun, orchestrator):
    with pytest.raises(NothingSaid):
        orchestrator.complete_conversation_with_summary(begun)
    assert not Turn.objects.filter(conversation=begun, kind="summary").exists()


def test_when_no_provider_answers_the_message_is_stored_and_the_turn_can_be_tried_again(
    begun, orchestrator, manager, only_unreachable_models
):
    with pytest.raises(ProvidersFailed) as failed:
        orchestrator.process_user_message(begun, ANSWERS[0])
    assert failed.value.retryable
    assert Turn.objects.get(conversation=begun, number=1).state == "failed"
    assert [m.content for m in manager.get_conversation_history(begun).messages][1:] == [ANSWERS[0], ""]


def test_trying_again_answers_the_same_message(begun, orchestrator, manager, settings, only_unreachable_models):
    with pytest.raises(ProvidersFailed):
        orchestrator.process_user_message(begun, ANSWERS[0])
    settings.CONVERSATION = {**settings.CONVERSATION, "ai_providers": ("offline",)}
    again = orchestrator.retry_last_turn(begun)
    messages = manager.get_conversation_history(begun).messages
    assert [message.content for message in messages][1:] == [ANSWERS[0], again.ai_response]
    assert again.number == 1


def test_a_retried_turn_supersedes_its_old_reply(begun, orchestrator):
    first = orchestrator.process_user_message(begun, ANSWERS[0])
    again = orchestrator.retry_last_turn(begun)
    assert again.user_message_id == first.user_message_id
    assert ConversationMessage.objects.get(pk=first.ai_message_id).superseded_at is not None


async def test_of_twenty_messages_at_once_one_runs(begun, orchestrator):
    answers = [orchestrator.aprocess_user_message(begun, f"Answer {number}: I wired a school.") for number in range(20)]
    results = await asyncio.gather(*answers, return_exceptions=True)
    refused = [result for result in results if isinstance(result, TurnInProgress)]
    answered = [result for result in results if not isinstance(result, Exception)]
    assert len(refused) + len(answered) == 20
    assert answered


async def test_a_caller_that_leaves_does_not_stop_the_reply(begun, orchestrator, manager):
    from conversation.services.db import in_db
    from conversation.services.running import drain

    caller = asyncio.create_task(orchestrator.aprocess_user_message(begun, ANSWERS[0]))
    await asyncio.sleep(0.001)
    caller.cancel()
    assert await drain(10) == 0
    history = await in_db(manager.get_conversation_history, begun)
    assert [message.metadata.get("state") for message in history.messages if message.role == "assistant"] == [
        "complete",
        "complete",
    ]


async def test_a_synchronous_call_inside_a_running_loop_names_its_twin(begun, orchestrator):
    with pytest.raises(SyncCallInLoop, match="aprocess_user_message"):
        orchestrator.process_user_message(begun, "Hello.")


@pytest.fixture
def model(settings):
    """A model on the OpenAI wire that says what a test tells it, with the offline interviewer behind it."""
    with scripted_server() as server:
        settings.CONVERSATION = {
            "ai_providers": ("openai", "offline"),
            "openai_api_key": "a-key",
            "openai_base_url": f"{server.address}/v1",
        }
        yield server


def test_a_models_notes_are_kept_where_they_are_quoted(begun, orchestrator, model):
    block = {"topic": "tools", "value": "test lamp", "quote": "a test lamp"}
    invented = {"topic": "organisation", "value": "NASA", "quote": "I worked for NASA"}
    notes = json.dumps({"move": "challenge", "notes": [block, invented]})
    model.will(Says(("What was the hardest part?", f"<notes>{notes}</notes>")))
    turn = orchestrator.process_user_message(begun, "Mostly I had a test lamp and my hands.")
    assert turn.ai_response == "What was the hardest part?"
    kept = NoteRow.objects.filter(conversation=begun, source="model")
    assert [(note.topic, note.quote) for note in kept] == [("tools", "a test lamp")]


def test_of_two_questions_one_is_left_and_the_metadata_says_so(begun, orchestrator, model):
    model.will(Says(("What was the hardest part? And how many of you were there?",)))
    turn = orchestrator.process_user_message(begun, ANSWERS[0])
    assert turn.ai_response == "What was the hardest part?"
    assert turn.metadata["guard"] == "two_questions"


def test_a_chosen_provider_has_only_the_offline_interviewer_behind_it(owner, manager, orchestrator, model):
    model.will(Refuses(500))
    chosen = manager.start_conversation(owner.pk, provider="openai").conversation_id
    turn = orchestrator.process_user_message(chosen, ANSWERS[0])
    assert turn.metadata["provider"] == "offline"
    assert turn.metadata["fallback_from"] == [{"provider": "openai", "reason": "server_error"}]


def test_what_was_kept_offline_no_model_reads(owner, manager, orchestrator, model):
    kept = manager.start_conversation(owner.pk, provider="offline").conversation_id
    orchestrator.process_user_message(kept, ANSWERS[0])
    orchestrator.complete_conversation_with_summary(kept)
    assert model.requests == []


def test_a_model_that_cannot_write_the_summary_leaves_it_to_the_extractive_writer(begun, orchestrator, model):
    model.will(Refuses(500))
    orchestrator.process_user_message(begun, ANSWERS[0])
    summary = orchestrator.complete_conversation_with_summary(begun).as_summary()
    assert summary.claims
    assert summary.generation_metadata.model == "extractive"


def test_starting_calls_no_model(owner, orchestrator, model):
    assert orchestrator.start_new_conversation(owner.pk).initial_message
    assert model.requests == []


def test_a_reply_that_breaks_off_is_kept_and_gets_policys_question(begun, orchestrator, model):
    model.will(Says(("Rewiring old houses is no sma",), broken=True))
    turn = orchestrator.process_user_message(begun, ANSWERS[0])
    assert turn.ai_response.startswith("Rewiring old houses is no sma… ")
    assert turn.ai_response.endswith("?")
    assert turn.metadata["fallback_from"] == [{"provider": "openai", "reason": "cut"}]


def test_without_the_offline_interviewer_a_reply_that_breaks_off_fails(begun, orchestrator, model, settings):
    settings.CONVERSATION = {**settings.CONVERSATION, "ai_providers": ("openai",)}
    model.will(Says(("Rewiring old houses is no sma",), broken=True))
    with pytest.raises(ProvidersFailed):
        orchestrator.process_user_message(begun, ANSWERS[0])
    assert Turn.objects.get(conversation=begun, number=1).state == "failed"


@pytest.fixture
def spent_site(settings, owner):
    """The site may spend a dollar a day, and has."""
    Usage.objects.create(user=owner, day=datetime.now(UTC).date(), calls=1, cost_usd=1)
    cache.clear()
    return {"daily_spending_limit_usd": 1.0}


def test_once_the_day_s_money_is_spent_no_model_is_asked(begun, orchestrator, settings, spent_site, model):
    settings.CONVERSATION = {**settings.CONVERSATION, **spent_site}
    turn = orchestrator.process_user_message(begun, ANSWERS[0])
    assert turn.metadata["provider"] == "offline"
    assert turn.metadata["fallback_from"] == [{"provider": "openai", "reason": "budget"}]
    assert model.requests == []


def test_without_an_offline_interviewer_it_says_to_come_back_tomorrow_and_keeps_the_message(
    begun, orchestrator, settings, spent_site, model
):
    settings.CONVERSATION = {**settings.CONVERSATION, **spent_site, "ai_providers": ("openai",)}
    with pytest.raises(ProvidersFailed, match="tomorrow") as failed:
        orchestrator.process_user_message(begun, ANSWERS[0])
    assert failed.value.retry_after_s
    assert ConversationMessage.objects.filter(role="user").count() == 1
