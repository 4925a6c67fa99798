"""Markdown to an article: headings become title and headings, list items and quotations keep the words they print."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import Decoded, decode
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.text import language_of, looks_like_text, title_from

_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<words>\S.*)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*")
_FIELD = re.compile(r"(?P<name>[A-Za-z_]{1,20})[ \t]*:[ \t]*(?P<value>.+)")
_FIELDS = {"title": "title", "author": "byline", "byline": "byline", "source": "source", "url": "url", "link": "url"}


class MarkdownImporter:
    """Files that a person calls Markdown. Inline marks stay in the text: they are what the source says."""

    name = "markdown"
    suffixes = frozenset({".md", ".markdown"})

    def recognises(self, source: SourceFile) -> bool:
        named = PurePath(source.name).suffix.lower() in self.suffixes
        return named and kind_of(source.data) is None and looks_like_text(decode(source.data))

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError `import.no_text` where there is nothing under the title."""
        yield article_of(decode(source.data), source.name)


def article_of(decoded: Decoded, name: str) -> ImportedArticle:
    """The article that a Markdown text holds. Raises ImportRefusedError import.no_text, with the file's name."""
    fields, lines = _front_matter(decoded.text.split("\n"))
    blocks = [block for block in _blocks(lines) if block.text.strip()]
    titled = blocks[:1] and blocks[0].role is BlockRole.HEADING and "title" not in fields
    if titled:
        fields["title"] = blocks[0].text.strip()
        blocks[0] = replace(blocks[0], role=BlockRole.TITLE)
    text, placed = joined(blocks)
    if not text.strip():
        raise ImportRefusedError("import.no_text", name=name)
    return ImportedArticle(
        title=fields.get("title") or title_from(text.split("\n", 1)[0]),
        text=text,
        blocks=placed,
        byline=fields.get("byline", ""),
        source=fields.get("source", ""),
        url=fields.get("url"),
        language=language_of(text),
        charset=decoded.charset,
        remarks=decoded.remarks,
    )


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if not lines or lines[0].rstrip() != "---":
        return {}, lines
    end = next((n for n in range(1, min(len(lines), 60)) if lines[n].rstrip() in ("---", "...")), 0)
    found = [_FIELD.fullmatch(line) for line in lines[1:end]]
    if not end or not any(found):
        return {}, lines
    fields = {
        _FIELDS[f["name"].lower()]: f["value"].strip().strip("\"'") for f in found if f and f["name"].lower() in _FIELDS
    }
    return fields, lines[end + 1 :]


def _blocks(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for n, line in enumerate(lines):
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        after = lines[n + 1] if n + 1 < len(lines) else ""
        if heading:
            blocks.append(Block(BlockRole.HEADING, heading.group("words")))
        elif _RULE.fullmatch(line) or (n and lines[n - 1].strip() and _UNDERLINE.fullmatch(line)):
            blocks.append(Block(BlockRole.FURNITURE, line))
        elif item:
            blocks.append(Block(BlockRole.LIST_ITEM, item.group("words")))
        elif line.strip() and _UNDERLINE.fullmatch(after) and not line.lstrip().startswith((">", "|")):
            blocks.append(Block(BlockRole.HEADING, line.strip()))
        elif line.lstrip().startswith("|"):
            blocks.append(Block(BlockRole.TABLE, line))
        else:
            blocks.append(Block(BlockRole.PARAGRAPH, line))
    return blocks
