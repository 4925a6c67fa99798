"""The importer of PDF files; what it needs to read one is loaded when the first is read."""

from collections.abc import Iterator

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.ports import SourceFile

_SIGNATURE = b"%PDF-"
_HEAD = 1024


class PdfImporter:
    """PDF files with a text layer, be it their own or one that text recognition laid over images."""

    name = "pdf"
    suffixes = frozenset({".pdf"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the signature stands within the first kilobyte, where ISO 32000 readers look for it."""
        at = source.data[:_HEAD].find(_SIGNATURE)
        return at == 0 or (at > 0 and source.name.lower().endswith(".pdf"))

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError: import.no_text, import.encrypted and import.pdf_…, each a reason."""
        from archive_viewer.importers.pdf.document import article_of

        yield article_of(source)
