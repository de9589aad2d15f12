"""Where in a sentence a question may open."""

import pytest

from conversation.interview.guide import guide_for
from conversation.interview.languages import available, pack_for
from conversation.interview.phrasing.openings import Opening, heads


def free(text: str, language: str = "en", complete: bool = False) -> str:
    """What of a sentence may be shown, after one look at all of it."""
    return text[: Opening(pack_for(language).phrases.openings, {}).scan(text, len(text), complete)]


def sign_by_sign(text: str, language: str) -> str:
    opening = Opening(pack_for(language).phrases.openings, {})
    return text[: max(opening.scan(text, end) for end in range(1, len(text) + 1))]


def own_questions(language: str) -> list[str]:
    phrases = pack_for(language).phrases
    banks = (*phrases.questions.values(), *guide_for("employment").questions.get(language, {}).values())
    asks = (*phrases.closing.suggest_ask, *phrases.closing.fix_ask, *phrases.closing.contradiction_ask)
    return [*(text for bank in banks for text in bank.texts()), *phrases.reserve, *asks]


@pytest.mark.parametrize(
    ("language", "sentence", "shown"),
    [
        ("en", "You moved the prep to the afternoon", "You moved the prep to the afternoon"),
        ("en", "Looking back, what would you change", "Looking back"),
        ("en", "And in which month was it", ""),
        ("en", "And in July it broke", "And in July it broke"),
        ("en", "You did it alone, didn’t you", "You did it alone"),
        ("en", "It went well, right", "It went well"),
        ("en", "Right, you did it", "Right, you did it"),
        ("en", "You said “how it was when it broke” there", "You said “how it was when it broke” there"),
        ("en", "“The oven”: **what** broke", "“The oven”"),
        ("en", "(What broke) then", ""),
        ("en", "2. What broke", ""),
        ("en", "- **Who** helped", ""),
        ("en", "140 covers a night", "140 covers a night"),
        ("en", "A day-to-day job", "A day-to-day job"),
        ("en", "The shower was wherever", "The shower was wherever"),
        ("es", "Y después, ¿fue usted", "Y después"),
        ("fr", "Je note. D’où venait le pain", "Je note"),
        ("fr", "Et qu’avez-vous fait", ""),
        ("de", "Das war im Juli, und womit", "Das war im Juli"),
    ],
)
def test_a_sentence_may_be_shown_up_to_its_first_word_that_may_open_a_question(
    language: str, sentence: str, shown: str
) -> None:
    assert free(f"{sentence} ", language) == shown
    assert free(sentence, language, complete=True) == shown
    assert sign_by_sign(f"{sentence} ", language) == shown


@pytest.mark.parametrize("language", available())
def test_what_it_shows_of_a_sentence_under_way_it_shows_of_the_whole(language: str) -> None:
    for question in own_questions(language):
        whole = free(question, language, complete=True)
        assert all(whole.startswith(free(question[:end], language)) for end in range(len(question)))


@pytest.mark.parametrize("language", available())
def test_nearly_all_of_our_own_questions_are_held_from_their_first_word(language: str) -> None:
    asked = own_questions(language)
    assert sum(not free(question, language, complete=True) for question in asked) / len(asked) > 0.9


@pytest.mark.parametrize("language", available())
def test_nearly_all_of_our_own_statements_come_word_by_word(language: str) -> None:
    aside = pack_for(language).phrases.aside
    said = [*aside.bare, *aside.missed, *aside.declined, *aside.sorry, *aside.distress, *aside.how_long]
    assert sum(bool(free(text, language)) for text in said) / len(said) > 0.9


def test_it_knows_how_questions_asked_before_began() -> None:
    asked = heads(["1. Things got better?", "Things, then?", "Really?"])
    assert asked == {"things": frozenset({"got", "then"})}
    for text, shown in (("Things got ", ""), ("Things went ", "Things went"), ("Such things got ", "Such things got")):
        opening = Opening(pack_for("en").phrases.openings, asked)
        assert text[: opening.scan(text, len(text))] == shown
