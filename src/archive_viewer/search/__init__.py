"""The full-text index: the only room that speaks Whoosh."""

import os

from archive_viewer.search.damage import IndexDamagedError
from archive_viewer.search.finding import Matcher
from archive_viewer.search.folding import fold
from archive_viewer.search.index import WhooshIndex
from archive_viewer.search.language import parse
from archive_viewer.search.lexer import FIELDS
from archive_viewer.search.pinyin import Sounds, is_latin
from archive_viewer.search.snippets import around

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""NumPy's arrays are used, not its algebra: no threads and memory for that."""

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
"""Single characters are read aloud here, not phrases, whose table takes a tenth of a second to load."""

__all__ = ["FIELDS", "IndexDamagedError", "Matcher", "Sounds", "WhooshIndex", "around", "fold", "is_latin", "parse"]
