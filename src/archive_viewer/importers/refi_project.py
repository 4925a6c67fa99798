"""REFI-QDA projects: each text in one becomes an article under its name, character by character."""

from collections.abc import Iterator

from archive_viewer.domain.addresses import is_address
from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.annotations.refi import read_refi
from archive_viewer.importers.zip_package import looks_like_zip


class RefiImporter:
    """Reads .qdpx. What people said of the texts is taken in by itself, once the texts are there."""

    name = "refi"
    suffixes = frozenset({".qdpx"})

    def recognises(self, source: SourceFile) -> bool:
        return source.name.lower().endswith(".qdpx") and looks_like_zip(source.data)

    def read(self, source: SourceFile) -> Iterator[ImportedArticle | LeftOut]:
        for text in read_refi(source.data, source.name).texts:
            if not text.text.strip():
                yield LeftOut(text.title, "import.empty", {"name": text.title})
                continue
            body, blocks = joined([Block(BlockRole.PARAGRAPH, line) for line in text.text.split("\n")])
            title = text.title or text.text.strip().split("\n", 1)[0][:80]
            yield ImportedArticle(
                title,
                body,
                blocks,
                byline=text.byline,
                source=text.source,
                published_at=text.published_at or None,
                url=text.url if is_address(text.url) else None,
                captured_at=text.captured_at or None,
                member=text.file_name or text.key,
                original=text.data,
            )
