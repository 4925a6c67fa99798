"""Addresses of one page fall together, those of others don't, whatever is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive_viewer.domain.addresses import is_address, is_front, same_place

SAME = [
    "http://www.yn.people.com.cn/n2/2022/0903/c1-2.html",
    "https://yn.people.com.cn/n2/2022/0903/c1-2.html#top",
    "https://yn.people.com.cn:443/n2/2022/0903/c1-2.html?utm_source=weixin&from=timeline&isappinstalled=0",
    "HTTPS://YN.People.com.cn/n2/2022/0903/c1-2.html?spm=a.b",
]


def test_ways_to_one_page_fall_together() -> None:
    assert {same_place(url) for url in SAME} == {"yn.people.com.cn/n2/2022/0903/c1-2.html"}
    assert same_place("https://a.example/新闻/index.shtml") == same_place("http://a.example/%E6%96%B0%e9%97%bb/")


@pytest.mark.parametrize(
    "other",
    [
        "https://society.people.com.cn/n2/2022/0903/c1-2.html",
        "https://yn.people.com.cn/n2/2022/0903/c1-3.html",
        "https://yn.people.com.cn/n2/2022/0903/c1-2.html?page=2",
        "https://yn.people.com.cn:8080/n2/2022/0903/c1-2.html",
    ],
)
def test_other_pages_stay_apart(other: str) -> None:
    assert same_place(other) != same_place(SAME[0])


def test_the_order_of_what_is_asked_for_counts() -> None:
    assert same_place("http://a.example/s?id=1&p=2") == "a.example/s?id=1&p=2"


def test_front_pages() -> None:
    assert is_front("https://www.people.com.cn/")
    assert is_front("https://www.people.com.cn/index.html")
    assert not is_front(SAME[0])
    assert not is_front("https://a.example/?id=7")


@given(st.text())
@example("http://[::1")
@example("http://a.example/%")
@example("http://a.example/%25%zz?%")
@example("http://a.example/\ud800")
def test_nothing_that_is_typed_raises_and_keys_are_stable(url: str) -> None:
    key = same_place(url)
    assert same_place(f"https://{key}") in (key, "")
    assert is_front(url) in (True, False)
    assert is_address(url) in (True, False)
