"""All forms under which a word of a person counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.grounding.inflection import bare, forms
from conversation.interview.grounding.words import lexicon, words
from conversation.interview.languages import pack_for


@pytest.mark.parametrize(
    ("code", "said", "written"),
    [
        ("fr", "j'ai prepare les echantillons", "préparation"),
        ("fr", "je verifiais les livraisons", "vérifier"),
        ("fr", "l'equipe du soir", "équipe"),
        ("fr", "les commandes organisées par moi", "organiser"),
        ("fr", "les portes ouvertes le matin", "ouvrir"),
        ("fr", "une fiche apprise par cœur", "apprendre"),
        ("fr", "en rangeant les caisses", "ranger"),
        ("es", "atendi a los clientes", "atender"),
        ("es", "manejaba un camion", "camión"),
        ("es", "las cajas puestas en orden", "poner"),
        ("es", "vos vendés pan", "vender"),
        ("es", "explicandole todo al jefe", "explicar"),
    ],
)
def test_a_word_counts_in_any_form_and_without_its_accents(code: str, said: str, written: str) -> None:
    language = pack_for(code)
    assert lexicon(language).backs(written, words(said, language.writing))


@pytest.mark.parametrize(
    ("code", "said", "written"),
    [("fr", "dans une entreprise", "entreprendre"), ("es", "las notas de música", "notario")],
)
def test_other_words_that_look_alike_are_no_forms_of_one(code: str, said: str, written: str) -> None:
    language = pack_for(code)
    assert not lexicon(language).backs(written, words(said, language.writing))


def test_the_dictionary_form_comes_after_the_word_itself() -> None:
    assert forms("réglée", pack_for("fr").writing)[:2] == ("réglée", "réglé")
    assert "régler" in forms("réglée", pack_for("fr").writing)


def test_a_language_that_lists_no_accents_keeps_them_apart() -> None:
    assert "schon" not in forms("schön", pack_for("de").writing)


def test_a_bare_word_has_no_accents() -> None:
    assert bare("préférée") == "preferee"
    assert bare("año") == "ano"


@given(
    word=st.text(alphabet="abcdeéèfgilmnoprstuvñó", min_size=1, max_size=25),
    code=st.sampled_from(["fr", "es", "de", "en"]),
)
def test_a_word_always_counts_as_itself(word: str, code: str) -> None:
    language = pack_for(code).writing
    assert forms(word, language)[0] == word
    assert not language.accents or bare(word) in forms(word, language)
