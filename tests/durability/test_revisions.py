"""SIGKILL amid a change of a write-up: under the same key it is made once, and nothing is lost."""

from typing import Any

import pytest
import requests

from tests.durability.site import Server, Site

pytestmark = pytest.mark.slow

SAID = {"content": "I was a night porter at the Grand in Köln for three years 🌙, with a team of 4."}
EDIT = ("PATCH", "summary/", {"pointer": "/title", "text": "Night porter"})
REWRITE = ("POST", "summary/regenerate/", {"pointer": "/narrative_summary"})
RESTORE = ("POST", "summary/versions/1/restore/", None)
OFFLINE: dict[str, Any] = {"ai_providers": ["offline"], "turn_lease_s": 1}


@pytest.fixture
def survivor(site: Site) -> Server:
    """A process of the site that nobody kills."""
    return site.serve(**OFFLINE)


@pytest.mark.parametrize(
    ("point", "call"),
    [
        ("before store_revision", EDIT),
        ("after store_revision", EDIT),
        ("before open_rewriting", REWRITE),
        ("after open_rewriting", REWRITE),
        ("before close_summary", REWRITE),
        ("after close_summary", REWRITE),
        ("before restore_summary", RESTORE),
        ("after restore_summary", RESTORE),
    ],
)
def test_a_change_that_is_killed_is_made_once_under_the_same_key(
    site: Site, survivor: Server, point: str, call: tuple[str, str, Any]
) -> None:
    method, address, body = call
    path = survivor.begun()
    for before in (("message/", SAID), ("complete/", {"user_approved": True})):
        assert survivor.call("POST", path + before[0], before[1]).status_code == 200
    first = survivor.get(f"{path}summary/")["experience_summary"]
    victim = site.serve(point, **OFFLINE)
    with pytest.raises(requests.RequestException):
        victim.call(method, path + address, body, Idempotency_Key="revision")
    assert victim.end() == -9
    changed = survivor.call(method, path + address, body, Idempotency_Key="revision")
    assert changed.status_code == 200, changed.text
    assert changed.json()["experience_summary"]["version"] == 2
    versions = survivor.get(f"{path}summary/versions/")["versions"]
    assert [version["experience_summary"] for version in versions] == [first, changed.json()["experience_summary"]]
    assert site.rows(path).broken == []
