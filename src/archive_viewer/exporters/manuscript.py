"""An export document laid out as writing: what every writing format prints, in the order it prints it."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.passage import Excerpt, ExportDocument, Loss
from archive_viewer.exporters.citations.registry import cite, note, numbered
from archive_viewer.util.markdown import lines
from archive_viewer.util.messages import sentence

FACT_COLUMNS = ("number", "text", "value", "unit", "measure", "period", "status")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage under one highlight or none; `under` are numbers of the remarks that are about them, `notes`
    those of the remarks that end here."""

    text: str
    color: Color | None = None
    under: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment without its Markdown, with its tags; `number` counts through the document from 1."""

    number: int
    comment: str
    tags: tuple[str, ...]
    creator: str
    modified_at: str


@dataclass(frozen=True, slots=True)
class Section:
    """One passage: its paragraphs, what surrounds it, what was said of it. `citation` is its reference's number.

    `before` and `after` are one line each, with an ellipsis where the passage belongs.
    """

    citation: int
    paragraphs: tuple[tuple[Piece, ...], ...]
    before: str
    after: str
    note: str
    remarks: tuple[Remark, ...]
    provenance: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document ready to be set: sections, references in order of their numbers, rows of facts.

    `footnotes` has each reference as it is printed at the foot of a page.
    """

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    references: tuple[str, ...]
    footnotes: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]

    def word(self, code: str, **params: str) -> str:
        """A heading or label in the document's language."""
        return sentence(f"export.word.{code}", params, self.language)


def manuscript(document: ExportDocument) -> Manuscript:
    """Lay the document out by its options. Raises ExportError export.unknown_style."""
    options = document.options
    numbering = numbered(document.excerpts)
    sections: list[Section] = []
    remarks = 0
    for excerpt, number in zip(document.excerpts, numbering.numbers, strict=True):
        sections.append(_section(document, excerpt, number, remarks))
        remarks += len(sections[-1].remarks)
    count = sentence("export.word.count", {"count": str(len(sections))}, options.language)
    facts = [_fact_row(fact, n + 1, options.language) for n, e in enumerate(document.excerpts) for fact in e.facts]
    return Manuscript(
        title=printable(" ".join(document.title.split())),
        subtitle=" · ".join(part for part in (count, options.accessed) if part),
        language=options.language,
        sections=tuple(sections),
        references=tuple(printable(cite(r, options.citation_style, options.accessed)) for r in numbering.references),
        footnotes=tuple(printable(note(r, options.citation_style, options.accessed)) for r in numbering.references),
        facts=tuple(facts) if options.facts else (),
    )


def printable(text: str) -> str:
    """The text with what no document format can hold (control characters, lone surrogates) shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def value_of(fact: Fact) -> str:
    """A fact's value as digits, a range with an en dash, "" where it has none."""
    values = [fact.value] if fact.value_max is None else [fact.value, fact.value_max]
    return "–".join(_digits(value) for value in values if value is not None)


def overlaps(document: ExportDocument) -> int:
    """How many highlights lie partly or wholly under another one that was made before."""
    return sum(len(_highlights(e)) - len({id(a) for _, _, a in _cover(e)}) for e in document.excerpts)


def losses_of_writing(document: ExportDocument, *, colors: bool) -> list[Loss]:
    """What a writing format loses: overlapping highlights, and all their colours where it has none."""
    found = []
    highlights = sum(len(_highlights(e)) for e in document.excerpts)
    if not colors and highlights:
        found.append(Loss("export.loss.colors", highlights))
    elif colors and overlaps(document):
        found.append(Loss("export.loss.overlaps", overlaps(document)))
    return found


def _section(document: ExportDocument, excerpt: Excerpt, number: int, remarks: int) -> Section:
    options = document.options
    before, after = (printable(" ".join(around.split())) for around in (excerpt.before, excerpt.after))
    said = [a for a in excerpt.annotations if a.comment.strip() or a.tags] if options.comments else []
    numbers = {a.id: remarks + n for n, a in enumerate(said, 1)}
    return Section(
        citation=number,
        paragraphs=_paragraphs(excerpt, numbers, highlighted=options.comments),
        before=f"{before}…" if before and options.context else "",
        after=f"…{after}" if after and options.context else "",
        note=printable(excerpt.note.strip()),
        remarks=tuple(_remark(a, numbers[a.id]) for a in said),
        provenance=_provenance(excerpt, options.language) if options.provenance else "",
    )


def _remark(annotation: Annotation, number: int) -> Remark:
    comment = printable("\n".join(line.text for line in lines(annotation.comment)))
    tags = tuple(map(printable, annotation.tags))
    return Remark(number, comment, tags, printable(annotation.creator), annotation.modified_at)


def _provenance(excerpt: Excerpt, language: str) -> str:
    params = {
        "revision": str(excerpt.reference.revision),
        "sha256": excerpt.reference.sha256,
        "start": str(excerpt.start),
        "end": str(excerpt.end),
    }
    return sentence("export.word.provenance", params, language)


def _highlights(excerpt: Excerpt) -> list[tuple[int, int, Annotation]]:
    """Highlights clipped to the excerpt, in offsets into its text, oldest first."""
    clipped = [
        (max(a.start, excerpt.start) - excerpt.start, min(a.end, excerpt.end) - excerpt.start, a)
        for a in excerpt.annotations
        if a.start is not None and a.end is not None and a.target is Target.PASSAGE
    ]
    return sorted(((s, e, a) for s, e, a in clipped if s < e), key=lambda h: (h[2].created_at, h[2].id))


def _cover(excerpt: Excerpt) -> list[tuple[int, int, Annotation]]:
    """Highlights of which none overlaps an older one."""
    chosen: list[tuple[int, int, Annotation]] = []
    for start, end, annotation in _highlights(excerpt):
        if all(end <= s or e <= start for s, e, _ in chosen):
            chosen.append((start, end, annotation))
    return sorted(chosen, key=lambda h: h[0])


def _paragraphs(excerpt: Excerpt, numbers: dict[int, int], *, highlighted: bool) -> tuple[tuple[Piece, ...], ...]:
    text = excerpt.text
    cover = _cover(excerpt) if highlighted else []
    about = {numbers[a.id]: _within(a, excerpt) for a in excerpt.annotations if a.id in numbers}
    bounds = [(s, e) for s, e, _ in cover] + list(about.values())
    breaks = [(at, at + 1) for at, character in enumerate(text) if character == "\n"]
    cuts = sorted({0, len(text), *(at for pair in bounds + breaks for at in pair)})
    paragraphs: list[list[Piece]] = [[]]
    for start, end in pairwise(cuts):
        if text[start:end] == "\n":
            paragraphs.append([])
            continue
        color = next((a.color for s, e, a in cover if s <= start and end <= e), None)
        under = tuple(n for n, (s, e) in sorted(about.items()) if s <= start and end <= e)
        paragraphs[-1].append(Piece(printable(text[start:end]), color, under))
    return tuple(map(tuple, _with_notes(paragraphs)))


def _within(annotation: Annotation, excerpt: Excerpt) -> tuple[int, int]:
    """The annotation's span in offsets into the excerpt's text; all of it where the annotation has none."""
    if annotation.start is None or annotation.end is None:
        return 0, len(excerpt.text)
    start = min(max(0, annotation.start - excerpt.start), len(excerpt.text))
    return start, max(start, min(annotation.end - excerpt.start, len(excerpt.text)))


def _with_notes(paragraphs: list[list[Piece]]) -> list[list[Piece]]:
    """The pieces with each remark's number at the last piece that it is about."""
    seen: set[int] = set()
    for pieces in reversed(paragraphs):
        for n in reversed(range(len(pieces))):
            pieces[n] = replace(pieces[n], notes=tuple(x for x in pieces[n].under if x not in seen))
            seen.update(pieces[n].under)
    return paragraphs


def _fact_row(fact: Fact, number: int, language: str) -> tuple[str, ...]:
    status = sentence(f"export.word.status.{fact.status.value}", {}, language)
    row = (str(number), fact.text, value_of(fact), fact.unit or "", fact.measure or "", fact.period or "", status)
    return tuple(printable(cell) for cell in row)


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
