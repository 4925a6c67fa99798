"""Texts that nobody reads as articles: drawings, data, styles, programs; told by name, JSON by content too."""

import json
from pathlib import PurePath

from archive_viewer.domain.ports import SourceFile

_KINDS = {
    **dict.fromkeys((".svg", ".svgz"), "SVG"),
    **dict.fromkeys((".json", ".jsonl", ".geojson", ".map", ".webmanifest"), "JSON"),
    **dict.fromkeys((".css", ".scss", ".less"), "CSS"),
    **dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"), "JavaScript"),
    **dict.fromkeys((".yaml", ".yml"), "YAML"),
    **dict.fromkeys((".toml", ".ini", ".cfg", ".conf", ".properties", ".lock"), "INI"),
    **dict.fromkeys(
        (".py", ".pyi", ".c", ".h", ".cc", ".cpp", ".hpp", ".java", ".go", ".rs", ".rb", ".pl"), "source code"
    ),
    **dict.fromkeys((".sh", ".bat", ".ps1", ".cmd", ".sql", ".php", ".swift", ".kt", ".cs", ".lua"), "source code"),
    **dict.fromkeys((".xsl", ".xslt", ".xsd", ".dtd", ".plist"), "XML"),
}
_PROSE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml"})
_MOST_JSON = 4 * 1024 * 1024


def other_than_prose(source: SourceFile) -> str | None:
    """What kind of text the file is that holds no article, or None where it may hold one."""
    suffix = PurePath(source.name).suffix.lower()
    if suffix in _PROSE:
        return None
    return _KINDS.get(suffix) or ("JSON" if _is_json(source.data) else None)


def _is_json(data: bytes) -> bool:
    if data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"[") or len(data) > _MOST_JSON:
        return False
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False
