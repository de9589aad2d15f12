"""A write-up that the person changes by hand, or has written anew in part."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation.exceptions import Invalid
from conversation.interview.types import Claim, Summary
from conversation.interview.writing import write_up
from conversation.interview.writing.parts import value_of
from conversation.interview.writing.revising import edited, rewritten
from conversation.interview.writing.sections import SECTIONS
from tests.conversation.interview.telling import told

OMAR = told(
    "I was a shift supervisor at Linden Bakery in Leeds from March 2019 to June 2022.",
    "I ran the night shift with a team of 6 bakers. We baked bread for 14 shops.",
    "The hardest part was waste: we threw away about 80 loaves every night.",
    "I called each shop manager and moved the order deadline to 6 pm.",
    "Waste went down from 80 loaves to 15 a night within three months.",
)
WRITTEN = write_up(OMAR, None)
STORY = "/interview_story/action"


def claims_at(summary: Summary, pointer: str) -> list[Claim]:
    return [claim for claim in summary.claims if claim.pointer == pointer]


def others(summary: Summary, prefix: str) -> list[Claim]:
    return [claim for claim in summary.claims if not claim.pointer.startswith(prefix)]


def hold_together(summary: Summary) -> None:
    """Every claim stands where it points, has an id of its own, and everything that is written is some claim's."""
    texts = {section.pointer: value_of(summary, section) for section in SECTIONS}
    strings = {p: v for p, v in texts.items() if isinstance(v, str)}
    strings |= {f"{p}/{n}": item for p, v in texts.items() if isinstance(v, tuple) for n, item in enumerate(v)}
    for claim in summary.claims:
        assert strings[claim.pointer][claim.start : claim.end] == claim.text
    ids = [claim.id for claim in summary.claims]
    assert len(ids) == len(set(ids))
    assert {pointer for pointer, text in strings.items() if text} == {claim.pointer for claim in summary.claims}
    assert set(summary.evidence) == {claim.pointer for claim in summary.claims}
    for pointer, quotes in summary.evidence.items():
        assert set(quotes) == {quote for claim in claims_at(summary, pointer) for quote in claim.evidence}
    statuses = [claim.status for claim in summary.claims]
    assert summary.verification.passed == statuses.count("passed") + statuses.count("derived")
    assert summary.verification.repaired == statuses.count("repaired")
    assert summary.verification.rewritten == statuses.count("rewritten")


def test_an_item_in_the_persons_own_words_is_backed_by_what_they_said():
    changed, warning = edited(OMAR, WRITTEN, "/resume_bullets/1", "Ran the night shift with six bakers.")
    [claim] = claims_at(changed, "/resume_bullets/1")
    assert (claim.text, claim.status, warning) == ("Ran the night shift with six bakers.", "edited", None)
    assert [quote.quote for quote in claim.evidence] == ["I ran the night shift with a team of 6 bakers"]
    assert changed.resume_bullets[1] == claim.text
    assert others(changed, "/resume_bullets/1") == others(WRITTEN, "/resume_bullets/1")


def test_what_they_never_said_is_saved_and_told():
    changed, warning = edited(OMAR, WRITTEN, "/resume_bullets/1", "Led 40 bakers.")
    [claim] = claims_at(changed, "/resume_bullets/1")
    assert (claim.text, claim.status, claim.evidence) == ("Led 40 bakers.", "edited", ())
    assert warning is not None
    assert "“Led 40 bakers.”" in warning
    assert "40" in warning.rpartition("”:")[2]
    assert changed.evidence["/resume_bullets/1"] == ()


@pytest.mark.parametrize("pointer", ["/resume_bullets/1", "/narrative_summary"])
def test_what_nothing_backs_is_told_again_until_it_was_said(pointer):
    changed, warning = edited(OMAR, WRITTEN, pointer, "I trained 9 students.")
    assert edited(OMAR, changed, pointer, "I trained 9 students.") == (changed, warning)
    since = told(*(message.content for message in OMAR.messages), "I trained 9 students.")
    backed = edited(since, changed, pointer, "I trained 9 students.")
    assert backed.warning is None
    assert backed.summary.evidence[pointer]


def test_a_new_item_comes_last_and_finds_its_words_by_itself():
    changed, warning = edited(OMAR, WRITTEN, "/key_achievements/-", "Waste went down from 80 loaves to 15 a night.")
    assert changed.key_achievements == (*WRITTEN.key_achievements, "Waste went down from 80 loaves to 15 a night.")
    [claim] = claims_at(changed, f"/key_achievements/{len(WRITTEN.key_achievements)}")
    assert (warning, [q.quote[:5] for q in claim.evidence]) == (None, ["Waste"])


@pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u200b"])
def test_an_item_without_text_is_gone_and_those_after_it_move_up(nothing):
    changed, warning = edited(OMAR, WRITTEN, "/resume_bullets/0", nothing)
    assert (changed.resume_bullets, warning) == (WRITTEN.resume_bullets[1:], None)
    moved = [claim.model_copy(update={"id": "", "pointer": ""}) for claim in changed.claims if "bullets" in claim.id]
    were = [claim.model_copy(update={"id": "", "pointer": ""}) for claim in WRITTEN.claims if "bullets" in claim.id]
    assert moved == were[1:]
    hold_together(changed)


def test_a_new_item_without_text_is_none():
    assert edited(OMAR, WRITTEN, "/resume_bullets/-", "").summary == WRITTEN


def test_of_a_string_only_the_sentence_that_changed_is_edited():
    before = claims_at(WRITTEN, "/narrative_summary")
    text = WRITTEN.narrative_summary.replace(before[1].text, "Ran nights with 6 bakers.")
    changed, _ = edited(OMAR, WRITTEN, "/narrative_summary", text)
    after = claims_at(changed, "/narrative_summary")
    assert [claim.status for claim in after] == ["passed", "edited", *["passed"] * (len(before) - 2)]
    assert [claim.text for claim in after] == [
        c.text if n != 1 else "Ran nights with 6 bakers." for n, c in enumerate(before)
    ]
    assert [claim.evidence for n, claim in enumerate(after) if n != 1] == [
        c.evidence for n, c in enumerate(before) if n != 1
    ]
    assert others(changed, "/narrative_summary") == others(WRITTEN, "/narrative_summary")


def test_sentences_may_change_places_and_keep_their_evidence():
    before = claims_at(WRITTEN, "/narrative_summary")
    text = "\n\n".join(claim.text for claim in reversed(before))
    changed, warning = edited(OMAR, WRITTEN, "/narrative_summary", text)
    after = claims_at(changed, "/narrative_summary")
    assert (changed.narrative_summary, warning) == (text, None)
    assert [(c.text, c.status, c.evidence) for c in after] == [(c.text, c.status, c.evidence) for c in reversed(before)]


def test_a_sentence_said_twice_was_written_once():
    once = claims_at(WRITTEN, STORY)[0].text
    changed, _ = edited(OMAR, WRITTEN, STORY, f"{once} {once}")
    assert [claim.status for claim in claims_at(changed, STORY)] == ["passed", "edited"]


def test_an_item_that_is_saved_as_it_was_keeps_its_claim():
    assert edited(OMAR, WRITTEN, "/resume_bullets/0", f" {WRITTEN.resume_bullets[0]}\n") == (WRITTEN, None)


def test_a_claim_of_two_sentences_stays_one():
    two = WRITTEN.claims[0].model_copy(update={"text": "Shift supervisor. In a team of 6.", "end": 33})
    bare = Summary(title=two.text, claims=(two,))
    changed, _ = edited(OMAR, bare, "/title", f"Linden Bakery. {two.text}")
    assert [(claim.text, claim.status) for claim in changed.claims] == [
        ("Linden Bakery.", "edited"),
        (two.text, two.status),
    ]


def test_a_string_without_text_has_no_claims():
    changed, warning = edited(OMAR, WRITTEN, "/timeline", "")
    assert (changed.timeline, claims_at(changed, "/timeline"), warning) == ("", [], None)
    assert "/timeline" not in changed.evidence


def test_a_title_is_kept_on_one_line():
    assert edited(OMAR, WRITTEN, "/title", " Shift\n supervisor ").summary.title == "Shift supervisor"


def test_several_things_that_are_not_backed_are_told_together():
    _, warning = edited(
        OMAR, WRITTEN, STORY, "I won an Oscar. I flew to Mars. I met the Queen. I sold Google. I sold Google."
    )
    assert warning is not None
    assert warning.count("“I ") == 3
    assert warning.endswith("And 1 more.")


def test_the_words_that_backed_the_old_text_are_tried_first():
    """The story's own words, which others would suit as well."""
    twice = told("I cleaned the big oven every day.", "In May I cleaned the big oven with soda.")
    written = write_up(twice, None)
    place = next(n for n, text in enumerate(written.resume_bullets) if "soda" in text)
    changed, warning = edited(twice, written, f"/resume_bullets/{place}", "Cleaned the big oven.")
    assert warning is None
    assert "soda" in changed.evidence[f"/resume_bullets/{place}"][0].quote


def test_a_write_up_without_claims_can_be_edited_too():
    bare = Summary(narrative_summary="Ran the night shift. Liked it.")
    changed, _ = edited(OMAR, bare, "/narrative_summary", "I ran the night shift. Liked it.")
    assert [claim.text for claim in changed.claims] == ["I ran the night shift.", "Liked it."]


def test_a_very_long_text_is_not_looked_through_to_its_end():
    _, warning = edited(OMAR, WRITTEN, STORY, " ".join(f"I flew to {n} moons." for n in range(150)))
    assert warning is not None
    assert "more." in warning


def test_another_part_is_taken_from_another_write_up_and_the_rest_stays():
    changed = edited(OMAR, WRITTEN, "/resume_bullets/0", "Led it all.").summary
    changed = edited(OMAR, changed, "/title", "King of bread").summary
    again = rewritten(changed, WRITTEN, "/resume_bullets")
    assert (again.resume_bullets, again.title) == (WRITTEN.resume_bullets, "King of bread")
    assert others(again, "/resume_bullets") == others(changed, "/resume_bullets")
    hold_together(again)


def test_a_group_is_taken_as_a_whole():
    changed = edited(OMAR, WRITTEN, STORY, "I did it.").summary
    assert rewritten(changed, WRITTEN, "/interview_story") == WRITTEN


def test_one_item_is_taken_by_the_words_that_it_rests_on():
    moved = edited(OMAR, WRITTEN, "/resume_bullets/0", "").summary
    changed = edited(OMAR, moved, "/resume_bullets/1", "We baked bread for 14 shops.").summary
    again = rewritten(changed, WRITTEN, "/resume_bullets/1")
    assert again.resume_bullets == WRITTEN.resume_bullets[1:]
    hold_together(again)


def test_one_item_that_rests_on_nothing_is_taken_by_its_words():
    moved = edited(OMAR, WRITTEN, "/resume_bullets/0", "").summary
    changed, warning = edited(OMAR, moved, "/resume_bullets/1", "Baked all the bread for 14 shops.")
    assert warning is not None
    assert rewritten(changed, WRITTEN, "/resume_bullets/1").resume_bullets == WRITTEN.resume_bullets[1:]


def test_an_item_that_rests_on_nothing_gives_way_to_what_no_other_tells():
    changed = edited(OMAR, WRITTEN, "/resume_bullets/1", "Led 40 bakers.").summary
    assert rewritten(changed, WRITTEN, "/resume_bullets/1") == WRITTEN


def test_what_the_other_write_up_lacks_is_kept():
    changed = edited(OMAR, WRITTEN, "/skills_identified/tools_technologies/-", "Excel").summary
    empty = Summary()
    for pointer in ("/skills_identified", "/skills_identified/tools_technologies/0", "/title", "/resume_bullets/0"):
        assert (
            rewritten(changed, empty, pointer).model_copy(
                update={"generation_metadata": changed.generation_metadata, "open_questions": changed.open_questions}
            )
            == changed
        )


def test_a_pointer_that_names_nothing_is_refused():
    for work in (lambda p: edited(OMAR, WRITTEN, p, "x"), lambda p: rewritten(WRITTEN, WRITTEN, p)):
        with pytest.raises(Invalid):
            work("/nothing")


SENTENCES = (
    "Ran the night shift with six bakers.", "Led 40 bakers.", "I called each shop manager.", "Linden Bakery", "", "…",
    "Waste went down. A lot! I swear?", "- one\n- two", "• ", "e.g. 3.5k loaves, £1.2m", "😀", "Line\nbreak", "*",
)  # fmt: skip
wordings = st.one_of(st.sampled_from(SENTENCES), st.text(max_size=60).filter(lambda text: "\x00" not in text))
joined = st.lists(st.sampled_from([*SENTENCES, *(claim.text for claim in WRITTEN.claims)]), max_size=5).map(" ".join)
places = st.sampled_from(
    [
        *(section.pointer for section in SECTIONS if not section.listed),
        *(f"{section.pointer}/{n}" for section in SECTIONS if section.listed for n in (0, 1, 2, "-")),
    ]
)
edits = st.lists(st.tuples(places, st.one_of(wordings, joined), st.booleans()), max_size=8)


@settings(deadline=None, max_examples=60)
@given(edits)
def test_whatever_is_changed_the_write_up_holds_together(changes):
    summary = WRITTEN
    for pointer, text, again in changes:
        try:
            after = rewritten(summary, WRITTEN, pointer) if again else edited(OMAR, summary, pointer, text).summary
        except Invalid:
            continue
        hold_together(after)
        part = pointer.removesuffix("/-")
        list_of = part.rpartition("/")[0] if part[-1].isdigit() else part
        assert others(after, list_of) == others(summary, list_of)
        summary = after
