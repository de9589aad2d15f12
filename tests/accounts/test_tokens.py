"""API tokens open doors for programs, and only for them."""

from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.auth import bearer_user
from accounts.models import ApiToken, User
from accounts.tokens import living_tokens, make_token, revoke, user_of


def request_with(authorization: str) -> HttpRequest:
    return RequestFactory().get("/", headers={"authorization": authorization})


def test_it_lets_its_owner_in(owner: User) -> None:
    _, plain = make_token(owner, "laptop")
    assert bearer_user(request_with(f"Bearer {plain}")) == owner
    assert bearer_user(request_with(f"bearer  {plain} ")) == owner


def test_it_keeps_no_plain_text(owner: User) -> None:
    row, plain = make_token(owner, "laptop")
    stored = " ".join(map(str, ApiToken.objects.values_list().get()))
    assert plain not in stored
    assert plain.startswith(row.prefix)
    assert len(plain) - len(row.prefix) > 30


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic b2xpdmlhOng=", "Bearer \udcff"])
def test_it_knows_nobody_by_another_header(owner: User, header: str) -> None:
    make_token(owner, "laptop")
    assert bearer_user(request_with(header)) is None


def test_it_closes_when_it_is_revoked(owner: User) -> None:
    row, plain = make_token(owner, "laptop")
    assert revoke(owner, row.token_id)
    assert user_of(plain) is None
    assert living_tokens(owner) == []
    assert not revoke(owner, row.token_id)


def test_it_cannot_be_revoked_by_a_stranger(owner: User, stranger: User) -> None:
    row, plain = make_token(owner, "laptop")
    assert not revoke(stranger, row.token_id)
    assert user_of(plain) == owner


def test_it_refuses_an_inactive_user(owner: User) -> None:
    _, plain = make_token(owner, "laptop")
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert user_of(plain) is None


def test_it_notes_its_use_at_most_once_a_minute(owner: User) -> None:
    row, plain = make_token(owner, "laptop")
    user_of(plain)
    row.refresh_from_db()
    first = row.last_used_at
    assert first is not None
    user_of(plain)
    row.refresh_from_db()
    assert row.last_used_at == first
    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(minutes=2))
    user_of(plain)
    row.refresh_from_db()
    assert row.last_used_at is not None
    assert row.last_used_at >= first


def test_it_costs_one_query_but_for_the_note_of_its_use(
    owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _, plain = make_token(owner, "laptop")
    with django_assert_num_queries(2):
        user_of(plain)
    with django_assert_num_queries(1):
        known = user_of(plain)
    assert known is not None
    assert (known.pk, known.email, known.date_joined) == (owner.pk, owner.email, owner.date_joined)


def test_it_is_shown_by_its_name_and_its_beginning(owner: User) -> None:
    row, _ = make_token(owner, "n" * 200)
    assert str(row) == f"{'n' * 100} ({row.prefix}…)"
