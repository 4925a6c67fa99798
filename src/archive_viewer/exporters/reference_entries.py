"""References as reference managers keep them: what RIS and BibTeX have in common, passages as notes included."""

import re
from dataclasses import dataclass, field

from archive_viewer.domain.passage import Excerpt, ExportDocument, Loss, Reference
from archive_viewer.exporters.citations.authors import authors
from archive_viewer.exporters.citations.items import parted
from archive_viewer.exporters.citations.registry import numbered
from archive_viewer.exporters.manuscript import Section, losses_of_writing, manuscript, printable

_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Author:
    """A name on a byline, parted as citations part it, particles with `family`. `given` is "" where a name is not to be
    parted: Chinese names, outlets, single words."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(slots=True)
class Entry:
    """One reference with what was said of its passages. Every text in it is a single printable line.

    `issued` and `accessed` are YYYY, YYYY-MM, YYYY-MM-DD or "". `notes` has a line a passage, in their order.
    """

    reference: Reference
    authors: tuple[Author, ...]
    title: str
    source: str
    url: str
    language: str
    issued: str
    accessed: str
    notes: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)


def entries(document: ExportDocument) -> list[Entry]:
    """An entry for each revision of an article, in order of first use."""
    found = [_entry(cited, document.options.accessed) for cited in numbered(document.excerpts).references]
    for excerpt, section in zip(document.excerpts, manuscript(document).sections, strict=True):
        entry = found[section.citation - 1]
        entry.notes.append(_note(excerpt, section))
        tags = (one_line(tag) for remark in section.remarks for tag in remark.tags)
        entry.keywords += [tag for tag in dict.fromkeys(tags) if tag and tag not in entry.keywords]
    return found


def losses_of_references(document: ExportDocument) -> list[Loss]:
    """Highlights and the table of facts: passages, notes, comments and tags go along."""
    facts = sum(len(e.facts) for e in document.excerpts) if document.options.facts else 0
    found = losses_of_writing(document, colors=False)
    return [*found, Loss("export.loss.facts", facts)] if facts else found


def one_line(text: str) -> str:
    """The text on one line by anybody's notion of a line, without blanks at its ends, and printable."""
    return printable(_BREAKS.sub(" ", text)).strip()


def _entry(cited: Reference, accessed: str) -> Entry:
    return Entry(
        reference=cited,
        authors=tuple(_author(one_line(name)) for name in authors(cited.byline)),
        title=one_line(cited.title),
        source=one_line(cited.source),
        url="".join(one_line(cited.url or "").split()),
        language=one_line(cited.language),
        issued=_day(cited.published_at or ""),
        accessed=_day(accessed) if cited.url else "",
    )


def _author(name: str) -> Author:
    found = parted(name)
    if "given" not in found:
        return Author(name)
    particle = found.get("non-dropping-particle", "")
    return Author(f"{particle} {found['family']}".strip(), found["given"], found.get("suffix", ""))


def _day(moment: str) -> str:
    found = _DAY.match(moment[:10])
    return found.group() if found else ""


def _note(excerpt: Excerpt, section: Section) -> str:
    quote = " ".join("".join(piece.text for piece in pieces) for pieces in section.paragraphs)
    said = [section.note, *(remark.comment for remark in section.remarks), section.provenance]
    parts = [f"“{one_line(quote)}” ¶{excerpt.paragraph}", *(one_line(part) for part in said)]
    return " — ".join(part for part in parts if part)
