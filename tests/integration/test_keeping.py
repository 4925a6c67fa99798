"""The index heals, backups open, checks find, and a second process reads along."""

import shutil
from pathlib import Path

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.errors import ArchiveError, ReadOnlyError
from archive_viewer.services.backups import restore
from archive_viewer.services.services import Services


def test_a_sound_archive_has_nothing_to_report(sampled: Services) -> None:
    assert sampled.checking.check() == []


def test_search_answers_before_the_index_knows_and_after_it_is_gone(services: Services, sample: Path) -> None:
    services.importing.run([sample])
    assert services.searching.search("情指勤督舆").total == 1
    services.indexing.drain()
    assert services.searching.search("情指勤督舆").total == 1
    folder = services.folder
    services.close()
    shutil.rmtree(folder / "index")
    again = open_services(folder, jobs=1)
    try:
        assert again.searching.search("情指勤督舆").total == 1
        assert again.checking.check(repair=True)[0].repaired
        assert again.checking.check() == []
        assert again.searching.search("情指勤督舆").total == 1
    finally:
        again.close()


def test_a_deleted_article_is_not_found_any_more(sampled: Services) -> None:
    sampled.library.delete([1])
    assert sampled.searching.search("平安善治").total == 0
    sampled.indexing.drain()
    assert sampled.searching.search("平安善治").total == 0
    sampled.undo.undo()
    assert sampled.searching.search("平安善治").total == 1


def test_a_second_opener_reads_along_but_does_not_write(sampled: Services) -> None:
    other = open_services(sampled.folder, jobs=1)
    try:
        assert not other.writable
        assert other.owner is not None
        assert other.searching.search("平安善治").total == 1
        with pytest.raises(ReadOnlyError):
            other.annotating.annotate(1, 0, 5)
        with pytest.raises(ReadOnlyError):
            other.importing.run([])
        sampled.annotating.annotate(1, 0, 5, comment="第一个窗口")
        assert len(other.annotating.annotations()) == 1
    finally:
        other.close()


def test_a_backup_brings_everything_back(sampled: Services, tmp_path: Path) -> None:
    sampled.annotating.annotate(1, 0, 5, comment="备份之前")
    copy = sampled.backups.make()
    sampled.annotating.annotate(1, 6, 9, comment="备份之后")
    folder = sampled.folder
    with pytest.raises(ReadOnlyError):
        restore(copy, folder)
    sampled.close()
    kept = restore(copy, folder)
    assert kept is not None
    assert kept.exists()
    again = open_services(folder, jobs=1)
    try:
        assert [n.comment for n in again.annotating.annotations()] == ["备份之前"]
        assert again.searching.search("备份之前").total == 1
    finally:
        again.close()


def test_what_is_no_backup_is_refused(sampled: Services, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"nothing" * 100)
    with pytest.raises(ArchiveError):
        restore(wrong, tmp_path / "elsewhere")


def test_settings_outlive_the_process_and_broken_preferences_count_as_none(sampled: Services) -> None:
    sampled.settings.put("window", {"article": 1})
    sampled.preferences.put("language", "en")
    folder = sampled.folder
    sampled.close()
    again = open_services(folder, jobs=1)
    try:
        assert again.settings.get("window") == {"article": 1}
        assert again.preferences.get("language") == "en"
    finally:
        again.close()


def test_one_copy_a_day_is_made(sampled: Services) -> None:
    made = sampled.backups.keep_daily()
    assert made is not None
    assert made.exists()
    assert sampled.backups.keep_daily() is None
