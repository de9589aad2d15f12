from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.grounding.clauses import clauses
from conversation.interview.languages import pack_for


@pytest.mark.parametrize(
    ("language", "said", "acting"),
    [
        ("en", "Hamid fixed the engine, I passed him the spanners", ["other", "I"]),
        ("en", "She loved the splice and showed it to the mate, I sat at the back", ["other", "other", "I"]),
        ("en", "The knots were drawn by my brother", ["other"]),
        ("en", "Sales went up", [None]),
        ("de", "Die Reben hat mein Onkel geschnitten, da hab ich nur zugeschaut", ["other", "I"]),
        ("fr", "C'est mon oncle qui a taillé les vignes", ["other", "other"]),
        ("fr", "C'est moi qui ai taillé les vignes", ["I", "I"]),
        ("es", "Mi tío podó las viñas y yo las até", ["other", "I"]),
    ],
)
def test_it_tells_who_acts_in_each_clause(language: str, said: str, acting: list[str | None]) -> None:
    assert [c.who for c in clauses(said, pack_for(language))] == acting


@pytest.mark.parametrize(
    ("language", "said", "unreal"),
    [
        ("en", "I wanted to paint the hull", ["planned"]),
        ("en", "I wanted to paint the hull, then I sold it", ["planned", ""]),
        ("en", "I suggested painting the hull", ["proposed"]),
        ("en", "I suggested painting the hull and we did it", ["", ""]),
        ("en", "We were going to the harbour", [""]),
        ("de", "Ich wollte den Staplerschein machen", ["planned"]),
        ("fr", "J'ai proposé de passer au bio", ["proposed"]),
        ("es", "Iba a comprar un tractor", ["planned"]),
    ],
)
def test_it_tells_what_was_only_planned_or_proposed(language: str, said: str, unreal: list[str]) -> None:
    assert [c.unreal for c in clauses(said, pack_for(language))] == unreal


@given(st.text(max_size=300), st.sampled_from(("en", "de", "fr", "es")))
def test_every_clause_stands_where_it_says(text: str, language: str) -> None:
    found = clauses(text, pack_for(language))

    assert all(text[c.start : c.end] == c.words.text for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
