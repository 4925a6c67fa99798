"""Folding makes what a reader takes for the same the same, and never moves a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.search.folding import fold


@given(st.text(st.characters(exclude_categories=())))
def test_every_code_point_stays_one_code_point(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(exclude_categories=())))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_part_folds_as_it_does_within_the_whole(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("雲南公安黨旗紅", "云南公安党旗红"),
        ("裏面", "裡面"),
        ("乾燥", "干燥"),
        ("６.９５亿", "6.95亿"),
        ("ＧＤＰ", "gdp"),
        ("⽂化", "文化"),
        ("“放管服”", "「放管服」"),
        ("２０２２—２０２３", "2022-2023"),
        ("ΣΑΣ", "σας"),
        ("玉溪\u3000公安", "玉溪 公安"),
    ],
)
def test_forms_that_readers_take_for_the_same_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_characters_stay_different() -> None:
    assert fold("玉溪公安") == "玉溪公安"
    assert fold("未") != fold("末")
