"""The value of a numeral is what a reader would say it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.derive.numerals import Numeral, han_value, read_arabic, read_han
from archive_viewer.derive.reading import Reading

_DIGITS = "零一二三四五六七八九"


def read(written: str) -> Numeral:
    flat = Reading(written).flat
    numeral = read_arabic(flat, 0) if flat[0].isdigit() else read_han(flat, 0)
    assert numeral is not None
    assert numeral.end == len(written)
    return numeral


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("二十一", 21),
        ("一百零五", 105),
        ("一百五", 150),
        ("一千两百三十四万", 12_340_000),
        ("五亿零六", 500_000_006),
        ("一万三", 13_000),
        ("壹佰伍拾", 150),
        ("三点五", 3.5),
        ("两千五百亿", 250_000_000_000),
        ("1,234,567", 1_234_567),
        ("5.625亿", 562_500_000),
        ("１２３", 123),
        ("1.3万亿", 1_300_000_000_000),
        ("7万5千", 75_000),
        ("3万4000", 34_000),
        ("1·97万亿", 1_970_000_000_000),
    ],
)
def test_value(written: str, value: float) -> None:
    assert read(written).value == value


@pytest.mark.parametrize(
    ("written", "low", "high"), [("三五", 3, 5), ("二三十", 20, 30), ("七八百", 700, 800), ("两三万", 20_000, 30_000)]
)
def test_two_neighbouring_digits_are_a_range(written: str, low: int, high: int) -> None:
    numeral = read(written)
    assert (numeral.value, numeral.high) == (low, high)


@pytest.mark.parametrize("written", ["二〇二二", "一三五", "万千", "百千"])
def test_what_makes_no_number_has_no_value(written: str) -> None:
    assert han_value(Reading(written).flat) is None


def spelled(n: int) -> str:
    """A number below 10^12 in Chinese, the textbook way."""
    if n >= 100_000_000:
        rest = n % 100_000_000
        gap = "零" if 0 < rest < 10_000_000 else ""
        return spelled(n // 100_000_000) + "亿" + gap + (spelled(rest) if rest else "")
    if n >= 10_000:
        rest = n % 10_000
        return spelled(n // 10_000) + "万" + ("零" if 0 < rest < 1000 else "") + (spelled(rest) if rest else "")
    out, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // power % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_every_spelled_number_reads_back(n: int) -> None:
    assert han_value(spelled(n)) == n


@given(st.text(alphabet="零一二三四五六七八九十百千万亿两几数点余多", min_size=1, max_size=60))
def test_no_run_of_numeral_characters_raises(run: str) -> None:
    read_han(run, 0)
