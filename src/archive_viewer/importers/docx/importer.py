"""The importer of Word documents; what it needs to read one is loaded when the first is read."""

from collections.abc import Iterator

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.zip_package import has_member


class DocxImporter:
    """Documents and templates of Word 2007 and later, and of the programs that write its format."""

    name = "docx"
    suffixes = frozenset({".docx", ".docm", ".dotx"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the package holds a document of words, or begins as one does and is cut short."""
        return has_member(source.data, "word/document.xml") or kind_of(source.data) == "DOCX"

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError: import.no_text, and what zip_package.Package raises."""
        from archive_viewer.importers.docx.document import article_of

        yield article_of(source)
