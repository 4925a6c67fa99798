"""W3C Web Annotation as JSON-LD: a collection of annotations, and what every annotation format says of a document."""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias
from urllib.parse import quote as percent_encoded

from archive_viewer.domain.annotation import HIGHLIGHTS, Annotation, Quote, Target
from archive_viewer.domain.passage import Excerpt, ExportDocument, Loss, Reference
from archive_viewer.domain.record import Record

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

TERMS = "urn:archive-viewer:terms#"
_CONTEXT: list[JSON] = ["http://www.w3.org/ns/anno.jsonld", {"av": TERMS}]
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, TERMS)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.*[^\s:/].*", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = "-._~:/?#@!$&'()*+,;=%"


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """One thing to be said of an article in an annotation format: an annotation, or a passage that is none.

    `start` and `end` count code points of the article's text. Without them and `quote` the article as a whole is meant;
    an orphan has its quote alone. `about` is the fact's or entity's words. A passage has no `color` and no times.
    """

    uid: str
    reference: Reference
    quote: Quote | None
    start: int | None
    end: int | None
    comment: str
    tags: tuple[str, ...] = ()
    color: str = ""
    creator: str = ""
    created_at: str = ""
    modified_at: str = ""
    target: Target = Target.PASSAGE
    about: str = ""


class WebAnnotationExporter:
    """One AnnotationCollection whose first page holds every annotation.

    A TextPositionSelector counts Unicode code points, as the model demands. What the model has no word for stands
    under the prefix av.
    """

    name, suffix, family = "w3c", ".jsonld", "annotations"
    label_zh, label_en = "W3C 标注", "W3C annotations"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_facts(document)

    def render(self, document: ExportDocument) -> bytes:
        items: list[JSON] = [_annotation(said) for said in statements(document)]
        named = json.dumps([document.title, items], ensure_ascii=True)
        collection, page = (f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{part} {named}')}" for part in ("collection", "page"))
        whole: dict[str, JSON] = {"id": collection, "type": "AnnotationCollection"}
        whole |= {"label": document.title, "total": len(items)}
        only: dict[str, JSON] = {"id": page, "type": "AnnotationPage", "partOf": whole, "startIndex": 0, "items": items}
        maker: JSON = {"type": "Software", "name": "Archive Viewer"}
        return written({"@context": _CONTEXT, **whole, "generator": maker, "first": only, "last": page})


def statements(document: ExportDocument) -> tuple[Statement, ...]:
    """Everything that an annotation format says of a document: each annotation once, in order of first use.

    A passage stands for itself unless it is an annotation; its note is its comment. A passage that is an annotation
    and has a note is both. Without the option `comments` there are only passages.
    """
    texts = {_revision(source.reference): source.text for source in document.sources}
    found: dict[str, Statement] = {}
    for excerpt in document.excerpts:
        text = texts.get(_revision(excerpt.reference))
        annotations = excerpt.annotations if document.options.comments else ()
        itself = next((a for a in annotations if _is_passage(a, excerpt)), None)
        if excerpt.start < excerpt.end and (itself is None or excerpt.note.strip()):
            said = _passage(excerpt, text)
            known = found.setdefault(said.uid, said)
            if said.comment not in known.comment:
                comment = "\n\n".join(part for part in (known.comment, said.comment) if part)
                found[said.uid] = replace(known, comment=comment)
        for one in sorted(annotations, key=lambda a: a is not itself):
            found.setdefault(one.uid, _remark(one, excerpt, text))
    return tuple(found.values())


def losses_of_facts(document: ExportDocument) -> list[Loss]:
    """What every annotation format loses: the table of facts, where it was asked for."""
    facts = sum(len(excerpt.facts) for excerpt in document.excerpts) if document.options.facts else 0
    return [Loss("export.loss.facts", facts)] if facts else []


def source_of(cited: Reference) -> str:
    """The address that annotations of an article are filed under, as a URI: its own, or one made of its checksum."""
    url = (cited.url or "").strip()
    if _ADDRESS.fullmatch(url):
        whole, mark, fragment = re.sub("%(?![0-9A-Fa-f]{2})", "%25", _SURROGATE.sub("\ufffd", url)).partition("#")
        fragment = fragment.replace("#", "%23")
        return percent_encoded(f"{whole}{mark}{fragment}", safe=_PLAIN)
    if cited.sha256:
        return f"urn:sha256:{cited.sha256}"
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'article {cited.article_id} {cited.title!a}')}"


def utc(time: str) -> str:
    """The moment in UTC with the Z that the model demands; "" where `time` doesn't name a moment."""
    try:
        moment = datetime.fromisoformat(time)
        settled = moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return ""
    if settled is None:
        return ""
    precision = "microseconds" if settled.microsecond % 1000 else "milliseconds"
    return settled.replace(tzinfo=None).isoformat(timespec=precision) + "Z"


def written(content: JSON) -> bytes:
    """The content as a JSON file; a lone surrogate, which no file can hold, becomes U+FFFD."""
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return (_SURROGATE.sub("\ufffd", text) + "\n").encode()


def _revision(cited: Reference) -> tuple[str, int, int]:
    return cited.sha256, cited.article_id, cited.revision


def _is_passage(annotation: Annotation, excerpt: Excerpt) -> bool:
    if excerpt.annotation_id is not None:
        return annotation.id == excerpt.annotation_id
    return (annotation.start, annotation.end) == (excerpt.start, excerpt.end)


def _passage(excerpt: Excerpt, text: str | None) -> Statement:
    cited, start, end = excerpt.reference, excerpt.start, excerpt.end
    place = f"passage {cited.sha256} {cited.revision} {start} {end}"
    return Statement(
        uid=str(uuid.uuid5(_NAMESPACE, place)),
        reference=cited,
        quote=_quote(excerpt, text, start, end),
        start=start,
        end=end,
        comment=excerpt.note.strip(),
    )


def _remark(one: Annotation, excerpt: Excerpt, text: str | None) -> Statement:
    quote: Quote | None = None
    if one.target in (Target.PASSAGE, Target.FACT):
        quote = Quote(one.exact, one.prefix, one.suffix) if one.exact else None
        if quote is None and one.start is not None and one.end is not None:
            quote = _quote(excerpt, text, one.start, one.end)
    about = one.exact if one.target is Target.ENTITY else ""
    if one.target is Target.FACT:
        about = next((fact.text for fact in excerpt.facts if fact.id == one.fact_id), one.exact)
    return Statement(
        uid=one.uid,
        reference=excerpt.reference,
        quote=quote,
        start=one.start,
        end=one.end,
        comment=one.comment,
        tags=one.tags,
        color=one.color.value,
        creator=one.creator,
        created_at=one.created_at,
        modified_at=one.modified_at,
        target=one.target,
        about=about,
    )


def _quote(excerpt: Excerpt, text: str | None, start: int, end: int) -> Quote | None:
    """The quote at an article's offsets, as far as the article's text or the excerpt shows it."""
    if text is not None and text[excerpt.start : excerpt.end] == excerpt.text:
        return Quote.at(text, start, end)
    shown = excerpt.before + excerpt.text + excerpt.after
    at = excerpt.start - len(excerpt.before)
    inside = at <= start < end <= at + len(shown)
    return Quote.at(shown, start - at, end - at) if inside else None


def _annotation(said: Statement) -> JSON:
    identity = _identity(said.uid)
    whole: dict[str, JSON] = {
        "@context": _CONTEXT,
        "id": identity,
        "type": "Annotation",
        "motivation": _motivation(said),
        "creator": {"type": "Person", "name": said.creator} if said.creator else None,
        "created": utc(said.created_at),
        "modified": utc(said.modified_at),
        "stylesheet": _stylesheet(said),
        "body": list(_bodies(said)),
        "target": _target(said),
        "av:uid": "" if identity.removeprefix("urn:uuid:") == said.uid else said.uid,
    }
    return {key: value for key, value in whole.items() if value}


def _identity(uid: str) -> str:
    """The annotation's URI: made of its UUID, or the one it came with, or derived from what else it is called by."""
    if _UUID.fullmatch(uid):
        return f"urn:uuid:{uid}"
    if _ADDRESS.fullmatch(uid) and percent_encoded(uid, safe=_PLAIN, errors="replace") == uid:
        return uid
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, ascii(uid))}"


def _motivation(said: Statement) -> str:
    if said.comment:
        return "commenting"
    if said.tags:
        return "tagging"
    return "highlighting" if said.color and (said.quote or said.start is not None) else "bookmarking"


def _stylesheet(said: Statement) -> JSON:
    shade = next((shade for color, shade in HIGHLIGHTS.items() if color.value == said.color), None)
    return {"type": "CssStylesheet", "value": f".{said.color} {{ background-color: #{shade} }}"} if shade else None


def _bodies(said: Statement) -> Iterator[JSON]:
    if said.comment:
        yield {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": said.comment}
    for tag in said.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}


def _target(said: Statement) -> JSON:
    cited, source = said.reference, source_of(said.reference)
    article: dict[str, JSON] = {
        "dc:title": cited.title,
        "dc:creator": cited.byline,
        "dc:publisher": cited.source,
        "dc:date": cited.published_at,
        "dc:language": cited.language,
        "av:address": cited.url if cited.url != source else None,
        "av:sha256": cited.sha256,
        "av:revision": cited.revision,
    }
    whole: dict[str, JSON] = {
        "type": "SpecificResource",
        "source": source,
        "selector": list(_selectors(said)),
        "styleClass": said.color,
        "av:target": said.target.value if said.target in (Target.FACT, Target.ENTITY) else "",
        "av:about": said.about,
        "av:article": {key: value for key, value in article.items() if value},
    }
    return {key: value for key, value in whole.items() if value}


def _selectors(said: Statement) -> Iterator[JSON]:
    if said.target is Target.ENTITY:
        return
    if said.start is not None and said.end is not None:
        yield {"type": "TextPositionSelector", "start": said.start, "end": said.end}
    if said.quote is not None:
        around: dict[str, JSON] = {"prefix": said.quote.prefix, "suffix": said.quote.suffix}
        found: dict[str, JSON] = {"type": "TextQuoteSelector", "exact": said.quote.exact}
        yield found | {side: words for side, words in around.items() if words}
