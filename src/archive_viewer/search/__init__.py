"""The full-text index: the only room that speaks Whoosh."""

from archive_viewer.search.damage import IndexDamagedError
from archive_viewer.search.folding import fold
from archive_viewer.search.index import WhooshIndex
from archive_viewer.search.language import parse
from archive_viewer.search.snippets import around

__all__ = ["IndexDamagedError", "WhooshIndex", "around", "fold", "parse"]
