"""`manage.py create_api_token`"""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import ApiToken, User
from accounts.tokens import user_of


def last_line(*words: str) -> str:
    out = StringIO()
    call_command("create_api_token", *words, stdout=out)
    return out.getvalue().splitlines()[-1]


def test_it_prints_the_token_alone_on_its_last_line(owner: User) -> None:
    assert user_of(last_line("--user-email", "OLIVIA@example.org", "--name", "laptop")) == owner
    assert ApiToken.objects.get().name == "laptop"


def test_it_makes_the_user_if_needed(db: None) -> None:
    token = last_line("--user-email", "noor@example.org")
    noor = User.objects.get()
    assert user_of(token) == noor
    assert not noor.has_usable_password()


def test_it_refuses_what_is_no_email(db: None) -> None:
    with pytest.raises(CommandError, match="'noor' is not an e-mail address"):
        call_command("create_api_token", "--user-email", "noor")
    assert not User.objects.exists()


def test_it_refuses_an_inactive_user(owner: User) -> None:
    User.objects.update(is_active=False)
    with pytest.raises(CommandError, match="not active"):
        call_command("create_api_token", "--user-email", owner.email)
