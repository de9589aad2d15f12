import pytest

from conversation.interview.grounding import polarity
from tests.conversation.interview.grounding.said import beside


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "I didn't fix the engine", "Fixed the engine"),
        ("en", "I missed one tide in three years", "Never missed a tide"),
        ("en", "I failed the exam", "Passed the exam"),
        ("en", "Paid ads no, never had the money", "Used paid ads"),
        ("en", "They turned down my bid for the pier", "My bid for the pier was accepted"),
        ("en", "The boat got slower with the new engine", "The boat got faster with the new engine"),
        ("en", "Ewan packed it in and went ashore", "Both deckhands stayed"),
        ("en", "I wanted to get my skipper ticket", "Got the skipper ticket"),
        ("en", "They talked about giving us tablets", "Moved to tablets"),
        ("en", "I tried to save the dinghy", "Saved the dinghy"),
        ("en", "I proposed a robot for loading", "Installed a robot for loading"),
        ("de", "Ich hab nie gekeltert, nur geerntet", "Gekeltert und geerntet"),
        ("de", "Bei der Prüfung bin ich durchgefallen", "Die Prüfung bestanden"),
        ("fr", "Je n'ai pas fait le pressoir", "J'ai fait le pressoir"),
        ("fr", "Une cliente s'est plainte en trois ans", "Aucune plainte d'une cliente en trois ans"),
        ("es", "Suspendí el examen", "Aprobé el examen"),
        ("es", "Iba a comprar un tractor", "Compré un tractor"),
    ],
)
def test_what_did_not_happen_is_not_claimed(language: str, said: str, claim: str) -> None:
    assert polarity.turned(beside(claim, said, language))


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "I wasn't only on deck, I cooked too", "Worked on deck and cooked"),
        ("en", "I cooked for the crew without any help", "Cooked for the crew without help"),
        ("en", "Nothing got stuck at the port", "None of it got stuck at the port"),
        ("en", "nobody else would do the bait room so I did it", "Did the bait room, which nobody else would do"),
        ("en", "They said no to the stair lift", "The stair lift was refused"),
        ("en", "I tried to save the dinghy", "Tried to save the dinghy"),
        ("en", "I suggested painting the hull red and we did it", "Painted the hull red"),
        ("en", "They offered me the job of mate and I took it", "Took the job of mate"),
        ("en", "In our shift maybe 35 pickers", "A shift of some 35 pickers"),
        ("de", "Ich hab nicht nur geerntet, sondern auch gekeltert", "Geerntet und gekeltert"),
        ("fr", "Je n'ai pas seulement vendangé, j'ai aussi pressé", "J'ai vendangé et pressé"),
        ("es", "No sólo vendimié, también prensé", "Vendimié y prensé"),
    ],
)
def test_what_happened_is_claimed_in_other_words(language: str, said: str, claim: str) -> None:
    assert polarity.turned(beside(claim, said, language)) == ""


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", "The deckhands couldn't read the charts so I drew pictures", "Drew pictures for the deckhands"),
        ("en", "The skipper wanted a new net by Friday and I sewed it", "Sewed a net for the skipper"),
        ("en", "I was never late for the tide", "Punctual for the tide"),
        (
            "de",
            "Die Matrosen konnten nicht schwimmen, ich hab Westen verteilt",
            "Ich verteilte Westen an Matrosen",
        ),
        ("fr", "Les marins lisaient pas la carte, j'ai dessiné des images", "J'ai dessiné des images pour les marins"),
        ("es", "Los marineros no leían el mapa, hice dibujos", "Hice dibujos para los marineros"),
    ],
)
def test_the_trouble_and_the_wishes_of_others_are_no_denial_of_what_was_done(
    language: str, said: str, claim: str
) -> None:
    assert polarity.turned(beside(claim, said, language)) == ""


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        (
            "en",
            "The deckhands couldn't read the charts so I drew pictures",
            "Drew pictures so that the deckhands read charts",
        ),
        ("en", "The crew didn't learn to swim, I stayed on deck with them", "Stayed on deck until the crew swam"),
        ("en", "They wanted to promote me but I left the boat", "Left the boat when they promoted me"),
        ("de", "Der Kapitän wollte mich befördern, ich hab weiter gekocht", "Ich kochte und wurde befördert"),
        ("fr", "Le capitaine voulait m'augmenter, j'ai cuisiné", "J'ai cuisiné et le capitaine m'a augmenté"),
        ("es", "El capitán no firmó el contrato, lo llamé", "Llamé al capitán, que firmó el contrato"),
    ],
)
def test_what_others_did_not_do_is_still_not_claimed(language: str, said: str, claim: str) -> None:
    assert polarity.turned(beside(claim, said, language))
