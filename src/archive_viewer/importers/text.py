"""Plain text to an article: with a news page's head where there is one, else first line and rest."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import Decoded, decode
from archive_viewer.importers.credits import credits_of, url_of
from archive_viewer.importers.interview import with_turns
from archive_viewer.importers.not_prose import other_kind, refuse_other_than_prose
from archive_viewer.importers.page_head import PageHead, page_head
from archive_viewer.importers.paragraphs import page_blocks, plain_blocks
from archive_viewer.importers.signatures import kind_of

_LONGEST_TITLE = 200
_CUT_TITLE = 40
_CLAUSE = re.compile(r"[。！？；，,!?;:：]")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_TAIL = 12


class TextImporter:
    """Anything that decodes as text and is not another format's source."""

    name = "text"
    suffixes = frozenset({".txt", ".text"})

    def recognises(self, source: SourceFile) -> bool:
        kind = kind_of(source.data)
        if not source.data or kind not in (None, "XML"):
            return False
        decoded = decode(source.data)
        return looks_like_text(decoded) and (kind is None or other_kind(source.name, decoded.text) is not None)

    def read(self, source: SourceFile) -> Iterator[ImportedArticle]:
        """One article. Raises ImportRefusedError: import.no_text where nothing but a head or blanks is there,
        import.not_prose and import.source_code where the file's name or its content speaks for something else.
        """
        decoded = decode(source.data)
        refuse_other_than_prose(source.name, decoded.text)
        yield article_of(decoded, source.name)


def looks_like_text(decoded: Decoded) -> bool:
    """Whether few enough characters had to be replaced for this to have been text."""
    return decoded.unshowable + decoded.replaced <= max(8, len(decoded.text) // 20)


def article_of(decoded: Decoded, name: str) -> ImportedArticle:
    """The article that a decoded plain text holds. Raises ImportRefusedError import.no_text, with the file's name."""
    lines = [line for line in decoded.text.split("\n") if line.strip()]
    if not lines:
        raise ImportRefusedError("import.no_text", name=name)
    head = page_head(lines)
    article = _with_head(head, lines) if head else _without_head(lines)
    if not article.text.strip():
        raise ImportRefusedError("import.no_text", name=name)
    return replace(article, language=language_of(article.text), charset=decoded.charset, remarks=decoded.remarks)


def title_from(line: str) -> str:
    """A title for a text that has none: the first clause of `line`, at most 40 characters."""
    bare = line.strip()
    cut = _CLAUSE.search(bare, 4)
    return (bare[: cut.start()] if cut else bare)[:_CUT_TITLE].strip() or bare[:_CUT_TITLE]


def language_of(text: str) -> str:
    """zh, ja, ko or en by the letters in use, "" where none of them prevails."""
    sample = text[:20_000]
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    hangul, latin = len(_HANGUL.findall(sample)), len(_LATIN.findall(sample))
    if kana * 5 > han + kana:
        return "ja"
    if hangul > han:
        return "ko"
    if han * 4 > latin:
        return "zh"
    return "en" if latin else ""


def _with_head(head: PageHead, lines: list[str]) -> ImportedArticle:
    after = with_turns(page_blocks(lines[head.taken :]), head.source)
    text, blocks = joined([*head.blocks, *after])
    outside = [block for block in after if not block.role.in_body]
    said = [found for block in outside if (found := credits_of(block.text))]
    links = [url_of(block.text) for block in outside if block.role is BlockRole.LINK]
    return ImportedArticle(
        title=head.title,
        text=text,
        blocks=blocks,
        kicker=head.kicker,
        subtitle=head.subtitle,
        byline=head.byline or next((c.byline for c in said if c.byline), ""),
        editors=head.editors or "、".join(c.editors for c in said if c.editors),
        source=head.source or next((c.source for c in said if c.source), ""),
        channel=head.channel,
        published_at=head.published_at or next((c.published_at for c in said if c.published_at), None),
        url=head.url or next((url for url in links if url), None),
    )


def _without_head(lines: list[str]) -> ImportedArticle:
    first, rest = lines[0], lines[1:]
    titled = bool(rest) and len(first) <= _LONGEST_TITLE
    blocks = with_turns(plain_blocks(rest if titled else lines))
    if titled:
        blocks = [Block(BlockRole.TITLE, first), *blocks]
    text, placed = joined(blocks)
    said = [found for line in rest[-_TAIL:] if (found := credits_of(line)) and not found.loose]
    return ImportedArticle(
        title=first.strip() if titled else title_from(first),
        text=text,
        blocks=placed,
        editors=next((c.editors for c in said if c.editors), ""),
    )
