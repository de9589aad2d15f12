"""How many threads cross into the database at once."""

from types import SimpleNamespace

import pytest

from conversation.services import db


@pytest.mark.parametrize(
    ("vendor", "pool", "threads"),
    [
        ("sqlite", None, 1),
        ("postgresql", None, 16),
        ("postgresql", SimpleNamespace(max_size=20), 16),
        ("postgresql", SimpleNamespace(max_size=6), 5),
        ("postgresql", SimpleNamespace(max_size=1), 1),
    ],
)
def test_threads_leave_a_connection_of_the_pool_to_others(monkeypatch, vendor, pool, threads) -> None:
    monkeypatch.setattr(db, "connection", SimpleNamespace(vendor=vendor, pool=pool))
    assert db._threads() == threads
