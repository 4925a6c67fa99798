"""Which marks the scroll map shows, and what it calls them."""

from collections.abc import Callable

from archive_viewer.gui.reader.mark_painter import DIFFERENCES
from archive_viewer.gui.reader.marks import Marks
from archive_viewer.gui.reader.scroll_map import Tick
from archive_viewer.gui.theme import mark_number

NAME_LENGTH = 60


def ticks(marks: Marks, place: Callable[[int], float]) -> list[Tick]:
    """One tick for each hit, annotation, difference and finding; `place` maps an offset to 0 (top) to 1 (end)."""
    found = [Tick(place(span.start), "hit", "accent", "") for span in marks.hits.spans]
    for span, annotation in zip(marks.annotations.spans, marks.annotations.things, strict=True):
        name = _short(annotation.comment or annotation.exact)
        found.append(Tick(place(span.start), "highlight", f"hs{mark_number(annotation.color.value)}", name))
    for span, change in zip(marks.differences.spans, marks.differences.things, strict=True):
        found.append(Tick(place(span.start), "difference", f"{DIFFERENCES[change]}Ink", ""))
    for span, words in zip(marks.findings.spans, marks.findings.things, strict=True):
        found.append(Tick(place(span.start), "finding", "warn", _short(words)))
    return found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= NAME_LENGTH else line[: NAME_LENGTH - 1] + "…"
