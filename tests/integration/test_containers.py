"""A file that holds several articles: each is stored once, and what was left out is in the report."""

import gzip
from pathlib import Path

import pytest

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.services import work
from archive_viewer.services.services import Services
from helpers.containers import http, page, record, records, zipped


def test_what_was_left_out_stands_in_the_report_beside_what_came_in(services: Services, tmp_path: Path) -> None:
    first, second, third = records(3)
    path = tmp_path / "档.warc"
    path.write_bytes(first + second[:-200] + b"\r\n\r\n" + third)
    report = services.importing.run([path])
    assert len(report.added) == 2
    ((failed, reason),) = report.failed
    assert failed == str(path)
    assert "http://news.example/1.html" in reason
    assert not reason.startswith("import.")
    assert {services.library.article(n).url for n in report.added} == {
        "http://news.example/0.html",
        "http://news.example/2.html",
    }
    again = services.importing.run([path])
    assert (len(again.added), len(again.duplicates), len(again.failed)) == (0, 2, 1)
    assert services.library.count() == 2


def test_two_members_of_one_title_are_two_articles(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "甲.zip"
    path.write_bytes(zipped({"一/a.html": page(1), "二/a.html": page(1).replace("明显".encode(), "显著".encode())}))
    report = services.importing.run([path])
    assert len(report.added) == 2
    assert services.library.article(report.added[1]).file_name == f"{path} › 二/a.html"


def test_one_address_kept_twice_is_one_article_with_two_revisions(services: Services, tmp_path: Path) -> None:
    changed = page(0).replace("明显".encode(), "显著".encode())
    later = record(changed, "http://news.example/0.html", "resource", {"Content-Type": "text/html"})
    path = tmp_path / "a.warc"
    path.write_bytes(records(1)[0] + later)
    report = services.importing.run([path])
    assert report.added == report.revised
    assert services.library.article(report.added[0]).revision_count == 2


def test_a_bomb_is_refused_and_the_batch_goes_on(services: Services, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"零.txt": bytes(8 << 20)}))
    (tmp_path / "b.html").write_bytes(page(1))
    report = services.importing.run([tmp_path / "a.zip", tmp_path / "b.html"])
    assert len(report.added) == 1
    assert [Path(path).name for path, _ in report.failed] == ["a.zip"]


def test_each_article_keeps_its_own_bytes(services: Services, tmp_path: Path) -> None:
    first, second = records(2)
    inner = zipped({"甲.html": page(5)})
    path = tmp_path / "都.zip"
    path.write_bytes(zipped({"档.warc": first + second, "里.zip": inner}))
    report = services.importing.run([path])
    assert len(report.added) == 3
    kept = {services.library.original(n) for n in report.added}
    assert page(5) in kept
    assert all(any(part in original for original in kept) for part in (page(0), page(1)))
    assert all(len(original) < 2 * len(first) for original in kept)
    again = services.importing.run([path])
    assert len(again.duplicates) == 3


def test_what_was_kept_of_a_record_can_be_imported_by_itself(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "档.warc"
    path.write_bytes(b"".join(records(2)))
    (first, _) = services.importing.run([path]).added
    alone = tmp_path / "一.warc"
    alone.write_bytes(services.library.original(first))
    assert services.importing.run([alone]).duplicates == [(str(alone), first)]


def test_a_file_too_large_for_memory_is_read_a_member_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "LARGEST", 100)
    for name, data in {
        "档.warc": b"".join(records(3)),
        "档.warc.gz": b"".join(map(gzip.compress, records(3))),
        "都.zip": zipped({f"{n}.html": page(n) for n in range(3)}),
    }.items():
        path = tmp_path / name
        path.write_bytes(data)
        found = list(work.read_file(work.FileJob(name, str(path))))
        assert [type(f) for f in found] == [work.ReadArticle] * 3
        assert len({f.original.sha256 for f in found if isinstance(f, work.ReadArticle)}) == 3
    long = tmp_path / "长.txt"
    long.write_text("长文\n\n" + "一句话。" * 100, encoding="utf-8")
    with pytest.raises(ImportRefusedError) as refused:
        list(work.read_file(work.FileJob("长.txt", str(long))))
    assert refused.value.code == "import.too_large"


def test_damage_is_told_of_a_duplicate_too(services: Services, tmp_path: Path) -> None:
    sound = record(http(page(1)), "http://news.example/1.html")
    (tmp_path / "a.warc").write_bytes(sound)
    (tmp_path / "b.warc").write_bytes(sound.replace(b"Content-Length", b"Content-Length: 99999\r\nX-Length", 1))
    report = services.importing.run([tmp_path / "a.warc", tmp_path / "b.warc"])
    assert [item.outcome for item in report.items] == ["added", "duplicate"]
    assert [item.code for item in report.items] == ["", "import.mismeasured"]
