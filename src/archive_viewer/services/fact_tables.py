"""Facts as tables to carry away, with the sentences that say them and their citations."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive_viewer.domain.article import Article
from archive_viewer.domain.cited_fact import CitedFact
from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.fact import Fact
from archive_viewer.services.excerpts import reference, sentence_around
from archive_viewer.services.files import write_whole
from archive_viewer.services.library import paragraph
from archive_viewer.storage import articles
from archive_viewer.storage.database import Database
from archive_viewer.util.clock import today

_REMEMBERED = 512
SUFFIXES = (".csv", ".xlsx")


class FactTables:
    """Writes facts of an archive as tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def csv(self, facts: Iterable[Fact], style: str = "gb-t-7714-2025", accessed: str = "") -> str:
        """The facts as comma-separated values, a row each, in their order."""
        from archive_viewer.exporters.fact_table import csv_table

        return csv_table(self._cited(facts), style, accessed or today())

    def save(
        self,
        path: str | os.PathLike[str],
        facts: Iterable[Fact],
        style: str = "gb-t-7714-2025",
        accessed: str = "",
    ) -> Path:
        """Write the facts whole as .csv or .xlsx, replacing what was there. Raises ExportError."""
        from archive_viewer.exporters.fact_table import xlsx_table

        target = Path(path).expanduser().absolute()
        suffix = target.suffix.lower()
        if suffix not in SUFFIXES:
            raise ExportError("export.suffix", path=target.name, known=", ".join(SUFFIXES))
        if suffix == ".csv":
            data = self.csv(facts, style, accessed).encode("utf-8-sig", "replace")
        else:
            data = xlsx_table(self._cited(facts), style, accessed or today())
        write_whole(target, data)
        return target

    def _cited(self, facts: Iterable[Fact]) -> Iterator[CitedFact]:
        read: dict[tuple[int, int | None], Article] = {}
        with self._database.reading() as session:
            for fact in facts:
                assert fact.article_id is not None  # noqa: S101 - stored facts have their article
                key = fact.article_id, fact.revision
                if key not in read:
                    if len(read) >= _REMEMBERED:
                        read.clear()
                    read[key] = articles.article(session, *key)
                article = read[key]
                around = sentence_around(article.text, fact.span)
                yield CitedFact(fact, around.of(article.text), paragraph(article, fact.start), reference(article))
