"""Web Annotation selectors as a quote or a stretch of text, or why they are neither."""

from dataclasses import dataclass

from archive_viewer.domain.annotation import CONTEXT, Quote
from archive_viewer.domain.record import Record
from archive_viewer.importers.annotations.json_file import JSON, each, only, position, quote_of, words
from archive_viewer.importers.annotations.web_model import RuleBrokenError


@dataclass(frozen=True, slots=True)
class Anchor(Record):
    """Where an annotation stands: a quote, a stretch of code points, or both."""

    quote: Quote | None = None
    start: int | None = None
    end: int | None = None


def anchor_of(selectors: JSON) -> Anchor:
    """The first quote and the first stretch of several selectors, which all select the same.

    The empty anchor where there are none. Raises RuleBrokenError with the reason of the first selector that can't be
    used, if no other one can.
    """
    anchors: list[Anchor] = []
    broken: list[RuleBrokenError] = []
    for selector in each(selectors):
        try:
            anchors.append(_anchor(selector))
        except RuleBrokenError as error:
            broken.append(error)
    if broken and not anchors:
        raise broken[0]
    quote = next((one.quote for one in anchors if one.quote is not None), None)
    placed = next((one for one in anchors if one.start is not None), Anchor())
    return Anchor(quote, placed.start, placed.end)


def _anchor(selector: JSON) -> Anchor:
    if not isinstance(selector, dict):
        raise RuleBrokenError("annotation_files.selector_elsewhere", address=words(selector))
    kind = words(only(selector.get("type")))
    refined = each(selector.get("refinedBy"))
    if kind not in ("TextQuoteSelector", "TextPositionSelector"):
        return _refinement_alone(selector, kind, refined)
    found = _quoted(selector) if kind == "TextQuoteSelector" else _placed(selector)
    return _narrowed(found, anchor_of(refined)) if refined else found


def _refinement_alone(selector: dict[str, JSON], kind: str, refined: list[JSON]) -> Anchor:
    """A place that we don't know our way to; a quote from within it is as good as one from the whole text."""
    if refined:
        inner = anchor_of(refined)
        if inner.quote is None:
            raise RuleBrokenError("annotation_files.selector_relative", type=kind)
        return Anchor(inner.quote)
    if not kind and "id" in selector:
        raise RuleBrokenError("annotation_files.selector_elsewhere", address=words(only(selector["id"])))
    raise RuleBrokenError("annotation_files.selector_unknown", type=kind)


def _quoted(selector: dict[str, JSON]) -> Anchor:
    quote = quote_of(selector)
    if quote is None:
        raise RuleBrokenError("annotation_files.empty")
    return Anchor(quote)


def _placed(selector: dict[str, JSON]) -> Anchor:
    start, end = (position(only(selector.get(side))) for side in ("start", "end"))
    if start is None or end is None or start >= end:
        raise RuleBrokenError("annotation_files.empty")
    return Anchor(None, start, end)


def _narrowed(outer: Anchor, inner: Anchor) -> Anchor:
    """The part of `outer` that `inner`, which was made in it, selects."""
    if outer.quote is None:
        if inner.start is None or inner.end is None or outer.start is None:
            return Anchor(inner.quote)
        return Anchor(inner.quote, outer.start + inner.start, outer.start + inner.end)
    exact = outer.quote.exact
    start, end = inner.start, inner.end
    if start is None or end is None:
        if inner.quote is None or exact.count(inner.quote.exact) != 1:
            return Anchor(inner.quote)
        start = exact.index(inner.quote.exact)
        end = start + len(inner.quote.exact)
    if end > len(exact):
        raise RuleBrokenError("annotation_files.empty")
    before, after = outer.quote.prefix + exact[:start], exact[end:] + outer.quote.suffix
    return Anchor(Quote(exact[start:end], before[-CONTEXT:], after[:CONTEXT]))
