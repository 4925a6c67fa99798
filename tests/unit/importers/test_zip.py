"""ZIP files of anything that can be imported: every sound member in, every other named, bombs and tricks refused."""

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain import allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers import zip as zip_importer
from archive_viewer.importers.registry import read
from helpers.containers import WORDS, message, packed, page, records, zipped

TEXT = "文章标题\n\n文章的正文在这里，有完整的句子。".encode()


def outcomes(data: bytes, name: str = "甲.zip") -> tuple[list[ImportedArticle], list[LeftOut]]:
    found = list(read(SourceFile(name, data)))
    return [o for o in found if isinstance(o, ImportedArticle)], [o for o in found if isinstance(o, LeftOut)]


def refused(data: bytes) -> ImportRefusedError:
    with pytest.raises(ImportRefusedError) as caught:
        list(read(SourceFile("甲.zip", data)))
    return caught.value


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_everything_that_can_be_imported_comes_in(method: int) -> None:
    members = {
        "夹/一.txt": TEXT,
        "二.md": "# 另一篇\n\n正文。".encode(),
        "三.html": page(3),
        "四.mhtml": message(page(4), "utf-8"),
        "五.warc.gz": packed(records(2)),
        "六.zip": zipped({"内.html": page(6)}),
        "图.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
    }
    articles, left_out = outcomes(zipped(members, method))
    assert [a.member for a in articles] == [
        *("夹/一.txt", "二.md", "三.html", "四.mhtml"),
        *("五.warc.gz › http://news.example/0.html", "五.warc.gz › http://news.example/1.html", "六.zip › 内.html"),
    ]
    assert articles[-1].text == WORDS.format(n=6)
    assert [(o.member, o.code, o.params["name"]) for o in left_out] == [("图.png", "import.binary", "甲.zip › 图.png")]


def test_in_a_wacz_the_web_archives_are_read_and_nothing_else() -> None:
    members = {
        "datapackage.json": b"{}",
        "archive/data.warc.gz": packed(records(2)),
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
        "indexes/index.cdx.gz": b"\x1f\x8b",
    }
    articles, left_out = outcomes(zipped(members), "a.wacz")
    assert ([a.title for a in articles], left_out) == (["通报0", "通报1"], [])


def test_what_belongs_to_a_saved_page_or_to_a_system_is_passed_over() -> None:
    members = {
        "页.html": page(1),
        "页_files/style.css": b"body {}",
        "页_files/frame.html": page(2),
        "__MACOSX/._页.html": b"\x00\x05\x16\x07",
        ".DS_Store": b"Bud1",
        "b_files/独立.html": page(3),
    }
    articles, left_out = outcomes(zipped(members))
    assert ([a.title for a in articles], left_out) == (["通报1", "通报3"], [])


def test_names_are_shown_and_never_used_as_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in ("../../外.txt", "/etc/上.txt", "C:\\盘.txt", "a\nb\u202e.txt", "长" * 5000 + ".txt"):
            package.writestr(zipfile.ZipInfo(name), TEXT)
    articles, left_out = outcomes(target.getvalue())
    assert (len(articles), left_out) == (5, [])
    assert all("\n" not in a.member and "\u202e" not in a.member and len(a.member) < 300 for a in articles)
    assert list(tmp_path.iterdir()) == []


def test_members_of_one_name_are_all_read() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("a.html", page(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("a.html", page(2))
    articles, _ = outcomes(target.getvalue())
    assert [a.title for a in articles] == ["通报1", "通报2"]


def test_names_in_chinese_code_pages_are_read_as_written() -> None:
    made = zipped({"aaaa.html": page(1)}).replace(b"aaaa", "公报".encode("gbk"))
    articles, _ = outcomes(made)
    assert articles[0].member == "公报.html"


def test_locked_members_and_links_are_named() -> None:
    link = zipfile.ZipInfo("链.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(link, "/etc/passwd")
        package.writestr("好.html", page(1))
        package.writestr("锁.html", page(2))
    data = bytearray(target.getvalue())
    locked = data.rindex(b"PK\x01\x02")
    data[locked + 8] |= 1
    articles, left_out = outcomes(bytes(data))
    assert [a.title for a in articles] == ["通报1"]
    assert [o.code for o in left_out] == ["import.member_link", "import.member_encrypted"]


@given(st.data())
def test_a_byte_changed_anywhere_is_never_silent(data: st.DataObject) -> None:
    whole = zipped({f"{n}.html": page(n) for n in range(3)})
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    try:
        articles, left_out = outcomes(broken)
    except ImportRefusedError as error:
        assert error.code.startswith("import.")
        return
    assert {a.text for a in articles} <= {WORDS.format(n=n) for n in range(3)}
    assert left_out or len(articles) == 3


def test_a_directory_that_lost_members_is_named() -> None:
    whole = bytearray(zipped({f"{n}.html": page(n) for n in range(3)}))
    whole[-12] += 2
    articles, (short,) = outcomes(bytes(whole))
    assert (len(articles), short.code, short.params["said"]) == (3, "import.zip_short", "5")


def test_a_file_that_is_not_whole_or_empty_is_refused() -> None:
    whole = zipped({"a.html": page(1)})
    assert refused(whole[:-30]).code == "import.zip_damaged"
    assert refused(zipped({})).code == "import.zip_empty"
    assert refused(zipped({"__MACOSX/x": b"1"})).code == "import.zip_empty"


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = bytes(8 << 20)
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        articles, (left,) = outcomes(zipped({"零.txt": zeros, "好.html": page(1)}, method))
        assert ([a.title for a in articles], left.code) == (["通报1"], "import.ratio")
    monkeypatch.setattr(zip_importer, "LARGEST", 1000)
    _, (large,) = outcomes(zipped({"大.txt": bytes(range(1, 251)) * 8}))
    assert large.code == "import.too_large"
    monkeypatch.setattr(allowance, "MOST_BYTES", 600)
    inner = zipped({f"{n}.html": page(n) for n in range(3)})
    assert refused(inner).code == "import.unfolds"
    monkeypatch.setattr(allowance, "MOST_BYTES", 1 << 20)
    monkeypatch.setattr(allowance, "MOST_MEMBERS", 4)
    assert refused(zipped({"a.zip": inner, "b.zip": inner})).code == "import.members"


def test_packages_in_packages_have_a_bound() -> None:
    data = page(1)
    for depth in range(1, allowance.MOST_NESTED + 2):
        data = zipped({f"{depth}.{'zip' if depth > 1 else 'html'}": data})
        articles, left_out = outcomes(data)
        if depth <= allowance.MOST_NESTED:
            assert ([a.title for a in articles], left_out) == (["通报1"], [])
        else:
            assert [o.code for o in left_out] == ["import.nested"]
