"""`make run` with PostgreSQL and Redis: several processes on one socket, as a user would start and stop them."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import requests

from config.env import BASE_DIR
from tests.config.conftest import Command
from tests.config.serving import Server, started
from tests.config.test_processes import eventually
from tests.servers import empty_postgresql, redis_url
from tests.wire.scripted import HangsAfter, Scripted, scripted_server

pytestmark = pytest.mark.slow

ANSWER = "I was a gardener at Hill Park for two years and planted forty trees."
SAY_S = 20


@pytest.fixture
def servers() -> Iterator[dict[str, str]]:
    """Settings of a site with an empty database."""
    with empty_postgresql() as database:
        yield {"DATABASE_URL": database, "REDIS_URL": redis_url(), "WORKERS": "2", "DATABASE_POOL_SIZE": "6"}


@pytest.fixture
def model() -> Iterator[Scripted]:
    """A model that begins a reply and then says nothing more."""
    with scripted_server() as script:
        script.will(HangsAfter(("That is a lot of trees. Which of them ", "was the hardest to plant?")))
        yield script


@pytest.fixture
def site(servers: dict[str, str], model: Scripted, tmp_path: Path) -> Iterator[Server]:
    """Two processes that ask the model, and wait two seconds for its next word."""
    asking = {"OPENAI_BASE_URL": f"{model.address}/v1", "PROVIDER_TOKEN_TIMEOUT_S": "2", "VAR_FOLDER": str(tmp_path)}
    with started(BASE_DIR, **servers, **asking, RECOUNT_ENV="development") as server:
        yield server


@pytest.fixture
def someone(site: Server, servers: dict[str, str], python: Command) -> requests.Session:
    """A person with a token."""
    made = python(
        "manage.py", "create_api_token", "--user-email", "ida@example.org", RECOUNT_ENV="development", **servers
    )
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {made.stdout.split()[-1]}"
    return session


def workers(site: Server) -> set[int]:
    """The numbers of the processes that answer."""
    first = site.process.pid
    return {int(number) for number in Path(f"/proc/{first}/task/{first}/children").read_text().split()}


def is_well(site: Server) -> bool:
    """Whether a new connection gets an answer."""
    return requests.get(f"{site.url}/readyz", timeout=SAY_S).status_code == 200


def begin(site: Server, someone: requests.Session) -> str:
    """A new conversation's address."""
    begun = someone.post(f"{site.url}/conversations/start/", json={}, timeout=SAY_S)
    assert begun.status_code == 201, begun.text
    return f"{site.url}/conversations/{begun.json()['conversation_id']}"


def test_one_that_is_killed_is_replaced_while_the_other_answers(site: Server) -> None:
    assert "2 processes answer." in site.greeting
    assert eventually(lambda: len(workers(site)) == 2)
    victim, survivor = sorted(workers(site))
    os.kill(victim, signal.SIGKILL)
    assert all(is_well(site) for _ in range(5))
    assert eventually(lambda: len(workers(site) - {victim}) == 2)
    os.kill(survivor, signal.SIGKILL)
    assert all(is_well(site) for _ in range(5))


def test_replies_that_are_being_written_are_finished_before_it_stops(
    site: Server, someone: requests.Session, model: Scripted
) -> None:
    addresses = [begin(site, someone) for _ in range(4)]
    with ThreadPoolExecutor() as people:
        said = [
            people.submit(requests.post, f"{address}/message/", json={"content": ANSWER}, headers=someone.headers)
            for address in addresses
        ]
        assert eventually(lambda: len(model.requests) == len(said))
        site.process.terminate()
        answers = [waiting.result(SAY_S).json() for waiting in said]
    assert [answer["turn"]["state"] for answer in answers] == ["complete"] * 4
    assert site.process.wait(SAY_S) == 0


def test_together_they_open_no_more_connections_than_allowed(
    site: Server, someone: requests.Session, servers: dict[str, str]
) -> None:
    with ThreadPoolExecutor(40) as people:
        list(people.map(lambda _: begin(site, someone), range(200)))
    with psycopg.connect(servers["DATABASE_URL"]) as own:
        found = own.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()").fetchone()
    assert found is not None
    assert 2 <= found[0] - 1 <= 6
