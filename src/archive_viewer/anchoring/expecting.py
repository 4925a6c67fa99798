"""Where a position of an old text is to be looked for in a new one."""

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

_LINES = 4000
"""Lines above which only what both ends have in common is compared."""
_CHARACTERS = 2000
"""Characters of a rewritten stretch above which only its ends are compared."""
_SHORTEST_RUN = 4

Run = tuple[int, int, int]
"""Start in the old text, start in the new one, length."""


def expected(old: str, new: str, position: int) -> tuple[int, bool]:
    """(position in `new`, whether it lies in a stretch that both texts share and that was aligned with its like)."""
    if old == new:
        return position, True
    for old_start, new_start, length in _shared(old, new):
        if old_start <= position < old_start + length:
            return position - old_start + new_start, True
    before = max((run for run in _shared(old, new) if run[0] + run[2] <= position), default=(0, 0, 0))
    at = before[1] + before[2] + position - before[0] - before[2]
    return max(0, min(at, len(new))), False


@lru_cache(maxsize=4)
def _shared(old: str, new: str) -> tuple[Run, ...]:
    """Stretches that both texts have in the same order: whole lines, and parts of rewritten ones."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if max(len(old_lines), len(new_lines)) > _LINES:
        return tuple(_ends(old, new))
    old_at = [0, *accumulate(map(len, old_lines))]
    new_at = [0, *accumulate(map(len, new_lines))]
    runs: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append((old_at[a], new_at[c], old_at[b] - old_at[a]))
        elif kind == "replace":
            parts = _parts(old[old_at[a] : old_at[b]], new[new_at[c] : new_at[d]])
            runs.extend((old_at[a] + x, new_at[c] + y, length) for x, y, length in parts)
    return tuple(runs)


def _parts(old: str, new: str) -> list[Run]:
    if max(len(old), len(new)) > _CHARACTERS:
        return _ends(old, new)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size >= _SHORTEST_RUN]


def _ends(old: str, new: str) -> list[Run]:
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]
