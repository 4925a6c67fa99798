"""Hypothesis JSON: what its service answers to a search, and the file that its client exports."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from archive_viewer.domain.annotation import Color, Quote
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation, Refused
from archive_viewer.importers.annotations.json_file import (
    JSON,
    addresses,
    each,
    moment,
    only,
    position,
    quote_of,
    read_json,
    table,
    words,
)
from archive_viewer.importers.annotations.web_model import RuleBrokenError

_COLORS = {color.value for color in Color}
_DEEPEST = 8


def read_hypothesis(data: bytes) -> Incoming:
    """Annotations of a Hypothesis file: `rows` of the service, `annotations` of the client, or a list of them.

    A reply becomes quoted lines below the comment that it belongs to; where that is not in the file, the reply is
    refused. A quote decides where an annotation stands; positions are left out, since they count UTF-16 units of a
    text that is not here, unless the file is ours and has them in code points. What has a place but no quote is
    refused; what has neither is about the whole page. Raises ImportRefusedError where the file is no such file.
    """
    rows = _rows(read_json(data))
    found: dict[str, list[IncomingAnnotation]] = {}
    refused: list[Refused] = []
    replies: list[dict[str, JSON]] = []
    for number, row in enumerate(rows, 1):
        try:
            content = _checked(row)
            if each(content.get("references")):
                replies.append(content)
            elif words(content["id"]) in found:
                raise RuleBrokenError("annotation_files.repeated")
            else:
                found[words(content["id"])] = _annotations(content)
        except RuleBrokenError as error:
            refused.append(Refused(_place(row, number), error.code, error.params))
    for reply in sorted(replies, key=lambda one: moment(one.get("created")) or ""):
        thread = found.get(words(each(reply["references"])[0]))
        if thread is None:
            refused.append(Refused(words(reply["id"]), "annotation_files.reply"))
        else:
            thread[:] = [replace(one, comment=_with_reply(one.comment, reply)) for one in thread]
    return Incoming(tuple(one for several in found.values() for one in several), tuple(refused))


def _rows(content: JSON) -> list[JSON]:
    if isinstance(content, list):
        return content
    for name in ("rows", "annotations"):
        rows = table(content).get(name)
        if isinstance(rows, list):
            return rows
    raise ImportRefusedError("annotation_files.not_hypothesis")


def _place(row: JSON, number: int) -> str:
    return words(table(row).get("id")) or f"[{number}]"


def _checked(row: JSON) -> dict[str, JSON]:
    """The row where everything that we read has the type that Hypothesis gives it. Raises RuleBrokenError."""
    if not isinstance(row, dict):
        raise RuleBrokenError("annotation_files.value", property="rows")
    if not words(row.get("id")):
        raise RuleBrokenError("annotation_files.missing", property="id")
    for name in ("uri", "text", "user", "created", "updated"):
        if not isinstance(row.get(name), str | None):
            raise RuleBrokenError("annotation_files.value", property=name)
    for name in ("tags", "references"):
        if not all(isinstance(one, str) for one in each(row.get(name))):
            raise RuleBrokenError("annotation_files.value", property=name)
    for target in each(row.get("target")):
        selectors = target.get("selector") if isinstance(target, dict) else False
        if not all(isinstance(one, dict) for one in each(selectors)):
            raise RuleBrokenError("annotation_files.value", property="target")
    return row


def _annotations(row: dict[str, JSON]) -> list[IncomingAnnotation]:
    """One annotation a target, the second with "#2" behind its uid and so on; one for a row without a target."""
    ours = table(table(row.get("extra")).get("archive_viewer"))
    color = words(ours.get("color"))
    tags = (words(tag) for tag in each(row.get("tags")))
    common = IncomingAnnotation(
        uid=words(row["id"]),
        sha256=words(ours.get("sha256")),
        title=next((title for title in map(words, each(table(row.get("document")).get("title"))) if title), ""),
        comment=words(row.get("text")),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag.strip())),
        color=color if color in _COLORS else "",
        creator=_creator(row),
        created_at=moment(row.get("created")) or "",
        modified_at=moment(row.get("updated")) or "",
    )
    several = []
    for number, target in enumerate(map(table, each(row.get("target")) or [{}]), 1):
        quote = _quote(map(table, each(target.get("selector"))))
        start, end = _span(ours, quote) if number == 1 else (None, None)
        several.append(
            replace(
                common,
                uid=common.uid if number == 1 else f"{common.uid}#{number}",
                quote=quote,
                start=start,
                end=end,
                addresses=_addresses(row, target, ours),
            )
        )
    return several


def _quote(selectors: Iterable[dict[str, JSON]]) -> Quote | None:
    """The quote among the selectors; None for a note on the whole page. Raises RuleBrokenError for a place alone."""
    known = list(selectors)
    if not known:
        return None
    quoting = [selector for selector in known if selector.get("type") == "TextQuoteSelector"]
    quote = next((found for found in map(quote_of, quoting) if found is not None), None)
    if quote is None:
        raise RuleBrokenError("annotation_files.empty" if quoting else "annotation_files.no_quote")
    return quote


def _span(ours: dict[str, JSON], quote: Quote | None) -> tuple[int | None, int | None]:
    """Our own code points, as far as they fit the quote."""
    start, end = position(ours.get("start")), position(ours.get("end"))
    if start is None or end is None or start >= end or (quote is not None and len(quote.exact) != end - start):
        return None, None
    return start, end


def _addresses(row: dict[str, JSON], target: dict[str, JSON], ours: dict[str, JSON]) -> tuple[str, ...]:
    links = [table(link).get("href") for link in each(table(row.get("document")).get("link"))]
    found = addresses(row.get("uri"), target.get("source"), ours.get("address"), *links)
    return tuple(address for address in found if not address.startswith(("urn:sha256:", "urn:uuid:")))


def _creator(row: dict[str, JSON]) -> str:
    shown = table(row.get("user_info")).get("display_name")
    if isinstance(shown, str):
        return shown
    return unquote(words(row.get("user")).removeprefix("acct:").rpartition("@")[0]) or words(row.get("user"))


def _with_reply(comment: str, reply: dict[str, JSON]) -> str:
    """The comment with a reply below it, a quotation within a quotation for a reply to a reply."""
    mark = "> " * min(len(each(reply["references"])), _DEEPEST)
    said = f"{_creator(reply)}: {words(only(reply.get('text')))}"
    tags = " ".join(f"#{words(tag)}" for tag in each(reply.get("tags")))
    lines = "\n".join(part for part in (said, tags) if part).split("\n")
    return "\n\n".join(part for part in (comment, "\n".join(f"{mark}{line}".rstrip() for line in lines)) if part)
