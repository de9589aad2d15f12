"""How an interview becomes a story: what was hard, what was done, what came of it; each told once."""

import pytest

from conversation.interview.types import Asked, Message, Move, Summary
from conversation.interview.writing import title, write_up
from tests.conversation.interview.telling import note, said, told, unread

FISH = (
    "line cook at harbour grill, 2019 to 2021",
    "we threw away 40 kilos of fish a month because everybody ordered by feel",
    "i made a count sheet and did the fish order myself every morning",
    "waste went down to 12 kilos",
)


def written(*answers: str, language: str = "en") -> Summary:
    return write_up(told(*answers, language=language), None)


def test_what_went_wrong_is_no_deed() -> None:
    summary = written(*FISH)

    assert not any("Threw away" in bullet for bullet in (*summary.resume_bullets, *summary.key_achievements))
    assert "We threw away 40 kilos of fish a month because everybody ordered by feel." in summary.narrative_summary


def test_each_part_of_the_story_tells_its_own() -> None:
    story = written(*FISH).interview_story

    assert story.situation.endswith("We threw away 40 kilos of fish a month because everybody ordered by feel.")
    assert story.action == "I made a count sheet and did the fish order myself every morning."
    assert story.result == "Waste went down to 12 kilos."


@pytest.mark.parametrize(
    "problem",
    [
        "we kept losing calves to scours",
        "the lift broke for two months",
        "When I started, only 54% of the class were reading at the expected level.",
        "customers complained about late invoices",
    ],
)
def test_a_problem_stands_in_the_situation_and_in_no_bullet(problem: str) -> None:
    summary = written(problem, "I drew up a new rota and trained the night staff.")

    assert problem.rstrip(".").casefold() in summary.interview_story.situation.casefold()
    assert summary.resume_bullets == ("Drew up a new rota and trained the night staff.",)


@pytest.mark.parametrize(
    ("outcome", "joined"),
    [
        ("went down to 5 a month after about half a year", "; it went down to 5 a month after about half a year."),
        ("The wait fell to 11 minutes", "; the wait fell to 11 minutes."),
        ("saved half an hour a night", "; saved half an hour a night."),
    ],
)
def test_an_outcome_without_its_own_subject_is_told_with_the_deed(outcome: str, joined: str) -> None:
    bullets = written("falls were the big problem", "I moved the handover to the bedside", outcome).resume_bullets

    assert bullets == (f"Moved the handover to the bedside{joined}",)


def test_what_a_thing_did_to_the_person_is_not_their_deed() -> None:
    assert written("took me two days of testing circuits").resume_bullets == ()


def test_a_deed_told_with_also_takes_no_outcome_to_itself() -> None:
    answers = "I redrew the whole range. I also found a cheaper printer.", "Sales went up 12% in the first year"

    assert not any("printer; " in bullet for bullet in written(*answers).resume_bullets)


def test_what_was_learned_is_no_bullet_beside_others_but_ends_the_narrative() -> None:
    summary = written(
        "I planned the rota. I trained the new starters. I ordered the stock every week.",
        "I learned to measure before touching anything.",
    )

    assert not any("Learned" in bullet for bullet in summary.resume_bullets)
    assert summary.narrative_summary.endswith("Learned to measure before touching anything.")


def test_the_team_is_not_told_of_in_the_same_words_each_time() -> None:
    bullets = written("We built the ramp.", "We painted the whole hall.", "We opened the cafe in May.").resume_bullets

    assert set(bullets) == {
        "Built the ramp, as part of the team.",
        "Painted the whole hall with the team.",
        "Opened the cafe in May as a team.",
    }


@pytest.mark.parametrize(
    ("answer", "bullet"),
    [
        ("picking and packing", "Picked and packed."),
        ("looking after 8 patients a shift, meds, obs, talking to families",
         "Looked after 8 patients a shift; handled meds, obs and talking to families."),
        ("I mostly do the colour work", "Mostly did the colour work."),
    ],
)  # fmt: skip
def test_it_puts_lists_of_work_as_one_would_write_them(answer: str, bullet: str) -> None:
    assert written(answer).resume_bullets == (bullet,)


def test_a_list_of_duties_reads_as_a_sentence_and_a_list_of_tools_is_none() -> None:
    answer = said("prep, orders, cleaning down")
    tools = said("scanner gun, pallet truck", 1)
    interview = unread()._replace(
        messages=(answer, tools),
        notes=(
            note(answer, "responsibilities", answer.content),
            note(tools, "responsibilities", tools.content),
            note(tools, "tools", "pallet truck"),
        ),
    )
    summary = write_up(interview, None)

    assert summary.resume_bullets == ("Handled prep, orders and cleaning down.",)
    assert summary.skills_identified.tools_technologies == ("pallet truck",)


def test_what_was_said_of_tools_is_no_name_of_one() -> None:
    answer = said("the physios helped a lot, and my manager Sarah backed me with the timetable")
    interview = unread()._replace(messages=(answer,), notes=(note(answer, "tools", answer.content, aspect="told"),))

    assert write_up(interview, None).skills_identified.tools_technologies == ()


@pytest.mark.parametrize(
    ("answer", "timeline"), [("normally that takes 3 weeks", ""), ("about 3 years", "About 3 years")]
)
def test_a_length_is_the_jobs_only_where_it_is_said_of_the_job(answer: str, timeline: str) -> None:
    message = said(answer)
    length = answer[-7:].strip()
    notes = (note(message, "timeframe", length, aspect="duration"),)

    assert write_up(unread()._replace(messages=(message,), notes=notes), None).timeline == timeline


def test_a_list_that_answers_the_question_for_duties_is_one() -> None:
    question = Message(message_id="question", role="assistant", content="What did you do all day?")
    answer = said("About 60 calls a day: lost cards, fraud, complaints")
    move = Asked(move=Move(kind="ask", topic="responsibilities"), text=question.content)
    notes = (note(answer, "challenge", answer.content),)
    interview = unread()._replace(messages=(question, answer), notes=notes, asked=(move,))

    assert write_up(interview, None).resume_bullets == ("Handled about 60 calls a day: lost cards, fraud, complaints.",)


def test_a_title_keeps_its_capitals_within_a_sentence() -> None:
    narrative = written("Senior Backend Engineer, Northwind Ltd, Mar 2019 – Jun 2022.").narrative_summary

    assert narrative.startswith("Worked as a Senior Backend Engineer at Northwind Ltd")


def test_a_story_without_role_and_place_is_known_by_its_first_deed() -> None:
    interview = unread("I cared for my mum at home after her stroke for four years.")

    assert write_up(interview, None).title == title(interview) == "Cared for my mum at home"
    assert title(unread("we had fun")) == ""


@pytest.mark.parametrize("refusal", ["nah", "no", "dunno", "not really", "nothing else"])
def test_a_refusal_leaves_no_trace(refusal: str) -> None:
    alone, refused = written("I rewired 40 houses."), written("I rewired 40 houses.", refusal)

    assert refused.claims == alone.claims


def test_almost_nothing_is_an_amount_and_almost_done_is_none() -> None:
    answers = "customers complained", "I set up online invoicing.", "Complaints dropped to almost nothing."

    assert written(*answers).interview_story.result == "Complaints dropped to almost nothing."
    assert written("I almost finished the report").resume_bullets == ()


@pytest.mark.parametrize(
    ("language", "answers", "situation"),
    [
        ("de", ("Wir haben zu viel weggeworfen.", "Ich habe eine Liste eingeführt."), "Wir haben zu viel weggeworfen."),
        ("fr", ("On avait perdu trop de clients.", "J'ai réorganisé les rondes."), "On avait perdu trop de clients."),
        ("es", ("Perdíamos clientes cada semana.", "Organicé el almacén."), "Perdíamos clientes cada semana."),
    ],
)
def test_a_problem_is_known_in_other_languages(language: str, answers: tuple[str, str], situation: str) -> None:
    assert situation in written(*answers, language=language).interview_story.situation


@pytest.mark.parametrize(
    ("answer", "bullet"),
    [
        ("I kept the boiler running and it has not failed since", "Kept the boiler running."),
        ("I moved the bench, which cut the walk to 2 minutes", "Moved the bench, which cut the walk to 2 minutes."),
        ("I sold tickets, 400 in a week", "Sold tickets, 400 in a week."),
    ],
)
def test_what_hangs_on_a_deed_is_told_with_it(answer: str, bullet: str) -> None:
    assert written(answer).resume_bullets[:1] == (bullet,)


def test_an_outcome_that_makes_a_bullet_too_long_stands_alone() -> None:
    deed = "I wrote a guide for the new starters with every step of opening and closing and all the codes of the tills"
    summary = written("customers complained", deed, "The number of mistakes at the tills fell from 30 to 12 a week.")

    assert all(len(bullet.split()) <= 30 for bullet in summary.resume_bullets)
    assert "The number of mistakes at the tills fell from 30 to 12 a week." in summary.key_achievements


def test_a_tool_is_no_role_and_a_liking_no_result() -> None:
    answer, later = said("Instagram, WhatsApp"), said("I like the job but the salary was low", 1)
    notes = (
        note(answer, "tools", "Instagram"),
        note(answer, "role", "Instagram", aspect="title"),
        note(later, "outcome", later.content),
    )
    summary = write_up(unread()._replace(messages=(answer, later), notes=notes), None)

    assert (summary.title, summary.role_context) == ("", "")
    assert "like the job" not in summary.interview_story.result
