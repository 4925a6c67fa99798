"""Citation styles by name, and the numbering of references in order of first use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import Excerpt, Reference
from archive_viewer.exporters.citations import gbt7714


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style: its name, what people call it, and how it prints a reference with its date of access."""

    name: str
    label_zh: str
    label_en: str
    print: Callable[[Reference, str], str]


_STYLES = (
    Style(
        "gb-t-7714-2025",
        "GB/T 7714—2025（顺序编码）",
        "GB/T 7714—2025 (numeric)",
        partial(gbt7714.reference, edition=2025),
    ),
    Style(
        "gb-t-7714-2015",
        "GB/T 7714—2015（顺序编码）",
        "GB/T 7714—2015 (numeric)",
        partial(gbt7714.reference, edition=2015),
    ),
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """References in order of first use, and for each excerpt the number, from 1, of its own."""

    references: tuple[Reference, ...]
    numbers: tuple[int, ...]


def styles() -> tuple[Style, ...]:
    """Every style, the default one first."""
    return _STYLES


def cite(reference: Reference, style: str, accessed: str) -> str:
    """The reference in `style` without a number. Raises ExportError export.unknown_style."""
    for known in _STYLES:
        if known.name == style:
            return known.print(reference, accessed)
    raise ExportError("export.unknown_style", style=style, known=", ".join(known.name for known in _STYLES))


def numbered(excerpts: Iterable[Excerpt]) -> Numbering:
    """One number for each revision of an article, in order of first use."""
    references: dict[tuple[int, int], Reference] = {}
    places: dict[tuple[int, int], int] = {}
    numbers = []
    for excerpt in excerpts:
        key = (excerpt.reference.article_id, excerpt.reference.revision)
        references.setdefault(key, excerpt.reference)
        numbers.append(places.setdefault(key, len(places) + 1))
    return Numbering(tuple(references.values()), tuple(numbers))
