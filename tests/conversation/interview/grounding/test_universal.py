import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.grounding import judge, universal
from conversation.interview.types import DraftClaim
from tests.conversation.interview.grounding.said import beside
from tests.conversation.interview.telling import told

HABITS = ("once a week", "every week", "each week", "twice a week", "weekly")
THINGS = ("nets", "ropes", "sails", "winches", "moorings")


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "Nearly all the moorings were full", "All the moorings were full"),
        ("en", "the shops put all eight together", "All the shops put the eight together"),
        ("en", "Every Thursday I took one platoon", "Took every company"),
        ("en", "I groomed two dogs one Saturday", "Groomed dogs every Saturday"),
        ("en", "85 shops on three floors", "Watched over theft across the shops"),
        ("en", "Our boat was quick", "Our boat was the quickest"),
        ("de", "Fast alle Flaschen waren verkauft", "Alle Flaschen verkauft"),
        ("fr", "Presque toutes les bouteilles étaient vendues", "Toutes les bouteilles vendues"),
        ("es", "Casi todas las botellas se vendieron", "Todas las botellas se vendieron"),
    ],
)
def test_a_claim_reaches_no_further_than_what_was_said(language: str, said: str, claim: str) -> None:
    assert universal.overreaching(beside(claim, said, language))


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "Nearly all the moorings were full", "Almost all the moorings were full"),
        ("en", "I rang every single one of them", "Rang each of them"),
        ("en", "I groomed dogs on Saturdays", "Groomed dogs every Saturday"),
        ("en", "I knocked on the doors of next week's houses", "Knocked on doors before each new week"),
        ("en", "one colour per flavour", "A colour for every flavour"),
        ("en", "Our boat was the quickest that day", "Our boat was the quickest that day"),
        ("en", "I did not touch anything", "Touched nothing at all"),
        ("de", "Einmal pro Woche hab ich die Fässer kontrolliert", "Jede Woche die Fässer kontrolliert"),
        ("fr", "Une fois par semaine je contrôlais les cuves", "Contrôle des cuves chaque semaine"),
        ("es", "Una vez por semana revisaba las cubas", "Revisión de las cubas cada semana"),
    ],
)
def test_a_claim_may_reach_as_far_as_what_was_said(language: str, said: str, claim: str) -> None:
    assert universal.overreaching(beside(claim, said, language)) == ""


@given(st.sampled_from(HABITS), st.sampled_from(THINGS))
def test_a_habit_always_backs_every_week(habit: str, thing: str) -> None:
    assert universal.overreaching(beside(f"Checked the {thing} every week", f"I checked the {thing} {habit}")) == ""


@given(st.sampled_from(THINGS))
def test_some_never_back_all(thing: str) -> None:
    assert universal.overreaching(beside(f"Mended all the {thing}", f"I mended some {thing}")) == "all"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "je fais la maintenance chaque semaine, graissage, filtres, géométrie, et je remplis les fiches"),
        ("es", "los turnos los hago yo cada semana, que con tanta madre es un sudoku"),
        ("es", "yo apunto las incidencias en la tablet que nos dieron"),
    ],
)
def test_what_was_said_word_for_word_reaches_no_further(language: str, said: str) -> None:
    assert judge(DraftClaim(text=f"{said}.", quotes=(said,)), told(said, language=language)).passed
