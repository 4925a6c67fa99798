"""Code points to UTF-16 units and back: the one place where Qt's positions become ours."""

from bisect import bisect_left


class Utf16Map:
    """Converts positions in one text between code points and UTF-16 code units.

    Costs memory only for astral characters; both directions are O(log n) in their number. A UTF-16 position in the
    middle of a surrogate pair maps to the code point that the pair stands for.
    """

    def __init__(self, text: str) -> None:
        self._astral = [i for i, c in enumerate(text) if c > "\uffff"]
        self._astral16 = [i + n for n, i in enumerate(self._astral)]
        self.length = len(text)

    def to_utf16(self, code_point: int) -> int:
        """UTF-16 position of a code point position in [0, len(text)]."""
        return code_point + bisect_left(self._astral, code_point)

    def to_code_point(self, unit: int) -> int:
        """Code point position of a UTF-16 position."""
        before = bisect_left(self._astral16, unit)
        if before and self._astral16[before - 1] == unit - 1:
            return self._astral[before - 1]
        return unit - before
