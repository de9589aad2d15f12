"""The settings: strict by default, and made from the environment alone."""

import json
from pathlib import Path

import pytest

from config.databases import caches, databases
from config.env import Env
from config.mail import mail
from tests.config.conftest import Command

KEY = "a-key-that-is-long-enough-for-production-0123456789-ABCDEFGH"


@pytest.fixture(autouse=True)
def no_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The servers that this run's own database and cache may be on are not what these tests are about."""
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def env(**settings: object) -> Env:
    """An environment with these settings, and no file."""
    return Env(_env_file=None, **settings)  # type: ignore[arg-type]


def test_they_refuse_to_start_without_a_key(python: Command) -> None:
    refused = python("manage.py", "check")
    assert refused.returncode == 1
    assert "without DJANGO_PROJECT_SECRET_KEY" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_commands_follow_the_development_server_that_made_itself_a_key_here(python: Command, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text(KEY)
    assert python("manage.py", "check").returncode == 0
    assert python("manage.py", "check", RECOUNT_ENV="production").returncode == 1


def test_they_refuse_a_wrong_value_with_a_sentence(python: Command) -> None:
    refused = python("manage.py", "check", RECOUNT_ENV="development", TURN_LIMIT="many")
    assert refused.returncode == 1
    assert refused.stderr.startswith("TURN_LIMIT=many cannot be used")
    assert "Traceback" not in refused.stderr


def test_production_passes_djangos_own_review(python: Command) -> None:
    checked = python("manage.py", "check", "--deploy", "--fail-level", "INFO", DJANGO_PROJECT_SECRET_KEY=KEY)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_development_makes_a_key_that_only_its_owner_reads(python: Command, tmp_path: Path) -> None:
    assert python("manage.py", "check", RECOUNT_ENV="development").returncode == 0
    key = tmp_path / "var" / "secret_key"
    assert key.stat().st_mode & 0o777 == 0o600
    first = key.read_text()
    assert len(first.strip()) >= 50
    python("manage.py", "check", RECOUNT_ENV="development")
    assert key.read_text() == first


def test_no_model_waits_for_a_migration(python: Command) -> None:
    made = python("manage.py", "makemigrations", "--check", "--dry-run", RECOUNT_ENV="development")
    assert made.returncode == 0, made.stdout


def test_production_names_static_files_by_their_content_and_logs_json(python: Command) -> None:
    shown = python(
        "-c",
        "import config.settings as s, json; print(json.dumps([s.STORAGES['staticfiles']['BACKEND'],"
        " s.LOGGING['formatters']['structured']['processors'][-1].__class__.__name__, s.SECURE_SSL_REDIRECT]))",
        DJANGO_PROJECT_SECRET_KEY=KEY,
    )
    storage, renderer, redirect = json.loads(shown.stdout)
    assert "Manifest" in storage
    assert renderer == "JSONRenderer"
    assert redirect is True


def test_sqlite_takes_the_write_lock_at_once() -> None:
    chosen = databases(env(var_folder="some/var"))["default"]
    assert chosen["NAME"].endswith("some/var/recount.sqlite3")
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_postgresql_is_reached_through_a_pool() -> None:
    url = "postgresql://recount:secret@db:5433/recount?sslmode=require"
    chosen = databases(env(database_url=url, database_pool_size=7))["default"]
    assert (chosen["ENGINE"], chosen["HOST"], chosen["PORT"]) == ("django.db.backends.postgresql", "db", 5433)
    assert chosen["CONN_MAX_AGE"] == 0
    assert chosen["OPTIONS"]["pool"]["max_size"] == 7
    assert chosen["OPTIONS"]["sslmode"] == "require"


def test_processes_divide_the_connections_among_them() -> None:
    shared = {"database_url": "postgresql://db/recount", "redis_url": "redis://cache:6379/0", "workers": 3}
    assert databases(env(**shared, database_pool_size=20))["default"]["OPTIONS"]["pool"]["max_size"] == 6


def test_redis_is_the_cache_where_it_is_given() -> None:
    assert caches(env(redis_url="redis://cache:6379/0"))["default"]["LOCATION"] == "redis://cache:6379/0"
    assert "locmem" in caches(env())["default"]["BACKEND"]


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp+tls://noor:p%40ss@mail.example.org", 587, True, False),
        ("smtps://mail.example.org:4650", 4650, False, True),
    ],
)
def test_mail_goes_where_the_url_says(url: str, port: int, tls: bool, ssl: bool) -> None:
    chosen = mail(env(email_url=url))
    assert (chosen["EMAIL_HOST"], chosen["EMAIL_PORT"]) == ("mail.example.org", port)
    assert (chosen["EMAIL_USE_TLS"], chosen["EMAIL_USE_SSL"]) == (tls, ssl)


def test_a_password_for_mail_may_hold_any_character() -> None:
    assert mail(env(email_url="smtp://noor:p%40ss@mail.example.org"))["EMAIL_HOST_PASSWORD"] == "p@ss"


def test_mail_is_printed_where_no_url_is_given() -> None:
    assert "console" in mail(env())["EMAIL_BACKEND"]
