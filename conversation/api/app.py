"""The API, put together."""

from conversation.api import conversations, export, lifecycle, notes, summaries, turns
from conversation.api.auth import Caller
from conversation.api.handlers import RecountAPI
from conversation.api.idempotency import idempotent

DESCRIPTION = """Recount interviews a person about one work experience and writes it up, in their own words only.

Send `Authorization: Bearer <token>` with every call, or be signed in and send Django's CSRF token with calls that
change something. Bodies and answers are JSON in UTF-8; times are ISO 8601 in UTC; ids are UUIDs. Every failed call,
whatever fails, answers with one object: `success` (false), `error` (a sentence for a person), `code` (a stable word),
`retryable`, and for `invalid` the `errors` of each field. Send an `Idempotency-Key` with a POST or PATCH to be able to
repeat it safely.
"""

api = RecountAPI(
    title="Recount",
    version="1.0",
    description=DESCRIPTION,
    auth=Caller(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="recount-api",
)
api.add_decorator(idempotent)
for part in (conversations, turns, lifecycle, notes, summaries, export):
    api.add_router("conversations/", part.router)
