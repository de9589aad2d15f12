"""Sign-up, sign-in and password reset, by e-mail."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from accounts.models import User

PASSWORD = "a-long-password-of-olivia"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Attempts are counted in the cache."""
    cache.clear()


def test_someone_signs_up_with_email_and_password(client: Client, db: None) -> None:
    response = client.post("/accounts/signup/", {"email": "Noor@Example.org", "password1": "quite-a-long-secret"})
    assert response.status_code == 302
    assert response["Location"] == "/conversations/test/"
    noor = User.objects.get_by_natural_key("noor@example.org")
    assert client.session["_auth_user_id"] == str(noor.pk)


def test_nobody_signs_up_where_it_is_closed(client: Client, db: None, settings: Settings) -> None:
    settings.SIGNUP_OPEN = False
    client.post("/accounts/signup/", {"email": "noor@example.org", "password1": "quite-a-long-secret"})
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["short", "password123"])
def test_a_weak_password_is_refused(client: Client, db: None, password: str) -> None:
    client.post("/accounts/signup/", {"email": "noor@example.org", "password1": password})
    assert not User.objects.exists()


def test_someone_signs_in_by_email(client: Client, owner: User) -> None:
    client.post("/accounts/login/", {"login": "Olivia@example.org", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(owner.pk)


def test_a_wrong_password_is_refused(client: Client, owner: User) -> None:
    response = client.post("/accounts/login/", {"login": owner.email, "password": "not-the-password"})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_someone_signs_out(client: Client, owner: User) -> None:
    client.force_login(owner)
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_a_person_made_without_password_sets_one_by_mail(client: Client, db: None) -> None:
    User.objects.create_user("noor@example.org")
    client.post("/accounts/password/reset/", {"email": "noor@example.org"})
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link is not None
    form = client.get(link[1], follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "quite-a-long-secret", "password2": "quite-a-long-secret"})
    assert client.login(email="noor@example.org", password="quite-a-long-secret")


def test_an_unknown_address_gets_no_mail(client: Client, db: None) -> None:
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert mail.outbox == []
