import pytest

from conversation.interview.grounding import joined
from tests.conversation.interview.grounding.said import beside


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "I mended nets. It was cold on the quay. Ravi lost a winch overboard", "Mended a winch"),
        ("en", "I sewed sails for Ravi. He was glad. Then came the storm in the harbour", "Sewed sails in a storm"),
        ("en", "I checked the ropes. We painted the shed", "Checked the shed"),
        ("de", "Ich hab Netze geflickt. Es war kalt. Uwe hat eine Winde verloren", "Winde geflickt"),
        ("fr", "J'ai réparé des filets. Il faisait froid. On a perdu un treuil", "J'ai réparé un treuil"),
        ("es", "Cosí redes. Hacía frío. Perdimos un ancla", "Cosí un ancla"),
    ],
)
def test_the_verb_of_one_story_takes_no_object_of_another(language: str, said: str, claim: str) -> None:
    assert joined.misjoined(beside(claim, said, language))


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("I mended nets at Port Crumb. It was cold. Gary fell ill in Leith", "Mended nets at Port Crumb and Leith"),
        ("We had a torn sail. I mended it", "Mended a torn sail"),
        ("I mended nets. That was for the herring boats", "Mended nets for herring boats"),
        ("I mended nets. It was cold. I splined rope. I mended sails too", "Mended nets and sails"),
    ],
)
def test_what_was_said_beside_a_deed_belongs_to_it(said: str, claim: str) -> None:
    assert joined.misjoined(beside(claim, said)) == ""
