"""Accounts in the admin."""

import pytest
from django.test import Client

from accounts.models import ApiToken, User
from accounts.tokens import make_token, user_of


@pytest.fixture
def admin_of_site(client: Client, db: None) -> Client:
    """A browser in which the administrator is signed in."""
    client.force_login(User.objects.create_superuser("ada@example.org", "a-long-password-of-ada"))
    return client


def test_people_are_found_by_email(admin_of_site: Client, owner: User, stranger: User) -> None:
    html = admin_of_site.get("/admin/accounts/user/?q=olivia").content.decode()
    assert owner.email in html
    assert stranger.email not in html


def test_a_person_can_be_looked_at_and_added(admin_of_site: Client, owner: User) -> None:
    assert admin_of_site.get(f"/admin/accounts/user/{owner.pk}/change/").status_code == 200
    new = {"email": "noor@example.org", "usable_password": "false"}
    assert admin_of_site.post("/admin/accounts/user/add/", new).status_code == 302
    assert not User.objects.get_by_natural_key("noor@example.org").has_usable_password()


def test_a_token_shows_no_digest(admin_of_site: Client, owner: User) -> None:
    row, _ = make_token(owner, "laptop")
    for page in ("/admin/accounts/apitoken/?q=olivia", f"/admin/accounts/apitoken/{row.pk}/change/"):
        html = admin_of_site.get(page).content.decode()
        assert row.prefix in html
        assert row.digest not in html


def test_tokens_are_revoked_and_never_added(admin_of_site: Client, owner: User) -> None:
    row, plain = make_token(owner, "laptop")
    choice = {"action": "revoke_chosen", "_selected_action": [str(row.pk)]}
    assert admin_of_site.post("/admin/accounts/apitoken/", choice).status_code == 302
    assert user_of(plain) is None
    assert admin_of_site.get("/admin/accounts/apitoken/add/").status_code == 403
    assert ApiToken.objects.count() == 1
