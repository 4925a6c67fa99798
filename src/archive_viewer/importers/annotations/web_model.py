"""What the Web Annotation Data Model demands of an annotation, and which of its rules one breaks."""

import re
from collections.abc import Callable

from archive_viewer.importers.annotations.json_file import JSON, each, moment, only, position, table

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SETS = ("Choice", "Composite", "List", "Independents")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>\"{}|\\^`\s]+")
_TIMES = ("created", "modified", "generated")
_VALUED = ("FragmentSelector", "CssSelector", "XPathSelector")


class RuleBrokenError(Exception):
    """A rule of the model is broken, or something in an annotation can't be used: a message code with parameters."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def check_root(content: dict[str, JSON]) -> None:
    """What stands alone in a file says that it is a web annotation, page or collection. Raises RuleBrokenError."""
    _demand(CONTEXT in each(content.get("@context")), "annotation_files.no_context")


def check_annotation(content: dict[str, JSON]) -> None:
    """The rules for an annotation but for its @context. Raises RuleBrokenError for the first one broken."""
    check_identity(content, "Annotation")
    _demand(bool(each(content.get("target"))), "annotation_files.missing", property="target")
    _demand(not {"body", "bodyValue"} <= content.keys(), "annotation_files.both", one="body", other="bodyValue")
    if "bodyValue" in content:
        _demand(isinstance(only(content["bodyValue"]), str), "annotation_files.value", property="bodyValue")
    for body in each(content.get("body")):
        _check_resource(body, "body")
    for target in each(content.get("target")):
        _check_resource(target, "target")


def check_identity(content: dict[str, JSON], kind: str) -> None:
    """One address as `id`, the `type`, and properties that everything may have. Raises RuleBrokenError."""
    _demand("id" in content, "annotation_files.missing", property="id")
    _demand(is_iri(only(content["id"])), "annotation_files.address", property="id")
    _demand(kind in each(content.get("type")), "annotation_files.value", property="type")
    _check_common(content)


def is_iri(value: JSON) -> bool:
    """Is it an absolute IRI?"""
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def _check_common(content: dict[str, JSON]) -> None:
    for name in _TIMES:
        if name in content:
            _demand(moment(only(content[name])) is not None, "annotation_files.time", property=name)
    for name in ("rights", "via"):
        _demand(all(map(is_iri, each(content.get(name)))), "annotation_files.address", property=name)
    if "canonical" in content:
        _demand(is_iri(only(content["canonical"])), "annotation_files.address", property="canonical")
    for name in ("creator", "generator"):
        agents = each(content.get(name))
        fit = all(is_iri(agent) or isinstance(agent, dict) for agent in agents)
        _demand(fit, "annotation_files.value", property=name)


def _check_resource(value: JSON, role: str) -> None:
    """A body or target: an address, or an object of exactly one of the kinds that the model has."""
    if not isinstance(value, dict):
        _demand(isinstance(value, str), "annotation_files.value", property=role)
        return _demand(is_iri(value), "annotation_files.address", property=role)
    _check_common(value)
    _check_description(value)
    sets = [kind for kind in each(value.get("type")) if kind in SETS]
    if sets or "items" in value:
        _demand(len(sets) == 1, "annotation_files.value", property="type")
        return _check_set(value, role)
    if "source" in value:
        return _check_specific(value)
    if role == "body" and "value" in value:
        return _demand(isinstance(only(value["value"]), str), "annotation_files.value", property="value")
    _demand("id" in value, "annotation_files.no_resource", property=role)
    _demand(is_iri(only(value["id"])), "annotation_files.address", property="id")
    return _demand("purpose" not in value, "annotation_files.both", one="id", other="purpose")


def _check_description(value: dict[str, JSON]) -> None:
    if "textDirection" in value:
        fit = only(value["textDirection"]) in ("ltr", "rtl", "auto")
        _demand(fit, "annotation_files.value", property="textDirection")
    if "processingLanguage" in value:
        fit = isinstance(only(value["processingLanguage"]), str)
        _demand(fit, "annotation_files.value", property="processingLanguage")
    for name in ("format", "language"):
        fit = all(isinstance(one, str) for one in each(value.get(name)))
        _demand(fit, "annotation_files.value", property=name)


def _check_set(value: dict[str, JSON], role: str) -> None:
    for name in ("value", "source", "purpose"):
        _demand(name not in value, "annotation_files.both", one="items", other=name)
    items = value.get("items")
    if not isinstance(items, list) or not items:
        raise RuleBrokenError("annotation_files.missing", property="items")
    for item in items:
        _check_resource(item, role)


def _check_specific(value: dict[str, JSON]) -> None:
    _demand("value" not in value, "annotation_files.both", one="source", other="value")
    source = value["source"]
    if isinstance(source, dict):
        nested = "items" in source or "source" in source
        _demand(not nested and is_iri(only(source.get("id"))), "annotation_files.address", property="source")
        _check_common(source)
        _check_description(source)
    else:
        _demand(is_iri(source), "annotation_files.address", property="source")
    for selector in each(value.get("selector")):
        _check_selector(selector)
    for state in each(value.get("state")):
        _check_state(state)
    fit = all(isinstance(one, str) for one in each(value.get("styleClass")))
    _demand(fit, "annotation_files.value", property="styleClass")


def _check_selector(value: JSON) -> None:
    """A selector of a kind that the model has is whole; of other kinds nothing is known."""
    if not isinstance(value, dict):
        return _demand(is_iri(value), "annotation_files.address", property="selector")
    kind = only(value.get("type"))
    if isinstance(kind, str) and kind in _SELECTORS:
        _demand(_SELECTORS[kind](value), "annotation_files.selector_incomplete", type=kind)
    for refinement in each(value.get("refinedBy")):
        _check_state(refinement) if "State" in str(table(refinement).get("type")) else _check_selector(refinement)
    return None


def _is_quote(value: dict[str, JSON]) -> bool:
    around = all(isinstance(only(value.get(side, "")), str) for side in ("prefix", "suffix"))
    return around and isinstance(only(value.get("exact")), str)


def _is_stretch(value: dict[str, JSON]) -> bool:
    return all(position(only(value.get(side))) is not None for side in ("start", "end"))


def _is_valued(value: dict[str, JSON]) -> bool:
    return isinstance(only(value.get("value")), str)


def _is_drawing(value: dict[str, JSON]) -> bool:
    return _is_valued(value) if "value" in value else is_iri(only(value.get("id")))


def _is_range(value: dict[str, JSON]) -> bool:
    ends = [only(value.get(side)) for side in ("startSelector", "endSelector")]
    return all(isinstance(end, dict) or is_iri(end) for end in ends)


_SELECTORS: dict[str, Callable[[dict[str, JSON]], bool]] = {
    "TextQuoteSelector": _is_quote,
    "TextPositionSelector": _is_stretch,
    "DataPositionSelector": _is_stretch,
    "SvgSelector": _is_drawing,
    "RangeSelector": _is_range,
    **dict.fromkeys(_VALUED, _is_valued),
}


def _check_state(value: JSON) -> None:
    if not isinstance(value, dict):
        return _demand(is_iri(value), "annotation_files.address", property="state")
    kind, fit = only(value.get("type")), True
    if kind == "TimeState":
        fit = "sourceDate" in value or {"sourceDateStart", "sourceDateEnd"} <= value.keys() or "cached" in value
    elif kind == "HttpRequestState":
        fit = _is_valued(value)
    _demand(fit, "annotation_files.value", property="state")
    for refinement in each(value.get("refinedBy")):
        _check_selector(refinement) if "Selector" in str(table(refinement).get("type")) else _check_state(refinement)
    return None


def _demand(fit: bool, code: str, **params: str) -> None:
    if not fit:
        raise RuleBrokenError(code, **params)
