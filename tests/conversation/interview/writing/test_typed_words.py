"""What the person typed into the ledger is written up without a model, with the note as its evidence."""

from conversation.interview.writing import write_up
from tests.conversation.interview.telling import told
from tests.conversation.interview.test_ledger import note

TYPED = {"source": "person", "message_id": None}
SAID = (
    "I was a shift supervisor at Linden Bakery.",
    "We threw away about 80 loaves every night, since the shops ordered too late.",
    "I called each shop manager and moved the order deadline to 6 pm.",
)


def with_notes(*notes):
    interview = told(*SAID)
    return interview._replace(notes=(*interview.notes, *notes))


def test_a_typed_result_is_the_story_s_result():
    typed = note("outcome", "Waste went down from 80 loaves to 15 a night", aspect="figure", **TYPED)
    summary = write_up(with_notes(typed), None)
    assert summary.interview_story.result == "Waste went down from 80 loaves to 15 a night."
    [place] = summary.evidence["/interview_story/result"]
    assert (place.note_id, place.message_id, place.quote) == (typed.note_id, None, typed.quote)


def test_a_typed_fact_is_not_tied_to_what_was_said_last():
    typed = note("outcome", "Waste went down from 80 loaves to 15 a night", aspect="figure", **TYPED)
    bullets = write_up(with_notes(typed), None).resume_bullets
    assert not any("deadline" in bullet and "15 a night" in bullet for bullet in bullets)


def test_a_typed_tool_role_and_place_stand_in_their_lines():
    facts = (
        note("role", "Head baker", aspect="title", fixes=told(*SAID).notes[0].note_id, **TYPED),
        note("tools", "a spiral mixer", **TYPED),
    )
    summary = write_up(with_notes(*facts), None)
    assert summary.title == "Head baker at Linden Bakery"
    assert "supervisor" not in summary.narrative_summary
    assert any("spiral mixer" in tool for tool in summary.skills_identified.tools_technologies)


def test_a_typed_fact_that_is_contradicted_is_not_written():
    results = (
        note("outcome", "Waste went down to 15 loaves a night", aspect="figure", **TYPED),
        note("outcome", "Waste went down to 40 loaves a night", aspect="figure", **TYPED),
    )
    summary = write_up(with_notes(*results), None)
    assert "15 loaves" not in summary.narrative_summary + summary.interview_story.result
    assert "40 loaves" not in summary.narrative_summary + summary.interview_story.result


def test_a_deleted_fact_is_not_written():
    typed = note("outcome", "Waste went down to 15 loaves a night", aspect="figure", **TYPED)
    gone = note("outcome", "", aspect="figure", kind="withdrawal", fixes=typed.note_id, **TYPED)
    assert "Waste" not in write_up(with_notes(typed, gone), None).model_dump_json()
