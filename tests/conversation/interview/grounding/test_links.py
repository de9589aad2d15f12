import pytest

from conversation.interview.grounding import links
from tests.conversation.interview.grounding.said import beside


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        (
            "en",
            "We changed the nets in March. The catch went up that spring",
            "The catch went up because we changed the nets",
        ),
        ("en", "I wrote the list. We were shortlisted in May", "Wrote the list, so we were shortlisted"),
        ("en", "We changed the nets. Fuel fell that year", "The new nets reduced the fuel we used"),
        ("en", "She switched the insurance. We had fewer leaks", "Thanks to fewer leaks, the insurance was switched"),
        (
            "de",
            "Wir hatten ein neues Etikett. In dem Jahr stieg auch der Verkauf",
            "Dank des neuen Etiketts stieg der Verkauf",
        ),
        (
            "fr",
            "On a changé l'étiquette. Cette année-là les ventes ont monté",
            "Grâce à la nouvelle étiquette, les ventes ont monté",
        ),
        (
            "es",
            "Cambiamos la etiqueta. Ese año subieron las ventas",
            "Gracias a la nueva etiqueta subieron las ventas",
        ),
    ],
)
def test_two_true_things_are_not_joined(language: str, said: str, claim: str) -> None:
    assert links.unlinked(beside(claim, said, language))


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "The catch went up because we changed the nets", "The catch went up thanks to the new nets"),
        ("en", "We changed the nets. So the catch went up", "The catch went up because we changed the nets"),
        ("en", "I scrubbed the tanks and mended nets", "Scrubbed the tanks and mended nets"),
        ("en", "Sales increased in the autumn", "Sales increased in the autumn"),
        (
            "de",
            "Wir hatten ein neues Etikett und deshalb stieg der Verkauf",
            "Dank des neuen Etiketts stieg der Verkauf",
        ),
        (
            "fr",
            "On a changé l'étiquette et du coup les ventes ont monté",
            "Grâce au changement d'étiquette, les ventes ont monté",
        ),
        (
            "es",
            "Cambiamos la etiqueta y por eso subieron las ventas",
            "Gracias al cambio de etiqueta subieron las ventas",
        ),
    ],
)
def test_what_the_person_joined_stays_joined(language: str, said: str, claim: str) -> None:
    assert links.unlinked(beside(claim, said, language)) == ""
