"""Bytes in whatever encoding become the same text, and what was lost is counted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import codec_of, decode
from archive_viewer.importers.registry import read

SIMPLIFIED = "玉溪市公安机关在全省率先实现出入境办证业务进驻市政务中心,这是我们的工作。\n2021年,共破获案件4290起。"
TRADITIONAL = "這是我們的工作，臺灣的報紙說他們會在今年完成這個計畫。\n但是時間還不夠。"


@pytest.mark.parametrize(
    ("text", "codec", "charset"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "utf-8", "utf-8"),
        ("Plain words in English.", "utf-16-le", "utf-16-le"),
    ],
)
def test_encodings_are_told_by_evidence(text: str, codec: str, charset: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.charset == charset
    assert not decoded.remarks


def test_a_truncated_text_keeps_the_rest_and_counts_the_loss() -> None:
    decoded = decode(SIMPLIFIED.encode()[:-4])
    assert decoded.text.startswith(SIMPLIFIED[:-3])
    assert decoded.replaced == 1
    assert decoded.remarks == (("import.replaced", {"count": "1", "charset": "utf-8"}),)


def test_a_lying_label_is_overruled_and_remarked() -> None:
    decoded = decode(SIMPLIFIED.encode(), declared="gb2312")
    assert decoded.text == SIMPLIFIED
    assert decoded.remarks == (("import.charset_lied", {"declared": "gb2312", "charset": "utf-8"}),)


def test_what_a_database_cannot_hold_is_replaced_and_remarked() -> None:
    decoded = decode("甲\x00乙\x07丙\ufdd0丁".encode())
    assert decoded.text == "甲\ufffd乙\ufffd丙\ufffd丁"
    assert decoded.remarks == (("import.unshowable", {"count": "3"}),)


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    assert decode("一\r\n二\r三\u2028四\x85五\x0c六".encode()).text == "一\n二\n三\n四\n五\n六"


@pytest.mark.parametrize(
    ("label", "codec"), [("GB2312", "gb18030"), (" gbk ", "gb18030"), ("Big5", "big5hkscs"), ("latin1", "cp1252")]
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize("label", ["", "no-such", "rot13", "base64", "x" * 300, "utf-8\x00"])
def test_labels_that_name_no_encoding_are_none(label: str) -> None:
    assert codec_of(label) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"])))
def test_valid_utf8_comes_through_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_utf8_can_hold(data: bytes) -> None:
    text = decode(data).text
    text.encode("utf-8")
    assert "\x00" not in text
    assert "\r" not in text


JAPANESE = "東京都は3日、新型コロナウイルスの感染者が新たに1万2千人確認されたと発表した。専門家は注意を呼びかけている。"
RUSSIAN = "Правительство Москвы сообщило, что за последние сутки выявлено более двенадцати тысяч новых случаев."
FRENCH = "Le gouvernement a annoncé que près de douze mille personnes ont été contrôlées à Paris l'été dernier."


@pytest.mark.parametrize(
    ("text", "codec", "charset"),
    [
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (FRENCH, "cp1252", "windows-1252"),
        ("玉溪市公安局通报，今年破获案件。", "hz", "hz"),
        ("联通", "gbk", "gb18030"),
        ("é", "utf-8", "utf-8"),
        ("Ελλάδα", "utf-8", "utf-8"),
        ("Москва", "utf-8", "utf-8"),
    ],
)
def test_other_encodings_and_very_short_texts(text: str, codec: str, charset: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.charset, decoded.replaced) == (text, charset, 0)


def test_a_label_decides_where_a_few_characters_make_sense_either_way() -> None:
    assert decode("通知".encode("gbk"), "gb2312").text == "通知"
    assert decode("通知".encode("gbk")).charset == "utf-8"


@pytest.mark.testdata
def test_the_labelled_files_come_in_as_labelled(testdata: Path) -> None:
    expected = {"Big5": "big5", "GB2312": "gb18030"}
    files = [path for label in expected for path in sorted((testdata / "charset" / label).iterdir())]
    assert files
    for path in files:
        (article,) = read(SourceFile(path.name, path.read_bytes()))
        assert (article.charset, "\ufffd" in article.text) == (expected[path.parent.name], False), path.name
