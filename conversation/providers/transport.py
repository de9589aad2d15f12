"""How the vendors' SDKs reach their servers: over aiohttp, which both offer for this."""

from types import ModuleType
from typing import TYPE_CHECKING, Any

from conversation.conf import ConversationSettings

if TYPE_CHECKING:
    import httpx2

# No stream may wait for another's connection, so this is no limit but a stop for something gone mad.
CONNECTIONS_MAX = 5_000
# A person takes about this long to answer, and a connection that is still open saves them a second handshake.
KEPT_ALIVE_S = 45.0
# A compressed stream may be held back by a proxy until a block of it is full.
STREAM_HEADERS = {"Accept-Encoding": "identity"}


def client_for(sdk: ModuleType, settings: ConversationSettings) -> "httpx2.AsyncClient":
    """A client for this SDK, with the time limits of calls that are not streamed.

    A read then costs less than half of what the default transport takes, and words that came together are read
    together: see docs/providers.md.
    """
    import httpx2

    client: httpx2.AsyncClient = sdk.DefaultAioHttpClient(
        timeout=_limits(settings, settings.provider_total_timeout_s),
        limits=httpx2.Limits(max_connections=CONNECTIONS_MAX, keepalive_expiry=KEPT_ALIVE_S),
    )
    return client


def streaming(settings: ConversationSettings) -> dict[str, Any]:
    """What a streamed call is given besides. Its reads have no time limit here: whoever reads limits the waiting."""
    return {"timeout": _limits(settings, None), "extra_headers": STREAM_HEADERS}


def _limits(settings: ConversationSettings, read_s: float | None) -> "httpx2.Timeout":
    import httpx2

    # "pool" bounds looking the name up too, which "connect" leaves out.
    connect_s = settings.provider_connect_timeout_s
    return httpx2.Timeout(read_s, connect=connect_s, pool=connect_s)
