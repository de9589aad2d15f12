import pytest

from conversation.interview.grounding import ranks, who
from conversation.interview.languages import pack_for
from tests.conversation.interview.grounding.said import beside


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "my brother laid the floors, I carried the tiles", "Laid the floors"),
        ("en", "Hamid fixed the engine and I passed him the spanners", "Fixed the engine"),
        ("en", "I sold fish and Gary kept the books", "Kept the books and sold fish"),
        ("en", "It was my mate who rang the coastguard", "Rang the coastguard"),
        ("en", "I mentored a student, he built the rudder", "Built the rudder"),
        ("en", "Gary taught two deckhands to splice, I showed them the galley", "Taught two deckhands to splice"),
        ("en", "There were three of us aboard. Gary looked after the engine", "Looked after the engine aboard"),
        ("en", "I read the chart aloud, that was Gary's idea", "Came up with reading the chart aloud"),
        ("en", "I watched the rigger splice the wire", "Spliced the wire"),
        ("en", "The nets were put up by another firm", "Put up nets"),
        ("en", "Our skipper Len priced it, the new hull", "Priced the new hull"),
        ("en", "The harbour master thanked Len in a letter", "Thanked by the harbour master"),
        ("es", "Las reuniones con los marineros las llevaba la jefa", "Reuniones con los marineros"),
        ("de", "Beim Spleißen von Tauen hab ich zugeschaut", "Spleißen von Tauen"),
        ("fr", "C'est elle qui taillait les vignes", "J'ai taillé les vignes"),
        ("de", "Mein Onkel hat die Reben geschnitten, ich hab nur zugeschaut", "Reben geschnitten"),
        ("de", "Die Karten wurden von der Seekundigen gezeichnet", "Zeichnen von Karten"),
        ("de", "Das Etikett wurde von der Chefin entworfen", "Etikett entworfen"),
        ("fr", "Mon oncle a taillé les vignes, moi j'ai regardé", "J'ai taillé les vignes"),
        ("es", "La etiqueta la diseñó la jefa", "Diseñé la etiqueta"),
        ("es", "El abogado redactó el contrato", "Redacté el contrato"),
    ],
)
def test_what_someone_else_did_is_not_the_persons(language: str, said: str, claim: str) -> None:
    assert who.not_theirs(beside(claim, said, language))


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "my brother laid the floors, I carried the tiles", "Carried the tiles while a brother laid the floors"),
        ("en", "Gary looked after the engine and I looked after the sails", "Looked after the sails"),
        ("en", "The skipper lent us a winch, I helped carry it in", "Helped carry in a winch"),
        ("en", "The harbour master thanked me in a letter", "Thanked by the harbour master"),
        ("fr", "J'ai accompagné des touristes", "Accompagnement de touristes"),
        ("en", "I watched the rigger splice the wire", "Watched a rigger splice wire"),
        ("en", "They taught me to splice", "Learned to splice"),
        ("en", "She taught me to navigate and after a month I did it alone", "Navigated alone after a month"),
        ("en", "The new deckhands went with me", "Accompanied the new deckhands"),
        ("en", "It was me who rang the coastguard", "Rang the coastguard"),
        ("de", "Die Reben hat mein Onkel geschnitten und ich hab sie gebunden", "Reben gebunden"),
        ("fr", "C'est moi qui ai taillé les vignes", "Vignes taillées"),
        ("es", "Mi tío podó las viñas y yo las até", "Até las viñas"),
    ],
)
def test_what_the_person_did_beside_others_is_theirs(language: str, said: str, claim: str) -> None:
    assert who.not_theirs(beside(claim, said, language)) == ""


def test_what_a_team_did_names_the_team() -> None:
    assert who.not_theirs(beside("Rebuilt the winch", "We rebuilt the winch")) == "The team did that."
    assert who.not_theirs(beside("Rebuilt the winch with the crew", "We rebuilt the winch")) == ""


@pytest.mark.parametrize(
    ("said", "claim", "rank"),
    [
        ("my mate got made bosun", "Promoted to bosun", "promoted"),
        ("I was made bosun after two years", "Promoted to bosun after two years", ""),
        ("I asked to be made bosun", "Promoted to bosun", "promoted"),
        ("I looked after a line with 22 operators", "Looked after 22 operators, who reported to me", "reported to me"),
        ("I let him splice with me stood there watching", "Supervised splicing", ""),
        ("I cooked in the week before Easter", "Cooked in the week leading up to Easter", ""),
        ("the guest got the wallet back", "The owner got the wallet back", ""),
        ("I still drive on Thursdays", "Driving on Thursdays", ""),
    ],
)
def test_rank_needs_the_persons_own_word(said: str, claim: str, rank: str) -> None:
    assert ranks.claimed_rank(beside(claim, said), pack_for("en").writing.ownership) == rank
