"""The importer of EPUB books; what it needs to read one is loaded when the first is read."""

from collections.abc import Iterator

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.zip_package import has_member


class EpubImporter:
    """Books and saved articles in EPUB 2 and 3, each file one article with its chapters as headings."""

    name = "epub"
    suffixes = frozenset({".epub"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the package says where its book begins, or begins as a book does and is cut short."""
        return has_member(source.data, "META-INF/container.xml") or kind_of(source.data) == "EPUB"

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError: import.no_text, import.epub_drm, and those of zip_package."""
        from archive_viewer.importers.epub.book import article_of

        yield article_of(source)
