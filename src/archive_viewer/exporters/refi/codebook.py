"""Tags as the codes of a codebook: a "/" in a tag parts a code from the one above it."""

import re
from dataclasses import dataclass

from lxml import etree

from archive_viewer.domain.annotation import HIGHLIGHTS
from archive_viewer.domain.passage import ExportDocument
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.refi.naming import guid
from archive_viewer.exporters.refi.selections import Coded

Path = tuple[str, ...]
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_DEEPEST = 32
"""Levels of codes; what a tag has below them stays together in the last name."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code; one that no passage has is there for those below it and isn't codable."""

    guid: str
    color: str
    codable: bool


def path_of(tag: str) -> Path:
    """The names of the codes from the top down to the tag itself; empty for a tag without words."""
    parts = [part for part in (printable(" ".join(part.split())) for part in tag.split("/")) if part]
    if len(parts) > _DEEPEST:
        parts[_DEEPEST - 1 :] = ["／".join(parts[_DEEPEST - 1 :])]
    return tuple(parts)


def codes(document: ExportDocument, coded: Coded) -> dict[Path, Code]:
    """The codes of all tags that are used, in order of first use, each after the one above it."""
    chosen = {path_of(tag): color for tag, color in document.colors if _COLOR.fullmatch(color)}
    found: dict[Path, Code] = {}
    for selection in coded.selections():
        for path in filter(None, map(path_of, selection.tags)):
            for depth in range(1, len(path)):
                above = path[:depth]
                found.setdefault(above, Code(guid("code", *above), chosen.get(above, ""), False))
            if path not in found or not found[path].codable:
                highlight = f"#{HIGHLIGHTS[selection.color]}" if selection.color else ""
                found[path] = Code(guid("code", *path), chosen.get(path, highlight), True)
    return found


def add_codes(parent: etree._Element, found: dict[Path, Code]) -> None:
    """Add `Codes` with these codes to an element, in the element's namespace."""
    namespace = etree.QName(parent).namespace
    parents: dict[Path, etree._Element] = {(): etree.SubElement(parent, f"{{{namespace}}}Codes")}
    for path, code in found.items():
        attributes = {"guid": code.guid, "name": path[-1], "isCodable": "true" if code.codable else "false"}
        if code.color:
            attributes["color"] = code.color
        parents[path] = etree.SubElement(parents[path[:-1]], f"{{{namespace}}}Code", attributes)


def lost_highlights(coded: Coded, found: dict[Path, Code]) -> int:
    """How many annotations have a colour that none of their codes has."""
    return sum(
        one.color is not None
        and f"#{HIGHLIGHTS[one.color]}" not in {found[path].color for path in map(path_of, one.tags) if path}
        for one in coded.selections()
    )
