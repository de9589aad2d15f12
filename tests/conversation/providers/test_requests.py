"""What is asked of each wire, and what is left out once a server has refused it."""

import pytest

from conversation.providers.base import Meter
from tests.conversation.providers.conftest import Make, Verdict
from tests.wire.scripted import Refuses, Says

GOOD = Says(('{"trade": "cook"}',))


async def test_anthropic_gets_cache_marks_and_the_tail_as_a_part_of_its_own(make: Make, server, prompt):
    server.will(Says(("Who called?",)))
    _ = [piece async for piece in make("anthropic").stream(prompt, Meter())]
    asked = server.requests[0]
    assert asked["system"] == [{"type": "text", "text": prompt.static, "cache_control": {"type": "ephemeral"}}]
    assert [message["role"] for message in asked["messages"]] == ["user", "assistant", "user"]
    assert asked["messages"][-1]["content"] == [
        {"type": "text", "text": prompt.history[-1].content, "cache_control": {"type": "ephemeral"}},
        {"type": "text", "text": prompt.tail},
    ]


async def test_openai_gets_one_system_message_and_the_tail_last(make: Make, server, prompt):
    server.will(Says(("Who called?",)))
    _ = [piece async for piece in make("openai").stream(prompt, Meter())]
    messages = server.requests[0]["messages"]
    assert messages[0] == {"role": "system", "content": prompt.static}
    assert [message["role"] for message in messages[1:]] == ["user", "assistant", "user"]
    assert messages[-1]["content"] == f"{prompt.history[-1].content}\n\n{prompt.tail}"


async def test_the_schema_is_sent_in_the_dialect_that_vendors_enforce(make: Make, server, prompt):
    server.will(GOOD)
    await make("openai").structured(prompt, Verdict, Meter())
    await make("anthropic").structured(prompt, Verdict, Meter())
    schemas = [
        server.requests[0]["response_format"]["json_schema"]["schema"],
        server.requests[1]["output_config"]["format"]["schema"],
    ]
    for schema in schemas:
        assert schema["required"] == ["trade", "years"]
        assert schema["additionalProperties"] is False
        assert "default" not in schema["properties"]["years"]


@pytest.mark.parametrize(
    ("wire", "field", "refusal"),
    [
        ("openai", "stream_options", Refuses(400, "Unknown parameter: stream_options")),
        ("openai", "max_completion_tokens", Refuses(422, "extra fields: max_completion_tokens")),
        ("openai", "reasoning_effort", Refuses(400, "Unsupported parameter: reasoning_effort")),
        ("anthropic", "thinking", Refuses(400, "thinking.type.disabled is not supported by this model")),
        ("anthropic", "output_config", Refuses(400, "effort is not supported by this model")),
    ],
)
async def test_what_a_server_refuses_is_given_up_and_not_sent_again(make: Make, server, prompt, wire, field, refusal):
    provider = make(wire)
    server.will(refusal, refusal, Says(("Who called?",)))
    if field not in ("max_completion_tokens", "reasoning_effort"):
        server.will(refusal, Says(("Who called?",)))
    for _ in range(2):
        assert "".join([piece async for piece in provider.stream(prompt, Meter())]) == "Who called?"
    assert field in server.requests[0]
    assert field not in server.requests[-2]
    assert field not in server.requests[-1]


async def test_an_older_openai_server_gets_max_tokens(make: Make, server, prompt):
    server.will(Refuses(400, "Unrecognized request argument: max_completion_tokens"), Says(("Who called?",)))
    _ = [piece async for piece in make("openai").stream(prompt, Meter())]
    assert "max_tokens" in server.requests[1]


async def test_a_refusal_that_names_nothing_leaves_all_options_out(make: Make, server, prompt, wire):
    server.will(Refuses(400, "bad request"), Says(("Who called?",)))
    assert [piece async for piece in make(wire).stream(prompt, Meter())] == ["Who called?"]
    options = {"stream_options", "max_completion_tokens", "reasoning_effort", "thinking", "output_config"}
    assert options & server.requests[0].keys()
    assert not options & server.requests[1].keys()


async def test_options_are_kept_when_leaving_them_out_did_not_help(make: Make, server, prompt):
    provider = make("openai")
    server.will(Refuses(400, "no credit"), Refuses(400, "no credit"), Says(("Who called?",)))
    with pytest.raises(Exception, match="bad_request"):
        _ = [piece async for piece in provider.stream(prompt, Meter())]
    _ = [piece async for piece in provider.stream(prompt, Meter())]
    assert "stream_options" in server.requests[-1]


@pytest.mark.parametrize("refusal", [Refuses(400, "response_format: json_schema is not supported"), Refuses(500)])
async def test_a_server_without_json_schema_gets_json_object_and_the_schema_in_words(make, server, prompt, refusal):
    server.will(refusal, GOOD)
    assert (await make("openai").structured(prompt, Verdict, Meter())).trade == "cook"
    assert server.requests[1]["response_format"] == {"type": "json_object"}
    assert '"trade"' in server.requests[1]["messages"][-1]["content"]


async def test_a_server_without_any_json_format_gets_the_schema_in_words(make: Make, server, prompt):
    refusal = Refuses(400, "response_format is not supported")
    server.will(refusal, refusal, GOOD)
    assert (await make("openai").structured(prompt, Verdict, Meter())).trade == "cook"
    assert "response_format" not in server.requests[2]


async def test_an_anthropic_model_without_structured_outputs_gets_the_schema_in_words(make: Make, server, prompt):
    server.will(Refuses(400, "output_config.format: structured outputs are not supported"), GOOD)
    assert (await make("anthropic").structured(prompt, Verdict, Meter())).trade == "cook"
    assert "format" not in server.requests[1].get("output_config", {})
    assert '"trade"' in server.requests[1]["messages"][-1]["content"][-1]["text"]
