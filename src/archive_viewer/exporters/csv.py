"""CSV for spreadsheets: a row a passage, UTF-8 with a mark, no cell that a spreadsheet would run."""

import csv
import io
import re

from archive_viewer.domain.passage import Excerpt, ExportDocument, Loss
from archive_viewer.exporters.citations.registry import cite, numbered
from archive_viewer.exporters.manuscript import printable
from archive_viewer.util.messages import sentence

COLUMNS = (
    *("number", "text", "article", "byline", "source", "published", "url", "start", "end", "paragraph"),
    *("tags", "comment", "citation", "revision", "sha256"),
)
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠|]|[\t\r\n]")
_NUMBER = re.compile(r"[+\-]?(?:\d[\d,]*)(?:\.\d+)?%?|[+\-]?\d+(?:\.\d+)?[eE][+\-]?\d+")


class CsvExporter:
    """RFC 4180 with a header row in English names, so that programs can rely on them."""

    name, suffix, family = "csv", ".csv", "tables"
    label_zh, label_en = "CSV", "CSV"

    def losses(self, document: ExportDocument) -> list[Loss]:
        highlights = sum(len(e.annotations) for e in document.excerpts)
        facts = sum(len(e.facts) for e in document.excerpts) if document.options.facts else 0
        found = [Loss("export.loss.colors", highlights), Loss("export.loss.facts", facts)]
        return [loss for loss in found if loss.count]

    def render(self, document: ExportDocument) -> bytes:
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for number, excerpt in zip(numbered(document.excerpts).numbers, document.excerpts, strict=True):
            writer.writerow([inert(str(cell)) for cell in row_of(document, excerpt, number)])
        return out.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would take for a formula; numbers stay as they are."""
    shown = printable(cell)
    return f"'{shown}" if _FORMULA.match(shown) and not _NUMBER.fullmatch(shown) else shown


def row_of(document: ExportDocument, excerpt: Excerpt, number: int) -> list[object]:
    options, cited = document.options, excerpt.reference
    said = excerpt.annotations if options.comments else ()
    comments = [excerpt.note, *(a.comment for a in said)]
    tags = sorted({tag for a in said for tag in a.tags})
    separator = sentence("export.word.list_separator", {}, options.language)
    return [
        *(number, excerpt.text, cited.title, cited.byline, cited.source, cited.published_at or "", cited.url or ""),
        *(excerpt.start, excerpt.end, excerpt.paragraph, separator.join(tags)),
        "\n".join(comment.strip() for comment in comments if comment.strip()),
        cite(cited, options.citation_style, options.accessed),
        *(cited.revision, cited.sha256),
    ]
