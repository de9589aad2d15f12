"""The set that the gate is measured on is as large and as varied as it says."""

from collections import Counter
from pathlib import Path

import pytest

from evals.grounding.cases import HALVES, KINDS, Faithful, Falsehood, cases, read

ALL = [case for half in HALVES for case in cases(half)]
MOST_ALIKE = 0.6


def faithful() -> list[Faithful]:
    return [claim for case in ALL for claim in case.faithful]


def falsehoods() -> list[Falsehood]:
    return [claim for case in ALL for claim in case.falsehoods]


def test_many_people_of_many_trades_speak_in_four_languages() -> None:
    assert len(ALL) >= 40
    assert len({case.who for case in ALL}) == len(ALL)
    assert len({case.trade for case in ALL}) >= 40
    assert {case.language for case in ALL} == {"en", "de", "fr", "es"}


def test_half_of_them_are_sealed() -> None:
    share = len(cases("sealed")) / len(ALL)
    assert 1 - MOST_ALIKE < share < MOST_ALIKE


def test_there_are_enough_true_claims_and_half_of_them_are_free_paraphrases() -> None:
    wordings = Counter(claim.wording for claim in faithful())
    assert len(faithful()) >= 600
    assert wordings["free"] / len(faithful()) > 1 - MOST_ALIKE


def test_there_are_enough_falsehoods_of_each_kind_in_both_halves() -> None:
    assert len(falsehoods()) >= 600
    for kind in KINDS:
        counts = [sum(f.kind == kind for case in cases(half) for f in case.falsehoods) for half in HALVES]
        assert sum(counts) >= 30, kind
        assert min(counts) >= 10, kind


def test_some_claims_are_in_another_language_and_some_notes_have_invented_values() -> None:
    assert sum(bool(f.language) for f in falsehoods()) >= 30
    assert sum(f.note is not None for f in falsehoods()) >= 30
    assert sum(bool(claim.language) for claim in faithful()) >= 30


@pytest.mark.parametrize(
    ("false_quote", "wrong", "fault"),
    [("I was the queen", "40", "in no message"), ("I cut costs by 14%", "50", "is not in"), ("", "40", "no quotes")],
)
def test_a_case_whose_evidence_is_not_real_is_refused(tmp_path: Path, false_quote: str, wrong: str, fault: str) -> None:
    quotes = f'["{false_quote}"]' if false_quote else "[]"
    file = tmp_path / "case.toml"
    file.write_text(
        f"""
who = "Priya"
trade = "buyer"
language = "en"
messages = [{{ role = "user", content = "I cut costs by 14%" }}]
faithful = []
[[falsehoods]]
kind = "figure"
section = "bullets"
text = "Cut costs by 40%"
wrong = "{wrong}"
quotes = {quotes}
""",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match=fault):
        read(file)


def test_a_case_of_another_shape_is_refused_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    file.write_text("who = 1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"case\.toml"):
        read(file)


def test_the_person_has_the_last_word() -> None:
    assert {case.messages[-1].role for case in ALL} == {"user"}
