"""Typesetting finds the places that need room, and never asks for other characters."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.gui.widgets.typesetting import CROWDING, MARK_GAP, SCRIPT_GAP, adjustments


def _gaps(text: str) -> dict[int, float]:
    return {at: gap for at, gap, _ in adjustments(text)}


def test_half_width_comma_beside_han_is_drawn_full_width() -> None:
    assert [(a.at, a.wide) for a in adjustments("近年来,玉溪")] == [(3, True)]


def test_half_width_colon_and_question_mark_get_the_room_of_full_width_ones() -> None:
    assert _gaps("内容:好?") == {2: MARK_GAP, 4: MARK_GAP}


def test_marks_in_latin_text_are_left_alone() -> None:
    assert adjustments("Who, where: when? 1,245") == []


def test_han_and_digits_stand_apart_on_both_sides() -> None:
    assert _gaps("入选10次") == {1: SCRIPT_GAP, 3: SCRIPT_GAP}


def test_a_closing_mark_before_another_mark_gives_up_half() -> None:
    assert _gaps("“杯”。")[2] == CROWDING


def test_a_number_range_in_western_style_keeps_its_comma() -> None:
    assert all(at != 1 for at, _, _ in adjustments("1,245起"))


@given(st.text(alphabet="中国“”《》,:;?!。、1a%( \U00020000\u3000", max_size=60))
def test_adjustments_are_in_order_one_a_character_and_within_the_text(text: str) -> None:
    places = [a.at for a in adjustments(text)]
    assert places == sorted(set(places))
    assert all(0 <= at < len(text) for at in places)
    assert all(a.gap > -1 for a in adjustments(text))
