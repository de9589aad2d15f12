"""A person is their e-mail, whatever its case."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User


def test_it_is_known_by_a_uuid_and_an_email(owner: User) -> None:
    assert owner.pk == owner.user_id
    assert str(owner) == "olivia@example.org"


def test_it_signs_in_whatever_the_case_of_the_email(owner: User) -> None:
    assert User.objects.get_by_natural_key("OLIVIA@Example.org") == owner


def test_it_keeps_emails_unique_whatever_their_case(owner: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Olivia@example.org")


def test_it_says_so_when_an_email_is_taken(owner: User) -> None:
    with pytest.raises(ValidationError, match="already exists"):
        User(email="OLIVIA@EXAMPLE.ORG").validate_constraints()


def test_it_needs_an_email(db: None) -> None:
    with pytest.raises(ValueError, match="needs an e-mail"):
        User.objects.create_user("  ")


def test_it_can_be_made_without_a_password(db: None) -> None:
    assert not User.objects.create_user("noor@example.org").has_usable_password()


def test_it_does_not_find_who_is_not_there(db: None) -> None:
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(None)


def test_a_superuser_may_use_the_admin(db: None) -> None:
    ada = User.objects.create_superuser("ada@example.org", "a-long-password-of-ada")
    assert ada.is_staff
    assert ada.is_superuser


def test_it_has_a_long_and_a_short_name(owner: User) -> None:
    assert (owner.get_full_name(), owner.get_short_name()) == ("olivia@example.org", "olivia")
