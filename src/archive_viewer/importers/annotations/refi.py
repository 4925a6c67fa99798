"""REFI-QDA projects (.qdpx) and codebooks (.qdc): texts, what is said of their stretches, and tags."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from lxml import etree

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation, IncomingTag, IncomingText, Refused
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.annotations.refi_publication import publication, variables
from archive_viewer.importers.zip_package import Package, looks_like_zip
from archive_viewer.util.offsets import Utf16Map

MOST_WORDS = 100_000_000
"""Characters in all quotes and comments together above which a project is refused."""
_LONGEST_TAG = 500
_OWN = "ARCHIVE VIEWER"
_DOCTYPE = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.S | re.I)
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
_BREAK = re.compile("\r\n?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_OTHER_MEDIA = [f"{{*}}{kind}Selection" for kind in ("Picture", "PDF", "Audio", "Video", "Transcript")]


class Counting(NamedTuple):
    """How a program counts positions: in UTF-16 units or code points, a CR LF as two or as one."""

    utf16: bool
    two: bool


_COUNTINGS = tuple(Counting(utf16, two) for utf16 in (False, True) for two in (True, False))
"""The standard's own first: code points of the file as it is."""
_HABITS = {"NVIVO": Counting(True, True), "ATLAS": Counting(False, False)}


class _Source:
    """One source's element and text, its line ends LF, and where the positions of its file lie in it."""

    def __init__(self, element: etree._Element, title: str, file_name: str, data: bytes, raw: str) -> None:
        self.element, self.key, self.title, self.file_name, self.data = element, _guid(element), title, file_name, data
        held = [value for holder in element.iterchildren("{*}VariableValue") for value in holder]
        self.values = [(value.text or "").strip() for value in held]
        self.text = _BREAK.sub("\n", raw)
        self.ambiguous = "\r\n" in raw or max(raw, default="") > "\uffff"
        self._pairs = [found.start() for found in re.finditer("\r\n", raw)]
        self._maps = {True: Utf16Map(raw), False: Utf16Map(self.text)}

    def place(self, start: int, end: int, counting: Counting) -> tuple[int, int] | None:
        """The stretch of `text` that these positions mean; None where they mean none."""
        units = self._maps[counting.two]
        longest = units.to_utf16(units.length) if counting.utf16 else units.length
        if not 0 <= start < end <= longest:
            return None
        found = self._at(start, counting), self._at(end, counting)
        return found if found[0] < found[1] else None

    def _at(self, position: int, counting: Counting) -> int:
        if counting.utf16:
            position = self._maps[counting.two].to_code_point(position)
        return position - bisect_left(self._pairs, position - 1) if counting.two else position

    def neatness(self, start: int, end: int, counting: Counting) -> int:
        """How well a selection keeps to lines and words if it is counted so: 4 for whole lines, 0 for amid words."""
        found = self.place(start, end, counting)
        if found is None:
            return -4
        return self._edge(found[0] - 1, found[0]) + self._edge(found[1], found[1] - 1)

    def _edge(self, outside: int, inside: int) -> int:
        within, beyond = self.text[inside], self.text[outside] if 0 <= outside < len(self.text) else "\n"
        if within == "\n":
            return 2 if inside < outside else 0
        return (beyond == "\n") + (not within.isspace() and not (within.isalnum() and beyond.isalnum()))


def read_refi(data: bytes, name: str = "REFI-QDA") -> Incoming:
    """Everything that a project or a codebook has; `name` is what errors call the file.

    Positions are counted as the standard says, in code points of the file, or as the program is known to count; unless
    another way of counting keeps to lines and words clearly better. Raises ImportRefusedError import.refi_unknown,
    import.refi_no_project, import.refi_damaged, import.refi_entities, import.refi_swollen, and what a package raises.
    """
    if not looks_like_zip(data):
        root = _tree(data)
        if _local(root) != "CodeBook":
            raise ImportRefusedError("import.refi_unknown")
        return Incoming((), tags=tuple(_tags(root).values()))
    package = Package(SourceFile(name, data))
    names = {inside.replace("\\", "/").lower(): inside for inside in package.names()}
    inner = "project.qde" if "project.qde" in names else next((n for n in names if re.fullmatch(r"[^/]+\.qde", n)), "")
    if not inner:
        raise ImportRefusedError("import.refi_no_project")
    root = _tree(package.read(names[inner]))
    if _local(root) != "Project":
        raise ImportRefusedError("import.refi_unknown")
    return _Project(root, package, names).incoming()


class _Project:
    """A project being read."""

    def __init__(self, root: etree._Element, package: Package, names: dict[str, str]) -> None:
        self._root, self._package, self._names = root, package, names
        self._tags = _tags(root)
        self._users = {_guid(user): user.get("name") or user.get("id") or "" for user in root.iter("{*}User")}
        self._notes = {_guid(note): note for note in root.iter("{*}Note")}
        self._linked: dict[str, list[str]] = {}
        for link in root.iter("{*}Link"):
            ends = _guid(link, "originGUID"), _guid(link, "targetGUID")
            for note, other in (ends, ends[::-1]):
                self._linked.setdefault(other, []).append(note)
        self._said: dict[etree._Element, str] = {}
        self._variables = variables(root)
        self._refused: list[Refused] = []
        self._words = 0

    def incoming(self) -> Incoming:
        sources = list(self._sources())
        counting = self._counting(sources)
        annotations = [found for source in sources for found in self._annotations(source, counting)]
        others = self._root.iter(*_OTHER_MEDIA)
        self._refused += [Refused(one.get("name") or _guid(one), "import.refi_medium") for one in others]
        texts = tuple(map(self._incoming_text, sources))
        return Incoming(tuple(annotations), tuple(self._refused), texts, tuple(self._tags.values()))

    def _incoming_text(self, source: _Source) -> IncomingText:
        known = publication(source.element, self._variables)
        return IncomingText(
            source.key,
            known.get("title") or source.title,
            source.text,
            source.file_name,
            source.data,
            byline=known.get("byline", ""),
            source=known.get("source", ""),
            published_at=known.get("published", ""),
            captured_at=known.get("captured", ""),
            url=known.get("url", ""),
        )

    def _sources(self) -> Iterator[_Source]:
        for element in self._root.iter("{*}TextSource", "{*}Representation"):
            above = element.getparent()
            if _local(above) == "PDFSelection":
                continue
            title = element.get("name") or above.get("name") or ""
            found = self._text(element)
            if found is None:
                self._refused.append(Refused(title, "import.refi_no_text", {"name": title}))
            else:
                yield _Source(element, title, *found)

    def _text(self, element: etree._Element) -> tuple[str, bytes, str] | None:
        """The name and bytes of the plain text's file, and the text; None where the package hasn't got it."""
        scheme, _, path = element.get("plainTextPath", "").partition("://")
        if scheme == "internal":
            path = path.strip("/")
            inside = self._names.get(f"sources/{path.lower()}") or self._names.get(path.lower())
            if inside is None:
                return None
            data = self._package.read(inside)
            return path, data, _decoded(data, "replace")
        content = next(element.iterchildren("{*}PlainTextContent"), None)
        return None if content is None else ("", b"", content.text or "")

    def _counting(self, sources: list[_Source]) -> Counting:
        """The way of counting that the program is known for, or the one that clearly fits better."""
        origin = self._root.get("origin", "").upper()
        usual = next((habit for word, habit in _HABITS.items() if word in origin), _COUNTINGS[0])
        open_to_doubt = (source for source in sources if source.ambiguous)
        doubtful = [(s, place) for s in open_to_doubt for place in map(_positions, self._selections(s)) if place]
        if not doubtful or origin == _OWN:
            return usual
        scores = {way: sum(source.neatness(*place, way) for source, place in doubtful) for way in _COUNTINGS}
        best = max(_COUNTINGS, key=lambda way: (scores[way], way == usual))
        return best if scores[best] - scores[usual] > max(2, len(doubtful) // 5) else usual

    def _selections(self, source: _Source) -> Iterator[etree._Element]:
        """Those of the source itself, then those that notes on it have, where some programs keep them."""
        yield from source.element.iterchildren("{*}PlainTextSelection")
        for note in self._notes_of(source.element):
            yield from note.iterchildren("{*}PlainTextSelection")

    def _annotations(self, source: _Source, counting: Counting) -> Iterator[IncomingAnnotation]:
        for selection in self._selections(source):
            place = _positions(selection)
            found = source.place(*place, counting) if place else None
            if place is None:
                self._refused.append(Refused(source.title, "import.refi_position", {"name": source.title}))
            elif found is None:
                params = {"start": str(place[0]), "end": str(place[1]), "name": source.title}
                self._refused.append(Refused(source.title, "import.refi_outside", params))
            else:
                yield self._annotation(source, selection, found)
        coded = next(source.element.iterchildren("{*}Coding"), None) is not None
        if coded or any(map(_is_general, self._notes_of(source.element))):
            yield self._annotation(source, source.element, None)

    def _annotation(self, source: _Source, element: etree._Element, span: tuple[int, int] | None) -> IncomingAnnotation:
        """What is said of a stretch by its selection, or of the whole source where there is no stretch."""
        codings = list(element.iterchildren("{*}Coding"))
        notes = [note for one in (element, *codings) for note in self._notes_of(one) if _is_general(note)]
        if _local(element.getparent()) == "Note":
            notes.insert(0, element.getparent())
        makers = [*([element] if span else []), *codings, *notes]
        quote = Quote.at(source.text, *span) if span else None
        comment = self._comment(element if span else None, notes)
        self._words += len(comment) + len(quote.exact if quote else "")
        if self._words > MOST_WORDS:
            raise ImportRefusedError("import.refi_swollen", most=MOST_WORDS)
        codes = [_guid(ref, "targetGUID") for coding in codings for ref in coding.iterchildren("{*}CodeRef")]
        tags = dict.fromkeys(self._tags[code] for code in codes if code in self._tags)
        return IncomingAnnotation(
            uid=_guid(element),
            quote=quote,
            start=span[0] if span else None,
            end=span[1] if span else None,
            addresses=tuple(dict.fromkeys(v for v in source.values if v.startswith(("http://", "https://")))),
            sha256=next((v for v in source.values if _SHA256.fullmatch(v)), ""),
            title=source.title,
            text_key=source.key,
            comment=comment,
            tags=tuple(dict.fromkeys(tag.name for tag in tags)),
            color=next((tag.color for tag in tags if tag.color), ""),
            creator=next(filter(None, map(self._creator, makers)), ""),
            created_at=next(filter(None, (_time(one, "creationDateTime") for one in makers)), ""),
            modified_at=next(filter(None, (_time(one, "modifiedDateTime") for one in makers)), ""),
        )

    def _comment(self, described: etree._Element | None, notes: list[etree._Element]) -> str:
        for note in notes:
            if note not in self._said:
                found = self._text(note)
                words = _BREAK.sub("\n", found[2]).strip() if found else ""
                self._said[note] = words or _description(note) or note.get("name", "").strip()
        said = [*([] if described is None else [_description(described)]), *(self._said[note] for note in notes)]
        return "\n\n".join(dict.fromkeys(filter(None, said)))

    def _creator(self, element: etree._Element) -> str:
        users = (self._users.get(_guid(element, role), "") for role in ("creatingUser", "modifyingUser"))
        return next(filter(None, users), "")

    def _notes_of(self, element: etree._Element) -> list[etree._Element]:
        keys = [_guid(ref, "targetGUID") for ref in element.iterchildren("{*}NoteRef")]
        keys += self._linked.get(_guid(element), [])
        return [self._notes[key] for key in dict.fromkeys(keys) if key in self._notes]


def _tree(data: bytes) -> etree._Element:
    text = _decoded(data, "strict")
    if _DOCTYPE.match(text):
        raise ImportRefusedError("import.refi_entities")
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        code = "import.refi_damaged" if text.lstrip().startswith("<") else "import.refi_unknown"
        raise ImportRefusedError(code) from error


def _decoded(data: bytes, errors: str) -> str:
    """The text without its byte order mark, by which UTF-16 is told from UTF-8."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise ImportRefusedError("import.refi_unknown") from error


def _tags(root: etree._Element) -> dict[str, IncomingTag]:
    """Tags by the GUIDs of their codes, named with the codes above them; a folder without words or colour is none."""
    paths: dict[etree._Element, str] = {}
    found: dict[str, IncomingTag] = {}
    for code in root.iter("{*}Code"):
        own = " ".join(code.get("name", "").split()).replace("/", "／") or "?"
        paths[code] = "/".join(filter(None, (paths.get(code.getparent()), own)))[:_LONGEST_TAG]
        color = re.sub("^#(.)(.)(.)$", r"#\1\1\2\2\3\3", code.get("color", ""))
        tag = IncomingTag(paths[code], color if _COLOR.fullmatch(color) else "", _description(code))
        if code.get("isCodable") not in ("false", "0") or tag.color or tag.description:
            found[_guid(code)] = tag
    return found


def _positions(selection: etree._Element) -> tuple[int, int] | None:
    places = [selection.get(name, "").strip() for name in ("startPosition", "endPosition")]
    return (int(places[0]), int(places[1])) if all(map(_NUMBER.fullmatch, places)) else None


def _time(element: etree._Element, name: str) -> str:
    try:
        return datetime.fromisoformat(element.get(name, "")).isoformat(timespec="milliseconds")
    except ValueError:
        return ""


def _is_general(note: etree._Element) -> bool:
    """Whether a note is about all of what refers to it, not about a stretch of its own."""
    return next(note.iterchildren("{*}PlainTextSelection"), None) is None


def _description(element: etree._Element) -> str:
    return next(((child.text or "").strip() for child in element.iterchildren("{*}Description")), "")


def _guid(element: etree._Element, name: str = "guid") -> str:
    return str(element.get(name, "")).strip().strip("{}").lower()


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
