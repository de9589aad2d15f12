"""The person's role is claimed in their own words."""

import pytest

from conversation.interview.grounding import Gate
from conversation.interview.grounding.gate import Verdict
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim


def judged(answer: str, text: str, language: str = "en") -> Verdict:
    said = [{"role": "assistant", "content": "And?"}, {"role": "user", "content": answer}]
    return Gate(replay(said, language=language)).judge(DraftClaim(text=text, quotes=(answer,)))


@pytest.mark.parametrize(
    ("answer", "text", "language"),
    [
        ("I was a supervisor at Dunmore Mills.", "Supervisor, Dunmore Mills", "en"),
        ("I was assistant manager at Dunmore Mills.", "Assistant Manager, Dunmore Mills", "en"),
        ("Ich war Gärtner bei Blumen Weber.", "Gärtner, Blumen Weber", "de"),
        ("J'étais responsable de la boutique Lin.", "Responsable de la boutique Lin", "fr"),
        ("Fui encargado de obra en Roldán.", "Encargado de obra, Roldán", "es"),
    ],
)
def test_it_passes_the_role_that_the_person_had(answer: str, text: str, language: str) -> None:
    assert judged(answer, text, language).reason == ""


@pytest.mark.parametrize(
    ("answer", "text", "language"),
    [
        ("I was a nurse at Dunmore House.", "Senior Nurse, Dunmore House", "en"),
        ("I was assistant manager at Dunmore Mills.", "Manager, Dunmore Mills", "en"),
        ("Shauna told me I should train as a care assistant.", "Continuing Care Assistant", "en"),
        ("They asked me to be supervisor.", "Supervisor", "en"),
        ("I was offered foreman but my back was gone.", "Foreman", "en"),
        ("I helped the supervisor at Dunmore Mills.", "Senior Supervisor, Dunmore Mills", "en"),
        ("Zum Meister hab ich mich angemeldet.", "Meister", "de"),
        ("On m'a proposé le poste de cheffe.", "Cheffe", "fr"),
        ("Me ofrecieron ser encargado.", "Encargado de obra", "es"),
    ],
)
def test_it_refuses_a_role_that_was_offered_or_is_higher(answer: str, text: str, language: str) -> None:
    assert not judged(answer, text, language).passed
