"""Evidence packs hold by themselves and against the archive; whatever was changed in one is found."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.passage import ExportOptions
from archive_viewer.services.services import Services
from archive_viewer.services.verifying import Verdict, verify

QUOTES = ("玉溪市连续10次入选“中国最安全城市”", "查封、冻结涉黑涉恶资产5.625亿元")


@pytest.fixture
def pack(sampled: Services, tmp_path: Path) -> Path:
    text = sampled.library.article(1).text
    for quote in QUOTES:
        start = text.index(quote)
        sampled.passages.add(1, start, start + len(quote))
        sampled.annotating.annotate(1, start, start + len(quote), comment="核对 𠮷", tags=["数字"])
    document = sampled.exporting.document("证据", options=ExportOptions(accessed="2026-07-14"))
    return sampled.exporting.save(tmp_path / "pack.zip", document, "evidence")


def failures(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings if not finding.holds}


def changed(pack: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The pack with its files changed."""
    with zipfile.ZipFile(pack) as file:
        files = {name: file.read(name) for name in file.namelist()}
    change(files)
    with zipfile.ZipFile(pack, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return pack


def test_a_pack_holds_by_itself_and_against_its_archive(sampled: Services, pack: Path) -> None:
    verdict = verify(pack, sampled.database)
    assert verdict.holds
    assert verdict.passages == 2
    assert {f.code for f in verdict.findings} >= {
        "evidence.stands",
        "evidence.in_archive",
        "evidence.archive_unchanged",
    }
    assert all(not f.sentence("zh_CN").startswith("evidence.") for f in verdict.findings)


def test_the_original_is_there_byte_by_byte_with_the_sum_anyone_can_check(pack: Path, sample: Path) -> None:
    with zipfile.ZipFile(pack) as file:
        manifest = json.loads(file.read("manifest.json"))
        article = manifest["articles"][0]
        assert file.read(article["original"]) == sample.read_bytes()
        for line in file.read("SHA256SUMS").decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(file.read(name)).hexdigest() == digest
        text = file.read(article["text"]).decode()
        for passage, quote in zip(manifest["passages"], QUOTES, strict=True):
            place, words = passage["selectors"]
            assert text[place["start"] : place["end"]] == quote == words["exact"]


def test_the_same_passages_give_the_same_bytes(sampled: Services, pack: Path) -> None:
    document = sampled.exporting.document("证据", options=ExportOptions(accessed="2026-07-14"))
    assert sampled.exporting.render(document, "evidence") == pack.read_bytes()


def test_a_changed_text_or_original_is_found(pack: Path) -> None:
    def forge(files: dict[str, bytes]) -> None:
        files["texts/001.txt"] = files["texts/001.txt"].decode().replace("10次", "12次", 1).encode()
        files["originals/001.txt"] += b" "

    found = failures(verify(changed(pack, forge)))
    assert found == {"evidence.changed", "evidence.original_changed", "evidence.misplaced"}


def test_a_text_that_was_changed_together_with_its_sum_is_found(sampled: Services, pack: Path) -> None:
    def forge(files: dict[str, bytes]) -> None:
        text = files["texts/001.txt"].decode().replace("连续10次", "连续12次")
        files["texts/001.txt"] = text.encode()
        manifest = files["manifest.json"].decode().replace("连续10次", "连续12次")
        files["manifest.json"] = manifest.encode()
        sums = (f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in sorted(files.items()) if n != "SHA256SUMS")
        files["SHA256SUMS"] = "".join(sums).encode()

    forged = changed(pack, forge)
    assert verify(forged).holds
    assert "evidence.archive_differs" in failures(verify(forged, sampled.database))


def test_files_that_are_missing_or_were_put_in_are_found(pack: Path) -> None:
    def forge(files: dict[str, bytes]) -> None:
        del files["originals/001.txt"]
        files["more.txt"] = b"x"

    assert failures(verify(changed(pack, forge))) == {
        "evidence.missing",
        "evidence.unlisted",
        "evidence.original_changed",
    }


def test_a_file_that_is_there_twice_is_found(pack: Path) -> None:
    with zipfile.ZipFile(pack) as file:
        text = file.read("texts/001.txt")
    with zipfile.ZipFile(pack, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("texts/001.txt", text)
    assert failures(verify(pack)) == {"evidence.doubled"}


def test_a_text_that_is_no_text_any_more_is_found(pack: Path) -> None:
    def forge(files: dict[str, bytes]) -> None:
        files["texts/001.txt"] = b"\xff\xfe"

    assert failures(verify(changed(pack, forge))) == {"evidence.changed", "evidence.misplaced"}


def test_what_became_of_a_passage_in_a_newer_revision_is_said(
    sampled: Services, pack: Path, sample: Path, tmp_path: Path
) -> None:
    text = sample.read_text(encoding="utf-8")
    text = text.replace("党的十八大以来，", "", 1).replace("党的十八大以来,", "", 1).replace("5.625亿元", "5.635亿元")
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / sample.name).write_text(text, encoding="utf-8")
    sampled.importing.run([tmp_path / "later" / sample.name])
    assert sampled.library.article(1).revision == 2
    codes = {f.code for f in verify(pack, sampled.database).findings}
    assert {"evidence.archive_moved", "evidence.archive_altered"} <= codes


def test_an_archive_without_the_article_says_so(pack: Path, services: Services, sampled: Services) -> None:
    sampled.library.delete([1])
    assert failures(verify(pack, sampled.database)) == {"evidence.not_in_archive"}


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip",
        _zip({}),
        _zip({"manifest.json": b"[]"}),
        _zip({"manifest.json": b"{"}),
        _zip({"manifest.json": b"[" * 100_000}),
        _zip({"manifest.json": b'{"format": "archive-viewer-evidence/1", "articles": [1], "passages": []}'}),
        _zip({"manifest.json": b'{"format": "archive-viewer-evidence/1", "articles": [], "passages": [{}]}'}),
    ],
)
def test_what_is_no_pack_is_refused_with_a_reason(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(KnownError) as caught:
        verify(tmp_path / "x.zip")
    assert caught.value.code in ("evidence.unreadable", "evidence.foreign")
