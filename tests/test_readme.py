"""What the documents tell people to run, runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from accounts.models import User
from accounts.tokens import make_token
from tests.live_server import live_server_url as live_server_url
from tools.transcript import interview

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _examples(document: Path) -> list[str]:
    found = BLOCK.findall(document.read_text(encoding="utf-8"))
    assert found, f"{document.name} shows no Python example"
    return found


@pytest.mark.parametrize("name", ["README.md", "docs/api.md"])
def test_the_python_example_runs_against_a_live_server(
    pytestconfig: pytest.Config, live_server_url: str, owner: User, name: str
) -> None:
    printed = _printed_by(_examples(pytestconfig.rootpath / name)[0], live_server_url, owner)
    assert re.search(r"^- \S", printed, re.MULTILINE), "no bullet was printed"
    assert "you said:" in printed, "no evidence was printed"


def test_the_example_that_comes_back_to_a_stream_loses_nothing(
    pytestconfig: pytest.Config, live_server_url: str, owner: User
) -> None:
    printed = _printed_by(_examples(pytestconfig.rootpath / "docs/api.md")[1], live_server_url, owner)
    assert printed.count("?") == 1


def _printed_by(code: str, server: str, owner: User) -> str:
    _, token = make_token(owner, "the example")
    environment = {**os.environ, "RECOUNT_URL": server, "RECOUNT_TOKEN": token}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_transcript_is_what_the_offline_interviewer_says_today(
    pytestconfig: pytest.Config, live_server_url: str, owner: User
) -> None:
    _, token = make_token(owner, "the transcript")
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {token}"
    held = "\n".join(interview(session, f"{live_server_url}/conversations"))
    readme = (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("<!-- transcript -->\n")[2].partition("<!-- /transcript -->")[0]
    assert shown.strip() == held.strip()
