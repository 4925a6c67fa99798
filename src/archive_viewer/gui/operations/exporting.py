"""Passages on their way out of the archive: writing a file, copying with citation."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from archive_viewer.domain.article import Article
from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.passage import ExportDocument, ExportOptions
from archive_viewer.domain.span import Span
from archive_viewer.gui.tasks.runner import Tasks

if TYPE_CHECKING:
    from archive_viewer.services.services import Services

STYLE_KEY = "export.style"
"""The preference that remembers the citation style."""
HTML_TYPE = "text/html"
MARKDOWN_TYPE = "text/markdown"


def export(
    tasks: Tasks,
    services: "Services",
    path: Path,
    document: ExportDocument,
    format_name: str,
    done: Callable[[Path | KnownError], None],
) -> None:
    """Write the file off the GUI thread; `done` gets its path, or the reason why it could not be written."""

    def write() -> tuple[Path | KnownError]:
        try:
            return (services.exporting.save(path, document, format_name),)
        except KnownError as reason:
            return (reason,)

    tasks.mutate(write, lambda outcome: done(outcome[0]))


def read_pages(
    tasks: Tasks, services: "Services", article: Article, options: ExportOptions, done: Callable[[bytes], None]
) -> None:
    """Set an article's shown revision on pages; `done` gets the PDF."""
    tasks.query(
        lambda _: services.printing.pages(article.id, article.revision, options), done, replaces="article-pages"
    )


def save_pages(
    tasks: Tasks,
    services: "Services",
    article: Article,
    options: ExportOptions,
    path: Path,
    done: Callable[[], None],
) -> None:
    """Write an article's shown revision as a PDF."""

    def write() -> None:
        services.exporting.save_bytes(path, services.printing.pages(article.id, article.revision, options))

    tasks.mutate(write, lambda _none: done())


def style_of(services: "Services") -> str:
    """The citation style that was used last."""
    return str(services.preferences.get(STYLE_KEY, "gb-t-7714-2025"))


def copy_reference(tasks: Tasks, services: "Services", article_id: int, done: Callable[[], None]) -> None:
    """Put an article's reference, in the style last used, on the clipboard."""

    def place(reference: str) -> None:
        QGuiApplication.clipboard().setText(reference)
        done()

    tasks.query(lambda _: services.exporting.citation(article_id, style_of(services)), place)


def clip(pieces: list[tuple[str, str, str]]) -> QMimeData:
    """Clipboard content of (html, markdown, text) pieces: rich text, Markdown and plain text together."""
    content = QMimeData()
    content.setData(HTML_TYPE, "\n".join(html for html, _, _ in pieces).encode())
    content.setText("\n\n".join(text for _, _, text in pieces))
    content.setData(MARKDOWN_TYPE, "\n\n".join(markdown for _, markdown, _ in pieces).encode())
    return content


def copy_with_citation(
    tasks: Tasks,
    services: "Services",
    places: list[tuple[int, int, Span]],
    done: Callable[[int, list[str]], None],
    *,
    language: str = "zh_CN",
) -> None:
    """Put passages with citations in the style last used on the clipboard: (article id, revision, span) of each.

    `done` gets how many, and the negations and hedges that were cut off from them.
    """

    def read() -> list[tuple[str, str, str, str]]:
        style = style_of(services)
        clippings = (
            services.exporting.clipboard(article_id, *span, style, language, revision=revision)
            for article_id, revision, span in places
        )
        return [(c.html, c.markdown, c.text, c.hedge) for c in clippings]

    def place(pieces: list[tuple[str, str, str, str]]) -> None:
        QGuiApplication.clipboard().setMimeData(clip([piece[:3] for piece in pieces]))
        done(len(pieces), [hedge for *_, hedge in pieces if hedge])

    tasks.query(lambda _: read(), place, replaces="copy-with-citation")
