"""What is kept of a conversation for lists reads as a fold would."""

import json
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.interview import guide as guides
from conversation.interview.guide import guide_for
from conversation.interview.languages import available, pack_for
from conversation.interview.ledger import fold
from conversation.interview.policy import take_stock
from conversation.interview.reading import read
from conversation.interview.session import Interview
from conversation.interview.types import Message
from conversation.models import Conversation
from conversation.services.blocking import run_sync
from conversation.services.conversation_manager import ConversationManager
from conversation.services.conversation_orchestrator import ConversationOrchestrator
from conversation.services.db import in_db
from conversation.services.results import Spent
from conversation.services.rows.glance import Glance, digest_of, glance_of, load_missing, read_glance
from tests.conversation.interview.people import GERMANS, PEOPLE
from tests.conversation.interview.simulation import talk

ANSWERS = (
    "I was a line cook at Harbour Grill in Leith from 2019 to 2021.",
    "I ran the fish station, 120 covers on a Saturday; there were six of us.",
    "No, sorry, that was 2018, not 2019.",
    "I cut the waiting time from 25 to 14 minutes — “unbelievable”, they said. 🎉",
    "I don't know.",
    "I'd rather not say.",
    "That's all, thanks.",
    "Ich war Pflegehelferin im Haus Birke, drei Jahre lang.",
    "Before that I ran my own café.",
)


def folded(interview):
    stock = take_stock(interview)
    others = tuple(other.evidence for other in stock.others)
    return Glance(len(interview.messages), stock.coverage, stock.completion, others, digest_of(stock.ledger))


def kept(interview):
    """A conversation that keeps the interview's glance as the database gives it back, and has no rows to read."""
    glance = json.loads(json.dumps(glance_of(interview, take_stock(interview))))
    return Conversation(guide=interview.guide.key, language=interview.pack.code, glance=glance)


def said(texts, guide="employment", language="en"):
    """An interview of these answers, with the notes that the Reader takes."""
    interview = Interview(guide_for(guide), pack_for(language), (), (), ())
    for text in texts:
        message = Message(message_id=str(uuid4()), role="user", content=text)
        interview = interview._replace(
            messages=(*interview.messages, message), notes=interview.notes + read(interview, message)
        )
    return interview


@pytest.mark.parametrize("person", [*PEOPLE, *GERMANS], ids=lambda person: person.name)
def test_it_reads_back_as_a_whole_interview_folds(person):
    interview = talk(person, pack_for("de" if person in GERMANS else "en")).interview
    assert read_glance(kept(interview)) == folded(interview)


@given(
    texts=st.lists(st.sampled_from(ANSWERS) | st.text(max_size=80), max_size=6),
    guide=st.sampled_from([guide.key for guide in guides.all_guides()]),
    language=st.sampled_from(available()),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_said_it_reads_back_as_it_folds(texts, guide, language):
    interview = said(texts, guide, language)
    assert read_glance(kept(interview)) == folded(interview)


def test_its_digest_is_the_write_ups():
    interview = said(ANSWERS[:3])
    assert read_glance(kept(interview)).ledger_digest == digest_of(fold(interview.notes))


@pytest.fixture
def told(begun, orchestrator):
    """A conversation in which the owner answered twice, as its row."""
    for answer in ANSWERS[:2]:
        orchestrator.process_user_message(begun, answer)
    return Conversation.objects.get(pk=begun)


@pytest.mark.django_db(transaction=True)
def test_a_closed_turn_leaves_what_folding_its_rows_gives(told, django_assert_num_queries):
    with django_assert_num_queries(0):
        glance = read_glance(told)
    assert glance == folded(told.as_interview())
    assert glance.message_count == 5


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_never_older_than_the_rows(told, orchestrator, manager):
    def stored():
        return Conversation.objects.get(pk=told.pk)

    run_sync(edit_last_message(told.pk, ANSWERS[3]), "edit_last_message")
    assert read_glance(stored()) == folded(stored().as_interview())
    orchestrator.retry_last_turn(told.pk)
    assert read_glance(stored()) == folded(stored().as_interview())
    manager.update_conversation(told.pk, language="de")
    assert read_glance(stored()) == folded(stored().as_interview())
    manager.add_message(told.pk, "user", ANSWERS[2])
    assert read_glance(stored()) == folded(stored().as_interview())
    opened = manager.open_turn(told.pk, ANSWERS[4])
    assert read_glance(stored()) == folded(stored().as_interview())
    manager.fail_turn(opened, "What did you", {}, Spent())
    assert read_glance(stored()) == folded(stored().as_interview())


async def edit_last_message(conversation_id, words):
    history = await in_db(ConversationManager().get_conversation_history, conversation_id)
    message = [message for message in history.messages if message.role == "user"][-1]
    live = await ConversationOrchestrator().abegin_edit(conversation_id, message.message_id, words)
    await live.result()


@pytest.mark.django_db(transaction=True)
def test_without_a_glance_the_rows_are_folded(told):
    expected = read_glance(told)
    told.glance = None
    assert read_glance(told) == expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [{"language": "de"}, {"guide": "research"}])
def test_a_glance_made_in_another_language_or_by_another_guide_is_not_believed(change, told):
    before = read_glance(told)
    for name, value in change.items():
        setattr(told, name, value)
    glance = read_glance(told)
    assert glance.coverage != before.coverage
    assert glance == folded(told.as_interview())


@pytest.mark.django_db(transaction=True)
def test_a_glance_made_by_another_release_is_not_believed(told):
    expected = read_glance(told)
    told.glance |= {"made_by": f"another {told.glance['made_by']}", "message_count": 77}
    assert read_glance(told) == expected


@pytest.mark.django_db(transaction=True)
def test_a_guide_that_was_mended_makes_glances_anew(told, monkeypatch):
    mended = guide_for("employment").model_copy(update={"threshold": 0.01})
    monkeypatch.setitem(guides._added, "employment", mended)
    told.glance |= {"message_count": 77}
    assert read_glance(told).message_count == 5


@pytest.mark.django_db(transaction=True)
def test_interviews_are_loaded_for_those_that_keep_no_glance(told, owner, manager, django_assert_num_queries):
    for _ in range(3):
        manager.add_message(manager.start_conversation(owner.pk).conversation_id, "user", ANSWERS[0])
    rows = list(Conversation.objects.all())
    with django_assert_num_queries(3):
        load_missing(rows)
        assert all(read_glance(row) for row in rows)
    assert [hasattr(row, "loaded") for row in rows].count(True) == 3
    with django_assert_num_queries(0):
        load_missing([told])
