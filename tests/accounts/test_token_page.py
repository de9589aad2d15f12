"""The page on which people make and revoke their tokens."""

import re

from django.test import Client

from accounts.models import ApiToken, User
from accounts.tokens import make_token, user_of

PAGE = "/accounts/tokens/"


def plain_in(html: str) -> str | None:
    found = re.search(r'id="plain-token">([^<]+)<', html)
    return found and found[1]


def test_it_asks_to_sign_in_first(client: Client, db: None) -> None:
    response = client.get(PAGE)
    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={PAGE}"


def test_it_shows_a_new_token_exactly_once(client: Client, owner: User) -> None:
    client.force_login(owner)
    response = client.post(PAGE, {"name": "laptop"})
    plain = plain_in(response.content.decode())
    assert plain is not None
    assert user_of(plain) == owner
    assert "no-store" in response["Cache-Control"]
    assert plain not in client.get(PAGE).content.decode()


def test_it_wants_a_name(client: Client, owner: User) -> None:
    client.force_login(owner)
    response = client.post(PAGE, {"name": " "})
    assert "This field is required" in response.content.decode()
    assert not ApiToken.objects.exists()


def test_it_lists_only_the_persons_own_tokens(client: Client, owner: User, stranger: User) -> None:
    mine, _ = make_token(owner, "laptop of Olivia")
    make_token(stranger, "phone of Samir")
    client.force_login(owner)
    html = client.get(PAGE).content.decode()
    assert mine.name in html
    assert mine.prefix in html
    assert mine.digest not in html
    assert "Samir" not in html


def test_it_revokes_a_token(client: Client, owner: User) -> None:
    row, plain = make_token(owner, "laptop")
    client.force_login(owner)
    response = client.post(f"{PAGE}{row.token_id}/revoke/", follow=True)
    assert "is revoked" in response.content.decode()
    assert user_of(plain) is None


def test_it_does_not_revoke_a_strangers_token(client: Client, owner: User, stranger: User) -> None:
    row, plain = make_token(stranger, "phone")
    client.force_login(owner)
    response = client.post(f"{PAGE}{row.token_id}/revoke/", follow=True)
    assert "no such token" in response.content.decode()
    assert user_of(plain) == stranger


def test_it_revokes_by_post_only(client: Client, owner: User) -> None:
    row, _ = make_token(owner, "laptop")
    client.force_login(owner)
    assert client.get(f"{PAGE}{row.token_id}/revoke/").status_code == 405


def test_it_refuses_a_form_from_elsewhere(owner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    assert strict.post(PAGE, {"name": "laptop"}).status_code == 403
    assert not ApiToken.objects.exists()


def test_it_holds_no_inline_style_or_script(client: Client, owner: User) -> None:
    client.force_login(owner)
    html = client.get(PAGE).content.decode()
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)
