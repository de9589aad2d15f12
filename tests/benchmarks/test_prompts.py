"""What the simulated provider tells of the prompts that it was sent."""

from typing import Any

from benchmarks.provider.prompts import asked, common, measured

COACH = "You are a coach." * 10
MARK = {"cache_control": {"type": "ephemeral"}}


def of_openai(*said: str, tail: str) -> dict[str, Any]:
    roles = ("user", "assistant") * len(said)
    messages = [{"role": role, "content": text} for role, text in zip(roles, said, strict=False)]
    messages[-1]["content"] += f"\n\n{tail}"
    return {"messages": [{"role": "system", "content": COACH}, *messages]}


def of_anthropic(answer: str, *, marked: bool) -> dict[str, Any]:
    mark = MARK if marked else {}
    blocks = [{"type": "text", "text": answer, **mark}, {"type": "text", "text": "[notes]"}]
    system = [{"type": "text", "text": COACH, **mark}]
    return {"system": system, "messages": [{"role": "user", "content": blocks}]}


def test_what_a_prompt_shares_with_the_turn_before_ends_where_the_tail_began() -> None:
    first = asked(of_openai("I was a baker.", tail="[first]"))
    second = asked(of_openai("I was a baker.", "Where?", "In Leeds.", tail="[second]"))
    before, after = measured([first, second])
    assert (before.shared, before.share) == (0, 0)
    assert before.tail == len("\n\n[first]")
    assert after.shared == len(first.text) - len("\n\n[first]")
    assert after.share == after.shared / len(second.text)
    assert after.tail is None


def test_a_conversation_is_told_by_the_first_line_of_the_person() -> None:
    assert asked(of_openai("I was a baker.", "Where?", "In Leeds.", tail="x")).conversation == "I was a baker."
    assert asked(of_anthropic("I was a nurse.", marked=True)).conversation == "I was a nurse."


def test_the_system_text_counts_on_both_wires() -> None:
    assert COACH in asked(of_openai("Hello.", tail="x")).text
    assert COACH in asked(of_anthropic("Hello.", marked=True)).text


def test_cache_marks_count_where_they_stand_before_the_tail() -> None:
    marked, plain = (asked(of_anthropic("Hello.", marked=marked)) for marked in (True, False))
    assert (marked.marks, marked.marked_end) == (2, True)
    assert (plain.marks, plain.marked_end) == (0, False)


def test_the_common_start_is_found_to_the_character() -> None:
    assert common("abcdef", "abcxef") == 3
    assert common("same", "same") == 4
    assert common("", "x") == 0
