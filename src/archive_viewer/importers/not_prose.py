"""Text that is no prose: data, drawings, feeds, style sheets, program code; told by the file's name or what it says."""

import csv
import json
import re
from itertools import islice
from pathlib import PurePath

from archive_viewer.domain.errors import ImportRefusedError

CALLED_PROSE = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml"})
"""Endings by which a person says that a file is to be read."""
_CODE = "code"
_SUFFIXES = {
    suffix: kind
    for kind, suffixes in {
        "JSON": ".json .jsonl .ndjson .geojson .har .ipynb .webmanifest",
        "SVG": ".svg",
        "XML": ".xml .xsd .xsl .xslt .resx .wsdl",
        "RSS": ".rss",
        "Atom": ".atom",
        "OPML": ".opml",
        "plist": ".plist",
        "KML": ".kml",
        "GPX": ".gpx",
        "CSV": ".csv .tsv",
        "YAML": ".yaml .yml",
        "TOML": ".toml",
        "INI": ".ini .cfg .conf .properties",
        "BibTeX": ".bib",
        "RIS": ".ris",
        "vCard": ".vcf",
        "iCalendar": ".ics",
        "gettext": ".po .pot",
        _CODE: ".css .scss .less .js .mjs .cjs .jsx .ts .tsx .vue .py .pyi .java .c .h .cc .cpp .cxx .hpp .cs .go .rs"
        " .rb .sh .bash .zsh .bat .cmd .ps1 .sql .swift .kt .scala .lua .pl .pm .r .m .vb .dart .gradle .cmake .diff",
    }.items()
    for suffix in suffixes.split()
}
_ROOTS = {
    "svg": "SVG",
    "rss": "RSS",
    "rdf": "RSS",
    "feed": "Atom",
    "urlset": "Sitemap",
    "sitemapindex": "Sitemap",
    "plist": "plist",
    "opml": "OPML",
    "kml": "KML",
    "gpx": "GPX",
}
_PAGE = "html"
_HEAD = 16_384
_ROOT = re.compile(
    r"\ufeff?\s*+(?P<prolog><\?xml\b)?(?:<\?[^<>]{0,500}>\s*+|\s++|[^<>]{0,500}\?>\s*+|<!--(?>.*?-->)\s*+"
    r"|<!DOCTYPE[^<>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*+)?>\s*+)*+<(?:\w{1,20}:)?(?P<root>[A-Za-z][\w.-]{0,40})",
    re.S | re.I,
)
_SENTENCE = re.compile(r"[。！？]|[.!?][\"'”’)]?\s*$")
_CODE_LINE = re.compile(
    r"\s*(?:[^。！？]*[;{}(\[]|[\])}]+[,;:]?|.*[\"')\]}],|[\"'].*[\"']"
    r"|(?:def|class|if|for|while|elif|else|try|except|with|async)\b[^。！？]*:"
    r"|import\s+[\w.]+(?:\s+as\s+\w+)?|from\s+[\w.]+\s+import\s.*|#include\s*[<\"].*|package\s+[\w.]+"
    r"|(?:return|const|let|var)\b[^。！？,]{0,80}|@\w+.*"
    r"|[\w.\[\]\"'$-]{1,60}\s*[-+*/|&:]?=\s*\S.*|//.*|/\*.*|\*.*|#\s.*|[\w.]{1,60}\([^。！？]*\))\s*"
)
_SIGNS = re.compile(r"[{}();=<>]")
_CROWDED = 0.08
"""Signs of code to a character above which a text is code, however its lines are broken."""
_SAMPLE = 400
_FEWEST = 5
_LONGEST_CELL = 24
_LARGEST_JSON = 8_000_000


def refuse_other_than_prose(name: str, text: str) -> None:
    """Raises ImportRefusedError import.not_prose, with the kind's name, or import.source_code where it is no prose."""
    kind = other_kind(name, text)
    if kind == _CODE:
        raise ImportRefusedError("import.source_code", name=name)
    if kind:
        raise ImportRefusedError("import.not_prose", name=name, kind=kind)


def other_kind(name: str, text: str) -> str | None:
    """What a file of text is instead of prose, or None: a person called it text or a page, or it reads as prose."""
    suffix = PurePath(name).suffix.lower()
    if suffix in CALLED_PROSE:
        return None
    markup, named = other_markup(text), _SUFFIXES.get(suffix)
    if markup or named:
        return markup or (None if _root(text) == _PAGE else named)
    return _data(text) or (_CODE if _is_code(text) else None)


def other_markup(text: str) -> str | None:
    """The name of the markup, other than HTML, that `text` opens as: SVG, a feed, XML of any kind."""
    opened = _ROOT.match(text[:_HEAD])
    if opened is None or opened.group("root").lower() == _PAGE:
        return None
    return _ROOTS.get(opened.group("root").lower()) or ("XML" if opened.group("prolog") else None)


def _root(text: str) -> str:
    opened = _ROOT.match(text[:_HEAD])
    return opened.group("root").lower() if opened else ""


def _data(text: str) -> str | None:
    bare = text.strip("\ufeff \t\r\n")
    if bare[:1] in ("{", "["):
        lines = [line for line in islice(bare.split("\n"), _SAMPLE) if line.strip()]
        if _is_json(bare) or (len(lines) > 1 and all(line[0] in "{[" and _is_json(line) for line in lines)):
            return "JSON"
    return "CSV" if _is_table(bare) else None


def _is_json(text: str) -> bool:
    if len(text) > _LARGEST_JSON:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Whether every line has the same number of short cells."""
    lines = [line for line in islice(text.split("\n"), _SAMPLE) if line.strip()]
    for mark in (",", "\t", ";"):
        if len(lines) < _FEWEST or any(mark not in line for line in lines):
            continue
        try:
            rows = list(csv.reader(lines, delimiter=mark))
        except csv.Error:
            continue
        cells = [cell for row in rows for cell in row]
        sentences = sum(bool(_SENTENCE.search(cell)) for cell in cells)
        short = sum(map(len, cells)) <= _LONGEST_CELL * len(cells) and sentences * 10 <= len(cells)
        if short and len(rows[0]) > 2 and len({len(row) for row in rows}) == 1:
            return True
    return False


def _is_code(text: str) -> bool:
    if text.startswith("#!/"):
        return True
    sample = text[: _SAMPLE * 80]
    lines = [line[:400] for line in islice(sample.split("\n"), _SAMPLE) if line.strip()]
    if len(sample) >= _SAMPLE and len(_SIGNS.findall(sample)) >= len(sample) * _CROWDED:
        return True
    coded = sum(bool(_CODE_LINE.fullmatch(line)) for line in lines)
    said = sum(bool(_SENTENCE.search(line)) for line in lines)
    return len(lines) >= _FEWEST and coded * 10 >= len(lines) * 6 and said * 10 <= len(lines)
