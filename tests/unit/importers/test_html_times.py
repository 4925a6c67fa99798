"""Moments as publishers write them, with the zone that they mean."""

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive_viewer.importers.html.times import instant

MORNING = "2022-09-03T09:15:00+08:00"
MIDNIGHT = "2022-09-03T00:00:00+08:00"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022年09月03日09:15 | 来源：江畔网", MORNING),
        ("2022/9/3 上午 09:15", MORNING),
        ("2022年9月3日（星期六）9时15分", MORNING),
        ("发布时间:2022-09-03|09:15", MORNING),
        ("2022–09–03 09:15", MORNING),
        ("民國111年9月3日 09:15", MORNING),
        ("2022-09-03 HKT 09:15", MORNING),
        ("2022年9月3日 GMT+8 09:15", MORNING),
        ("2022-09-03 09:15 (UTC+8)", MORNING),
        ("Sat Sep 03 2022 09:15:00 GMT+0800 (CST)", MORNING),
        ("2022-09-03 01:15 GMT", MORNING),
        ("2022-09-03T01:15:00.000+0000", MORNING),
        ("Sat, 03 Sep 2022 01:15:00 GMT", MORNING),
        ("2022年9月3日晚8点", "2022-09-03T20:00:00+08:00"),
        ("二〇二二年九月三日", MIDNIGHT),
        ("二○二二年十二月三十一日", "2022-12-31T00:00:00+08:00"),
        ("2022年第3期 2022年09月03日", MIDNIGHT),
        ("二〇二二年十三月三日", None),
        ("UTC+99 2022年", None),
    ],
)
def test_on_a_chinese_page(text: str, when: str | None) -> None:
    assert instant(text, chinese=True) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Sept. 3, 2022, 9:15 AM", "2022-09-03T09:15:00+00:00"),
        ("September 3, 2022 at 9:15 pm EDT", "2022-09-03T21:15:00-04:00"),
        ("Published 9:15 AM EDT, Sat September 3, 2022", "2022-09-03T09:15:00-04:00"),
        ("Updated: Sep 3, 2022 / 09:15 AM", "2022-09-03T09:15:00+00:00"),
        ("Saturday 3 September 2022 09.15 BST", "2022-09-03T09:15:00+01:00"),
        ("2022-09-03T09:15:00-04:00", "2022-09-03T09:15:00-04:00"),
        ("Sept 3rd 2022", "2022-09-03T00:00:00+00:00"),
    ],
)
def test_on_a_page_in_english(text: str, when: str) -> None:
    assert instant(text, chinese=False) == when


@given(st.text(alphabet="〇一二三四五六七八九十年月日民國 0123456789:GMTCSUTC+-时点午上下", max_size=40))
@example("二〇二二年十十月十十十日")
def test_nothing_that_looks_like_a_date_raises(text: str) -> None:
    when = instant(text, chinese=True)
    assert when is None or datetime.fromisoformat(when).tzinfo is not None
