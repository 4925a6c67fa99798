"""Pinyin: whole syllables, initials and what is still being typed find the characters that sound so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.search.pinyin import Sounds, homophones, is_latin, readings, splits

NAMES = Sounds(["玉溪公安:“平安善治”护发展", "云南省", "西安", "重庆", "吕梁", "王贵元", "CCTV"])


@pytest.mark.parametrize(
    ("typed", "run"),
    [
        ("yuxi", "玉溪"),
        ("yuxigongan", "玉溪公安"),
        ("yuxi gongan", "玉溪公安"),
        ("yxga", "玉溪公安"),
        ("yuxga", "玉溪公安"),
        ("yux", "玉溪"),
        ("xi'an", "西安"),
        ("xian", "西安"),
        ("chongqing", "重庆"),
        ("lvliang", "吕梁"),
        ("pingan", "平安"),
    ],
)
def test_a_run_is_found_by_its_sound(typed: str, run: str) -> None:
    assert run in {each.run for each in NAMES.find(typed, 8)}


def test_a_syllable_in_the_middle_is_whole() -> None:
    assert Sounds(["源型"]).find("yuxing", 5) == []


def test_what_begins_a_name_comes_first() -> None:
    assert Sounds(["中山大学", "山大"]).find("sd", 5)[0].run == "山大"


def test_the_commonest_reading_to_the_end_comes_before_a_rare_or_an_unfinished_one() -> None:
    assert [each.run for each in Sounds(["王晓晖", "云溪"]).find("yuxi", 5)] == ["王晓"]
    assert Sounds(["王晓晖", "去玉溪"]).find("yuxi", 5)[0].run == "玉溪"


def test_characters_without_a_reading_are_not_read() -> None:
    assert readings("A") == () == readings("，")
    assert is_latin("yu xi'an")
    assert not is_latin("玉xi")
    assert not is_latin("")


def test_homophones_share_a_reading() -> None:
    assert "恶" in set(homophones("厄"))
    assert "厄" not in set(homophones("厄"))


@given(st.text("abgnouxiyz' ", max_size=30))
def test_every_way_to_read_spells_what_was_typed(typed: str) -> None:
    letters = typed.replace("'", "").replace(" ", "")
    assert all("".join(way) == letters for way in splits(typed))


@given(st.text(max_size=40))
def test_nothing_that_is_typed_raises(typed: str) -> None:
    NAMES.find(typed, 4)
    list(NAMES.containing(typed or "x"))
