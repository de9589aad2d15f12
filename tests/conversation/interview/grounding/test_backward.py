"""What "it" and "those" tell of the sentence before belongs to its figures: own words of named people."""

import pytest

from tests.conversation.interview.grounding.figured import objected

# Ingrid cooks, Teo keeps books, Heike leads a shift, Bram clears an archive.
MEALS = "Complaints about cold food were bad. It went from 25 a week to 6 after I moved the trolleys."
BILLS = "I found 19 invoices unpaid in the drawer. I chased those by phone and got them all settled."
SICK = "Die Krankmeldungen waren schlimm. Das ging von 14 im Monat auf 5 runter."
ARCHIVE = "They gave me 12 weeks to clear the archive. It took me nine."
BEDS = "Wir haben 80 Rosenbeete. 25 davon hab ich umgestellt auf Stauden."


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", MEALS, "Complaints about cold food went from 25 a week to 6"),
        ("en", BILLS, "Chased the 19 unpaid invoices by phone"),
        ("de", SICK, "Krankmeldungen von 14 im Monat auf 5 runter"),
        ("en", ARCHIVE, "Cleared the archive in nine weeks instead of 12"),
        ("de", BEDS, "25 von 80 Rosenbeeten umgestellt"),
    ],
)
def test_it_hears_what_points_back(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", MEALS, "Complaints about cold food went from 25 a month to 6"),
        ("en", MEALS, "Complaints about cold food went from 6 a week to 25"),
        ("en", BILLS, "Chased 19 clients by phone"),
        ("en", ARCHIVE, "Cleared the archive in nine days"),
        ("de", BEDS, "80 Rosenbeete umgestellt"),
    ],
)
def test_what_points_back_lends_neither_unit_nor_whole(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)
