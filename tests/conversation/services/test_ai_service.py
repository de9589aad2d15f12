"""The named calls of AIService and the drafts beneath them, over real local servers."""

import json
from collections.abc import Iterator

import pytest

from conversation.exceptions import Invalid, ProvidersFailed, SyncCallInLoop
from conversation.interview.replay import replay
from conversation.interview.session import Interview
from conversation.services.ai_service import AIService, summarise, warm_up
from tests.wire.scripted import Refuses, Says, Scripted, scripted_server

TALK = [
    {"role": "assistant", "content": "Hello! What was your role, where was it, and from when to when?"},
    {"role": "user", "content": "I was night porter at the Queens Hotel in Leeds, from 2019 to 2022."},
    {"role": "assistant", "content": "What did a shift look like?"},
    {
        "role": "user",
        "content": "Check-ins till two, then the alarms. I cut the false alarms from twelve a month to one.",
    },
]
CLAIM = {
    "text": "Cut false alarms from twelve a month to one",
    "quotes": ["I cut the false alarms from twelve a month to one"],
}
INVENTED = {"text": "Won the Golden Key award in 2021", "quotes": ["I cut the false alarms"]}
DRAFT = Says((json.dumps({"bullets": [CLAIM, INVENTED]}),))
REPLY = Says(
    ("Alarms till the morning. ", "Which one gave you the most trouble?", '\n<notes>{"move":"challenge","notes":[]}')
)


@pytest.fixture
def limits() -> dict[str, object]:
    """Settings that a test changes."""
    return {}


@pytest.fixture
def vendor(settings, limits) -> Iterator[Scripted]:
    """A vendor's server, set up as `openai`, before the built-in interviewer."""
    with scripted_server() as server:
        settings.CONVERSATION = {"openai_api_key": "a-key", "openai_base_url": f"{server.address}/v1", **limits}
        yield server


@pytest.fixture
def service() -> AIService:
    return AIService()


@pytest.fixture
def interview() -> Interview:
    return replay(TALK)


def test_a_reply_comes_without_its_notes_and_with_who_gave_it(service, vendor):
    vendor.will(REPLY)
    text, metadata = service.generate_ai_response(TALK)
    assert text == "Alarms till the morning. Which one gave you the most trouble?"
    assert metadata["provider"] == "openai"
    assert metadata["state"] == "complete"
    assert set(metadata) == {"provider", "model", "usage", "cost_usd", "latency_ms", "fallback_from", "state"}


def test_a_reply_that_repeats_a_question_is_put_right(service, vendor):
    vendor.will(Says(("What did a shift look like?",)))
    text, _ = service.generate_ai_response(TALK)
    assert "What did a shift look like?" not in text
    assert text.count("?") == 1


def test_a_reply_that_was_cut_before_its_question_gets_one(service, vendor):
    vendor.will(Says(("Alarms till the morning.",), broken=True))
    text, metadata = service.generate_ai_response(TALK)
    assert text.startswith("Alarms till the morning.")
    assert text.endswith("?")
    assert metadata["fallback_from"] == [{"provider": "openai", "reason": "cut"}]


def test_without_a_key_the_built_in_interviewer_replies(service, settings):
    settings.CONVERSATION = {}
    text, metadata = service.generate_ai_response(TALK)
    assert text.count("?") == 1
    assert (metadata["provider"], metadata["cost_usd"]) == ("offline", 0.0)


def test_without_any_provider_the_reply_fails_with_a_sentence(service, settings):
    settings.CONVERSATION = {"ai_providers": ("openai",)}
    with pytest.raises(ProvidersFailed, match=r"No provider is set up.*\."):
        service.generate_ai_response(TALK)


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [{"role": "user"}],
        [{"role": "robot", "content": "Hi"}],
        [{"role": "user", "content": " "}],
        ["Hi"],
        TALK[:1],
    ],
    ids=["none", "no content", "another role", "blank", "no message", "nothing to reply to"],
)
def test_messages_that_cannot_be_answered_are_refused_with_a_sentence(service, messages):
    with pytest.raises(Invalid, match=r"\.$"):
        service.generate_ai_response(messages)


def test_whether_it_is_enough_is_answered_with_a_reason_and_no_call(service, vendor):
    should_complete, reason = service.detect_conversation_completion(TALK)
    assert should_complete is False
    assert reason.endswith(".")
    assert not vendor.requests


def test_a_write_up_keeps_what_the_person_said_and_drops_what_the_model_invented(service, vendor):
    vendor.will(DRAFT)
    summary = service.generate_experience_summary(TALK)
    assert any("twelve a month to one" in bullet for bullet in summary.resume_bullets)
    assert "Golden Key" not in summary.model_dump_json(exclude={"verification"})
    assert summary.generation_metadata.provider == "openai"
    assert summary.generation_metadata.output_tokens == 3 * 50
    assert summary.generation_metadata.generated_at.endswith("Z")


@pytest.mark.parametrize(
    "step", [Refuses(500), Says(("I would rather not.",)), Says(("{}",)), Says(('{"bullets": []}',))]
)
def test_a_write_up_does_not_fail_with_its_provider(service, vendor, step):
    vendor.will(step)
    summary = service.generate_experience_summary(TALK)
    assert "Queens Hotel" in summary.model_dump_json()
    assert (summary.generation_metadata.provider, summary.generation_metadata.cost_usd) == ("offline", 0.0)
    assert summary.generation_metadata.fallback_from[0]["provider"] == "openai"


@pytest.mark.django_db(transaction=True)
def test_a_stored_conversation_is_written_up_too(service, vendor, owner):
    from conversation.models import Conversation
    from conversation.services.conversation_manager import ConversationManager

    vendor.will(DRAFT)
    begun = ConversationManager().start_conversation(owner.pk).conversation_id
    ConversationManager().add_message(begun, "user", TALK[1]["content"])
    stored = Conversation.objects.get(pk=begun)
    assert "Queens Hotel" in service.generate_experience_summary(stored).model_dump_json()


async def test_inside_a_running_loop_each_call_names_its_twin(service):
    with pytest.raises(SyncCallInLoop, match="agenerate_ai_response"):
        service.generate_ai_response(TALK)
    with pytest.raises(SyncCallInLoop, match="agenerate_experience_summary"):
        service.generate_experience_summary(TALK)
    with pytest.raises(SyncCallInLoop, match="adetect_conversation_completion"):
        service.detect_conversation_completion(TALK)


async def test_the_twins_can_be_awaited(service, vendor):
    vendor.will(REPLY)
    assert (await service.agenerate_ai_response(TALK))[1]["provider"] == "openai"
    vendor.will(DRAFT)
    assert (await service.agenerate_experience_summary(TALK)).generation_metadata.provider == "openai"
    assert (await service.adetect_conversation_completion(TALK))[0] is False


async def test_a_write_up_in_another_language_is_asked_for_in_it(vendor, interview):
    vendor.will(DRAFT)
    await summarise(interview, ("openai",), "it")
    assert "it" in vendor.requests[0]["messages"][-1]["content"]


async def test_warming_up_calls_nobody(vendor):
    await warm_up()
    assert not vendor.requests
