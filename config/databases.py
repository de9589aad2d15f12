"""Django's DATABASES and CACHES, made from the environment."""

from typing import Any

import dj_database_url

from config.env import Env

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def databases(env: Env) -> dict[str, dict[str, Any]]:
    """SQLite tuned for one server, or PostgreSQL behind a pool."""
    url = env.database_url or f"sqlite:///{env.var / 'recount.sqlite3'}"
    chosen: dict[str, Any] = dict(dj_database_url.parse(url))
    if "sqlite" in chosen["ENGINE"]:
        # To close the last connection to a file costs a checkpoint, and to open one reads the schema: keep them.
        lasting = {"CONN_MAX_AGE": None, "OPTIONS": SQLITE_OPTIONS}
        # Tests cross threads, which an in-memory database would not survive.
        return {"default": chosen | lasting | {"TEST": {"NAME": str(env.var / "test.sqlite3")}}}
    # A pool hands out living connections, so Django must keep none of its own.
    pool = {"min_size": 1, "max_size": env.database_share, "timeout": 10}
    options = chosen.get("OPTIONS", {}) | {"pool": pool}
    return {"default": chosen | {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "OPTIONS": options}}


def caches(env: Env) -> dict[str, dict[str, Any]]:
    """Redis where several processes share a site; else the memory of this one."""
    if env.redis_url:
        shared = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.redis_url}
        return {"default": shared | {"OPTIONS": {"pool_class": "config.redis_pool.SharedPool"}}}
    # Replies in the making live here: Django's default of 300 entries would drop some of them under load.
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}
    return {"default": memory}
