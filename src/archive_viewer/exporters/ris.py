"""RIS: references for reference managers, with the passages quoted from them as notes."""

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.citations.items import is_newspaper
from archive_viewer.exporters.reference_entries import Author, Entry, entries, losses_of_references

_LANGUAGES = {"zh": "zh-CN"}


class RisExporter:
    """A record a reference, NEWS or ELEC, UTF-8 with CRLF. Each passage is an N1: its words, its paragraph, what was
    said of it; tags are KW. No value can end its record, since each stands on one line behind its tag."""

    name, suffix, family = "ris", ".ris", "references"
    label_zh, label_en = "RIS", "RIS"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_references(document)

    def render(self, document: ExportDocument) -> bytes:
        records = ["".join(f"{tag}  - {value}\r\n" for tag, value in _record(entry)) for entry in entries(document)]
        return ("\r\n".join(records) or "\r\n").encode()


def _record(entry: Entry) -> list[tuple[str, str]]:
    cited = entry.reference
    fields = [
        ("ID", f"archive-viewer-{cited.article_id}-{cited.revision}"),
        *(("AU", _name(author)) for author in entry.authors),
        ("TI", entry.title),
        ("T2", entry.source),
        ("DA", _date(entry.issued)),
        ("PY", entry.issued[:4]),
        ("Y2", _date(entry.accessed)),
        ("UR", entry.url),
        ("LA", _LANGUAGES.get(entry.language, entry.language)),
        *(("KW", keyword) for keyword in entry.keywords),
        *(("N1", note) for note in entry.notes),
    ]
    kind = "NEWS" if is_newspaper(cited) else "ELEC"
    return [("TY", kind), *((tag, value) for tag, value in fields if value), ("ER", "")]


def _name(author: Author) -> str:
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def _date(day: str) -> str:
    """YYYY/MM/DD/ with what is not known left empty."""
    year, month, date = [*day.split("-"), "", ""][:3]
    return f"{year}/{month}/{date}/" if day else ""
