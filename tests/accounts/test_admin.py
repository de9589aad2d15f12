"""Accounts in the admin."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import ApiToken, User
from accounts.tokens import make_token, user_of
from conversation.models import Usage


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


def cost(person: User, dollars: str, days_ago: int) -> None:
    day = datetime.now(UTC).date() - timedelta(days=days_ago)
    Usage.objects.create(user=person, day=day, calls=1, cost_usd=Decimal(dollars))


def test_a_person_shows_what_they_cost_lately_and_in_all(admin_of_site: Client, owner: User, stranger: User) -> None:
    for dollars, days_ago in (("1.25", 0), ("2", 29), ("4", 30)):
        cost(owner, dollars, days_ago)
    cost(stranger, "100", 0)
    html = admin_of_site.get("/admin/accounts/user/?q=olivia").content.decode()
    assert '<td class="field-cost_lately">$3.2500</td><td class="field-cost_in_all">$7.2500</td>' in html
    html = admin_of_site.get(f"/admin/accounts/user/{owner.pk}/change/").content.decode()
    assert "$3.2500" in html
    assert "$7.2500" in html


def test_people_can_be_put_in_order_of_what_they_cost(admin_of_site: Client, owner: User, stranger: User) -> None:
    cost(owner, "1", 0)
    cost(stranger, "2", 0)
    html = admin_of_site.get("/admin/accounts/user/?o=-7").content.decode()
    assert html.index(stranger.email) < html.index(owner.email)


def test_a_list_of_people_takes_as_many_queries_whatever_its_length(admin_of_site: Client, owner: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert admin_of_site.get("/admin/accounts/user/").status_code == 200
        return len(found)

    queries()
    few = queries()
    for number in range(8):
        cost(User.objects.create_user(f"person{number}@example.org"), "1", number)
    assert queries() == few
