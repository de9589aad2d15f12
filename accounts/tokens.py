"""API tokens: make, revoke, recognise. The only writer of their rows."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from accounts.models import ApiToken, User

PREFIX = "recount_"
SHOWN = len(PREFIX) + 6
USE_IS_NOTED_EVERY = timedelta(minutes=1)
# In SQL, since every call asks this first, and putting it together anew would cost five times the query.
OWNER = """
    SELECT owner.*, token.last_used_at IS NULL OR token.last_used_at < %s AS use_is_old
    FROM accounts_apitoken token JOIN accounts_user owner ON owner.user_id = token.user_id
    WHERE token.digest = %s AND token.revoked_at IS NULL AND owner.is_active
"""


def _digest(plain: str) -> str:
    # The token has 256 random bits: a slow hash would protect nothing more, and cost every request.
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def make_token(user: User, name: str) -> tuple[ApiToken, str]:
    """A new token's row and its plain text, which exists nowhere else."""
    plain = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(user=user, name=name[:100], digest=_digest(plain), prefix=plain[:SHOWN])
    return row, plain


def revoke(user: User, token_id: UUID) -> bool:
    """Take a token out of use for good; whether this person had such a living one."""
    living = ApiToken.objects.filter(user=user, token_id=token_id, revoked_at__isnull=True)
    return living.update(revoked_at=timezone.now()) == 1


def living_tokens(user: User) -> list[ApiToken]:
    """The person's tokens that still open doors, newest first."""
    return list(ApiToken.objects.filter(user=user, revoked_at__isnull=True))


def user_of(plain: str) -> User | None:
    """The active person whose living token this is, by one query; its use is noted at most once a minute."""
    now, digest = timezone.now(), _digest(plain)
    old = now - USE_IS_NOTED_EVERY
    found = User.objects.raw(OWNER, [connection.ops.adapt_datetimefield_value(old), digest])
    owner = next(iter(found), None)
    if owner is not None and vars(owner)["use_is_old"]:
        unused = Q(last_used_at__isnull=True) | Q(last_used_at__lt=old)
        ApiToken.objects.filter(unused, digest=digest).update(last_used_at=now)
    return owner
