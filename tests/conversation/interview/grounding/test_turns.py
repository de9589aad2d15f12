"""Two dates make a time only where something began and ended then: own words of named people."""

import pytest

from tests.conversation.interview.grounding.figured import objected

# Bram was on ferries, Amira in a laundry, Heike in a bakery, Odile in a library, Rosa on a farm.
FERRIES = "I joined Tarrant Ferries in May 2014 as a deckhand. Got my ticket in 2017. I packed it in in October 2021."
LAUNDRY = "I came over in 2015 and started at the laundry in January 2016. Finished there in March 2022."
BAKERY = "Ich hab im August 2009 in der Bäckerei Lang angefangen und Ende 2017 aufgehört."
LIBRARY = "Je suis entrée à la médiathèque en mars 2011 et j'ai quitté en août 2019."
FARM = "Entré en la granja en febrero de 2013 y salí en junio de 2020."
COURSE = "I passed my licence in 2013. Drove for Coxley's between 2014 and 2019."


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", FERRIES, "May 2014 – October 2021: Tarrant Ferries"),
        ("en", LAUNDRY, "January 2016 – March 2022: laundry"),
        ("de", BAKERY, "August 2009 – Ende 2017: Bäckerei Lang"),
        ("fr", LIBRARY, "Mars 2011 – août 2019 : médiathèque"),
        ("es", FARM, "Febrero de 2013 – junio de 2020: granja"),
        ("en", COURSE, "2014 to 2019: drove for Coxley's"),
    ],
)
def test_it_passes_from_the_beginning_to_the_end(language: str, said: str, claim: str) -> None:
    assert not objected(said, claim, language)


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        ("en", FERRIES, "2017 – October 2021: Tarrant Ferries"),
        ("en", LAUNDRY, "2015 – March 2022: laundry"),
        ("de", BAKERY, "August 2009 – Ende 2019: Bäckerei Lang"),
        ("fr", LIBRARY, "Mars 2011 – août 2020 : médiathèque"),
        ("es", FARM, "Febrero de 2013 – junio de 2021: granja"),
        ("en", COURSE, "2013 to 2019: drove for Coxley's"),
    ],
)
def test_a_time_begins_and_ends_when_that_was_told(language: str, said: str, claim: str) -> None:
    assert objected(said, claim, language)
