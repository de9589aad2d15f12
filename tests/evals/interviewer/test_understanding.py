"""Questions of our own to practise on; those that score the lists of words are others'."""

import tomllib
from pathlib import Path

import pytest

from evals.interviewer.score_understanding import is_right, main
from evals.interviewer.understanding import Asked, understood

PRACTICE = tomllib.loads((Path(__file__).parent / "practice.toml").read_text(encoding="utf-8"))
QUESTIONS = [
    (text, language, label)
    for language, labels in PRACTICE.items()
    for label, texts in labels.items()
    for text in texts
]


def test_it_has_enough_to_practise_on() -> None:
    assert len(QUESTIONS) >= 400
    assert set(PRACTICE) == {"en", "de", "fr", "es"}


@pytest.mark.parametrize("language", PRACTICE)
def test_nearly_every_practice_question_is_understood(language: str) -> None:
    asked = [(text, label, understood(text, spoken)) for text, spoken, label in QUESTIONS if spoken == language]
    failed = [(text, label, how.kind, how.topics) for text, label, how in asked if not is_right(how, (label,))]
    assert len(failed) <= 0.02 * len(asked), failed


def test_the_last_question_is_what_is_asked() -> None:
    assert understood("What tools did you use? No, wait. When did you start?", "en").topics == ("timeframe",)


def test_what_is_quoted_is_not_asked() -> None:
    assert (
        understood("You said “the problem was the software”. Who else worked on it?", "en").topics[0] == "collaboration"
    )


def test_a_short_tail_belongs_to_the_question_before_it() -> None:
    asked = understood("Which tools did you use? For example, a particular oven?", "en")
    assert asked.topics[0] == "tools"


def test_a_question_that_only_points_back_asks_for_what_was_said_just_before_it() -> None:
    assert understood("Every job has its difficulties. What about yours?", "en").topics[0] == "challenge"


def test_a_longer_phrase_hides_the_shorter_one_in_it() -> None:
    assert understood("How many people worked there?", "en").topics[0] == "scope"


def test_an_offer_of_answers_is_a_choice_with_its_answers() -> None:
    asked = understood("Was it more about speed or more about quality?", "en")
    assert asked.kind == "choose"
    assert [part.split()[-1] for part in asked.choices] == ["speed", "quality"]


def test_listed_answers_are_a_choice_too() -> None:
    asked = understood("Which fits best?\n- I led it\n- I took part", "en")
    assert (asked.kind, asked.choices) == ("choose", ("I led it", "I took part"))


def test_what_names_nothing_is_not_understood() -> None:
    assert understood("Blue or not at all, hm?", "en").kind in ("unclear", "choose")
    assert understood("Flurb?", "en") == Asked(kind="unclear")


def test_an_empty_message_is_no_question() -> None:
    assert understood("", "en").kind == "aside"


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(ValueError, match="“it”"):
        understood("Dove lavorava?", "it")


def test_a_second_topic_is_let_pass_and_a_third_is_not() -> None:
    assert is_right(Asked(kind="topic", topics=("role", "scope")), ("scope",))
    assert not is_right(Asked(kind="topic", topics=("role", "tools")), ("scope",))
    assert not is_right(Asked(kind="topic", topics=("role", "tools", "scope")), ("scope",))
    assert not is_right(Asked(kind="recap"), ("scope",))
    assert is_right(Asked(kind="figure", topics=()), ("figure", "outcome"))


def test_the_score_tells_shares_and_no_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.toml"
    file.write_text(
        '[[questions]]\nlanguage = "en"\nasks = ["role"]\ntext = "What was your job title?"\n'
        '[[questions]]\nlanguage = "en"\nasks = ["tools"]\ntext = "Flurb?"\n'
    )
    assert main([str(file)]) == 0
    printed = capsys.readouterr().out
    assert "50.0%" in printed
    assert "Flurb" not in printed


def test_questions_that_cannot_be_read_are_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.toml")]) == 1
    assert "no labelled questions" in capsys.readouterr().out
