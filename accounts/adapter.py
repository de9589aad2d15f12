"""What allauth asks of this site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Sign-up can be closed by SIGNUP_OPEN."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether anyone may make an account."""
        return bool(settings.SIGNUP_OPEN)
