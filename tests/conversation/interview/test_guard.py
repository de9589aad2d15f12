"""The check of a reply before the person sees it."""

import pytest

from conversation.interview.guard import check
from conversation.interview.phrasing.sentences import questions
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from conversation.interview.types import Choice, Move
from tests.conversation.interview.scenes import EVERYTHING, EVERYTHING_TEXT, FRAME, FRAME_TEXT, ask, asked, begun, told


@pytest.fixture
def interview() -> Interview:
    """A cook was asked what was hard, and told it."""
    spoken = asked(told(begun(), FRAME_TEXT, *FRAME), ask("challenge"), "Thanks. What was the hardest part of it?")
    return told(spoken, "The oven broke down in July.", ("challenge", "The oven broke down in July"))


@pytest.mark.parametrize(
    "reply",
    [
        "The oven, in July of all months. What did you do when it stopped?",
        "You said “why me?” there. Which steps did you take, e.g. with Dr. Hill?",
        "An oven failing mid-season is hard on everyone.\n\nHow did you keep the kitchen going?",
    ],
)
def test_it_leaves_a_good_reply_as_it_is(interview: Interview, reply: str) -> None:
    guarded = check(reply, interview, take_stock(interview))
    assert (guarded.text, guarded.replaced) == (reply, "")


def test_it_keeps_the_first_of_two_questions(interview: Interview) -> None:
    guarded = check("I see. What did you do? And how did it end? Take your time.", interview, take_stock(interview))
    assert guarded.text == "I see. What did you do? Take your time."
    assert guarded.replaced == "two_questions"


def test_it_keeps_one_question_of_a_list(interview: Interview) -> None:
    guarded = check("Two things:\n1. What did you do first?\n2. Who helped you?", interview, take_stock(interview))
    assert guarded.text == "Two things:\n1. What did you do first?"


@pytest.mark.parametrize("repeat", ["What was the hardest part of it?", "“The oven”: what was the hardest part of it?"])
def test_it_replaces_a_question_that_was_asked_before(interview: Interview, repeat: str) -> None:
    guarded = check(f"Thanks. {repeat}", interview, take_stock(interview))
    assert guarded.replaced == "repeat"
    assert guarded.text.startswith("Thanks. ")
    assert len(questions(guarded.text)) == 1
    assert "hardest part" not in guarded.text


@pytest.mark.parametrize(
    "leading",
    [
        "Didn't you feel proud of that?",
        "So it all went well, right?",
        "You must have been proud, how did it feel?",
        "It was a success, wasn't it?",
    ],
)
def test_it_replaces_a_leading_question(interview: Interview, leading: str) -> None:
    guarded = check(f"I see. {leading}", interview, take_stock(interview))
    assert guarded.replaced == "leading"
    assert len(questions(guarded.text)) == 1


@pytest.mark.parametrize("offer", ["Shall I write it up now?", "That is enough, shall we finish here?"])
def test_it_does_not_let_the_end_be_offered_too_early(interview: Interview, offer: str) -> None:
    guarded = check(f"Great. {offer}", interview, take_stock(interview))
    assert guarded.replaced == "end_too_early"
    assert "shall" not in guarded.text.casefold()


def test_it_adds_a_question_where_there_is_none(interview: Interview) -> None:
    guarded = check("The oven, in July.", interview, take_stock(interview))
    assert guarded.replaced == "no_question"
    assert guarded.text.startswith("The oven, in July. ")
    assert guarded.move.topic == take_stock(interview).moves[0].topic


@pytest.mark.parametrize("reply", ["Dry as a bone.", "Dry as a bone. What was the hardest part of it?"])
def test_a_contradiction_that_it_asks_about_names_both_sides(interview: Interview, reply: str) -> None:
    sides = (Choice(key="1", label="three years"), Choice(key="2", label="two years"))
    resolve = Move(kind="resolve_contradiction", topic="timeframe", detail="u1.2|u2.0", choices=sides)
    stock = take_stock(interview)
    stock = stock._replace(moves=(resolve, *stock.moves))
    guarded = check(reply, interview, stock)
    assert guarded.text.startswith("Dry as a bone. ")
    assert "“three years”" in guarded.text
    assert "“two years”" in guarded.text
    assert len(questions(guarded.text)) == 1
    assert guarded.move.kind == "resolve_contradiction"


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "The oven, in July. Tell me about the evening it broke."),
        ("en", "The oven, in July; please walk me through that evening. Take your time."),
        ("en", "The oven, in July. I’d love to hear what you did about it."),
        ("en", "The oven, in July. Could you tell me what you did."),
        ("de", "Der Ofen, im Juli. Erzählen Sie mir von dem Abend."),
        ("de", "Der Ofen, im Juli. Mich interessiert, was Sie dann taten."),
        ("fr", "Le four, en juillet. Racontez-moi cette soirée."),
        ("fr", "Le four, en juillet. Dites-m’en plus."),
        ("fr", "Le four, en juillet. J’aimerais savoir ce que vous avez fait."),
        ("es", "El horno, en julio. Cuénteme cómo fue aquella noche."),
        ("es", "El horno, en julio. Me gustaría saber qué hizo usted."),
    ],
)
def test_a_request_is_the_question_of_a_reply_without_one(language: str, reply: str) -> None:
    interview = told(begun(language=language), FRAME_TEXT, *FRAME)
    guarded = check(reply, interview, take_stock(interview), topic="outcome")
    assert (guarded.text, guarded.replaced, guarded.move.topic) == (reply, "", "outcome")


def test_a_request_only_leads_to_a_question_that_follows_it(interview: Interview) -> None:
    reply = "The oven. Tell me about that evening. What did you do first?"
    assert check(f"{reply} And then?", interview, take_stock(interview)).text == reply
    guarded = check("Tell me about that evening. Didn't you feel proud?", interview, take_stock(interview))
    assert (guarded.text, guarded.replaced) == ("Tell me about that evening.", "leading")


def test_a_request_that_was_made_before_is_replaced(interview: Interview) -> None:
    before = told(asked(interview, ask("actions"), "I see. Tell me about the evening it broke."), "Not now.")
    guarded = check("All right. Tell me about the evening it broke.", before, take_stock(before))
    assert guarded.replaced == "repeat"
    assert guarded.text.startswith("All right. ")
    assert "evening" not in guarded.text
    assert len(questions(guarded.text)) == 1


@pytest.mark.parametrize("reply", ["Tell me if anything is wrong.", "They asked you to describe the oven."])
def test_not_every_word_of_telling_is_a_request(interview: Interview, reply: str) -> None:
    assert check(reply, interview, take_stock(interview)).replaced == "no_question"


def test_it_requests_nothing_more_of_a_person_who_stops(interview: Interview) -> None:
    stopped = told(asked(interview, take_stock(interview).moves[0], "What did you do?"), "Stop here please.")
    guarded = check("That is fine. Tell me about the oven.", stopped, take_stock(stopped))
    assert (guarded.text, guarded.replaced) == ("That is fine.", "asked_after_stop")


def test_it_lets_an_ending_stand_without_a_question() -> None:
    interview = told(begun(), EVERYTHING_TEXT, *EVERYTHING)
    guarded = check("That is all I need, thank you.", interview, take_stock(interview))
    assert (guarded.text, guarded.move.kind) == ("That is all I need, thank you.", "suggest_completion")


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "All right, we stop here. “Write it up” makes the text."),
        ("en", "Good, then press Write it up whenever you like."),
        ("en", "Fine, let's leave it there. Thank you for your time."),
        ("en", "Understood. I will write this up now."),
        ("de", "Gut, dann hören wir hier auf. „Write it up“ macht den Text daraus."),
        ("de", "In Ordnung, dann lassen wir es dabei."),
        ("fr", "Entendu, nous nous arrêtons ici. « Write it up » en fait le texte."),
        ("fr", "Bien, restons-en là."),
        ("es", "De acuerdo, lo dejamos aquí."),
    ],
)
def test_a_reply_that_says_that_it_ends_needs_no_question(language: str, reply: str) -> None:
    interview = told(begun(language=language), FRAME_TEXT, *FRAME)
    stock = take_stock(interview)
    assert stock.moves[0].kind != "suggest_completion"
    guarded = check(reply, interview, stock)
    assert (guarded.text, guarded.replaced) == (reply, "")
    assert (guarded.move.kind, guarded.move.detail) == ("suggest_completion", "stop")


def test_no_question_is_put_behind_an_end_whose_own_question_was_left_out(interview: Interview) -> None:
    reply = "All right, we stop here: “Write it up” makes the text."
    guarded = check(f"{reply} Shall I write it up now?", interview, take_stock(interview))
    assert (guarded.text, guarded.replaced) == (reply, "end_too_early")


@pytest.mark.parametrize(
    "reply",
    [
        "That's fine, we leave it out.",
        "So you had to write it up for the board.",
        "I wrote that down.",
        "“We stopped here for lunch”, noted.",
    ],
)
def test_words_that_only_sound_like_an_end_do_not_end(interview: Interview, reply: str) -> None:
    assert check(reply, interview, take_stock(interview)).replaced == "no_question"


def test_a_reply_may_end_once_completion_is_suggested_though_more_could_be_asked() -> None:
    interview = told(begun(), EVERYTHING_TEXT, *EVERYTHING)
    suggested = asked(interview, take_stock(interview).moves[0], "Shall I write it up, or is there more?")
    going_on = told(suggested, "We also had a walk-in freezer.", ("tools", "walk-in freezer"))
    stock = take_stock(going_on)
    assert stock.completion.suggested
    guarded = check("The freezer goes in as well.", going_on, stock)
    assert (guarded.text, guarded.replaced, guarded.move.kind) == (
        "The freezer goes in as well.",
        "",
        "suggest_completion",
    )


def test_it_speaks_itself_where_the_reply_is_empty(interview: Interview) -> None:
    guarded = check("  \n", interview, take_stock(interview))
    assert guarded.replaced == "empty"
    assert len(questions(guarded.text)) == 1


def test_it_takes_the_models_word_for_the_topic_of_a_kept_question(interview: Interview) -> None:
    stock = take_stock(interview)
    assert check("And how did the season end?", interview, stock, topic="outcome").move.topic == "outcome"
    assert check("Which tools, machines or programs did you use?", interview, stock).move.topic == "tools"


def test_in_a_language_without_a_pack_it_counts_questions_and_leaves_the_words(interview: Interview) -> None:
    stock = take_stock(interview)
    italian = "Capisco, il forno si è rotto a luglio. Che cosa ha fatto dopo?"
    assert check(italian, interview, stock).text == italian
    twice = check(f"{italian} E come è andata a finire?", interview, stock)
    assert (twice.text, twice.replaced) == (italian, "two_questions")
    japanese = "わかりました。次に何をしましたか？"
    assert check(japanese, interview, stock).text == japanese


def test_it_reads_spanish_questions_whole() -> None:
    reply = "Entiendo. Y después, ¿qué hizo usted con el horno?"
    interview = told(begun(language="es"), FRAME_TEXT, *FRAME)
    assert check(reply, interview, take_stock(interview)).text == reply


@pytest.mark.parametrize("reply", ["That is fine, thank you. What did you learn there?", "What did you learn there?"])
def test_it_asks_nothing_more_of_a_person_who_stops(interview: Interview, reply: str) -> None:
    asking = take_stock(interview).moves[0]
    stopped = told(asked(interview, asking, "What did you do?"), "Stop here please.")
    stock = take_stock(stopped)
    assert stock.moves[0].detail == "stop"
    guarded = check(reply, stopped, stock)
    assert guarded.replaced == "asked_after_stop"
    assert guarded.text
    assert not questions(guarded.text)
