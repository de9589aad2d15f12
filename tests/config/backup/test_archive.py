"""The file of a backup: it is whole, private and says what it is, or it is refused."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection

from config.backup.archive import examined, reading, writing
from config.backup.manifest import BackupError, Manifest

SAID = Manifest(
    kind="sqlite", version="0.1.0", made_at="2026-11-26T02:00:00+00:00", migrations=("accounts.0001_initial",)
)
COPY = b"all rows " * 10_000


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A good backup."""
    path = tmp_path / "good.zip"
    with writing(path, SAID) as copy:
        copy.write(COPY)
    return path


def test_it_says_what_it_is_and_gives_back_what_it_was_given(backup: Path) -> None:
    assert examined(backup) == SAID
    with reading(backup) as copy:
        assert copy.read() == COPY


def test_only_its_owner_may_read_it(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600


def test_it_takes_no_other_files_place(backup: Path) -> None:
    with pytest.raises(BackupError, match="is there already"), writing(backup, SAID) as copy:
        copy.write(b"other rows")
    assert examined(backup) == SAID


def test_one_that_was_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "bad.zip", SAID) as copy:
        copy.write(bytes(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_it_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written"), writing(tmp_path / "no" / "folder.zip", SAID):
        pytest.fail("there is no such folder")


@pytest.mark.parametrize("damage", ["a byte", "the end", "the beginning"])
def test_damage_is_found(backup: Path, damage: str) -> None:
    whole = backup.read_bytes()
    middle = whole.index(b"database") + 60
    damaged = {
        "a byte": whole[:middle] + bytes([whole[middle] ^ 0xFF]) + whole[middle + 1 :],
        "the end": whole[: len(whole) // 2],
        "the beginning": b"",
    }[damage]
    backup.write_bytes(damaged)
    with pytest.raises(BackupError, match="damaged"):
        examined(backup)


def test_foreign_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a backup")
    foreign = tmp_path / "photos.zip"
    with ZipFile(foreign, "w") as archive:
        archive.writestr("photo.jpg", b"...")
    for path in (text, foreign):
        with pytest.raises(BackupError, match="is no backup of Recount's"):
            examined(path)
    with pytest.raises(BackupError, match="cannot be read"):
        examined(tmp_path / "nowhere.zip")


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    newer = tmp_path / "newer.zip"
    with ZipFile(newer, "w") as archive:
        archive.writestr("recount.json", SAID.to_json().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(BackupError, match="newer form"):
        examined(newer)


def test_a_backup_of_a_newer_recount_is_refused() -> None:
    newer = replace(SAID, kind=connection.vendor, version="9.0", migrations=(*SAID.migrations, "accounts.0999_more"))
    with pytest.raises(BackupError, match=r"by a newer Recount \(9.0\): this one does not know accounts.0999_more"):
        newer.require_fitting()


def test_a_backup_of_another_kind_of_database_is_refused() -> None:
    with pytest.raises(BackupError, match="is of a papyrus database"):
        replace(SAID, kind="papyrus").require_fitting()
    replace(SAID, kind=connection.vendor).require_fitting()
