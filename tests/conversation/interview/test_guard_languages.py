"""The check of a reply in each language: which of its questions stays, and what is only an echo to be confirmed."""

import pytest

from conversation.interview.guard import check
from conversation.interview.policy import take_stock
from conversation.interview.session import Interview
from tests.conversation.interview.scenes import FRAME, FRAME_TEXT, ask, asked, begun, told


def scene(language: str) -> Interview:
    """A cook was asked what was hard, and told it."""
    spoken = asked(told(begun(language=language), FRAME_TEXT, *FRAME), ask("challenge"), "Thanks. What was the worst?")
    return told(spoken, "The oven broke down in July.", ("challenge", "The oven broke down in July"))


def shown(reply: str, language: str = "en") -> str:
    """What is left of a reply."""
    interview = scene(language)
    return check(reply, interview, take_stock(interview)).text


@pytest.mark.parametrize(
    ("language", "echo", "left"),
    [
        ("en", "Switch cabinets at Brandt, right?", "Switch cabinets at Brandt."),
        ("en", "Switch cabinets at Brandt – correct?", "Switch cabinets at Brandt."),
        ("en", "Head chef, 2017 to 2021, is that right?", "Head chef, 2017 to 2021."),
        ("en", "Fine. Is 2017 to 2021 right?", "Fine."),
        ("en", "Fine. Did I get that right?", "Fine."),
        ("de", "Schaltschränke bei Brandt in Kassel, richtig?", "Schaltschränke bei Brandt in Kassel."),
        ("de", "Schaltschränke bei Brandt, habe ich das richtig verstanden?", "Schaltschränke bei Brandt."),
        ("en", "Fine. Is it right that you were head chef?", "Fine."),
        ("de", "Gut. Stimmt das so?", "Gut."),
        ("de", "Gut. Stimmt es, dass Sie allein waren?", "Gut."),
        ("fr", "Chef de rang chez Brandt, c’est bien cela ?", "Chef de rang chez Brandt."),
        ("fr", "Bien. Est-ce bien ça ?", "Bien."),
        ("fr", "Bien. C'est bien ça ?", "Bien. C'est bien ça."),
        ("fr", "Bien. Est-ce bien de 2017 à 2021 ?", "Bien."),
        ("es", "Cocinero en Brandt, ¿es correcto?", "Cocinero en Brandt."),
        ("es", "Bien. ¿Es cierto que era cocinero?", "Bien."),
    ],
)
def test_an_echo_to_be_confirmed_gives_way_to_the_question_behind_it(language: str, echo: str, left: str) -> None:
    asking = {
        "en": "Which one was the hardest?",
        "de": "Welcher war der schwierigste?",
        "fr": "Quel était le plus difficile ?",
        "es": "¿Cuál era el más difícil?",
    }[language]
    assert shown(f"{echo} {asking}", language) == f"{left} {asking}"


@pytest.mark.parametrize("question", ["Was the left one or the right?", "Which one is right?", "What was right?"])
def test_a_question_of_what_is_right_is_no_echo(question: str) -> None:
    assert shown(f"Noted. {question}") == f"Noted. {question}"


@pytest.mark.parametrize(
    ("language", "reply", "left"),
    [
        ("es", "Entiendo. ¿Qué hizo usted? ¿Quién le ayudó?", "Entiendo. ¿Qué hizo usted?"),
        ("es", "Y después, ¿quién le ayudó?", "Y después, ¿quién le ayudó?"),
        (
            "de",
            "Gut, z. B. am 3. Juli. Was haben Sie getan? Und wer half?",
            "Gut, z. B. am 3. Juli. Was haben Sie getan?",
        ),
        (
            "fr",
            "Je vois\u00a0: «\u00a0quoi\u202f?\u00a0». Qu’avez-vous fait\u202f? Et qui\u00a0?",
            "Je vois\u00a0: «\u00a0quoi\u202f?\u00a0». Qu’avez-vous fait\u202f?",
        ),
        ("fr", "Vous étiez seul\u00a0?", "Vous étiez seul\u00a0?"),
        ("en", "わかりました。次に何をしましたか？その後は？", "わかりました。次に何をしましたか？"),
        (
            "en",
            "Понятно, печь сломалась в июле. Что вы сделали? Кто помог?",
            "Понятно, печь сломалась в июле. Что вы сделали?",
        ),
    ],
)
def test_it_reads_questions_of_other_languages(language: str, reply: str, left: str) -> None:
    assert shown(reply, language) == left


def test_in_a_language_without_a_pack_only_the_same_question_is_a_repeat() -> None:
    question = "Che cosa è successo al forno di luglio?"
    interview = told(asked(scene("en"), ask("challenge"), question), "Non so.")
    stock = take_stock(interview)
    guarded = check(f"Capisco, non lo sa. {question}", interview, stock)
    assert (guarded.text, guarded.replaced) == ("Capisco, non lo sa.", "repeat")
    assert check(f"Capisco, non lo sa. E {question}", interview, stock).replaced == ""
