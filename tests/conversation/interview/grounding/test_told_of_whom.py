"""A lie made of true words beside its faithful twin: who did it, whether it happened, and what was only tried."""

import pytest

from tests.conversation.interview.grounding.judging import passes

SAID_LIE_TWIN = [
    # Others did it, by the order of the words alone.
    ("en", "Me sister Maeve does the buttonholes and I do the arches.", "I do the buttonholes.", "I do the arches."),
    ("en", "Sir presented our model and I built the stand.", "I presented our model.", "I built the stand."),
    ("en", "My mother it was who opened the shop, I painted it.", "I opened the shop.", "I painted it."),
    ("en", "The survey was a lad from Leeds, I held the ladder.", "I did the survey.", "I held the ladder."),
    (
        "en",
        "The rescue dogs is something Renee began, I fed them.",
        "I began the rescue dogs.",
        "I fed the rescue dogs.",
    ),
    (
        "de",
        "Die Schränke habe ich gebaut, und die Elektrik war eine Fremdfirma.",
        "Ich baute die Schränke und die Elektrik.",
        "Ich baute die Schränke.",
    ),
    (
        "fr",
        "Le planning c'est ma collègue Sandra qui le fait, moi je tiens le comptoir.",
        "Je fais le planning.",
        "Je tiens le comptoir.",
    ),
    ("es", "El TIG lo hago yo, el MIG lo hacen otros dos.", "Hago el TIG y el MIG.", "Hago el TIG."),
    ("es", "El catálogo lo lleva Pilar, yo corrijo fichas.", "Llevo el catálogo.", "Corrijo fichas."),
    # It came to nothing, was nearly so, was left out or was denied next to it.
    ("en", "I started the heritage course but I chucked it.", "Heritage course", "Started the heritage course"),
    (
        "en",
        "I was selected for the training in dyeing but it was cancelled.",
        "Completed training in dyeing",
        "Selected for the training in dyeing",
    ),
    (
        "en",
        "Apart from the tyres we repair everything in the depot.",
        "We repair the tyres.",
        "We repair everything in the depot except the tyres.",
    ),
    ("en", "I never fell off a roof.", "I fell off a roof.", "I never fell off a roof."),
    (
        "en",
        "It was a course on dyeing that got me started, well I didn't go on the course.",
        "I went on the course on dyeing.",
        "I didn't go on the course.",
    ),
    ("fr", "J'ai failli acheter un tracteur.", "J'ai acheté un tracteur.", "J'ai failli acheter un tracteur."),
    (
        "es",
        "Estuve a punto de comprar un torno.",
        "Compré un torno.",
        "Estuve a punto de comprar un torno.",
    ),
    # Only tried, seen, or used by others.
    ("fr", "Sabre, j'ai vu une démo, c'est tout.", "Sabre", "J'ai vu une démo de Sabre."),
    (
        "de",
        "Wir haben Tomedo, Doctolib haben wir kurz getestet und wieder rausgeschmissen.",
        "Doctolib",
        "Wir haben Doctolib kurz getestet.",
    ),
    ("es", "El Instagram lo lleva una becaria, yo uso Canva.", "Instagram", "Canva"),
    # A role that was somebody's.
    ("en", "There's three guides on the books, I was at the desk.", "Guide at the desk", "I was at the desk."),
]


@pytest.mark.parametrize(("language", "said", "lie", "twin"), SAID_LIE_TWIN)
def test_a_lie_of_true_words_stays_out(language: str, said: str, lie: str, twin: str) -> None:
    assert not passes(lie, said, language)


@pytest.mark.parametrize(("language", "said", "lie", "twin"), SAID_LIE_TWIN)
def test_its_faithful_twin_comes_out(language: str, said: str, lie: str, twin: str) -> None:
    assert passes(twin, said, language)


def test_it_reads_on_where_a_quote_stops() -> None:
    said = "I had the exam at Leith, and then I did not sit the exam."
    assert not passes("I sat the exam at Leith.", said, quote="I had the exam at Leith")
    assert passes("I had the exam at Leith.", said, quote="I had the exam at Leith")


def test_what_was_proposed_and_then_done_was_done() -> None:
    said = "I asked to move the candles to the tills. I did the move on a Sunday."
    assert passes("Moved the candles to the tills on a Sunday", said)
