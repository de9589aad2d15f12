"""How the simulated people answer; Ines, Otto and Rosa are made up for it."""

import itertools
from typing import Any

import pytest

from conversation.interview.types import TOPIC_KEYS
from evals.interviewer.interviewee import Interviewee
from evals.interviewer.lexicon import LANGUAGES, lexicon
from evals.interviewer.persona import Fact, Persona, personas

QUESTIONS = {
    "en": [
        "Which job shall we talk about?",
        "Who did you work for?",
        "When was that?",
        "How many people were you?",
        "What did a normal day look like?",
        "Which tools did you use?",
        "What was the hardest part?",
        "How did you deal with that?",
        "How did it turn out?",
        "Can you put a number on that?",
        "Could you tell me more about that?",
        "Who else was involved?",
        "What did you learn?",
        "Flurb?",
        "Shall I write it up?",
    ],
    "de": ["Wo war das?", "Was war schwierig?", "Wie haben Sie das gelöst?", "Mit wem?", "Haben Sie eine Zahl?"],
    "fr": [
        "C'était où ?",
        "Quelles difficultés ?",
        "Comment avez-vous réagi ?",
        "Avec qui ?",
        "Vous auriez un chiffre ?",
    ],
    "es": ["¿Dónde fue?", "¿Qué dificultades hubo?", "¿Cómo lo resolvió?", "¿Con quién?", "¿Tiene alguna cifra?"],
}


def fact(key: str, topic: str, *says: str, **more: Any) -> Fact:
    return Fact(key=key, topic=topic, says=says, find=(says[0],), **more)


def ines(*traits: str, **more: Any) -> Persona:
    facts = (
        fact("cook", "role", "head cook", "I was head cook", "well, they had me as head cook in the end"),
        fact("inn", "organisation", "the Swan Inn"),
        fact("years", "timeframe", "from 2015 to 2019", slip="from 2012 or so", wrong=("2012",)),
        fact("seats", "scope", "eighty seats"),
        fact("menus", "responsibilities", "I wrote the menus"),
        fact("orders", "responsibilities", "I did the orders"),
        fact("waste", "challenge", "food was thrown away", shy=True),
        fact("board", "actions", "I hung up a board"),
        fact("halved", "outcome", "waste went down by 50%", shy=True),
        fact("praise", "outcome", "the owner was pleased"),
        fact("maria", "collaboration", "with Maria the baker"),
    )
    held = {"who": "Ines, a cook", "language": "en", "kind": "employment", "name": "ines", "facts": facts}
    return Persona.model_validate(held | {"traits": traits, "asides": ("It rains.", "My cat is ill.")} | more)


def told_by(person: Persona, questions: list[str], seed: int = 0) -> tuple[Interviewee, list[str]]:
    someone = Interviewee(person, seed)
    return someone, [someone.answer(question) for question in questions]


EVERYONE = personas("tuning")


@pytest.mark.parametrize("person", EVERYONE, ids=lambda person: person.name)
def test_the_same_seed_gives_the_same_answers_and_none_is_empty(person: Persona) -> None:
    questions = QUESTIONS[person.language] * 2
    answers = told_by(person, questions, 3)[1]
    assert answers == told_by(person, questions, 3)[1]
    assert all(answer.strip() for answer in answers)


@pytest.mark.parametrize("person", EVERYONE, ids=lambda person: person.name)
def test_what_is_told_is_in_the_answers_in_the_persons_own_words(person: Persona) -> None:
    someone, said = Interviewee(person, 1), ""
    for question in QUESTIONS[person.language] * 2:
        before = someone.told
        said = someone.answer(question)
        new = [fact for fact in person.facts if fact.key in someone.told - before]
        opening = said == person.opening
        assert opening or all(any(way in said for way in fact.says) for fact in new)
    assert someone.told <= {fact.key for fact in person.facts}


@pytest.mark.parametrize("person", EVERYONE, ids=lambda person: person.name)
def test_nothing_shy_comes_out_unasked(person: Persona) -> None:
    someone = Interviewee(person)
    for question in ["Hello! How are you?", "Flurb?", "Flurb, flurb?", "Have I understood you correctly?"] * 4:
        someone.answer(question)
    shy = {fact.key for fact in person.facts if fact.shy}
    assert not (someone.told - set(person.opens_with)) & shy


def test_two_people_do_not_speak_alike() -> None:
    other = ines(name="rosa")
    fillers = {tuple(told_by(person, ["Flurb?"] * 1 + ["Shall I write it up?"])[1]) for person in (ines(), other)}
    seeds = {tuple(told_by(ines(), ["Flurb?", "Shall I write it up?"], seed)[1]) for seed in range(8)}
    assert len(fillers | seeds) > 2


def test_a_terse_person_tells_one_fact_in_the_shortest_words() -> None:
    assert told_by(ines("terse"), ["What was your job title?"])[1] == ["head cook"]


def test_a_rambling_person_tells_the_longest_words_and_an_aside() -> None:
    answer = told_by(ines("rambling"), ["What was your job title?"])[1][0]
    assert "well, they had me as head cook in the end" in answer
    assert "It rains." in answer


def test_no_fact_is_told_twice_but_for_who_asks_for_it_again() -> None:
    someone, answers = told_by(ines("terse"), ["Who did you work for?", "Which company was it?"])
    assert answers[0] == "the Swan Inn"
    assert "Swan" not in answers[1]
    assert someone.declined == {"organisation"}
    assert someone.answer("Can you tell me again who you worked for?") == "the Swan Inn"


def test_a_topic_without_facts_is_declined_plainly() -> None:
    someone, answers = told_by(ines(), ["Which tools did you use?"])
    assert answers[0] in lexicon("en").says["nothing"]
    assert someone.declined == {"tools"}


def test_a_figure_is_told_when_it_is_asked_for_and_never_made_up() -> None:
    someone, answers = told_by(ines("terse"), ["How did it turn out?", "Can you put a number on that?"])
    assert "waste went down by 50%" in answers
    said = [someone.answer("Can you put a number on that?") for _ in range(3)]
    assert said[-1] in lexicon("en").says["no_figure"]
    assert someone.declined == set()


def test_the_fact_that_a_question_names_comes_first() -> None:
    assert told_by(ines("terse"), ["Did you do the orders every day? What were your duties?"])[1] != [""]
    assert told_by(ines("terse"), ["What did you have to do with the orders on a normal day?"])[1] == [
        "I did the orders"
    ]


def test_what_is_not_understood_is_asked_back_once() -> None:
    someone, answers = told_by(ines("terse"), ["Flurb?", "Flurb flurb?"])
    assert answers[0] in lexicon("en").says["ask_back"]
    assert answers[1] == "head cook"
    assert someone.misunderstood == 2


def test_a_right_recap_is_confirmed_and_a_wrong_one_corrected() -> None:
    someone = Interviewee(ines())
    assert someone.answer("You were a cook at the Swan Inn. Is that right?") in lexicon("en").says["yes"]
    assert "from 2015 to 2019" in someone.answer("You were there from 2012. Is that right?")


def test_a_choice_is_made_by_what_the_facts_support() -> None:
    someone = Interviewee(ines("terse"))
    assert someone.answer("Which comes closest: you wrote the menus, or you served the guests?") == "I wrote the menus"
    assert someone.answer("Which comes closest: green, or purple?") in lexicon("en").says["neither"]


def test_an_offer_to_write_it_up_is_taken() -> None:
    someone, answers = told_by(ines(), ["I think I have enough. Shall I write it up?"])
    assert someone.agreed_to_finish
    assert answers[0] in lexicon("en").says["finish"]


def test_a_slip_is_put_right_in_the_next_answer() -> None:
    someone = Interviewee(ines("correcting", "terse"))
    assert someone.answer("When was that?") == "from 2012 or so"
    assert "years" not in someone.told
    assert "from 2015 to 2019" in someone.answer("Who did you work for?")
    assert {"years", "inn"} <= someone.told


def test_a_recap_of_a_slip_is_corrected_once() -> None:
    someone = Interviewee(ines("correcting", "terse"))
    someone.answer("When was that?")
    assert someone.answer("So it was from 2012. Is that right?").count("from 2015 to 2019") == 1


def test_a_forgetful_person_remembers_at_the_second_asking() -> None:
    someone = Interviewee(ines("forgetful", "terse"))
    assert someone.answer("When was that?") in lexicon("en").says["forgot"]
    assert someone.declined == {"timeframe"}
    assert someone.answer("Do you know roughly when you started?") == "from 2015 to 2019"


def test_an_evasive_person_speaks_of_their_duties_first() -> None:
    someone, answers = told_by(ines("evasive", "terse"), ["What was the hardest part?", "What was difficult about it?"])
    assert answers == ["I wrote the menus", "food was thrown away"]
    assert someone.declined == set()


def test_every_third_answer_of_an_off_topic_person_wanders() -> None:
    answers = told_by(ines("off-topic"), QUESTIONS["en"][:6])[1]
    assert [answer.startswith(("It rains.", "My cat")) for answer in answers] == [False, False, True] * 2


def test_a_boastful_person_boasts_in_the_first_words() -> None:
    answers = [told_by(ines("boastful"), ["What was your job title?"], seed)[1][0] for seed in range(9)]
    boasts = lexicon("en").says["boast"]
    assert any(answer.startswith(boasts) for answer in answers)
    assert all("head cook" in answer and "in the end" not in answer for answer in answers)


def test_a_person_who_must_go_says_so_after_the_fifth_answer() -> None:
    someone, answers = told_by(ines("stops-early", stops_with="I must go now."), QUESTIONS["en"][:6])
    assert answers[5] == "I must go now."
    assert "I must go now." not in answers[:5]
    assert someone.wants_to_stop


def test_a_rich_first_answer_is_pasted_whole() -> None:
    someone = Interviewee(ines("rich-first-answer", opening="I cooked at the Swan Inn.", opens_with=("cook", "inn")))
    assert someone.answer("Hello! What would you like to talk about?") == "I cooked at the Swan Inn."
    assert someone.told == {"cook", "inn"}


def test_everything_comes_out_for_who_keeps_asking() -> None:
    for traits in itertools.combinations(("terse", "forgetful", "evasive", "correcting", "modest"), 2):
        someone = Interviewee(ines(*traits))
        for question in QUESTIONS["en"][:13] * 4:
            someone.answer(question)
        assert len(someone.told) == 11, traits


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_every_occasion(language: str) -> None:
    words = lexicon(language)
    assert set(words.says) == set(lexicon("en").says)
    assert all(len(ways) >= 3 for occasion, ways in words.says.items() if occasion != "forgot_rest")
    assert {phrase.topic for phrase in words.topics} == set(TOPIC_KEYS)
