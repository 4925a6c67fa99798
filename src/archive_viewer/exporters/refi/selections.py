"""What of a document becomes selections in its sources: each annotation once, each other passage as itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive_viewer.domain.annotation import Annotation, Color, Target
from archive_viewer.domain.passage import Excerpt, ExportDocument, SourceText
from archive_viewer.domain.span import Span
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.refi.naming import guid, guid_of_annotation

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch of a source with what was said of it; the whole source where `span` is None."""

    guid: str
    span: Span | None
    said: str = ""
    tags: tuple[str, ...] = ()
    color: Color | None = None
    creator: str = ""
    created_at: str = ""
    modified_at: str = ""


@dataclass(frozen=True, slots=True)
class CodedSource:
    """A text with its selections in the order of the document."""

    guid: str
    source: SourceText
    selections: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """The document's sources, and how many passages and annotations have no place in any of them."""

    sources: tuple[CodedSource, ...]
    lost: int

    def selections(self) -> Iterator[Selection]:
        """All of them, source by source."""
        for source in self.sources:
            yield from source.selections


def coded(document: ExportDocument) -> Coded:
    """Gather the document's selections; what is met again adds its note to the one that is there."""
    texts = {_key(source.reference.article_id, source.reference.revision): source for source in document.sources}
    placed: dict[str, tuple[_Key, Selection]] = {}
    lost: set[str] = set()
    for excerpt in document.excerpts:
        key = _key(excerpt.reference.article_id, excerpt.reference.revision)
        for one in _selections(excerpt, comments=document.options.comments):
            if one.guid in placed:
                home, earlier = placed[one.guid]
                placed[one.guid] = home, replace(earlier, said=_together(earlier.said, one.said))
            elif key in texts and _fits(one, texts[key].text):
                placed[one.guid] = key, one
            else:
                lost.add(one.guid)
    sources = (
        CodedSource(
            guid("source", *key, source.reference.sha256),
            source,
            tuple(one for home, one in placed.values() if home == key),
        )
        for key, source in texts.items()
    )
    return Coded(tuple(sources), len(lost - set(placed)))


def _selections(excerpt: Excerpt, *, comments: bool) -> Iterator[Selection]:
    annotations = excerpt.annotations if comments else ()
    own = next((a for a in annotations if a.id == excerpt.annotation_id), None)
    if own is None:
        span = Span(excerpt.start, excerpt.end)
        cited = excerpt.reference
        name = guid("passage", cited.article_id, cited.revision, cited.sha256, *span)
        yield Selection(name, span, said=_clean(excerpt.note))
    else:
        yield _of(own, excerpt.note)
    for annotation in annotations:
        if annotation is not own:
            yield _of(annotation)


def _of(annotation: Annotation, note: str = "") -> Selection:
    whole = annotation.target is Target.ARTICLE
    uid = annotation.uid or f"{annotation.article_id}/{annotation.id}"
    return Selection(
        guid=guid_of_annotation(uid),
        span=None if whole else annotation.span or Span(0, 0),
        said=_together(_clean(annotation.comment), _clean(note)),
        tags=annotation.tags,
        color=annotation.color,
        creator=printable(annotation.creator),
        created_at=annotation.created_at,
        modified_at=annotation.modified_at,
    )


def _fits(selection: Selection, text: str) -> bool:
    span = selection.span
    return span is None or 0 <= span.start < span.end <= len(text)


def _together(first: str, second: str) -> str:
    return first if second in ("", first) else "\n\n".join(part for part in (first, second) if part)


def _clean(text: str) -> str:
    return printable(text.strip())


def _key(article_id: int, revision: int) -> _Key:
    return article_id, revision
