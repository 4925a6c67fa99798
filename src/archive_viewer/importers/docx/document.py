"""A Word document to an article: paragraphs, headings, lists, tables as rows, notes after the end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.composing import Told, composed, headline, person
from archive_viewer.importers.docx.notes import KINDS, formats, mark
from archive_viewer.importers.docx.styles import Styles, attribute, value_of
from archive_viewer.importers.zip_package import Package, resolved

_DEEPEST = 60
"""Levels of tables, content controls and text boxes within one another above which a document is refused."""
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"}
    | {"Fallback", "fldData", "ffData", "annotationRef"}
)
_BREAKS = frozenset({"br", "cr"})
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?")
_BAR = " | "


def article_of(source: SourceFile) -> ImportedArticle:
    """The article that the document holds. Raises ImportRefusedError, see DocxImporter.read."""
    package = Package(source)
    main = _main_part(package)
    parts = _related(package, main)
    body = package.tree(main).find("{*}body")
    if body is None:
        raise ImportRefusedError("import.package_damaged", name=source.name)
    settings = [package.tree(part) for part in parts.get("settings", [])[:1]]
    numbering = formats([*settings, *body.iterfind(".//{*}sectPr")])
    reader = _Reader(Styles(package.tree(parts["styles"][0]) if "styles" in parts else None), numbering, source.name)
    blocks = reader.blocks(body)
    notes = [
        Block(BlockRole.FOOTNOTE, text)
        for kind in KINDS
        for part in parts.get(kind, [])[:1]
        for text in reader.notes(package.tree(part), reader.cited[kind])
    ]
    margins = {
        block.text: replace(block, role=BlockRole.FURNITURE)
        for kind in ("header", "footer")
        for part in parts.get(kind, [])
        for block in reader.blocks(package.tree(part))
        if block.text.strip()
    }
    return composed([*blocks, *notes, *margins.values()], _told(package), source.name)


class _Reader:
    """Walks a document's parts in their order. `cited` collects id and mark of the notes that the body refers to."""

    def __init__(self, styles: Styles, numbering: dict[str, str], name: str) -> None:
        self._styles = styles
        self._numbering = numbering
        self._name = name
        self.cited: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}

    def blocks(self, holder: Any, depth: int = 0) -> list[Block]:
        """The blocks directly and indirectly in a body, a cell, a text box, a header."""
        if depth > _DEEPEST:
            raise ImportRefusedError("import.too_deep", name=self._name, most=_DEEPEST)
        found: list[Block] = []
        for child in holder:
            kind = _local(child)
            if kind == "p":
                found.extend(self._paragraph(child, depth))
            elif kind == "tbl":
                found.extend(self._table(child, depth))
            elif kind not in _LEFT_OUT:
                found.extend(self.blocks(child, depth + 1))
        return found

    def notes(self, root: Any, cited: list[tuple[str, str]]) -> Iterator[str]:
        """The notes that were cited, each behind its mark, in the order of their citing."""
        by_id = {attribute(note, "id"): note for note in root}
        for key, sign in cited:
            if key in by_id:
                text = " ".join(block.text.strip() for block in self.blocks(by_id[key]) if block.text.strip())
                yield f"{sign} {text}".strip()

    def _paragraph(self, paragraph: Any, depth: int) -> list[Block]:
        role = self._styles.role(paragraph)
        lines, boxes = self._words(paragraph, depth)
        if role is not BlockRole.PARAGRAPH:
            lines = [" ".join(line.strip() for line in lines if line.strip())]
        return [*(Block(role, line) for line in lines if line.strip()), *boxes]

    def _words(self, paragraph: Any, depth: int) -> tuple[list[str], list[Block]]:
        """The lines of a paragraph (manual breaks part them), and the blocks of text boxes anchored in it."""
        lines = [""]
        boxes: list[Block] = []
        waiting = list(reversed(paragraph))
        while waiting:
            element = waiting.pop()
            kind = _local(element)
            if kind == "t":
                lines[-1] += element.text or ""
            elif kind in _BREAKS:
                lines.append("")
            elif kind == "tab" or kind == "ptab":
                lines[-1] += "\t"
            elif kind == "noBreakHyphen":
                lines[-1] += "-"
            elif kind == "sym":
                lines[-1] += "\ufffd"
            elif kind in ("footnoteReference", "endnoteReference"):
                lines[-1] += self._cite(kind.removesuffix("Reference") + "s", element)
            elif kind == "txbxContent":
                boxes.extend(self.blocks(element, depth + 1))
            elif kind not in _LEFT_OUT:
                waiting.extend(reversed(element))
        return lines, boxes

    def _cite(self, kind: str, reference: Any) -> str:
        """The mark of a note that is referred to; one of the writer's own stands in the text itself, in both places."""
        own = attribute(reference, "customMarkFollows") in ("1", "true", "on")
        numbered = sum(bool(sign) for _, sign in self.cited[kind])
        sign = "" if own else mark(numbered + 1, self._numbering[kind])
        self.cited[kind].append((attribute(reference, "id"), sign))
        return sign

    def _table(self, table: Any, depth: int) -> list[Block]:
        """A row a block, cells set apart by bars; a table of one column is what stands in it."""
        rows = [[self._cell(cell, depth) for cell in _inside(row, "tc")] for row in _inside(table, "tr")]
        if all(len(row) < 2 for row in rows):
            return [block for row in rows for cell in row for block in cell]
        texts = (_BAR.join(" ".join(b.text.strip() for b in cell if b.text.strip()) for cell in row) for row in rows)
        return [Block(BlockRole.TABLE, text) for text in texts if text.strip(" |")]

    def _cell(self, cell: Any, depth: int) -> list[Block]:
        merged = cell.find("{*}tcPr/{*}vMerge")
        if merged is not None and value_of(merged) in ("", "continue"):
            return []
        return self.blocks(cell, depth + 1)


def _inside(holder: Any, kind: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also those within content controls and marks of insertion."""
    waiting = list(reversed(holder))
    while waiting:
        element = waiting.pop()
        name = _local(element)
        if name == kind:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            waiting.extend(reversed(element))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _main_part(package: Package) -> str:
    """The part with the words, as the package's relations name it."""
    for target in _related(package, "").get("officeDocument", []):
        if target in package:
            return target
    return "word/document.xml"


def _related(package: Package, part: str) -> dict[str, list[str]]:
    """The parts that `part` refers to, by the last word of the relation's type; outside targets are passed over."""
    folder, _, leaf = part.rpartition("/")
    relations = f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"
    found: dict[str, list[str]] = {}
    if relations not in package:
        return found
    for relation in package.tree(relations):
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        target = resolved(part, relation.get("Target") or "")
        if target in package:
            found.setdefault((relation.get("Type") or "").rpartition("/")[2], []).append(target)
    return found


def _told(package: Package) -> Told:
    if "docProps/core.xml" not in package:
        return Told()
    said = {_local(child): (child.text or "").strip() for child in package.tree("docProps/core.xml")}
    made = said.get("created", "")
    return Told(
        title=headline(said.get("title", "")),
        byline=person(said.get("creator", "")),
        made=made.replace("Z", "+00:00") if _DATE.fullmatch(made) else None,
    )
