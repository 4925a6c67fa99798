"""Where a query's words stand in one document. Needs no index."""

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.domain.query import Query
from archive_viewer.search.highlight import Found, pieces, whole
from archive_viewer.search.matching import FoldedDocument, Meaning
from archive_viewer.search.relaxing import relaxed
from archive_viewer.search.weighing import measured, shown


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
