"""A page saved as MHTML comes in with its address and the time it was saved, or the reason why not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.registry import read
from helpers.containers import WORDS, message, page

URL = "http://news.example/a.html"


def article(data: bytes, name: str = "a.mhtml") -> ImportedArticle:
    (found,) = read(SourceFile(name, data))
    assert isinstance(found, ImportedArticle)
    return found


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5", "utf-16-le"])
def test_the_page_is_read_in_the_encoding_of_its_part(charset: str) -> None:
    words = "臺灣各縣市今年共建成服務站九座，服務居民三萬人次，比去年有明顯增加。負責人說，下一步還將擴大範圍。"
    html = page(1).decode().replace(WORDS.format(n=1), words) if charset == "big5" else page(1).decode()
    found = article(message(html.replace("通报", "通報" if charset == "big5" else "通报").encode(charset), charset))
    assert found.text == (words if charset == "big5" else WORDS.format(n=1))
    assert found.url == URL
    assert found.remarks == (("import.captured", {"url": URL, "at": "2022-09-03T09:15:00+08:00"}),)


def test_the_part_that_the_message_starts_with_is_the_page() -> None:
    data = message(page(1), "utf-8", coding="8bit")
    frame = b"----edge\r\nContent-Type: text/html\r\nContent-Location: http://ad.example/\r\nContent-ID: <ad>\r\n\r\n"
    framed = data.replace(b"----edge\r\n", frame + page(9) + b"\r\n----edge\r\n", 1)
    assert article(framed).text == WORDS.format(n=1)
    started = framed.replace(b'type="text/html";', b'type="text/html"; start="<ad>";')
    assert article(started).text == WORDS.format(n=9)


def test_a_page_without_parts_is_read_where_the_name_speaks_for_it() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Location: http://news.example/a.html\r\nContent-Type: text/html\r\n\r\n"
    found = article(head + page(3), "a.mht")
    assert (found.text, found.url) == (WORDS.format(n=3), URL)
    assert found.remarks == (("import.captured_undated", {"url": URL}),)


def test_a_file_cut_after_the_page_is_read_and_says_so() -> None:
    data = message(page(1), "utf-8")
    found = article(data[: data.index(b"R0lGOD") + 3])
    assert found.text == WORDS.format(n=1)
    assert found.remarks[0] == ("import.mhtml_rest_cut", {})


@given(st.data())
def test_a_file_cut_anywhere_is_never_silently_short(data: st.DataObject) -> None:
    whole = message(page(1), "utf-8")
    cut = data.draw(st.integers(1, whole.rindex(b"----edge--") + 9))
    try:
        found = article(whole[:cut])
    except ImportRefusedError as refused:
        assert refused.code.startswith("import.")
        return
    assert found.text == WORDS.format(n=1)
    assert found.remarks[0][0] == "import.mhtml_rest_cut"


def test_a_file_cut_inside_the_page_is_refused_with_its_reason() -> None:
    whole = message(page(1), "utf-8")
    with pytest.raises(ImportRefusedError) as refused:
        article(whole[: whole.index(b"----edge\r\nContent-Type: image") - 90])
    assert refused.value.code == "import.mhtml_cut"


def test_a_message_without_a_page_is_refused() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        article(message(page(1), "utf-8").replace(b"text/html; charset", b"text/css; charset"))
    assert refused.value.code == "import.mhtml_no_page"


def test_messages_in_messages_without_end_are_refused() -> None:
    nest = b"".join(b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000))
    with pytest.raises(ImportRefusedError):
        article(b"MIME-Version: 1.0\r\n" + nest)


@pytest.mark.testdata
def test_real_pages_come_in_whole(testdata: Path) -> None:
    for path in sorted((testdata / "mhtml").glob("*.mhtml")):
        found = article(path.read_bytes(), path.name)
        assert found.title, path.name
        assert found.url, path.name
        assert found.remarks[-1][0] == "import.captured", path.name
    hacker_news = article((testdata / "mhtml" / "hn.mhtml").read_bytes())
    assert hacker_news.remarks[0] == ("import.whole_page", {})
    assert len(hacker_news.text.split("\n")) > 60
