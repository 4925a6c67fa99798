"""One writer, whole transactions, and archives that are not ours to open."""

import sqlite3
from pathlib import Path

import pytest

from archive_viewer.domain.errors import ArchiveError, ReadOnlyError
from archive_viewer.storage import settings
from archive_viewer.storage.database import FILE_NAME, Database


def test_a_missing_archive_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        Database(tmp_path / "none")
    assert caught.value.code == "archive.missing"
    assert not (tmp_path / "none").exists()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        settings.put(session, "half", 1)
        raise ZeroDivisionError
    with database.reading() as session:
        assert settings.get(session, "half") is None
    database.close()


def test_only_one_writes_and_the_other_learns_who(tmp_path: Path) -> None:
    first = Database(tmp_path, create=True)
    second = Database(tmp_path)
    assert first.writable
    assert not second.writable
    assert second.owner is not None
    with pytest.raises(ReadOnlyError), second.writing():
        pass
    with first.writing() as session:
        settings.put(session, "seen", True)
    with second.reading() as session:
        assert settings.get(session, "seen") is True
    first.close()
    assert second.claim()
    second.close()


def test_a_newer_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    Database(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(ArchiveError) as caught:
            Database(tmp_path, read_only=read_only)
        assert caught.value.code == "archive.newer"
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (9999,)
    connection.close()


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all" * 200)
    with pytest.raises(ArchiveError) as caught:
        Database(tmp_path)
    assert caught.value.code == "archive.damaged"
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"not a database")


def test_writes_are_durable_and_keys_are_checked(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    with database.writing() as session:
        assert session.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert session.conn.execute("PRAGMA synchronous").fetchone() == (2,)
        assert session.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    database.close()
