"""Corrections and withdrawals."""

import pytest

from conversation.interview.ledger import fold
from conversation.interview.types import TopicKey
from tests.conversation.interview.reading.answers import standing, told, values

FIRST = told("I started in 2019 and left in 2021. We were 50 people and had a budget of £2,000.", "timeframe")


@pytest.mark.parametrize("answer", ["sorry, I meant 15 not 50", "no, it was 15 people", "actually it was 15 people"])
def test_a_corrected_figure_replaces_the_first(answer: str) -> None:
    ledger = fold((*FIRST, *told(answer, "tools", before=FIRST)))
    assert [note.value for note in ledger.of("scope", "team_size")] == ["15"]
    assert not ledger.contradictions


@pytest.mark.parametrize("answer", ["sorry I meant 2018, not 2019", "no, I started in 2018 actually"])
def test_a_corrected_date_replaces_the_one_denied(answer: str) -> None:
    ledger = fold((*FIRST, *told(answer, "tools", before=FIRST)))
    assert [note.value for note in ledger.of("timeframe", "start")] == ["2018"]
    assert [note.value for note in ledger.of("timeframe", "end")] == ["2021"]


def test_a_slip_mended_at_once_leaves_only_the_second() -> None:
    notes = told("it was 2018, no sorry, 2019 when I joined", "timeframe")
    assert values(notes, "timeframe") == ["2019"]


def test_a_contradiction_without_a_word_of_correction_stays_one() -> None:
    assert fold((*FIRST, *told("there were five of us", "collaboration", before=FIRST))).contradictions


def test_how_many_there_were_of_others_is_no_size_of_the_team() -> None:
    assert not fold(
        (*FIRST, *told("I trained the starters, there were six of them", "actions", before=FIRST))
    ).contradictions


def test_at_the_moment_is_no_word_of_correction_in_german() -> None:
    first = told("Ich bin Mechatroniker bei der Firma Kessler, seit September 2019.", language="de")
    then = told("Seit 2022 betreue ich auch Azubis, im Moment zwei.", "responsibilities", language="de", before=first)
    assert [note.value for note in fold((*first, *then)).of("timeframe", "start")] == ["September 2019"]
    mend = told("Moment, das war falsch, es war seit März 2020.", language="de", before=first)
    assert [note.value for note in fold((*first, *mend)).of("timeframe", "start")] == ["März 2020"]


def test_a_finer_date_is_a_refinement_and_no_contradiction() -> None:
    ledger = fold((*FIRST, *told("I started in March 2019", "timeframe", before=FIRST)))
    assert [note.value for note in ledger.of("timeframe", "start")] == ["March 2019"]
    assert not ledger.contradictions


def test_a_withdrawal_ends_the_notes_it_names() -> None:
    ledger = fold((*FIRST, *told("scratch the bit about the budget", "tools", before=FIRST)))
    assert ledger.of("scope", "budget") == ()
    assert ledger.of("scope", "team_size") != ()


def test_forget_that_ends_what_was_told_last() -> None:
    assert fold((*FIRST, *told("forget that please", "tools", before=FIRST))).facts == ()


def test_never_forgetting_is_no_withdrawal() -> None:
    notes = told("I'll never forget that day, the pump failed and I rebuilt it", "challenge", before=FIRST)
    assert all(note.kind == "fact" for note in notes)


def test_a_correction_of_a_recap_needs_no_cue() -> None:
    notes = told("we were 15 people", kind="recap", before=FIRST)
    assert [note.kind for note in notes if note.aspect == "team_size"] == ["correction"]


def test_scratch_that_with_a_new_value_is_a_correction() -> None:
    notes = told("scratch that, it was 2020", "challenge", before=FIRST)
    assert [(note.kind, note.value) for note in notes] == [("correction", "2020")]
    assert values(notes, "challenge") == []


HEAD_COOK = told("I was head cook at Harbour Grill from 2013 to 2018. There were 31 of us in the team.")
PUMPS = told("We did it in pairs and checked 4 pumps a night.", "actions")


@pytest.mark.parametrize("question", ["Sorry, which two?", "Sorry, I mean, are the two pumps the ones you mean?"])
def test_a_question_of_the_persons_corrects_nothing(question: str) -> None:
    notes = told(question, "actions", before=PUMPS)
    assert not {note.kind for note in notes} & {"correction", "withdrawal"}


@pytest.mark.parametrize("answer", ["En fait, au bout de six mois on a fini.", "C'est plutôt au bout de six mois."])
def test_when_something_happened_corrects_no_length_of_time(answer: str) -> None:
    first = told("On a réduit les délais à trois mois.", "outcome", language="fr")
    assert all(note.kind == "fact" for note in told(answer, "outcome", before=first, language="fr"))


def test_a_length_of_time_right_behind_the_word_of_correction_is_one() -> None:
    first = told("On a réduit les délais à trois mois.", "outcome", language="fr")
    ledger = fold((*first, *told("En fait c'était six mois.", "outcome", before=first, language="fr")))
    assert [note.value for note in ledger.of("outcome", "figure")] == ["On a réduit les délais à six mois"]


@pytest.mark.parametrize(
    "answer", ["I started as head, not 2013, sorry", "sorry, I was head in 2012, not 2013", "I was head, not 30, sorry"]
)
def test_a_corrected_date_or_figure_leaves_the_title(answer: str) -> None:
    ledger = fold((*HEAD_COOK, *told(answer, "tools", before=HEAD_COOK)))
    assert [note.value for note in ledger.of("role", "title")] == ["head cook"]


def test_a_corrected_title_replaces_the_title() -> None:
    ledger = fold((*HEAD_COOK, *told("sorry, I was a sous chef", "tools", before=HEAD_COOK)))
    assert [note.value for note in ledger.of("role", "title")] == ["sous chef"]


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "Two of us were trained for it."),
        ("de", "Zwei von uns wurden geschult."),
        ("fr", "Deux d'entre nous ont été formés."),
    ],
)
def test_some_of_a_team_are_no_other_team(language: str, answer: str) -> None:
    for topic in ("actions", "collaboration"):
        ledger = fold((*HEAD_COOK, *told(answer, topic, before=HEAD_COOK, language=language)))
        assert [note.value for note in ledger.of("scope", "team_size")] == ["31"]


def test_a_slip_without_a_sorry_leaves_only_the_second() -> None:
    notes = told("I started in 2012, well no, 2013", "timeframe")
    assert values(notes, "timeframe") == ["2013"]


def test_a_part_of_an_employers_name_is_no_other_employer() -> None:
    first = told("J'étais cuisinière à la mutuelle Valréas, de 2013 à 2018.", language="fr")
    place = first[0].model_copy(
        update={"topic": "organisation", "aspect": "employer", "value": "mutuelle Valréas", "note_id": "place"}
    )
    answer = "Chez Valréas, en fait, j'ai commencé en cuisine."
    ledger = fold((*first, place, *told(answer, "responsibilities", before=(*first, place), language="fr")))
    assert "mutuelle Valréas" in [note.value for note in ledger.of("organisation", "employer")]


def test_a_slip_takes_no_side_from_the_time_behind_it() -> None:
    notes = told("I started in 2012, well no, 2013, and left in March 2020.", "timeframe")
    assert [(note.aspect, note.value) for note in standing(notes) if note.topic == "timeframe"] == [
        ("start", "2013"),
        ("end", "March 2020"),
    ]


@pytest.mark.parametrize(
    ("language", "answer", "topic", "aspect", "slip", "right"),
    [
        ("en", "I started in march 2021, no wait it was may 2021", "timeframe", "start", "march 2021", "may 2021"),
        ("en", "We were 12, sorry, 15 people in the team.", "scope", "team_size", "12", "15"),
        ("de", "Ich habe im März 2017 angefangen, nein, im Mai 2017.", "timeframe", "start", "März 2017", "Mai 2017"),
        ("fr", "J'ai commencé en mars 2017, non, en mai 2017.", "timeframe", "start", "mars 2017", "mai 2017"),
        ("es", "Empecé en marzo de 2017, no, en mayo de 2017.", "timeframe", "start", "marzo de 2017", "mayo de 2017"),
    ],
)
def test_a_slip_mended_in_the_same_breath_is_known_as_taken_back(
    language: str, answer: str, topic: TopicKey, aspect: str, slip: str, right: str
) -> None:
    ledger = fold(told(answer, topic, language=language))
    assert [note.value for note in ledger.of(topic, aspect)] == [right]
    assert [note.value for note in ledger.replaced] == [slip]
    assert not ledger.contradictions


def test_a_figure_of_a_result_mended_at_once_is_taken_back() -> None:
    ledger = fold(told("I put up bed alarms and cut falls by 40%, no, hang on, 30%.", "outcome"))
    assert "40%" in {note.value for note in ledger.replaced}


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "I was a cook at Harbour Grill from 2019 to 2021.", "I started in 2017."),
        ("en", "I was a cook at Harbour Grill from 2019 to 2021.", "I worked there from 2018 to 2021."),
        ("de", "Ich war Koch im Adler von 2016 bis 2020.", "Ich habe 2014 angefangen."),
        ("fr", "J'étais serveur au Petit Zinc, de 2018 à 2021.", "J'ai commencé en 2016."),
        ("es", "Fui cocinero en el Hotel Sol, de 2015 a 2019.", "Empecé en 2013."),
    ],
)
def test_another_time_of_the_work_told_unasked_is_a_contradiction(language: str, first: str, second: str) -> None:
    before = told(first, language=language)
    (pair,) = fold((*before, *told(second, "tools", before=before, language=language))).contradictions
    assert pair.later.aspect == "start"


@pytest.mark.parametrize(
    "answer", ["I started a training course in 2020.", "I left school in 2015.", "I joined the union in 2020."]
)
def test_the_time_of_something_else_contradicts_nothing(answer: str) -> None:
    before = told("I was a cook at Harbour Grill from 2019 to 2021.")
    assert not fold((*before, *told(answer, "actions", before=before))).contradictions


def test_what_is_denied_behind_a_figure_does_not_mend_it() -> None:
    before = told("Las quejas bajaron de 20 a 5 al mes.", "outcome", language="es")
    ledger = fold((*before, *told("Perdón, de 20 a 8 al mes, no a 5.", "tools", before=before, language="es")))
    assert all("8" not in note.value for note in ledger.replaced)


def test_a_note_that_tells_more_than_the_corrected_figure_lives_on() -> None:
    before = told("I ran the till, trained 4 people and cut stock loss from 5% to 2% in a year.", "responsibilities")
    ledger = fold((*before, *told("Sorry, the stock loss went from 5% to 3%, not 2%.", "tools", before=before)))
    assert ledger.of("responsibilities") != ()
    assert any("3%" in note.value for note in ledger.of("outcome"))
    assert not any("5% to 2%" in note.value for note in ledger.of("outcome"))


def test_what_is_mended_at_once_mends_nothing_told_before() -> None:
    before = told("I ran the till and trained 4 people.", "responsibilities")
    ledger = fold((*before, *told("We were 9 people, actually 8 people in the team.", "tools", before=before)))
    assert {note.value for note in ledger.replaced} == {"9"}
