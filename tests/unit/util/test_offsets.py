"""Positions survive the trip to UTF-16 and back, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.util.offsets import Utf16Map

texts = st.text(st.sampled_from("中国a 　é́\r\n𠮷😀👨‍👩‍👧\u2028\xa0"), max_size=60)


@given(texts, st.data())
def test_a_position_comes_back_from_utf16(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    units = Utf16Map(text)
    assert units.to_utf16(position) == len(text[:position].encode("utf-16-le")) // 2
    assert units.to_code_point(units.to_utf16(position)) == position


@given(texts)
def test_the_middle_of_a_pair_is_the_character_itself(text: str) -> None:
    units = Utf16Map(text)
    for at, character in enumerate(text):
        if character > "\uffff":
            assert units.to_code_point(units.to_utf16(at) + 1) == at


@given(texts)
def test_positions_never_go_backwards(text: str) -> None:
    units = Utf16Map(text)
    end = units.to_utf16(len(text))
    found = [units.to_code_point(u) for u in range(end + 1)]
    assert found == sorted(found)
