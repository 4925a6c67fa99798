"""The columns of the source: speaker, gutter, text, margin, for a pane's width and a size of type."""

from dataclasses import dataclass

MEASURE = 38
FULL_MEASURE = 34
LEAST_MEASURE = 24
BARE_MEASURE = 14
HANG = 4
MARGIN_AFTER = 30
LEAST_MARGIN = 26
SPEAKER_EDGE = 16
INLINE_EDGE = 32
GUTTER_OFFSET = 12
MARK_OFFSET = 4
MARK_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Columns:
    """Pixels from the viewport's left edge. `hang` is how far speakers stand out to the left, 0 where they are inline.

    `width` is the measure of the text; the viewport scrolls sideways where `extent` is more than its width.
    """

    text: int
    width: int
    hang: int
    extent: int

    @property
    def right(self) -> int:
        return self.text + self.width

    @property
    def gutter(self) -> int:
        """Left edge of the first column of review cells."""
        return self.text - GUTTER_OFFSET

    @property
    def marks(self) -> int:
        """Left edge of the comment marks."""
        return self.right + MARK_OFFSET


def columns(viewport: int, size: int, least: int = LEAST_MEASURE) -> Columns:
    """Lay the columns into a viewport: 38 em of text at most, the speaker inline under 34 em, never below `least`."""
    hang = HANG * size
    beside = viewport - SPEAKER_EDGE - hang - LEAST_MARGIN
    if beside >= FULL_MEASURE * size:
        left, room = SPEAKER_EDGE + hang, beside
    else:
        hang, left, room = 0, INLINE_EDGE, viewport - INLINE_EDGE - LEAST_MARGIN
    width = max(least * size, min(MEASURE * size, room))
    spare = max(0, viewport - left - width - MARGIN_AFTER)
    return Columns(left + spare // 2, width, hang, left + width + LEAST_MARGIN)
