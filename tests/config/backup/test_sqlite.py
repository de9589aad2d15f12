"""What only a file can suffer."""

from pathlib import Path

import pytest

from tests.config.conftest import Command

pytestmark = pytest.mark.slow


def test_a_damaged_database_is_not_backed_up_but_replaced_and_kept(python: Command, tmp_path: Path) -> None:
    file, backup = tmp_path / "site.sqlite3", tmp_path / "site.zip"
    settings = {"DATABASE_URL": f"sqlite:///{file}", "RECOUNT_ENV": "development"}
    assert python("manage.py", "migrate", **settings).returncode == 0
    assert python("manage.py", "backup", str(backup), **settings).returncode == 0
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + bytes(8192) + whole[16384:])
    refused = python("manage.py", "backup", str(tmp_path / "second.zip"), **settings)
    assert refused.returncode == 1
    assert "CommandError: The database" in refused.stderr
    restored = python("manage.py", "restore", "--replace", str(backup), **settings)
    assert restored.returncode == 0, restored.stderr
    (kept,) = tmp_path.glob("site.sqlite3.before-*")
    assert (kept.read_bytes()[8192:16384], kept.stat().st_size) == (bytes(8192), len(whole))
    assert python("manage.py", "migrate", "--check", **settings).returncode == 0
