"""An article on paper: its own typesetting, highlights in place, what was said of them in the margin, its reference."""

from dataclasses import asdict
from typing import Any

from archive_viewer.domain.annotation import HIGHLIGHTS, Annotation
from archive_viewer.domain.article import Article
from archive_viewer.domain.passage import Excerpt, ExportDocument, ExportOptions, Reference
from archive_viewer.exporters.manuscript import Manuscript, Piece, manuscript, printable
from archive_viewer.exporters.pdf import lit_pieces
from archive_viewer.exporters.typesetting import pdf


def article_pages(
    article: Article, cited: Reference, annotations: tuple[Annotation, ...], options: ExportOptions
) -> bytes:
    """A PDF of one revision of an article. Of its `annotations` those without a place stand at its head."""
    excerpt = Excerpt(article.text, 0, len(article.text), 1, cited, annotations=annotations)
    laid = manuscript(ExportDocument(article.title, (excerpt,), options))
    section = laid.sections[0]
    whole = {n.id for n in annotations if n.span is None}
    colors = _colors(annotations)
    placed = {r.number: asdict(r) | {"color": colors[n]} for n, r in enumerate(section.remarks)}
    above = [placed[r.number] for r, n in zip(section.remarks, _said(annotations), strict=True) if n.id in whole]
    head = {r["number"] for r in above}
    return pdf(
        "article.typ",
        _head(article, laid, options)
        | {"rows": _rows(article, section.paragraphs, placed, head), "remarks": above, "reference": laid.references[0]},
    )


def _head(article: Article, laid: Manuscript, options: ExportOptions) -> dict[str, Any]:
    imprint = (article.byline, (article.published_at or "")[:16].replace("T", " "), article.source, article.url or "")
    return {
        "title": laid.title,
        "kicker": printable(article.kicker),
        "subtitle": printable(article.subtitle),
        "imprint": printable(" · ".join(part for part in imprint if part)),
        "language": laid.language,
        "face": "sans" if options.font == "sans" else "serif",
        "provenance": laid.word("original", revision=str(article.revision), sha256=article.sha256),
        "words": {"remark": laid.word("remark")},
    }


def _rows(
    article: Article, paragraphs: tuple[tuple[Piece, ...], ...], placed: dict[int, dict[str, Any]], head: set[int]
) -> list[dict[str, Any]]:
    """A row for every line of the text, in the role of its block, with the remarks that end in it."""
    roles = {block.start: block.role.value for block in article.body}
    rows, at, role = [], 0, "paragraph"
    for line, pieces in zip(article.text.split("\n"), paragraphs, strict=True):
        role = roles.get(at, role)
        numbers = [n for piece in pieces for n in piece.notes if n not in head]
        lit = [
            piece | {"notes": [n for n in piece["notes"] if n not in head]} for piece in lit_pieces(pieces, colors=True)
        ]
        rows.append({"role": role, "pieces": lit, "remarks": [placed[n] for n in numbers]})
        at += len(line) + 1
    return [row for row in rows if row["pieces"]]


def _said(annotations: tuple[Annotation, ...]) -> list[Annotation]:
    return [n for n in annotations if n.comment.strip() or n.tags]


def _colors(annotations: tuple[Annotation, ...]) -> list[str]:
    return [f"#{HIGHLIGHTS[n.color]}" for n in _said(annotations)]
