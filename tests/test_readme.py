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


def _example(document: Path) -> str:
    if not document.exists():
        pytest.skip(f"THERE IS NO {document.name}: its example was not run.")
    found = BLOCK.search(document.read_text(encoding="utf-8"))
    assert found is not None, f"{document.name} shows no Python example"
    return found[1]


@pytest.mark.parametrize("name", ["README.md", "docs/api.md"])
def test_the_python_example_runs_against_a_live_server(
    pytestconfig: pytest.Config, live_server_url: str, owner: User, name: str
) -> None:
    code = _example(pytestconfig.rootpath / name)
    _, token = make_token(owner, "the example")
    environment = {**os.environ, "RECOUNT_URL": live_server_url, "RECOUNT_TOKEN": token}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"^- \S", ran.stdout, re.MULTILINE), "no bullet was printed"
    assert "you said:" in ran.stdout, "no evidence was printed"


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
