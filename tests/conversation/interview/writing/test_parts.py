"""The parts of a write-up, and what names them."""

import pytest

from conversation.exceptions import Invalid
from conversation.interview.types import InterviewStory, Summary
from conversation.interview.writing.parts import MOST_ITEMS, editable, rewritable, value_of, with_section
from conversation.interview.writing.sections import SECTIONS

RUTH = Summary(
    title="Ward sister",
    resume_bullets=("Ran the ward.", "Trained four students."),
    interview_story=InterviewStory(action="I moved the handover."),
)
NAME_NOTHING = (
    "", "/", "title", "#/title", "/Title", "/title/", "/title/0", "/resume_bullets/2", "/resume_bullets/-1",
    "/resume_bullets/01", "/resume_bullets/+1", "/resume_bullets/1 ", "/resume_bullets/１",
    "/resume_bullets/99999999999", "/resume_bullets/0/0", "/claims/0/text", "/version", "/evidence", "/a\x00b",
    "/interview_story/task", "/résumé",
)  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_string_and_every_new_item_can_be_edited(section):
    pointer = f"{section.pointer}/-" if section.listed else section.pointer
    assert editable(RUTH, pointer).section is section


def test_an_item_is_named_by_its_place_and_a_new_one_by_a_hyphen():
    assert [editable(RUTH, f"/resume_bullets/{place}").item for place in ("0", "1", "-")] == [0, 1, 2]


@pytest.mark.parametrize("pointer", [*NAME_NOTHING, "/resume_bullets", "/interview_story", "/skills_identified"])
def test_what_names_no_text_is_refused_with_what_does(pointer):
    with pytest.raises(Invalid) as refused:
        editable(RUTH, pointer)
    assert "/narrative_summary" in refused.value.errors["pointer"][0]
    assert "/resume_bullets/-" in refused.value.errors["pointer"][0]


def test_a_list_holds_only_so_many_items():
    full = RUTH.model_copy(update={"key_achievements": ("Won.",) * MOST_ITEMS})
    with pytest.raises(Invalid, match="may have no more"):
        editable(full, "/key_achievements/-")
    assert editable(full, f"/key_achievements/{MOST_ITEMS - 1}")


def test_a_section_a_group_of_sections_and_an_item_can_be_written_anew():
    named = {p: [part.section.name for part in rewritable(RUTH, p)] for p in ("/title", "/resume_bullets")}
    assert named == {"/title": ["title"], "/resume_bullets": ["bullets"]}
    assert [part.section.name for part in rewritable(RUTH, "/interview_story")] == ["situation", "action", "result"]
    assert len(rewritable(RUTH, "/skills_identified")) == 3
    assert [part.item for part in rewritable(RUTH, "/resume_bullets/1")] == [1]


@pytest.mark.parametrize("pointer", [*NAME_NOTHING, "/resume_bullets/-"])
def test_what_names_no_part_is_refused_with_what_does(pointer):
    with pytest.raises(Invalid) as refused:
        rewritable(RUTH, pointer)
    assert "/interview_story" in refused.value.errors["pointer"][0]


def test_another_section_leaves_all_others_as_they_are():
    action = next(section for section in SECTIONS if section.name == "action")
    changed = with_section(RUTH, action, "I asked the porters.", ())
    assert changed.interview_story == InterviewStory(action="I asked the porters.")
    assert all(value_of(changed, s) == value_of(RUTH, s) for s in SECTIONS if s is not action)
