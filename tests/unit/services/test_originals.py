"""An original is shown in the encoding that the evidence speaks for, and proposes a name to be saved under."""

from dataclasses import replace

import pytest

from archive_viewer.domain.article import Article
from archive_viewer.services.originals import SHOWN_BYTES, view_of

ARTICLE = Article(1, "通报: 一/二", "", "", "", "", "", "", None, None, "zh", "", (), 1, 1, 1, "ab", "")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_text_is_decoded_by_evidence(codec: str) -> None:
    text = "玉溪市公安机关在全省率先实现出入境办证业务进驻市政务中心，这是我们的工作。"
    assert view_of(ARTICLE, text.encode(codec)).text == text


def test_what_is_no_text_is_named() -> None:
    view = view_of(ARTICLE, b"%PDF-1.7\n")
    assert (view.kind, view.text) == ("PDF", None)


def test_a_long_one_shows_its_beginning() -> None:
    view = view_of(ARTICLE, b"a" * (SHOWN_BYTES + 1))
    assert (len(view.text or ""), view.cut, view.size) == (SHOWN_BYTES, True, SHOWN_BYTES + 1)


@pytest.mark.parametrize(
    ("came", "data", "name"),
    [
        ("/home/a/剪报/稿.txt", b"x", "稿.txt"),
        ("/home/a/档.warc › http://news.example/1.html", b"WARC/1.1\r\n", "通报  一 二.warc"),
        ("https://news.example/", b"<!doctype html>", "通报  一 二.html"),
        ("剪贴板", b"x", "通报  一 二.txt"),
    ],
)
def test_the_name_to_save_under(came: str, data: bytes, name: str) -> None:
    assert view_of(replace(ARTICLE, file_name=came), data).file_name == name
