"""Where a query's words stand in one document. Needs no index."""

from collections.abc import Mapping

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.domain.query import Condition, Query
from archive_viewer.search.highlight import Found, pieces, whole
from archive_viewer.search.matching import FoldedDocument, Meaning
from archive_viewer.search.relaxing import relaxed
from archive_viewer.search.weighing import measured, shown


class Matcher:
    """Holds texts of any kind against a query. `within` has the article ids that meet each of its conditions."""

    def __init__(self, query: Query, within: Mapping[Condition, frozenset[int]]) -> None:
        self._meaning = None if query.root is None else Meaning(query.root, within)

    def met(self, document: IndexDocument) -> bool:
        """Whether the document answers the whole query."""
        return self._meaning is not None and self._meaning.met(FoldedDocument(document), self._meaning.tree)


def found_in(query: Query, document: IndexDocument) -> Found:
    """Where the query's words stand in one document; their pieces where it has none of them whole."""
    folded = FoldedDocument(document)
    if query.root is None:
        return pieces(folded, ())
    meaning = Meaning(query.root, {})
    found = whole(folded, meaning)
    if not found.text and not found.title and not found.fields and relaxed(meaning.tree) is not None:
        return pieces(folded, shown(measured(meaning)))
    return found
