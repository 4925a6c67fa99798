"""Citation styles by name, and the numbering of references in order of first use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import Excerpt, Reference
from archive_viewer.exporters.citations import apa, chicago, gbt7714, mla
from archive_viewer.exporters.citations.items import printed


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style: its name, what people call it, and how it prints a reference with its date of access.

    `note` prints the reference as a footnote has it; in most styles that is as the list of references has it.
    """

    name: str
    label_zh: str
    label_en: str
    print: Callable[[Reference, str], str]
    note: Callable[[Reference, str], str]


def _of(render: Callable[[Mapping[str, Any]], str]) -> Callable[[Reference, str], str]:
    def rendered(cited: Reference, accessed: str) -> str:
        return render(printed(cited, accessed))

    return rendered


def _alike(name: str, label_zh: str, label_en: str, print: Callable[[Reference, str], str]) -> Style:  # noqa: A002
    return Style(name, label_zh, label_en, print, print)


_STYLES = (
    _alike(
        "gb-t-7714-2025",
        "GB/T 7714—2025（顺序编码）",
        "GB/T 7714—2025 (numeric)",
        partial(gbt7714.reference, edition=2025),
    ),
    _alike(
        "gb-t-7714-2015",
        "GB/T 7714—2015（顺序编码）",
        "GB/T 7714—2015 (numeric)",
        partial(gbt7714.reference, edition=2015),
    ),
    _alike("apa", "APA（第 7 版）", "APA (7th edition)", _of(apa.render)),
    Style(
        "chicago",
        "芝加哥（第 17 版，注释与书目）",
        "Chicago (17th edition, notes and bibliography)",
        _of(chicago.render),
        _of(chicago.note),
    ),
    _alike("mla", "MLA（第 9 版）", "MLA (9th edition)", _of(mla.render)),
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
    return _named(style).print(reference, accessed)


def note(reference: Reference, style: str, accessed: str) -> str:
    """The reference as a footnote in `style`. Raises ExportError export.unknown_style."""
    return _named(style).note(reference, accessed)


def _named(style: str) -> Style:
    for known in _STYLES:
        if known.name == style:
            return known
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
