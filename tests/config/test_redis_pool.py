import threading

import pytest
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from pytest_django import Settings

from config.redis_pool import SharedPool

URL = "redis://127.0.0.1:6379/15"


def test_every_request_and_thread_takes_its_connections_from_one_pool(settings: Settings) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    options = {"pool_class": "config.redis_pool.SharedPool"}
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": URL, "OPTIONS": options}}
    pools = set()

    def ask() -> None:
        cache = caches["default"]
        assert isinstance(cache, RedisCache)
        pools.add(cache._cache.get_client().connection_pool)

    for _ in range(3):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert len(pools) == 1
    assert isinstance(pools.pop(), SharedPool)


@pytest.mark.parametrize("other", ["redis://127.0.0.1:6379/14", "redis://127.0.0.1:6380/15"])
def test_another_server_has_another_pool(other: str) -> None:
    assert SharedPool.from_url(URL) is SharedPool.from_url(URL)
    assert SharedPool.from_url(URL) is not SharedPool.from_url(other)
