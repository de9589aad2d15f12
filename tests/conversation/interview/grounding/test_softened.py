import pytest

from conversation.interview.grounding import softened
from tests.conversation.interview.grounding.said import beside


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "Ravi says I mended nearly forty nets", "Mended forty nets"),
        ("en", "I mended roughly forty nets", "Mended forty nets"),
        ("de", "Eines der zwei Boote hab ich gestrichen", "Boote gestrichen"),
        ("en", "I mended maybe 40 nets a week", "Mended 40 nets a week"),
        ("en", "One of the two boats sank, the other made it home", "Both boats made it home"),
        ("en", "We hardly ever lost a net", "Never lost a net"),
        ("en", "The catch got bigger I think", "The catch got bigger"),
        ("en", "As far as I know the harbour was paid", "The harbour was paid"),
        ("en", "I mended a third of the net", "Mended the net"),
        ("en", "I tried mending a sail once", "Mended a sail"),
        ("en", "The mate said I was nearly ready for the wheel", "Ready for the wheel"),
        ("de", "Ich hab fast vierzig Netze geflickt", "Vierzig Netze geflickt"),
        ("de", "Eins von den zwei Booten ist gesunken", "Beide Boote sind gesunken"),
        ("de", "Danach ging kaum ein Netz verloren", "Danach ging kein Netz verloren"),
        ("fr", "J'ai réparé presque quarante filets", "J'ai réparé quarante filets"),
        ("fr", "Un des deux bateaux a coulé", "Les deux bateaux ont coulé"),
        ("es", "Cosí casi cuarenta redes", "Cosí cuarenta redes"),
        ("es", "Uno de los dos barcos se hundió", "Los dos barcos se hundieron"),
    ],
)
def test_a_doubt_or_a_part_is_not_left_out(language: str, said: str, claim: str) -> None:
    assert softened.hardened(beside(claim, said, language))


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("I mended nearly forty nets", "Mended almost forty nets"),
        ("I mended a third of the net", "Mended about a third of the net"),
        ("I mended a third of the net, then the net was used", "Mended the net"),
        ("I mended forty nets, maybe fifty", "Mended forty nets"),
        ("I stayed up to 2019 in the harbour", "In the harbour until 2019"),
        ("Both boats made it home, one of them late", "Both boats made it home"),
        ("We never lost a net and hardly ever a buoy", "Never lost a net"),
        ("I reckon the catch got bigger", "In my view the catch got bigger"),
        ("Ravi told me, apparently the catch got bigger", "Ravi said the catch got bigger"),
    ],
)
def test_what_was_said_for_certain_or_claimed_with_a_doubt_stands(said: str, claim: str) -> None:
    assert softened.hardened(beside(claim, said)) == ""
