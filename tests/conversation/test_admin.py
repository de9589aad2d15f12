from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conversation.models import Conversation, Turn, Usage
from conversation.services.conversation_manager import ConversationManager
from conversation.services.results import Spent
from conversation.services.rows.usage import record_usage

pytestmark = pytest.mark.django_db
SECRET = "I was a nurse at Mercy Hospital."


@pytest.fixture
def told(owner):
    manager = ConversationManager()
    conversation_id = manager.start_conversation(owner.pk).conversation_id
    manager.add_message(conversation_id, "user", SECRET)
    return conversation_id


@pytest.fixture
def clerk(client):
    """Someone of the staff who may see all rows, but not read transcripts."""
    user = get_user_model().objects.create_user(email="clerk@example.com", password="a long enough phrase")
    user.is_staff = True
    user.save()
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    return user


def transcript_of(conversation_id):
    return reverse("admin:conversation_conversation_transcript", args=(conversation_id,))


@pytest.mark.parametrize("name", ["conversation", "turn", "idempotentcall"])
def test_staff_see_that_conversations_exist(name, told, clerk, client):
    page = client.get(reverse(f"admin:conversation_{name}_changelist"))
    assert page.status_code == 200
    assert SECRET not in page.content.decode()


@pytest.mark.parametrize("name", ["conversationmessage", "noterow", "summaryversion"])
def test_words_need_the_permission_to_read_transcripts(name, told, clerk, client):
    assert client.get(reverse(f"admin:conversation_{name}_changelist")).status_code == 403


def test_the_transcript_is_refused_without_the_permission(told, clerk, client):
    assert client.get(transcript_of(told)).status_code == 403
    assert not LogEntry.objects.exists()


def test_reading_a_transcript_is_logged(told, clerk, client):
    clerk.user_permissions.add(Permission.objects.get(codename="read_transcript"))
    page = client.get(transcript_of(told))
    assert SECRET in page.content.decode()
    entry = LogEntry.objects.get()
    assert (entry.user_id, entry.object_id) == (clerk.pk, str(told))


def test_opening_a_message_in_the_admin_is_logged_too(told, clerk, client):
    clerk.user_permissions.add(Permission.objects.get(codename="read_transcript"))
    message = ConversationManager().get_conversation_history(told).messages[1]
    page = client.get(reverse("admin:conversation_conversationmessage_change", args=(message.message_id,)))
    assert page.status_code == 200
    assert LogEntry.objects.filter(object_id=str(told)).count() == 1


def test_a_transcript_that_does_not_exist_is_not_found(told, clerk, client):
    clerk.user_permissions.add(Permission.objects.get(codename="read_transcript"))
    assert client.get(transcript_of(clerk.pk)).status_code == 404


def test_nothing_can_be_changed_in_the_admin(told, admin_client):
    page = admin_client.get(reverse("admin:conversation_conversation_change", args=(told,)))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert admin_client.get(reverse("admin:conversation_conversation_add")).status_code == 403


def test_conversations_are_found_by_their_persons_address(told, owner, admin_client):
    page = admin_client.get(reverse("admin:conversation_conversation_changelist"), {"q": owner.email})
    assert str(told) in page.content.decode()


@pytest.fixture
def spent(owner):
    """What several people's conversations took: a function that adds a conversation whose turns cost so much each."""

    def add(*costs, user=owner):
        conversation = Conversation.objects.create(user=user, guide="employment")
        for number, cost in enumerate(costs, start=1):
            Turn.objects.create(
                conversation=conversation,
                number=number,
                state=Turn.State.COMPLETE,
                input_tokens=1000,
                output_tokens=50,
                cost_usd=cost,
            )
            record_usage(user.pk, Spent("openai", "a-model", 1000, 50, cost))
        return conversation

    return add


def shown(client, name, **query):
    page = client.get(reverse(f"admin:conversation_{name}_changelist"), query)
    assert page.status_code == 200
    return page.content.decode()


def test_the_list_of_conversations_shows_what_each_took(spent, admin_client):
    spent(Decimal("0.0125"), Decimal("0.5"))
    html = shown(admin_client, "conversation")
    assert '<td class="field-turns_taken">2</td>' in html
    assert '<td class="field-tokens">2,100</td>' in html
    assert '<td class="field-cost">$0.5125</td>' in html


def test_a_conversation_shows_what_it_took_with_its_write_ups(spent, admin_client):
    conversation = spent(Decimal("0.25"))
    Turn.objects.create(conversation=conversation, kind="summary", number=1, input_tokens=7000, cost_usd=Decimal(2))
    url = reverse("admin:conversation_conversation_change", args=(conversation.pk,))
    html = admin_client.get(url).content.decode()
    assert "$2.2500" in html
    assert "8,050" in html


def test_a_cost_says_that_some_prices_are_not_known(spent, admin_client):
    spent(Decimal("0.25"), None)
    spent()
    html = shown(admin_client, "conversation")
    assert "$0.2500 or more" in html
    assert '<td class="field-cost">$0.0000</td>' in html


@pytest.mark.parametrize("order", ["6", "-7", "8"])
def test_conversations_can_be_put_in_order_of_what_they_took(order, spent, admin_client):
    cheap, dear = spent(Decimal("0.01")), spent(Decimal(1), Decimal(1))
    html = shown(admin_client, "conversation", o=order)
    assert (html.index(str(cheap.pk)) < html.index(str(dear.pk))) is not order.startswith("-")


def test_usage_shows_a_persons_day_and_sums_up_what_was_chosen(spent, owner, stranger, admin_client):
    spent(Decimal("0.25"), Decimal("0.25"))
    spent(Decimal(4), user=stranger)
    html = shown(admin_client, "usage")
    assert "All 2 rows together: 3 calls, 3000 input tokens, 150 output tokens, $4.5000." in html
    html = shown(admin_client, "usage", q=owner.email)
    assert "All 1 rows together: 2 calls, 2000 input tokens, 100 output tokens, $0.5000." in html
    assert stranger.email not in html


def test_usage_of_nobody_sums_up_to_nothing(admin_client):
    assert "All 0 rows together: 0 calls, 0 input tokens, 0 output tokens, $0.0000." in shown(admin_client, "usage")


def test_usage_can_be_narrowed_to_a_month(spent, owner, admin_client):
    spent(Decimal("0.25"))
    Usage.objects.create(user=owner, day=date(2020, 2, 29), calls=7, cost_usd=Decimal(3))
    html = shown(admin_client, "usage", day__year="2020", day__month="2")
    assert "7 calls" in html
    assert "$3.0000" in html


def test_usage_cannot_be_changed(spent, admin_client):
    spent(Decimal("0.25"))
    page = admin_client.get(reverse("admin:conversation_usage_change", args=(Usage.objects.get().pk,)))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert admin_client.get(reverse("admin:conversation_usage_add")).status_code == 403


def test_a_filter_that_does_not_exist_leads_back_to_the_list(admin_client):
    page = admin_client.get(reverse("admin:conversation_usage_changelist"), {"nonsense": "1"})
    assert page.status_code == 302


@pytest.mark.parametrize("name", ["conversation", "usage", "turn"])
def test_a_list_takes_as_many_queries_whatever_its_length(name, spent, admin_client, django_assert_num_queries):
    spent(Decimal(1))
    shown(admin_client, name)
    with CaptureQueriesContext(connection) as few:
        shown(admin_client, name)
    for number in range(8):
        person = get_user_model().objects.create_user(email=f"person{number}@example.org")
        spent(Decimal(1), Decimal(2), user=person)
    with django_assert_num_queries(len(few)):
        shown(admin_client, name)
