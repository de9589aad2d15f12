"""One pool of connections to Redis for the whole process."""

from functools import cache
from typing import Any

from redis import BlockingConnectionPool


class SharedPool(BlockingConnectionPool):
    """Django makes a cache for each request and each crossing of threads, and each of them would connect anew."""

    @classmethod
    @cache
    def from_url(cls, url: str, **options: Any) -> "SharedPool":
        """The pool of this process for this server."""
        return super().from_url(url, **options)
