"""What the person would not have written."""

import pytest

from conversation.interview.ledger import fold
from conversation.interview.types import Note
from tests.conversation.interview.reading.answers import told


def _left(first: str, wish: str, language: str = "en") -> list[str]:
    """What stands of a difficulty after a wish."""
    before = told(first, "challenge", language=language)
    notes: tuple[Note, ...] = (*before, *told(wish, "learning", before=before, language=language))
    return [note.value for note in fold(notes).facts]


@pytest.mark.parametrize(
    "wish",
    [
        "Dont put in the part about the XO.",
        "don't mention the XO",
        "Leave out the part about the XO.",
        "Can you keep the XO out of it please",
        "Could you leave the XO out of it?",
        "I'd rather the XO wasn't named",
    ],
)
def test_hank_has_left_out_what_he_names_and_nothing_else(wish: str) -> None:
    told_first = "We lost 9 trucks in the first night. Battalion XO was on my ass every two hours."
    assert _left(told_first, wish) == ["We lost 9 trucks in the first night"]


_KRANZ = {
    "en": ("The oven broke down. My boss Keith drank.", "The oven broke down"),
    "de": ("Der Ofen fiel oft aus. Der Chef Herr Kranz hat geschrien.", "Der Ofen fiel oft aus"),
    "fr": ("Le four tombait en panne. Le chef Kranz criait.", "Le four tombait en panne"),
    "es": ("El horno se estropeaba. El jefe Kranz gritaba.", "El horno se estropeaba"),
}


@pytest.mark.parametrize(
    ("language", "wish"),
    [
        ("en", "Please keep the drinking out of it."),
        ("de", "Bitte den Herrn Kranz nicht erwähnen."),
        ("de", "Schreiben Sie das mit dem Kranz bitte nicht rein."),
        ("fr", "Je préférerais ne pas nommer Kranz."),
        ("es", "No mencione a Kranz, por favor."),
    ],
)
def test_a_wish_is_obeyed_in_four_languages(language: str, wish: str) -> None:
    first, kept = _KRANZ[language]
    assert _left(first, wish, language) == [kept]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "We never mention it to guests, and I learned not to put things off."),
        ("en", "Don't put metal in the microwave."),
        ("en", "We kept the flour out of it."),
        ("de", "Wir haben das nicht erwähnt."),
        ("es", "Aprendí a no poner el horno tan alto."),
    ],
)
def test_what_the_person_did_not_mention_or_put_is_no_wish(language: str, said: str) -> None:
    before = told("The oven broke down.", "challenge", language=language)
    notes = told(said, "learning", before=before, language=language)
    assert notes
    assert all(note.kind == "fact" for note in notes)


def test_chidi_has_his_old_employer_left_out_and_his_own_business_put_in() -> None:
    before = told("I repair phones. I worked at Slot Systems.")
    wish = "the name of my business is Chidi Gadget Clinic, dont put Slot as my work"
    notes = told(wish, kind="suggest_completion", before=before)
    live = fold((*before, *notes)).of("organisation", "employer")
    assert [note.value for note in live] == ["Chidi Gadget Clinic"]


def test_what_is_told_in_the_same_breath_is_left_out_too() -> None:
    notes = told("My boss Keith drank at work. Please don't mention Keith.", "challenge")
    assert fold(notes).facts == ()


def test_fatoumata_has_left_out_what_she_says_before_it() -> None:
    before = told("Patience. We received the food ourselves once.", "learning")
    wish = "but the food bank thing we received, maybe not write it"
    notes = told(wish, kind="suggest_completion", before=before)
    assert [note.value for note in fold((*before, *notes)).facts] == ["Patience"]


@pytest.mark.parametrize(
    "said",
    [
        "yes the name of my business is Chidi Gadget Clinic, dont put Slot as my work now",
        "the business name please, Chidi Gadget Clinic",
    ],
)
def test_a_name_that_is_said_to_be_the_business_is_read_whatever_was_asked(said: str) -> None:
    notes = told(said, "outcome", before=told("I repair phones."))
    assert [(note.topic, note.value) for note in notes] == [("organisation", "Chidi Gadget Clinic")]
