"""Who a request with an API token speaks for."""

from django.http import HttpRequest

from accounts.models import User
from accounts.tokens import user_of


def bearer_user(request: HttpRequest) -> User | None:
    """The owner of the token in `Authorization: Bearer <token>`; None without a valid one. Reads the database."""
    scheme, _, token = request.headers.get("Authorization", "").strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    return user_of(token.strip())
