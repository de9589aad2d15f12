"""`python -m config.run`, as `make run` starts it: from a path with a space in it, once and once more."""

import os
import re
import shutil
import signal
import socket
from pathlib import Path

import pytest
import requests

from config.env import BASE_DIR
from tests.config.conftest import Command
from tests.config.serving import started

KEY = "a-key-that-is-long-enough-for-production-0123456789-ABCDEFGH"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The project's code in a path with a space in it."""
    copy = tmp_path / "my recount"
    for part in ("accounts", "config", "conversation"):
        shutil.copytree(BASE_DIR / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.mark.slow
def test_it_starts_twice_in_a_path_with_a_space(checkout: Path) -> None:
    with started(checkout) as first:
        assert requests.get(f"{first.url}/healthz", timeout=10).status_code == 200
        assert requests.get(f"{first.url}/readyz", timeout=10).status_code == 200
        page = requests.get(f"{first.url}/accounts/login/", timeout=10)
        assert page.status_code == 200
        style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
        assert style is not None
        assert requests.get(first.url + style[1], timeout=10).status_code == 200
    assert first.process.returncode == 0
    assert "One process answers." in first.greeting
    assert "Interviews are led by offline" in first.greeting
    assert "OPENAI_API_KEY" in first.greeting
    key = (checkout / "var" / "secret_key").read_text()
    with started(checkout) as second:
        assert requests.get(f"{second.url}/healthz", timeout=10).status_code == 200
        second.process.send_signal(signal.SIGINT)
        assert second.process.wait(20) == 0
    assert (checkout / "var" / "secret_key").read_text() == key
    assert (checkout / "var" / "recount.sqlite3").exists()


def test_it_reads_the_env_file(checkout: Path) -> None:
    (checkout / ".env").write_text("OPENAI_BASE_URL=http://127.0.0.1:9/v1\nOPENAI_MODEL=small-one\n")
    with started(checkout) as server:
        assert "led by openai (small-one); if that fails: offline" in server.greeting


@pytest.mark.slow
def test_it_serves_in_production_behind_a_proxy(checkout: Path) -> None:
    with started(checkout, RECOUNT_ENV="production", DJANGO_PROJECT_SECRET_KEY=KEY) as server:
        assert requests.get(f"{server.url}/healthz", timeout=10).status_code == 200
        plain = requests.get(f"{server.url}/accounts/login/", timeout=10, allow_redirects=False)
        assert plain.headers["Location"].startswith("https://")
        proxied = {"X-Forwarded-Proto": "https"}
        page = requests.get(f"{server.url}/accounts/login/", headers=proxied, timeout=10)
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "; Secure" in page.headers["Set-Cookie"]
        style = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page.text)
        assert style is not None
        served = requests.get(server.url + style[1], headers=proxied, timeout=10)
        assert "immutable" in served.headers["Cache-Control"]


def test_it_refuses_production_without_a_key(python: Command) -> None:
    refused = python("-m", "config.run", RECOUNT_ENV="production", PORT="0")
    assert refused.returncode == 1
    assert "without DJANGO_PROJECT_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_it_says_that_the_port_is_busy(python: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        refused = python("-m", "config.run", PORT=str(port))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Recount cannot listen on 127.0.0.1:{port}")
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT=eighty cannot be used"),
        ("HOST", "no such host", "Recount cannot listen on no such host"),
        ("AI_PROVIDERS", "oracle", "AI_PROVIDERS names “oracle”, which is no provider. Choose from"),
        ("WORKERS", "2", "WORKERS=2 cannot be used: several processes need PostgreSQL"),
        ("AI_PROVIDERS", "anthropic", "None of the providers in AI_PROVIDERS has a key"),
    ],
)
def test_it_says_what_is_wrong_with_a_setting(python: Command, setting: str, value: str, sentence: str) -> None:
    refused = python("-m", "config.run", **{"PORT": "0", setting: value})
    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.slow
def test_it_says_that_the_database_is_out_of_reach(python: Command) -> None:
    refused = python("-m", "config.run", PORT="0", DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    assert refused.returncode == 1
    assert "The database cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_it_says_that_it_cannot_write(python: Command, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    refused = python("-m", "config.run", PORT="0", VAR_FOLDER=str(tmp_path / "a file" / "var"))
    assert refused.returncode == 1
    assert "cannot write to the folder" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_it_says_that_the_folder_is_not_its_own(python: Command, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir(mode=0o500)
    refused = python("-m", "config.run", PORT="0")
    assert refused.returncode == 1
    assert "cannot write" in refused.stderr
