"""`manage.py backup` and `restore`, on a database of the kind that the suite runs on, with what people once said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from config.backup.archive import examined, reading, writing
from config.server_lock import nobody_serving, serving
from tests.config.conftest import Command, Finished
from tests.releases.recorded import VERSIONS, Rows, release, then_and_now
from tests.servers import connected, empty_database

pytestmark = pytest.mark.slow

Manage = Callable[..., Finished]
Compare = Callable[..., tuple[Rows, Rows]]
Change = Callable[..., None]
RELEASE = release(VERSIONS[-1])
NOBODY_IS_LEFT = (
    "DELETE FROM accounts_apitoken",
    "UPDATE accounts_user SET email = 'x' || email",
    "DROP TABLE conversation_noterow",
)


@pytest.fixture
def url(tmp_path: Path, django_db_blocker: Any) -> Iterator[str]:
    """A database that the newest recorded release left."""
    with empty_database(tmp_path) as address:
        with django_db_blocker.unblock(), connected(address) as alias:
            RELEASE.bring_back(alias)
        yield address


@pytest.fixture
def manage(url: str, python: Command) -> Manage:
    """Runs a command of manage.py on it."""

    def run(*words: str, **settings: str) -> Finished:
        return python("manage.py", *words, **{"DATABASE_URL": url, "RECOUNT_ENV": "development"} | settings)

    return run


@pytest.fixture
def compare(url: str, django_db_blocker: Any) -> Compare:
    """The rows that the release left, and those of a database; of this one unless told otherwise."""

    def look(address: str = url) -> tuple[Rows, Rows]:
        with django_db_blocker.unblock(), connected(address) as alias:
            return then_and_now(RELEASE.rows, alias)

    return look


@pytest.fixture
def change(url: str, django_db_blocker: Any) -> Change:
    """Does this to the database."""

    def do(*statements: str) -> None:
        with django_db_blocker.unblock(), connected(url) as alias, connections[alias].cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return do


@pytest.fixture
def backup(manage: Manage, tmp_path: Path) -> Path:
    """A backup of it."""
    path = tmp_path / "site.zip"
    made = manage("backup", str(path))
    assert made.returncode == 0, made.stderr
    assert f"is in {path}" in made.stdout
    assert path.stat().st_mode & 0o777 == 0o600
    return path


def refused(finished: Finished) -> str:
    """The sentence with which a command ended."""
    assert finished.returncode == 1, finished.stdout
    assert "Traceback" not in finished.stderr
    return finished.stderr


def test_every_row_comes_back_and_what_was_there_is_kept(
    manage: Manage, backup: Path, compare: Compare, change: Change
) -> None:
    assert manage("migrate").returncode == 0
    change(*NOBODY_IS_LEFT, "CREATE TABLE left_over (id integer)")
    assert "With --replace" in refused(manage("restore", str(backup)))
    restored = manage("restore", "--replace", str(backup))
    assert restored.returncode == 0, restored.stderr
    then, now = compare()
    assert now == then
    kept = Path(restored.stdout.split("is kept in ")[1].strip().rstrip("."))
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.stat().st_size > 10_000
    assert manage("migrate", "--check").returncode == 0


def test_it_fills_an_empty_database_without_a_question(
    manage: Manage, backup: Path, compare: Compare, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    with empty_database(tmp_path / "elsewhere") as empty:
        restored = manage("restore", str(backup), DATABASE_URL=empty)
        assert restored.returncode == 0, restored.stderr
        assert "is kept" not in restored.stdout
        then, now = compare(empty)
        assert now == then
        assert manage("migrate", "--check", DATABASE_URL=empty).returncode == 0


def test_one_without_a_name_goes_to_the_folder_of_backups(manage: Manage, tmp_path: Path) -> None:
    assert manage("backup").returncode == 0
    (made,) = (tmp_path / "var" / "backups").iterdir()
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert examined(made).version


def test_an_empty_database_is_no_backup(manage: Manage, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    with empty_database(tmp_path / "elsewhere") as empty:
        said = refused(manage("backup", str(tmp_path / "nothing.zip"), DATABASE_URL=empty))
    assert "nothing to back up" in said
    assert not (tmp_path / "nothing.zip").exists()


def test_it_backs_up_what_was_committed_while_others_write(
    url: str, manage: Manage, tmp_path: Path, compare: Compare, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock(), connected(url) as alias, connections[alias].cursor() as writer:
        writer.execute("BEGIN")
        writer.execute("DELETE FROM accounts_apitoken")
        assert manage("backup", str(tmp_path / "busy.zip")).returncode == 0
        writer.execute("COMMIT")
    assert manage("restore", "--replace", str(tmp_path / "busy.zip")).returncode == 0
    then, now = compare()
    assert now == then


def test_a_copy_that_cannot_be_brought_back_changes_nothing(
    manage: Manage, backup: Path, compare: Compare, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.zip"
    with reading(backup) as whole, writing(cut, examined(backup)) as copy:
        half = whole.read()
        copy.write(half[: len(half) // 2])
    assert refused(manage("restore", "--replace", str(cut)))
    then, now = compare()
    assert now == then


def test_it_waits_for_the_server_to_be_stopped(manage: Manage, backup: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "var"), serving(tmp_path / "var"):
        assert "The server is running. Stop it" in refused(manage("restore", "--replace", str(backup)))


def test_the_server_waits_for_it(python: Command, tmp_path: Path) -> None:
    with nobody_serving(tmp_path / "var"):
        assert "A backup is being brought back" in refused(python("-m", "config.run", PORT="0"))


def test_it_notices_whoever_else_uses_the_database(
    url: str, manage: Manage, backup: Path, compare: Compare, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock(), connected(url) as alias, connections[alias].cursor() as someone:
        someone.execute("BEGIN")
        someone.execute("SELECT count(*) FROM accounts_user")
        assert "The database is in use" in refused(manage("restore", "--replace", str(backup)))
        someone.execute("ROLLBACK")
    then, now = compare()
    assert now == then
