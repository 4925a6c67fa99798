"""W3C Web Annotation as JSON-LD: annotations, pages and collections of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive_viewer.domain.annotation import Color
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation, Refused
from archive_viewer.importers.annotations.json_file import (
    JSON,
    addresses,
    each,
    moment,
    only,
    plain_text,
    read_json,
    table,
    words,
)
from archive_viewer.importers.annotations.web_model import (
    SETS,
    RuleBrokenError,
    check_annotation,
    check_identity,
    check_root,
)
from archive_viewer.importers.annotations.web_selectors import anchor_of

_SHA256 = re.compile(r"urn:sha256:([0-9a-fA-F]{64})")
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})")
_COLORS = {color.value for color in Color}
_TITLES = ("dc:title", "dcterms:title", "schema:name", "title", "label", "name")


def read_web_annotations(data: bytes) -> Incoming:
    """Annotations of a JSON-LD file: one, a list, an AnnotationPage, or an AnnotationCollection with its pages in it.

    An annotation with several targets becomes several, the second with "#2" behind its uid and so on. What breaks a
    rule of the model, or selects in a way that we can't follow, is refused by itself; pages and annotations that are
    only linked to are listed as refused. Raises ImportRefusedError where the file is no such file.
    """
    content = read_json(data)
    reading = _Reading()
    if isinstance(content, list):
        for number, one in enumerate(content, 1):
            reading.root(one, f"[{number}]")
    elif _kind(content):
        reading.root(content, "")
    else:
        raise ImportRefusedError("annotation_files.not_web_annotations")
    return Incoming(tuple(reading.annotations), tuple(reading.refused))


class _Reading:
    """What was found so far. A place is a path of property names and numbers from 1, then the annotation's id."""

    def __init__(self) -> None:
        self.annotations: list[IncomingAnnotation] = []
        self.refused: list[Refused] = []
        self._seen: set[str] = set()

    def root(self, content: JSON, place: str) -> None:
        """Something that stands alone in the file, or in its list."""
        kind = _kind(content)
        try:
            check_root(table(content))
            if kind == "AnnotationCollection":
                self._collection(table(content), place)
            elif kind == "AnnotationPage":
                self._page(table(content), place)
            else:
                self._annotation(content, place)
        except RuleBrokenError as error:
            self._refuse(content, place, error)

    def _collection(self, content: dict[str, JSON], place: str) -> None:
        check_identity(content, "AnnotationCollection")
        page = only(content.get("first"))
        if page is None and only(content.get("total", 0)) != 0:
            raise RuleBrokenError("annotation_files.missing", property="first")
        self._linked_page(page, _below(place, "first"))

    def _page(self, content: dict[str, JSON], place: str) -> None:
        check_identity(content, "AnnotationPage")
        items = content.get("items")
        if not isinstance(items, list):
            raise RuleBrokenError("annotation_files.missing", property="items")
        for number, one in enumerate(items, 1):
            where = _below(place, f"items[{number}]")
            try:
                self._annotation(one, where)
            except RuleBrokenError as error:
                self._refuse(one, where, error)
        self._linked_page(only(content.get("next")), _below(place, "next"))

    def _linked_page(self, page: JSON, place: str) -> None:
        try:
            if isinstance(page, dict) and "items" in page:
                self._page(page, place)
            elif page is not None:
                address = words(page) or words(table(page).get("id"))
                raise RuleBrokenError("annotation_files.elsewhere", address=address)
        except RuleBrokenError as error:
            self._refuse(page, place, error)

    def _annotation(self, content: JSON, place: str) -> None:
        if isinstance(content, str):
            raise RuleBrokenError("annotation_files.elsewhere", address=content)
        if not isinstance(content, dict):
            raise RuleBrokenError("annotation_files.value", property="Annotation")
        check_annotation(content)
        common = _common(content)
        for number, target in enumerate(_alternatives(content["target"]), 1):
            uid = common.uid if number == 1 else f"{common.uid}#{number}"
            try:
                if uid in self._seen:
                    raise RuleBrokenError("annotation_files.repeated")
                self._seen.add(uid)
                self.annotations.append(_placed(replace(common, uid=uid), target))
            except RuleBrokenError as error:
                self._refuse(content, place, error)

    def _refuse(self, content: JSON, place: str, error: RuleBrokenError) -> None:
        identity = words(only(table(content).get("id")))
        where = " ".join(part for part in (place, identity) if part)
        self.refused.append(Refused(where, error.code, error.params))


def _kind(content: JSON) -> str:
    kinds = each(content.get("type")) if isinstance(content, dict) else []
    return next((one for one in ("AnnotationCollection", "AnnotationPage", "Annotation") if one in kinds), "")


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _common(content: dict[str, JSON]) -> IncomingAnnotation:
    """What all targets of an annotation have in common."""
    said = list(_bodies(content))
    identity = words(only(content["id"]))
    uuid = _UUID.fullmatch(identity)
    tags = (text for purpose, text in said if purpose == "tagging" and text.strip())
    return IncomingAnnotation(
        uid=words(content.get("av:uid")) or (uuid[1] if uuid else identity),
        comment="\n\n".join(text for purpose, text in said if purpose != "tagging" and text),
        tags=tuple(dict.fromkeys(tags)),
        creator=", ".join(filter(None, map(_name, each(content.get("creator"))))),
        created_at=moment(only(content.get("created"))) or "",
        modified_at=moment(only(content.get("modified"))) or "",
    )


def _name(agent: JSON) -> str:
    if not isinstance(agent, dict):
        return words(agent)
    named = (words(one) for key in ("name", "nickname", "id") for one in each(agent.get(key)))
    return next((name for name in named if name), "")


def _bodies(content: dict[str, JSON]) -> Iterator[tuple[str, str]]:
    """(purpose, words) of every body; of a choice the one that its maker prefers, which stands first."""
    if "bodyValue" in content:
        yield "commenting", words(only(content["bodyValue"]))
    motivations = each(content.get("motivation"))
    otherwise = "tagging" if motivations == ["tagging"] else "commenting"
    for body in _alternatives(content.get("body")):
        if not isinstance(body, dict):
            yield otherwise, words(body)
            continue
        purposes = each(body.get("purpose")) or [otherwise]
        yield "tagging" if "tagging" in purposes else "commenting", _said(body)


def _said(body: dict[str, JSON]) -> str:
    if "value" in body:
        value = words(only(body["value"]))
        return plain_text(value) if "text/html" in each(body.get("format")) else value
    source = body.get("source", body)
    return words(source) or words(only(table(source).get("id")))


def _alternatives(value: JSON) -> Iterator[JSON]:
    """Bodies or targets one by one: all of a list or set, the first of a choice."""
    for one in each(value):
        kind = next((kind for kind in each(one.get("type")) if kind in SETS), "") if isinstance(one, dict) else ""
        if isinstance(one, dict) and kind:
            items = each(one.get("items"))
            yield from _alternatives(items[:1] if kind == "Choice" else items)
        else:
            yield one


def _placed(common: IncomingAnnotation, target: JSON) -> IncomingAnnotation:
    """The annotation on one target. Raises RuleBrokenError where its selectors can't be followed."""
    resource = table(target)
    source = resource.get("source", resource or target)
    described = table(source)
    article = table(resource.get("av:article"))
    address = words(source) or words(only(described.get("id")))
    checksum = _SHA256.fullmatch(address)
    canonical = [only(one.get("canonical")) for one in (resource, described)]
    anchor = anchor_of(resource.get("selector"))
    titled = (words(only(one.get(name))) for one in (article, described, resource) for name in _TITLES)
    colors = (words(one) for one in each(resource.get("styleClass")))
    return replace(
        common,
        quote=anchor.quote,
        start=anchor.start,
        end=anchor.end,
        addresses=addresses(None if checksum else address, article.get("av:address"), *canonical),
        sha256=checksum[1].lower() if checksum else words(article.get("av:sha256")),
        title=next((title for title in titled if title), ""),
        color=next((color for color in colors if color in _COLORS), ""),
    )
