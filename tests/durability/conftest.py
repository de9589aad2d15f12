"""One site for all tests of this folder, on the databases that TEST_DATABASE_URL and TEST_REDIS_URL name, or SQLite."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.conversation.api.conftest import owner_client as owner_client
from tests.conversation.api.conftest import owner_token as owner_token
from tests.durability.site import Site, site_of
from tests.servers import empty_postgresql, redis_url
from tests.wire.scripted import Scripted, scripted_server


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Servers of one database. Where there is Redis, they share replies in the making."""
    with ExitStack() as held:
        servers = {}
        if os.environ.get("TEST_DATABASE_URL"):
            servers["DATABASE_URL"] = held.enter_context(empty_postgresql())
        if os.environ.get("TEST_REDIS_URL"):
            servers["REDIS_URL"] = redis_url()
        yield held.enter_context(site_of(tmp_path_factory.mktemp("site"), **servers))


@pytest.fixture
def shared(site: Site) -> Site:
    """The site, where its servers share what they tell; the test is skipped where they cannot."""
    redis_url()
    return site


@pytest.fixture
def model() -> Iterator[Scripted]:
    """A model on a real wire, which does what a test tells it."""
    with scripted_server() as script:
        yield script


@pytest.fixture
def asking(model: Scripted) -> dict[str, Any]:
    """Settings of a server that asks the model, and nobody else."""
    return {"ai_providers": ["openai"], "openai_base_url": f"{model.address}/v1"}
