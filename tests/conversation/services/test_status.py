import pytest

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


def test_it_pages(owner, manager):
    for _ in range(5):
        manager.start_conversation(owner.pk)
    pages = [manager.list_conversations(owner.pk, page=number, page_size=2) for number in (1, 2, 3, 4)]
    assert [len(page.conversations) for page in pages] == [2, 2, 1, 0]
    assert {page.pages for page in pages} == {3}


def test_a_page_of_conversations_takes_as_many_queries_whatever_its_size(owner, manager, django_assert_max_num_queries):
    for _ in range(12):
        manager.add_message(manager.start_conversation(owner.pk).conversation_id, "user", "I was a baker in Leeds.")
    with django_assert_max_num_queries(5):
        manager.list_conversations(owner.pk, page_size=12)


def test_history_pages_backwards_from_a_sequence_number(begun, manager):
    for number in range(6):
        manager.add_message(begun, "user", f"Fact number {number}.")
    last = manager.get_conversation_history(begun, limit=3)
    assert ([m.sequence for m in last.messages], last.next) == ([5, 6, 7], 5)
    rest = manager.get_conversation_history(begun, limit=10, before=last.next)
    assert ([m.sequence for m in rest.messages], rest.next) == ([1, 2, 3, 4], None)
