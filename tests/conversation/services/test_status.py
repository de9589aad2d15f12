from datetime import timedelta

import pytest
from django.utils import timezone

from conversation.interview.policy import take_stock
from conversation.models import Conversation, NoteRow, Turn
from conversation.services.partials import Partial, publish
from conversation.services.results import Spent
from conversation.services.rows.glance import glance_of

pytestmark = pytest.mark.django_db


def test_a_new_conversation_has_its_greeting_and_no_summary(begun, owner, manager):
    status = manager.get_status(begun)
    assert (status.message_count, status.has_summary, status.user_email) == (1, False, owner.email)
    assert status.coverage.share == 0
    assert status.completion.suggested is False


def test_it_lists_a_persons_own_conversations_and_counts_them_by_status(owner, stranger, manager):
    first, second, third = (manager.start_conversation(owner.pk).conversation_id for _ in range(3))
    manager.start_conversation(stranger.pk)
    manager.pause_conversation(second)
    manager.add_message(third, "user", "I was a gardener.")
    manager.complete_conversation(third, "Gardened.")
    page = manager.list_conversations(owner.pk)
    assert (page.total_count, page.active_count, page.paused_count, page.completed_count) == (3, 1, 1, 1)
    assert [row.conversation_id for row in page.conversations] == [third, second, first]


def test_it_filters_by_status_and_searches_titles_and_messages(owner, manager):
    roses, bread = (manager.start_conversation(owner.pk).conversation_id for _ in range(2))
    manager.add_message(roses, "user", "I grew roses for the Botanic Garden.")
    manager.update_conversation(bread, title="The bakery")
    manager.pause_conversation(bread)
    found = {
        "roses": manager.list_conversations(owner.pk, query="ROSES botanic"),
        "bakery": manager.list_conversations(owner.pk, query="bakery"),
        "nothing": manager.list_conversations(owner.pk, query="roses bakery"),
        "paused": manager.list_conversations(owner.pk, status="paused"),
    }
    shown = {name: [row.conversation_id for row in page.conversations] for name, page in found.items()}
    assert shown == {"roses": [roses], "bakery": [bread], "nothing": [], "paused": [bread]}
    assert found["paused"].total_count == 1


def test_what_the_interviewer_says_and_what_was_replaced_is_not_searched(begun, owner, manager):
    manager.add_message(begun, "assistant", "Which zebras did you feed?")
    first = manager.open_turn(begun, "I fed giraffes.")
    manager.fail_turn(first, "", {}, Spent())
    manager.edit_turn(begun, first.user_message_id, "I fed lions.")
    found = {
        word: manager.list_conversations(owner.pk, query=word).total_count for word in ("zebras", "giraffes", "lions")
    }
    assert found == {"zebras": 0, "giraffes": 0, "lions": 1}


def test_what_is_found_comes_in_pages_too(owner, manager):
    for number in range(5):
        manager.start_conversation(owner.pk, title=f"Bakery {number}")
    manager.start_conversation(owner.pk, title="The garden")
    pages = [manager.list_conversations(owner.pk, query="bakery", page=number, page_size=2) for number in (1, 3, 4)]
    assert [[row.title for row in page.conversations] for page in pages] == [["Bakery 4", "Bakery 3"], ["Bakery 0"], []]
    assert {(page.total_count, page.pages) for page in pages} == {(5, 3)}


def test_it_pages(owner, manager):
    for _ in range(5):
        manager.start_conversation(owner.pk)
    pages = [manager.list_conversations(owner.pk, page=number, page_size=2) for number in (1, 2, 3, 4)]
    assert [len(page.conversations) for page in pages] == [2, 2, 1, 0]
    assert {page.pages for page in pages} == {3}


def keep_glances():
    for row in Conversation.objects.all():
        row.glance = glance_of(row.as_interview(), take_stock(row.as_interview()))
        row.save(update_fields=("glance",))


def test_a_page_of_conversations_takes_two_queries_whatever_its_size(owner, manager, django_assert_num_queries):
    for _ in range(12):
        manager.add_message(manager.start_conversation(owner.pk).conversation_id, "user", "I was a baker in Leeds.")
    folded = manager.list_conversations(owner.pk, page_size=12)
    keep_glances()
    with django_assert_num_queries(2):
        assert manager.list_conversations(owner.pk, page_size=12) == folded
    with django_assert_num_queries(2):
        manager.list_conversations(owner.pk, status="active", page=2, page_size=3)


def test_three_more_queries_fold_all_those_that_keep_no_glance(owner, manager, django_assert_num_queries):
    for _ in range(5):
        manager.add_message(manager.start_conversation(owner.pk).conversation_id, "user", "I was a baker in Leeds.")
    with django_assert_num_queries(5):
        assert {row.message_count for row in manager.list_conversations(owner.pk).conversations} == {2}


def test_searching_takes_as_many_queries_as_listing(owner, manager, django_assert_num_queries):
    for _ in range(3):
        manager.add_message(manager.start_conversation(owner.pk).conversation_id, "user", "I was a baker in Leeds.")
    keep_glances()
    with django_assert_num_queries(3):
        assert manager.list_conversations(owner.pk, query="baker leeds").total_count == 3


def test_history_and_status_of_a_kept_glance_fold_nothing(begun, manager, django_assert_num_queries):
    manager.add_message(begun, "user", "I was a baker in Leeds.")
    keep_glances()
    with django_assert_num_queries(1):
        manager.get_status(begun)
    with django_assert_num_queries(2):
        assert manager.get_conversation_history(begun).stored_summary is None


def test_a_completed_history_reads_its_write_up_besides(begun, manager, django_assert_num_queries):
    manager.add_message(begun, "user", "I was a baker in Leeds.")
    manager.complete_conversation(begun, "Baked.")
    keep_glances()
    with django_assert_num_queries(3):
        history = manager.get_conversation_history(begun)
    assert (history.stored_summary.narrative_summary, history.stored_summary.stale) == ("Baked.", False)


def test_a_write_up_older_than_its_ledger_says_so(begun, manager):
    manager.add_message(begun, "user", "I was a baker in Leeds.")
    manager.complete_conversation(begun, "Baked.")
    NoteRow.objects.filter(conversation=begun).delete()
    Conversation.objects.update(glance=None)
    assert manager.get_conversation_history(begun).stored_summary.stale
    keep_glances()
    assert manager.get_conversation_history(begun).stored_summary.stale


def test_a_reply_that_runs_reads_so_until_its_lease_is_over(begun, manager, django_assert_num_queries):
    opened = manager.open_turn(begun, "I was a baker in Leeds.")
    keep_glances()
    with django_assert_num_queries(3):
        assert manager.get_conversation_history(begun).messages[-1].metadata == {"state": "running"}
    Turn.objects.filter(pk=opened.turn.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    reply = manager.get_conversation_history(begun).messages[-1]
    assert (reply.metadata, reply.content) == ({"state": "failed"}, "")


def test_a_reply_that_was_left_behind_shows_the_text_last_heard_of(begun, manager):
    opened = manager.open_turn(begun, "I was a baker in Leeds.")
    publish({opened.reply_id: Partial("And what did you", final=False)})
    Turn.objects.filter(pk=opened.turn.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    reply = manager.get_conversation_history(begun).messages[-1]
    assert (reply.metadata["state"], reply.content) == ("failed", "And what did you")


def test_messages_are_counted_that_hold_words(begun, manager):
    manager.open_turn(begun, "I was a baker in Leeds.")
    assert manager.get_status(begun).message_count == 2


def test_history_pages_backwards_from_a_sequence_number(begun, manager):
    for number in range(6):
        manager.add_message(begun, "user", f"Fact number {number}.")
    last = manager.get_conversation_history(begun, limit=3)
    assert ([m.sequence for m in last.messages], last.next) == ([5, 6, 7], 5)
    rest = manager.get_conversation_history(begun, limit=10, before=last.next)
    assert ([m.sequence for m in rest.messages], rest.next) == ([1, 2, 3, 4], None)
