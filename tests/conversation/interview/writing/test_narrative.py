"""All that the ledger holds stands in the narrative, in whole sentences and once."""

import pytest

from conversation.interview.types import Message, TopicKey
from conversation.interview.writing import write_up
from tests.conversation.interview.telling import note, said, unread

Noted = tuple[str, TopicKey]


def narrative(*answers: Noted, language: str = "en") -> str:
    """The narrative of answers that were noted whole for a topic each."""
    messages: list[Message] = [said(text, index) for index, (text, _) in enumerate(answers)]
    notes = tuple(note(m, topic, m.content) for m, (_, topic) in zip(messages, answers, strict=True))
    interview = unread(language=language)._replace(messages=tuple(messages), notes=notes)
    return write_up(interview, None).narrative_summary


@pytest.mark.parametrize(
    ("language", "deed", "answer"),
    [
        ("en", "I drew up a new rota.", ("The library had nine staff when I came.", "scope")),
        ("en", "I drew up a new rota.", ("Chidubem shelved while I typed.", "collaboration")),
        ("en", "I drew up a new rota.", ("We used SARLOC for locating folk, plus radios.", "tools")),
        ("en", "I drew up a new rota.", ("The goats kept eating the trial maize.", "challenge")),
        ("de", "Ich habe einen Dienstplan geschrieben.", ("In dem Labor arbeiten neun Personen.", "scope")),
        ("fr", "J'ai refait le planning.", ("On livre septante clients par jour.", "scope")),
        ("es", "Organicé los turnos.", ("Fueron 26 fincas, todas de Caldas.", "scope")),
    ],
)
def test_what_was_noted_and_is_no_deed_is_told_in_the_persons_own_sentence(
    language: str, deed: str, answer: Noted
) -> None:
    assert answer[0] in narrative((deed, "actions"), answer, language=language)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (("about 400 pallets a shift", "scope"), "In numbers: about 400 pallets a shift."),
        (("losses from $86,000 to $4,000", "outcome"), "The result: losses from $86,000 to $4,000."),
        (("with the scaffold guys", "collaboration"), "Worked with the scaffold guys."),
        (("lots of stuff missing", "challenge"), "Lots of stuff missing."),
    ],
)
def test_a_phrase_is_told_behind_a_label_that_says_no_more_than_it(answer: Noted, told: str) -> None:
    assert told in narrative(answer, ("I drew up a new rota.", "actions"))


@pytest.mark.parametrize(
    "answer", [("Freshdesk and Excel", "outcome"), ("sorry", "scope"), ("18 agents under me", "responsibilities")]
)
def test_no_label_stands_before_what_it_does_not_fit(answer: Noted) -> None:
    found = narrative(("I drew up a new rota.", "actions"), answer)

    assert not any(label in found for label in ("The result:", "In numbers:", "Handled"))


@pytest.mark.parametrize(("said_so", "told"), [("twelve", "a team of twelve"), ("12", "a team of 12")])
def test_the_size_of_a_team_is_told_as_it_was_said(said_so: str, told: str) -> None:
    message = said(f"cook, Harbour Grill, {said_so} of us")
    notes = (
        note(message, "role", "cook", aspect="title"),
        note(message, "scope", f"{said_so} of us", aspect="team_size").model_copy(update={"value": "12"}),
    )

    assert told in write_up(unread()._replace(messages=(message,), notes=notes), None).role_context


def test_nothing_is_told_twice() -> None:
    answers: tuple[Noted, ...] = (
        ("I drew up a new rota and trained the night staff.", "actions"),
        ("I drew up a new rota and trained the night staff.", "responsibilities"),
    )

    assert narrative(*answers).casefold().count("new rota") == 1


def test_a_clause_that_hangs_on_another_does_not_stand_alone() -> None:
    found = narrative(("I did all the hiring and the firing, which I hated every time.", "responsibilities"))

    assert "Which" not in found
    assert not found.startswith("While")


def test_what_a_team_did_is_told_with_its_subject() -> None:
    assert "We cleaned out the old cold room." in narrative(("we cleaned out the old cold room", "actions"))


@pytest.mark.parametrize(
    ("language", "duty"),
    [
        ("en", "mostly I review pull requests, a couple a week"),
        ("en", "it's driving, taking fares, letting the ramp down"),
        ("fr", "c'était chez nous, dans la maison où j'ai grandi"),
    ],
)
def test_a_sentence_is_no_duty(language: str, duty: str) -> None:
    found = narrative((duty, "responsibilities"), language=language)

    assert not found.startswith(("Handled", "À ma charge"))
