"""ZIP files of anything that can be imported, in each other too, and WACZ, which is a ZIP of web archives."""

import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import IO, cast

from archive_viewer.domain.allowance import Allowance, ExhaustedError
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.captures import inside
from archive_viewer.importers.companions import is_part_of_page, is_systems_own, pages_among
from archive_viewer.importers.signatures import kind_of
from archive_viewer.importers.zip_package import ZIP_DAMAGE
from archive_viewer.util.files import Buffer

Outcomes = Iterable[ImportedArticle | LeftOut]
Read = Callable[[SourceFile], Outcomes]
"""Reads a member by whichever importer fits it."""

LARGEST = 64 * 1024 * 1024
"""Bytes in one member above which it is left out."""
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_PIECE = 64 * 1024
_CAUTIOUS = 4096
"""Packed bytes handed at a time to a method that gives no bound on what it makes of them."""
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_METHODS = (*_BOUNDED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_OTHERS = frozenset({"[Content_Types].xml", "mimetype"})
"""Members that make a ZIP a document of another format."""
_WACZ = "datapackage.json"
_WACZ_ARCHIVE = re.compile(r"archive/.*\.warc(?:\.gz)?", re.I)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_UNSTATED = 0xFFFF
_LONGEST_NAME = 240


class ZipImporter:
    """Every member of a ZIP file that some importer reads; each of the others with its reason."""

    name = "zip"
    suffixes = frozenset({".zip", ".wacz"})

    def __init__(self, read: Read) -> None:
        self._read = read

    def recognises(self, source: SourceFile) -> bool:
        """Whether the bytes are a ZIP that is not a document of another format; damaged ones count."""
        if not source.data.startswith(_MAGIC):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(source.data)) as package:
                return _OTHERS.isdisjoint(package.NameToInfo)
        except ZIP_DAMAGE:
            return kind_of(source.data) in ("ZIP", None)

    def read(self, source: SourceFile) -> Iterator[ImportedArticle | LeftOut]:
        """Every article in every member. Names are shown, never used as paths.

        Raises ImportRefusedError import.zip_damaged, import.zip_empty, import.nested, import.members, import.unfolds.
        """
        return self.read_members(source.data, source.name, source.allowance)

    def opens(self, buffer: Buffer, name: str) -> bool:
        return buffer.startswith(_MAGIC) and PurePosixPath(name.lower()).suffix in self.suffixes

    def read_members(self, buffer: Buffer, name: str, allowance: Allowance) -> Iterator[ImportedArticle | LeftOut]:
        try:
            package = zipfile.ZipFile(io.BytesIO(buffer) if isinstance(buffer, bytes) else cast("IO[bytes]", buffer))
        except ZIP_DAMAGE as error:
            raise ImportRefusedError("import.zip_damaged", name=name) from error
        with package, allowance.within(name):
            members = package.infolist()
            allowance.count(name, len(members))
            meant = _meant(members)
            if not meant:
                raise ImportRefusedError("import.zip_empty", name=name)
            for info in meant:
                packed = min(info.compress_size, len(buffer))
                yield from self._member(package, info, packed, name, allowance)
            stated = _stated(buffer)
            if stated not in (_UNSTATED, len(members) & _UNSTATED):
                yield LeftOut("", "import.zip_short", {"name": name, "said": str(stated), "found": str(len(members))})

    def _member(
        self, package: zipfile.ZipFile, info: zipfile.ZipInfo, packed: int, outer: str, allowance: Allowance
    ) -> Iterator[ImportedArticle | LeftOut]:
        member = _shown(info)
        name = inside(outer, member)
        try:
            data = _bytes(package, info, packed, name, allowance)
            for outcome in self._read(SourceFile(name, data, allowance)):
                placed = replace(outcome, member=inside(member, outcome.member))
                if isinstance(placed, ImportedArticle) and not placed.original:
                    placed = replace(placed, original=data)
                yield placed
        except ExhaustedError as exhausted:
            raise ExhaustedError(exhausted.code, **{**exhausted.params, "name": outer}) from exhausted
        except ImportRefusedError as refused:
            yield LeftOut(member, refused.code, refused.params)


def _stated(data: Buffer) -> int:
    """How many members the ZIP's end record says there are (APPNOTE 4.3.16); 65535 where it doesn't say."""
    at = data.rfind(b"PK\x05\x06")
    return int.from_bytes(data[at + 10 : at + 12], "little") if at >= 0 else _UNSTATED


def _meant(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members to read: in a WACZ its web archives; else all but folders, systems' own files and parts of pages."""
    files = [info for info in members if not info.is_dir()]
    if any(info.filename == _WACZ for info in files):
        archives = [info for info in files if _WACZ_ARCHIVE.fullmatch(info.filename)]
        if archives:
            return archives
    pages = pages_among(_path(info) for info in files)
    return [info for info in files if not _is_companion(_path(info), pages)]


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))


def _is_companion(path: PurePosixPath, pages: frozenset[PurePath]) -> bool:
    return any(map(is_systems_own, path.parts)) or any(is_part_of_page(folder, pages) for folder in path.parents)


def _bytes(package: zipfile.ZipFile, info: zipfile.ZipInfo, packed: int, name: str, allowance: Allowance) -> bytes:
    """A member's bytes, of which there are `packed` before unpacking; what the directory says of its size is checked.

    Raises ImportRefusedError import.encrypted_member, import.member_link, import.member_method, import.too_large,
    import.member_damaged, import.ratio, import.unfolds.
    """
    if info.flag_bits & _ENCRYPTED:
        raise ImportRefusedError("import.member_encrypted", name=name)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ImportRefusedError("import.member_link", name=name)
    if info.compress_type not in _METHODS:
        raise ImportRefusedError("import.member_method", name=name)
    step = _PIECE if info.compress_type in _BOUNDED else _CAUTIOUS
    out = bytearray()
    try:
        with package.open(info) as member:
            while piece := member.read(step):
                out += piece
                allowance.spend(name, len(piece), packed, len(out))
                if len(out) > LARGEST:
                    size, most = info.file_size // 1024 // 1024, LARGEST // 1024 // 1024
                    raise ImportRefusedError("import.too_large", name=name, size=max(size, most + 1), most=most)
    except ZIP_DAMAGE as error:
        raise ImportRefusedError("import.member_damaged", name=name) from error
    if len(out) != info.file_size:
        raise ImportRefusedError("import.member_damaged", name=name)
    return bytes(out)


def _shown(info: zipfile.ZipInfo) -> str:
    """A member's name as its maker wrote it, fit to be shown on one line."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        name = _renamed(name)
    name = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in name.replace("\\", "/"))
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME // 2]}…{name[-_LONGEST_NAME // 2 :]}"


def _renamed(name: str) -> str:
    """A name whose encoding is not stated: UTF-8 or GB18030 before the standard's own code page 437."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return name
