"""`manage.py create_api_token --user-email E [--name N]`"""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.models import User
from accounts.tokens import make_token


class Command(BaseCommand):
    """Makes a token, and the user where there is none; the last line printed is the token alone."""

    help = "Make an API token for a person, and the person where there is none. The last line printed is the token."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose token, and what for."""
        parser.add_argument("--user-email", required=True, help="The person's e-mail address.")
        parser.add_argument("--name", default="command line", help="What the token is for.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a sentence, then the token."""
        email = options["user_email"].strip()
        user = User.objects.with_email(email)
        if user is None:
            user = self._make(email)
        elif not user.is_active:
            raise CommandError(f"{user.email} is not active, so a token would not be accepted.")
        _, plain = make_token(user, options["name"])
        self.stdout.write(f"A new token for {user.email}. It is shown this once:")
        self.stdout.write(plain)

    def _make(self, email: str) -> User:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        self.stdout.write(f"Made the user {email}. They can set a password at /accounts/password/reset/.")
        return User.objects.create_user(email)
