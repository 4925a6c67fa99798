"""A text laid out for the grammars: one spelling for every digit and sign, with the places where clauses end."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import Any

WIDE = {c: c - 0xFEE0 for c in range(0xFF10, 0xFF1A)}
_WRITTEN = "％：．～－—–−﹣〜（）〇○"
_MEANT = "%:.~-----~()零零"
_AS_WRITTEN = frozenset("著乾")
"""Characters that simplified texts use too, in another sense."""

_GROUPS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_SENTENCE_END = re.compile("[。！？!?\n]")
_CLAUSE_END = re.compile("[。！？!?\n，；;:]|,(?!\\d{3})")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


class _Spelling(dict[int, str]):
    """What each code point is spelt as in `flat`, found out when first met."""

    def __missing__(self, code_point: int) -> str:
        written = chr(code_point)
        meant = written
        if "\u3400" <= written <= "\u9fff" and written not in _AS_WRITTEN:
            simplified = _converter().convert(written)
            meant = simplified if len(simplified) == 1 else written
        self[code_point] = meant
        return meant


_FLAT = _Spelling({**{k: chr(v) for k, v in WIDE.items()}, **str.maketrans(dict(zip(_WRITTEN, _MEANT, strict=True)))})


class Reading:
    """`text` as written and `flat`, the same length, in half-width digits and signs and simplified characters.

    Look-ups of clause and sentence go at most `reach` characters, so that a text without a stop costs no more.
    """

    reach = 160

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = _GROUPS.sub(",", text).translate(_FLAT)

    @cached_property
    def sentence_ends(self) -> list[int]:
        return [m.start() for m in _SENTENCE_END.finditer(self.flat)]

    @cached_property
    def clause_ends(self) -> list[int]:
        return [m.start() for m in _CLAUSE_END.finditer(self.flat)]

    @staticmethod
    def _start(ends: list[int], at: int) -> int:
        i = bisect_left(ends, at)
        return ends[i - 1] + 1 if i else 0

    @staticmethod
    def _end(ends: list[int], at: int, last: int) -> int:
        i = bisect_right(ends, at - 1)
        return ends[i] if i < len(ends) else last

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around `at`, at most `reach` either side."""
        start, end = self._start(self.clause_ends, at), self._end(self.clause_ends, at, len(self.flat))
        return max(start, at - self.reach), min(end, at + self.reach)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around `at`, at most four times `reach` either side."""
        start, end = self._start(self.sentence_ends, at), self._end(self.sentence_ends, at, len(self.flat))
        return max(start, at - 4 * self.reach), min(end, at + 4 * self.reach)

    def paragraph_start(self, at: int) -> int:
        """Where the line around `at` begins, at most eight times `reach` before."""
        low = max(0, at - 8 * self.reach)
        return max(self.text.rfind("\n", low, at) + 1, low)
