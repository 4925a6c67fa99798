"""A REFI-QDA project's XML: users, codes, sources with their selections, notes, and a set that keeps the order."""

from datetime import date

from lxml import etree

from archive_viewer.domain.passage import ExportDocument, SourceText
from archive_viewer.exporters.citations.registry import cite
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.refi.codebook import Code, Path, add_codes, path_of
from archive_viewer.exporters.refi.naming import ORIGIN, guid, short, stamp
from archive_viewer.exporters.refi.selections import Coded, CodedSource, Selection
from archive_viewer.util.messages import sentence

NAMESPACE = "urn:QDA-XML:project:1.0"
_VARIABLES = {
    "title": "Text",
    "byline": "Text",
    "source": "Text",
    "published": "Date",
    "url": "Text",
    "captured": "DateTime",
    "sha256": "Text",
    "revision": "Integer",
}


def project(document: ExportDocument, coded: Coded, codes: dict[Path, Code]) -> bytes:
    """The XML of the project, valid against the schema. Raises ExportError export.unknown_style."""
    root = etree.Element(_tag("Project"), name=_line(document.title), origin=ORIGIN, nsmap={None: NAMESPACE})
    _users(root, coded)
    if codes:
        add_codes(_add(root, "CodeBook"), codes)
    if coded.sources:
        variables = _add(root, "Variables")
        for name, kind in _VARIABLES.items():
            label = sentence(f"refi.variable.{name}", {}, document.options.language)
            _add(variables, "Variable", guid=_variable(name), name=label, typeOfVariable=kind)
        sources = _add(root, "Sources")
        for source in coded.sources:
            _source(sources, document, source, codes)
    _notes(root, coded)
    if coded.sources:
        ordered = _add(_add(root, "Sets"), "Set", guid=_set(coded), name=_line(document.title))
        for source in coded.sources:
            _add(ordered, "MemberSource", targetGUID=source.guid)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def file_name(source: CodedSource) -> str:
    """What the source's text is called in the sources folder."""
    return f"{source.guid}.txt"


def _users(root: etree._Element, coded: Coded) -> None:
    creators = dict.fromkeys(one.creator for one in coded.selections() if one.creator)
    if creators:
        users = _add(root, "Users")
        for creator in creators:
            _add(users, "User", guid=guid("user", creator), name=creator)


def _source(sources: etree._Element, document: ExportDocument, coded: CodedSource, codes: dict[Path, Code]) -> None:
    cited = coded.source.reference
    element = _add(
        sources,
        "TextSource",
        guid=coded.guid,
        name=_line(cited.title or coded.source.file_name),
        plainTextPath=f"internal://{file_name(coded)}",
        creationDateTime=stamp(cited.added_at),
    )
    _add(element, "Description").text = printable(
        cite(cited, document.options.citation_style, document.options.accessed)
    )
    for one in coded.selections:
        if one.span is not None:
            _selection(element, coded.source.text, one, codes)
    whole = [one for one in coded.selections if one.span is None]
    for one in whole:
        _codings(element, one, codes)
    for one in whole:
        if one.said:
            _add(element, "NoteRef", targetGUID=_note(one))
    for name, value in _facts_of_publication(coded.source).items():
        if value:
            held = _add(element, "VariableValue")
            _add(held, "VariableRef", targetGUID=_variable(name))
            _add(held, f"{_VARIABLES[name]}Value").text = printable(value)


def _selection(source: etree._Element, text: str, one: Selection, codes: dict[Path, Code]) -> None:
    if one.span is None:
        return
    start, end = one.span
    place = {"startPosition": str(start), "endPosition": str(end)}
    element = _add(source, "PlainTextSelection", guid=one.guid, name=short(text[start:end]), **place, **_made(one))
    if one.said:
        _add(element, "Description").text = one.said
    _codings(element, one, codes)
    if _has_note(one):
        _add(element, "NoteRef", targetGUID=_note(one))


def _codings(element: etree._Element, one: Selection, codes: dict[Path, Code]) -> None:
    made = {name: value for name, value in _made(one).items() if name.startswith("creat")}
    for path in dict.fromkeys(filter(None, map(path_of, one.tags))):
        coding = _add(element, "Coding", guid=guid("coding", one.guid, *path), **made)
        _add(coding, "CodeRef", targetGUID=codes[path].guid)


def _notes(root: etree._Element, coded: Coded) -> None:
    noted = [one for one in coded.selections() if _has_note(one)]
    if noted:
        notes = _add(root, "Notes")
        for one in noted:
            note = _add(notes, "Note", guid=_note(one), name=short(one.said), **_made(one))
            _add(note, "PlainTextContent").text = one.said


def _has_note(one: Selection) -> bool:
    """Whether what was said is also a note: some programs read descriptions only, some fail on notes without a time."""
    return bool(one.said) and (one.span is None or bool(stamp(one.created_at)))


def _facts_of_publication(source: SourceText) -> dict[str, str]:
    cited = source.reference
    return {
        "title": cited.title,
        "byline": cited.byline,
        "source": cited.source,
        "published": _day(cited.published_at or ""),
        "url": cited.url or "",
        "captured": stamp(source.captured_at or ""),
        "sha256": cited.sha256,
        "revision": str(cited.revision),
    }


def _day(time: str) -> str:
    try:
        return date.fromisoformat(time[:10]).isoformat()
    except ValueError:
        return ""


def _made(one: Selection) -> dict[str, str]:
    """By whom and when, as attributes."""
    user = guid("user", one.creator) if one.creator else ""
    return {
        "creatingUser": user,
        "creationDateTime": stamp(one.created_at),
        "modifyingUser": user,
        "modifiedDateTime": stamp(one.modified_at),
    }


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new child; attributes without a value are left out, save for names."""
    return etree.SubElement(parent, _tag(tag), {k: v for k, v in attributes.items() if v or k == "name"})


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _line(text: str) -> str:
    return printable(" ".join(text.split()))


def _note(one: Selection) -> str:
    return guid("note", one.guid)


def _variable(name: str) -> str:
    return guid("variable", name)


def _set(coded: Coded) -> str:
    return guid("set", *(source.guid for source in coded.sources))
