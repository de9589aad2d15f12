"""The notes a model takes in the same answer as its reply."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.interview.ledger import fold
from conversation.interview.notes_block import MARK, Splitter, additions, read_block, split
from conversation.interview.types import Note
from tests.conversation.interview.telling import note, said, unread

ANSWER = said("We had twelve tables and I used Square for orders.")


def block(*notes: object, move: object = None) -> str:
    return json.dumps({"move": move, "notes": notes})


def taken(text: str) -> tuple[Note, ...]:
    return read_block(text, ANSWER, unread(ANSWER.content))[1]


@pytest.mark.parametrize(
    "text",
    [
        'What next?\n<notes>{"a": 1}</notes>',
        'What next? <notes>{"a": 1}',
        'What next?\n```\n<notes>{"a": 1}</notes>\n```',
        'What next?\n```json\n<notes>\n{"a": 1}',
    ],
)
def test_it_tells_the_reply_from_the_notes(text: str) -> None:
    reply, notes = split(text)

    assert reply == "What next?"
    assert notes == '{"a": 1}'


def test_a_reply_without_notes_has_none() -> None:
    assert split(" What next? ") == ("What next?", "")
    assert split(MARK) == ("", "")


def test_it_reads_a_note_and_cites_the_message_word_for_word() -> None:
    topic, notes = read_block(
        block({"topic": "tools", "value": "Square", "quote": "i used square"}, move={"topic": "outcome"}),
        ANSWER,
        unread(ANSWER.content),
    )

    assert topic == "outcome"
    assert [(n.topic, n.value, n.quote, n.source) for n in notes] == [("tools", "Square", "I used Square", "model")]
    assert ANSWER.content[notes[0].start : notes[0].end] == notes[0].quote


def test_a_value_that_its_quote_does_not_back_gives_way_to_the_quote() -> None:
    notes = taken(block({"topic": "scope", "value": "15 tables", "quote": "twelve tables"}))

    assert [n.value for n in notes] == ["twelve tables"]


@pytest.mark.parametrize(
    "entry",
    [
        {"topic": "salary", "value": "x", "quote": "twelve tables"},
        {"topic": ["tools"], "quote": "twelve tables"},
        {"topic": "tools", "value": "Oracle", "quote": "I used Oracle"},
        {"topic": "tools", "value": "Square"},
        {"topic": "tools", "quote": 7},
        "tools",
        None,
    ],
)
def test_it_leaves_out_a_note_that_it_cannot_trust(entry: object) -> None:
    assert taken(block(entry)) == ()


@pytest.mark.parametrize(
    "text", ["", "none", "{", "[[[[", '{"notes": {}}', '{"notes": [', "[" * 100_000, '{"move": 3}', "[1, 2]"]
)
def test_it_takes_no_notes_from_what_is_no_notes(text: str) -> None:
    assert read_block(text, ANSWER, unread(ANSWER.content)) == (None, ())


@given(st.text())
def test_it_never_raises(text: str) -> None:
    split(text)
    read_block(text, ANSWER, unread(ANSWER.content))


def test_it_reads_notes_in_a_fence_with_words_around_them() -> None:
    fenced = f"Here:\n```json\n{block({'topic': 'tools', 'value': 'Square', 'quote': 'used Square'})}\n```\nDone."

    assert [n.value for n in taken(fenced)] == ["Square"]


def test_a_models_note_takes_the_place_of_the_readers_on_the_same_words_and_topic() -> None:
    reader = note(ANSWER, "tools", "used Square"), note(ANSWER, "scope", "twelve tables", aspect="figure")
    model = taken(block({"topic": "tools", "value": "Square", "quote": "Square"}))
    (added,) = additions(reader, model)

    assert (added.value, added.fixes) == ("Square", reader[0].note_id)
    assert [n.value for n in fold((*reader, added)).facts] == ["twelve tables", "Square"]
    assert fold((*reader, added)).replaced == ()


def test_a_models_note_that_the_reader_took_too_is_left_out() -> None:
    reader = (note(ANSWER, "tools", "Square"),)

    assert additions(reader, taken(block({"topic": "tools", "value": "Square", "quote": "used Square"}))) == ()
    assert additions(reader, ()) == ()


def test_a_models_note_on_words_that_the_reader_did_not_note_replaces_nothing() -> None:
    reader = (note(ANSWER, "scope", "twelve tables", aspect="figure"),)
    (added,) = additions(reader, taken(block({"topic": "tools", "value": "Square", "quote": "Square"})))

    assert added.fixes is None
    assert len(fold((*reader, added)).facts) == 2


def test_a_second_note_that_a_models_note_covers_ends_by_a_tombstone() -> None:
    reader = note(ANSWER, "tools", "used Square"), note(ANSWER, "tools", "orders")
    model = taken(block({"topic": "tools", "value": "Square for orders", "quote": "Square for orders"}))
    added, tombstone = additions(reader, model)

    assert (added.kind, added.fixes) == ("fact", reader[0].note_id)
    assert (tombstone.kind, tombstone.fixes) == ("withdrawal", reader[1].note_id)
    assert len({added.note_id, tombstone.note_id}) == 2
    assert [n.value for n in fold((*reader, added, tombstone)).facts] == ["Square for orders"]
    assert fold((*reader, added, tombstone)).withdrawn == ()


def test_a_models_correction_and_the_readers_fact_of_the_same_words_are_one() -> None:
    reader = (note(ANSWER, "scope", "twelve tables", aspect="figure"),)
    entry = {"topic": "scope", "aspect": "figure", "value": "had twelve tables", "quote": "had twelve tables"}
    (added,) = additions(reader, taken(block({**entry, "kind": "correction"})))
    ledger = fold((*reader, added))

    assert (added.fixes, added.kind) == (reader[0].note_id, "correction")
    assert (ledger.facts, ledger.replaced, ledger.withdrawn) == ((added,), (), ())


def test_a_models_correction_is_kept_where_the_reader_took_the_same_for_a_fact() -> None:
    reader = (note(ANSWER, "scope", "twelve tables", aspect="figure"),)
    entry = {"topic": "scope", "aspect": "figure", "value": "twelve tables", "quote": "twelve tables"}
    added = additions(reader, taken(block({**entry, "kind": "correction"})))

    assert [(n.kind, n.fixes) for n in added] == [("correction", reader[0].note_id)]


def test_a_models_withdrawal_takes_no_readers_note_for_its_own() -> None:
    reader = (note(ANSWER, "scope", "twelve tables", aspect="figure"),)
    entry = {"topic": "scope", "aspect": "figure", "quote": "twelve tables", "kind": "withdrawal"}
    (added,) = additions(reader, taken(block(entry)))

    assert (added.fixes, fold((*reader, added)).withdrawn) == (None, reader)


@pytest.mark.parametrize(
    ("text", "quote", "topic", "kind"),
    [
        ("Nein, ich möchte aufhören.", "ich möchte aufhören", "responsibilities", "withdrawal"),
        ("Das lief gut. Ich möchte jetzt aufhören.", "Ich möchte jetzt aufhören", "outcome", "fact"),
        ("Ja, bitte", "Ja", "outcome", "fact"),
        ("Mein Mann ist letztes Jahr gestorben, das war hart.", "das war hart", "challenge", "fact"),
    ],
)
def test_a_model_notes_nothing_of_what_is_no_answer(text: str, quote: str, topic: str, kind: str) -> None:
    answer = said(text)
    entry = {"topic": topic, "value": quote, "quote": quote, "kind": kind}

    assert read_block(block(entry), answer, unread(text, language="de"))[1] == ()


def test_a_model_notes_what_stands_beside_a_wish_to_end_or_a_grief() -> None:
    text = "Das lief gut. Ich möchte jetzt aufhören."
    beside = {"topic": "outcome", "value": "Das lief gut", "quote": "Das lief gut"}
    grief = "Mein Mann ist letztes Jahr gestorben, da war ich Köchin."
    role = {"topic": "role", "aspect": "title", "value": "Köchin", "quote": "da war ich Köchin"}

    assert len(read_block(block(beside), said(text), unread(text, language="de"))[1]) == 1
    assert len(read_block(block(role), said(grief), unread(grief, language="de"))[1]) == 1


def test_of_what_there_is_only_one_the_model_knows_better_wherever_it_stands() -> None:
    text = "Two of us were trained, and there were 31 in all. It was 2012, well no, 2013."
    answer = said(text)
    reader = note(answer, "scope", "Two", aspect="team_size"), note(answer, "timeframe", "2012", aspect="start")
    entries = (
        {"topic": "scope", "aspect": "team_size", "value": "31", "quote": "there were 31 in all"},
        {"topic": "timeframe", "aspect": "start", "value": "2013", "quote": "2013"},
    )
    added = additions(reader, read_block(block(*entries), answer, unread(text))[1])
    ledger = fold((*reader, *added))

    assert [n.value for n in ledger.facts] == ["31", "2013"]
    assert (ledger.contradictions, ledger.replaced) == ((), ())


ANSWERS = st.lists(
    st.sampled_from(["What next?", " ", "\n", "`", "``", "```", "json", "<", "<no", "tes>", MARK, "{}", "</notes>"]),
    max_size=12,
).map("".join)


def in_pieces(text: str, cuts: list[int]) -> list[str]:
    ends = sorted(cut % (len(text) + 1) for cut in cuts)
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


@given(ANSWERS, st.lists(st.integers(0, 200), max_size=8))
def test_it_tells_reply_from_notes_however_the_answer_is_cut(text: str, cuts: list[int]) -> None:
    splitter = Splitter()
    passed = "".join(splitter.take(piece) for piece in in_pieces(text, cuts))
    assert MARK not in passed
    passed += splitter.rest()

    assert (passed.strip(), splitter.block, splitter.marked) == (*split(text), MARK in text)


@pytest.mark.parametrize("answer", [f"What next?{MARK}{{}}", f"What next?```json\n\n{MARK}\n{{}}"])
def test_it_passes_a_reply_on_at_once_and_nothing_of_the_mark(answer: str) -> None:
    splitter = Splitter()
    passed = [splitter.take(sign) for sign in answer]

    assert passed[:10] == list("What next?")
    assert not any(passed[10:])
    assert splitter.block == "{}"
    assert splitter.rest() == ""


def test_it_gives_back_what_only_looked_like_the_mark() -> None:
    splitter = Splitter()

    assert [splitter.take(piece) for piece in ("a <", "b> ``", "c ```", "py")] == ["a ", "<b> ", "``c ", ""]
    assert splitter.rest() == "```py"


def test_what_is_told_of_another_experience_is_no_note() -> None:
    answer = said("I was a cashier at Lidl, and before that I ran my own café with six tables.")
    taken = read_block(
        block(
            {"topic": "role", "value": "cashier", "quote": "I was a cashier"},
            {"topic": "organisation", "value": "café", "quote": "my own café"},
            {"topic": "scope", "value": "six tables", "quote": "ran my own café with six tables"},
            {"topic": "organisation", "value": "Lidl", "quote": "at Lidl, and before that I ran my own café"},
        ),
        answer,
        unread(answer.content),
    )[1]
    assert [note.value for note in taken] == ["cashier"]
