"""No name stands with what was told of another like it, nor with a name that it was never told with."""

import pytest

from conversation.interview.grounding import Gate
from conversation.interview.grounding.gate import Verdict
from conversation.interview.replay import replay
from conversation.interview.types import DraftClaim, Privacy

BOATBUILDER = (
    "I worked at Hendry Marine in Fowey for six years, repairing wooden boats.",
    "Before that I did a year at a place called Tollgate Yard over in Poole, sanding and painting.",
    "The lad I shared the bench with was Rafe. On the Merry Gale I was only helping, Colm ran that one.",
    "I trained two kids, Callum and Aisha. Callum went to Greggs after, and Aisha is at college in Wolverhampton.",
    "Colm did the orders in Sage, I never had to. I did the hours in Excel.",
)
RECEPTIONIST = (
    "Ich war an der Rezeption im Hotel Adler in Füssen, vier Jahre.",
    "Eine Azubi hab ich eingelernt, die Mila, und Jonas hat die Chefin ausgebildet.",
)


def judged(answers: tuple[str, ...], quotes: tuple[str, ...], text: str, language: str = "en") -> Verdict:
    said = [m for a in answers for m in ({"role": "assistant", "content": "And?"}, {"role": "user", "content": a})]
    interview = replay(said, language=language)._replace(privacy=Privacy(keep=frozenset({"names"})))
    return Gate(interview).judge(DraftClaim(text=text, quotes=quotes))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("sanding and painting", "Sanding and painting at Tollgate Yard"),
        ("On the Merry Gale I was only helping, Colm ran that one", "Helped on the Merry Gale, which Colm ran"),
        ("I trained two kids, Callum and Aisha", "Trained two kids, Callum and Aisha"),
        ("I did the hours in Excel", "Did the hours in Excel"),
    ],
)
def test_it_passes_a_name_with_what_was_told_of_it(quote: str, text: str) -> None:
    assert judged(BOATBUILDER, (quote,), text).reason == ""


@pytest.mark.parametrize(
    ("quotes", "text"),
    [
        (("sanding and painting",), "Sanding and painting at Hendry Marine"),
        (("On the Merry Gale I was only helping, Colm ran that one",), "Helped on the Merry Gale, which Rafe ran"),
        (("I trained two kids", "Callum went to Greggs after"), "Trained Aisha, who went to Greggs after"),
        (("Colm did the orders in Sage",), "Did the orders in Sage"),
        (("I worked at Hendry Marine in Fowey",), "Worked at Hendry Boats in Fowey"),
    ],
)
def test_it_refuses_a_name_with_what_was_told_of_another(quotes: tuple[str, ...], text: str) -> None:
    assert not judged(BOATBUILDER, quotes, text).passed


def test_it_knows_a_name_among_nouns_that_all_have_capitals() -> None:
    quote = ("Eine Azubi hab ich eingelernt, die Mila, und Jonas hat die Chefin ausgebildet",)
    assert judged(RECEPTIONIST, quote, "Mila eingelernt", "de").passed
    assert not judged(RECEPTIONIST, quote, "Jonas eingelernt", "de").passed
