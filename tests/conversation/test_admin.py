import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from conversation.services.conversation_manager import ConversationManager

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
