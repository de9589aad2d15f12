"""Under which dictionary form a German word is looked up, however it was typed, joined or split."""

import pytest

from conversation.interview.grounding import judge
from conversation.interview.grounding.forms import form, noun, split_verbs
from conversation.interview.grounding.words import lexicon, words
from conversation.interview.languages import pack_for
from conversation.interview.text.wordforms import tokens
from conversation.interview.types import DraftClaim
from tests.conversation.interview.telling import unread

GERMAN = pack_for("de")


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("kuemmerte", "kümmern"),
        ("schliesst", "schliessen"),
        ("weggebracht", "wegbringen"),
        ("nachgefüllt", "nachfüllen"),
        ("beschriftet", "beschriften"),
        ("gebastelt", "basteln"),
        ("aufgepasst", "aufpassen"),
        ("angefasst", "anfassen"),
        ("rausgefunden", "herausfinden"),
        ("runtergeladen", "herunterladen"),
        ("telefonisches", "telefonisch"),
        ("reinigen", "reinigen"),
    ],
)
def test_a_word_is_found_however_it_is_spelt_or_joined(typed: str, listed: str) -> None:
    assert form(typed, GERMAN.writing) == listed


@pytest.mark.parametrize(
    ("typed", "listed"), [("leuten", "leute"), ("bäume", "baum"), ("haus", "haus"), ("strassen", "strasse")]
)
def test_a_noun_in_small_letters_is_found_as_one(typed: str, listed: str) -> None:
    assert noun(typed, GERMAN.writing) == listed


@pytest.mark.parametrize("word", ["geschäft", "abgabe", "aufgabe", "umsatz", "ausbildung", "mitarbeiter", "angebot"])
def test_a_noun_is_no_participle(word: str) -> None:
    assert not form(word, GERMAN.writing).endswith(("schäfen", "bieten", "satzen", "bilden", "arbeiten"))


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ich räumte die Regale auf und füllte Ware nach", ["aufräumen", "nachfüllen"]),
        ("Nahm ich Anrufe entgegen, leitete ich sie weiter.", ["entgegennehmen", "weiterleiten"]),
        ("Ich stand an der Kasse und half mit der Ware", []),
        ("Wir gestalteten das Lager um", ["umgestalten"]),
        ("Ich war im Lager. Um acht fing ich an", ["anfangen"]),
    ],
)
def test_a_verb_whose_particle_ends_the_clause_is_found_whole(text: str, verbs: list[str]) -> None:
    assert list(split_verbs(text, tokens(text), GERMAN.writing).values()) == verbs


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("Ich räumte die Regale auf", "ich hab die regale aufgeräumt"),
        ("Aufräumen der Regale", "ich räume jeden tag die regale auf"),
        ("Schliessen der Türen", "ich hab am abend die türen geschlossen"),
    ],
)
def test_a_claim_may_join_or_split_the_verb_that_was_said(claim: str, said: str) -> None:
    assert judge(DraftClaim(text=claim, quotes=(said,)), unread(said, language="de")).passed


def test_a_claim_with_another_particle_is_another_deed() -> None:
    said = "ich hab die regale aufgebaut"
    assert not judge(DraftClaim(text="Ich baute die Regale ab", quotes=(said,)), unread(said, language="de")).passed


def test_a_word_whose_parts_read_as_ever_longer_words_is_judged_all_the_same() -> None:
    assert not lexicon(GERMAN).backs("schutzausrüstungszuschuss", words("ich war da", GERMAN.writing))


def test_a_split_verb_is_no_word_of_rank() -> None:
    said = "ich hab ein heft für die übergabe eingeführt"
    heard = unread(said, language="de")
    assert judge(DraftClaim(text="Ich führte ein Heft für die Übergabe ein", quotes=(said,)), heard).passed
    assert not judge(DraftClaim(text="Ich führte die Übergabe", quotes=(said,)), heard).passed
    assert not judge(DraftClaim(text="Ich führte die Übergabe durch", quotes=("ein heft",)), heard).passed
