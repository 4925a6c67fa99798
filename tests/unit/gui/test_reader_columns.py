"""The columns of the source follow the pane's width and the size of type."""

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.gui.reader.columns import LEAST_MEASURE, MEASURE, columns


def test_the_usual_pane_has_the_usual_columns() -> None:
    laid = columns(760, 17)
    assert (laid.text, laid.width, laid.hang, laid.gutter, laid.marks) == (84, 646, 68, 72, 734)


def test_a_pixel_lost_to_a_splitter_costs_no_character() -> None:
    assert columns(757, 17).width == 646


def test_a_wide_pane_centres_the_text() -> None:
    assert columns(1160, 17).text == 84 + 200


def test_a_narrow_pane_takes_the_speaker_into_the_line() -> None:
    assert columns(660, 17).hang == 0
    assert columns(760, 17).hang == 68


@given(st.integers(200, 3000), st.integers(13, 28))
def test_the_measure_stays_between_its_bounds_and_within_the_extent(viewport: int, size: int) -> None:
    laid = columns(viewport, size)
    assert LEAST_MEASURE * size <= laid.width <= MEASURE * size
    assert laid.text - laid.hang >= 0
    assert laid.right <= max(viewport, laid.extent)
    assert laid.extent <= viewport or laid.width == LEAST_MEASURE * size
