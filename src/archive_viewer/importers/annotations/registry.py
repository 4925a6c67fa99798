"""Which reader a file of annotations is for."""

import json

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming
from archive_viewer.importers.annotations.hypothesis import read_hypothesis
from archive_viewer.importers.annotations.refi import read_refi
from archive_viewer.importers.annotations.w3c import read_web_annotations
from archive_viewer.importers.zip_package import looks_like_zip

SUFFIXES = (".jsonld", ".json", ".qdpx", ".qdc")
_BEGINNING = 4096


def read_annotations(data: bytes) -> Incoming:
    """The annotations in a file, by what stands in it and not by its name. Raises ImportRefusedError."""
    begins = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
    if looks_like_zip(data) or begins.startswith(b"<"):
        return read_refi(data)
    if not begins.startswith((b"{", b"[")):
        raise ImportRefusedError("annotations.unknown_format")
    return read_hypothesis(data) if _is_hypothesis(data) else read_web_annotations(data)


def _is_hypothesis(data: bytes) -> bool:
    """Whether it is a search's rows, an export of the client, or bare rows, which have a `uri` and no `@context`."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return False
    first = read[0] if isinstance(read, list) and read else read
    if not isinstance(first, dict) or "@context" in first:
        return False
    return "rows" in first or "export_date" in first or "uri" in first
