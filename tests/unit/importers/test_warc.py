"""Every sound page of a web archive is imported, everything damaged is named, nothing is silently short."""

import gzip
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain import allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.registry import read
from helpers.containers import WORDS, address, http, packed, page, record, records

PAGES = 4


def outcomes(data: bytes, name: str = "a.warc") -> tuple[list[ImportedArticle], list[LeftOut]]:
    found = list(read(SourceFile(name, data)))
    return [o for o in found if isinstance(o, ImportedArticle)], [o for o in found if isinstance(o, LeftOut)]


def only(data: bytes) -> ImportedArticle:
    (article,), left_out = outcomes(data)
    assert left_out == []
    return article


def refused(data: bytes) -> ImportRefusedError:
    with pytest.raises(ImportRefusedError) as caught:
        list(read(SourceFile("a.warc", data)))
    return caught.value


@pytest.mark.parametrize("compressed", [False, True])
def test_every_page_has_its_address_and_the_time_it_was_kept(compressed: bool) -> None:
    data = packed(records(3)) if compressed else b"".join(records(3))
    articles, left_out = outcomes(data)
    assert left_out == []
    assert [a.title for a in articles] == ["通报0", "通报1", "通报2"]
    assert [a.url for a in articles] == [a.member for a in articles] == [address(n) for n in range(3)]
    for n, article in enumerate(articles):
        assert article.text == WORDS.format(n=n)
        assert ("import.captured", {"url": address(n), "at": "2022-09-03T01:15:00Z"}) in article.remarks


def test_one_member_of_many_records_and_records_across_members_are_read_alike() -> None:
    whole = b"".join(records(3))
    for data in (gzip.compress(whole), packed([whole[:500], whole[500:900], whole[900:]])):
        articles, left_out = outcomes(data)
        assert (len(articles), left_out) == (3, [])


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x;q=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(body) + engine.flush()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (chunked(page(7)), {"Transfer-Encoding": "chunked", "Content-Length": ""}),
        (chunked(gzip.compress(page(7))), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (gzip.compress(page(7)), {"Content-Encoding": "x-gzip"}),
        (zlib.compress(page(7)), {"Content-Encoding": "deflate"}),
        (raw_deflate(page(7)), {"Content-Encoding": "deflate"}),
        (brotli.compress(page(7)), {"Content-Encoding": "br"}),
        (brotli.compress(gzip.compress(page(7))), {"Content-Encoding": "gzip, br"}),
        (page(7), {"Content-Encoding": "br"}),
        (page(7), {"Transfer-Encoding": "chunked", "Content-Encoding": "identity"}),
    ],
)
def test_codings_are_undone_and_those_undone_already_are_no_obstacle(body: bytes, fields: dict[str, str]) -> None:
    assert only(record(http(body, fields=fields), address(7))).text == WORDS.format(n=7)


def test_the_servers_encoding_ranks_before_what_the_page_says_of_itself() -> None:
    html = page(1, "gb18030").replace(b"<head>", b"<head><meta charset=utf-8>")
    article = only(record(http(html, fields={"Content-Type": "text/html; charset=GBK"}), address(1)))
    assert article.text == WORDS.format(n=1)
    assert article.charset == "gb18030"


def test_resources_are_pages_and_redirects_pictures_and_requests_are_not() -> None:
    data = b"".join(
        [
            record(b"software: x\r\n", "", "warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", address(0), "request"),
            record(http(page(0), 302, {"Location": "/1.html"}), address(0)),
            record(http(b"GIF89a", fields={"Content-Type": "image/gif"}), address(0)),
            record(page(1), address(1), "resource", {"Content-Type": "text/html; charset=utf-8"}),
        ]
    )
    assert only(data).title == "通报1"
    assert refused(data.rpartition(b"WARC/1.1")[0]).code == "import.no_pages"


def test_error_pages_are_named_not_imported() -> None:
    articles, (missing,) = outcomes(record(http(page(0), 404), address(0)) + records(1)[0])
    assert len(articles) == 1
    assert (missing.member, missing.code, missing.params["status"]) == (address(0), "import.answer", "404")


def test_a_page_cut_inside_is_named_and_its_neighbours_are_read() -> None:
    first, second, third = records(3)
    for broken in (second[:-200], second[: second.index(b"HTTP/") + 5], second.replace(b"-Length: ", b"-Length: 1", 1)):
        articles, left_out = outcomes(first + broken + b"\r\n\r\n" + third)
        if b"-Length: 1" in broken and len(broken) > len(second):
            assert [a.title for a in articles] == ["通报0", "通报1", "通报2"]
            assert articles[1].remarks[0][0] == "import.mismeasured"
        else:
            assert [a.title for a in articles] == ["通报0", "通报2"]
            assert [o.code for o in left_out] == ["import.record_damaged"]
            assert left_out[0].member == address(1)


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_coded_body_that_ends_early_is_named(coding: str) -> None:
    whole = gzip.compress(page(0)) if coding == "gzip" else brotli.compress(page(0))
    _, (cut,) = outcomes(record(http(whole[:-20], fields={"Content-Encoding": coding}), address(0)))
    assert cut.code == "import.record_damaged"


def test_a_chunked_body_that_ends_early_is_named() -> None:
    body = chunked(page(0))[:-40]
    _, (cut,) = outcomes(record(http(body, fields={"Transfer-Encoding": "chunked"}), address(0)))
    assert cut.code == "import.record_damaged"


def test_an_unknown_coding_is_named() -> None:
    _, (left,) = outcomes(record(http(b"\x28\xb5\x2f\xfd", fields={"Content-Encoding": "zstd"}), address(0)))
    assert (left.code, left.params["coding"]) == ("import.coding", "zstd")


def test_what_the_crawler_cut_is_left_out_and_less_than_announced_is_remarked() -> None:
    _, (cut,) = outcomes(record(http(page(0)), address(0), fields={"WARC-Truncated": "length"}))
    assert cut.code == "import.record_damaged"
    announced = {"Content-Length": str(len(page(0)) + 9)}
    assert only(record(http(page(0), fields=announced), address(0))).remarks[0][0] == "import.answer_short"


def test_content_that_changed_since_is_remarked() -> None:
    changed = records(1)[0].replace("明显".encode(), "显著".encode())
    assert only(changed).remarks[0][0] == "import.digest"


@given(st.data())
def test_a_file_cut_anywhere_is_never_silently_short(data: st.DataObject) -> None:
    parts = [gzip.compress(part, mtime=0) for part in records(PAGES)]
    whole = b"".join(parts)
    ends = {sum(map(len, parts[:n])) for n in range(PAGES + 1)}
    cut = data.draw(st.integers(1, len(whole) - 1))
    sound = sum(1 for end in ends if 0 < end <= cut)
    try:
        articles, left_out = outcomes(whole[:cut], "a.warc.gz")
    except ImportRefusedError:
        assert sound == 0
        return
    assert [a.text for a in articles[:sound]] == [WORDS.format(n=n) for n in range(sound)]
    assert left_out or cut in ends or len(articles) > sound


@given(st.data(), st.booleans())
def test_a_byte_changed_anywhere_is_never_silent(data: st.DataObject, compressed: bool) -> None:
    whole = packed(records(PAGES)) if compressed else b"".join(records(PAGES))
    at = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda v: v != whole[at]))
    broken = whole[:at] + bytes([value]) + whole[at + 1 :]
    try:
        articles, left_out = outcomes(broken, "a.warc.gz")
    except ImportRefusedError:
        return
    right = {WORDS.format(n=n) for n in range(PAGES)}
    unremarked = [a for a in articles if all(code.startswith("import.captured") for code, _ in a.remarks)]
    assert {a.text for a in unremarked} <= right
    if compressed:
        assert len(articles) >= PAGES - 1
        assert len(articles) == PAGES or left_out


@given(st.binary(max_size=300), st.sampled_from([b"", b"WARC/1.0\r\n", b"filedesc:", b"\x1f\x8b\x08\x00"]))
def test_any_bytes_are_read_or_refused(tail: bytes, head: bytes) -> None:
    try:
        outcomes(head + tail)
    except ImportRefusedError as error:
        assert error.code.startswith("import.")


def test_a_bomb_in_the_file_or_in_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    zeros = bytes(8 << 20)
    assert refused(gzip.compress(b"WARC/1.0\r\n" + zeros)).code == "import.ratio"
    for coding, bomb in (("gzip", gzip.compress(zeros)), ("br", brotli.compress(zeros))):
        inner = record(http(bomb, fields={"Content-Encoding": coding}), address(9))
        articles, (left,) = outcomes(inner + records(1)[0])
        assert (len(articles), left.code) == (1, "import.ratio")
    monkeypatch.setattr(allowance, "MOST_BYTES", 1000)
    assert refused(packed(records(3))).code == "import.unfolds"
    monkeypatch.setattr(allowance, "MOST_MEMBERS", 2)
    assert refused(b"".join(records(3))).code == "import.members"


def arc(bodies: list[bytes], longer: int = 0) -> bytes:
    entries = [
        b"http://news.example/%d a b.html 10.0.0.1 20220903011500 text/html %d\n%s\n" % (n, len(body) + longer, body)
        for n, body in enumerate(bodies)
    ]
    about = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n\n"
    return b"filedesc://a.arc 0.0.0.0 20220903011500 text/plain %d\n%s\n" % (len(about), about) + b"".join(entries)


def test_the_older_format_is_read_with_spaces_in_addresses() -> None:
    articles, left_out = outcomes(arc([http(page(0)), http(page(1))]), "a.arc")
    assert left_out == []
    assert [a.url for a in articles] == ["http://news.example/0 a b.html", "http://news.example/1 a b.html"]
    assert articles[0].remarks[-1][1]["at"] == "2022-09-03T01:15:00Z"


def test_a_wrong_length_in_the_older_format_is_remarked_where_the_server_set_an_end() -> None:
    articles, _ = outcomes(arc([http(page(0)), http(page(1))], longer=12), "a.arc")
    assert [a.text for a in articles] == [WORDS.format(n=n) for n in range(2)]
    assert {a.remarks[0][0] for a in articles} == {"import.mismeasured"}
    _, (cut,) = outcomes(arc([http(page(0))])[:-300], "a.arc")
    assert cut.code == "import.record_damaged"


@pytest.mark.testdata
def test_real_archives_come_in_whole_or_say_what_is_damaged(testdata: Path) -> None:
    expected = {
        "example-bad.warc.gz.bad": 1,
        "example-iana.org-chunked.warc": 1,
        "example-resource.warc.gz": 1,
        "example-space-in-url.arc": 1,
        "example-trunc.warc": 1,
        "example-wrong-chunks.warc.gz": 1,
        "example.warc.gz": 1,
    }
    for name, count in expected.items():
        articles, _ = outcomes((testdata / "warc" / name).read_bytes(), name)
        assert len(articles) == count, name
        assert all(a.url and a.remarks[-1][0] == "import.captured" for a in articles), name
    for name in ("example-digest.warc", "post-test.warc.gz"):
        assert refused((testdata / "warc" / name).read_bytes()).code == "import.no_pages"
    (trunc,), _ = outcomes((testdata / "warc" / "example-trunc.warc").read_bytes())
    assert trunc.remarks[0][0] == "import.mismeasured"
