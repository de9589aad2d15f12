"""Tools and other names."""

import pytest

from conversation.interview.languages import pack_for
from conversation.interview.text.names import names


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(mention.name, mention.kind) for mention in names(text, pack_for(language))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("deployed on k8s", "Kubernetes"),
        ("some postgres work", "PostgreSQL"),
        ("in C++ mostly", "C++"),
        ("with C# too", "C#"),
        ("a .NET shop", ".NET"),
        ("we ran node.js", "Node.js"),
        ("I drove a forklift truck", "forklift"),
        ("made sheets in Excel", "Excel"),
    ],
)
def test_it_knows_tools_by_any_of_their_names(text: str, name: str) -> None:
    assert (name, "tool") in found(text)


@pytest.mark.parametrize(
    "text", ["we excel at it", "the access road", "I go home", "must do better", "indeed", "Teams vary"]
)
def test_everyday_words_are_no_tools(text: str) -> None:
    assert "tool" not in {kind for _, kind in found(text)}


def test_a_legal_form_makes_an_organisation() -> None:
    assert found("then Acme Widgets Ltd called") == [("Acme Widgets Ltd", "organisation")]


def test_a_capital_within_a_sentence_is_a_name() -> None:
    assert found("I worked with Maria in Leeds") == [("Maria", "name"), ("Leeds", "name")]


def test_a_capital_at_the_start_or_on_a_month_is_no_name() -> None:
    assert found("Then we left in May") == []


def test_a_capital_says_nothing_where_every_noun_has_one() -> None:
    assert found("Wir hatten viele Betten und eine Küche", "de") == []


def test_the_boss_is_no_tool_where_every_noun_has_a_capital() -> None:
    assert "tool" not in {kind for _, kind in found("Da war der Chef vom Lager stinksauer", "de")}
    assert ("Chef", "tool") in found("we ran Chef on all servers")


def test_names_do_not_run_on_over_lines_and_full_stops() -> None:
    assert ("Excel", "tool") in found("We had Excel. Sam left")
    assert all("\n" not in name for name, _ in found("We had Kettle\nSam Miller left"))
