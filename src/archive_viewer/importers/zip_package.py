"""Formats that are a ZIP of parts: parts read under bounds on size, ratio and number, names never used as paths."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile

LARGEST = 128 * 1024 * 1024
"""Bytes in one part above which a package is refused."""
_PIECE = 64 * 1024
_SUBSET = re.compile(rb"<!(?:DOCTYPE\s[^<>]{0,1000}\[|ENTITY\b)", re.I)
ZIP_DAMAGE: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError),
    NotImplementedError,
)
"""What zipfile raises for a damaged package; NotImplementedError is its word for a compression that it can't undo."""


def looks_like_zip(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP file does."""
    return data.startswith(b"PK\x03\x04")


def has_member(data: bytes, name: str) -> bool:
    """Whether the bytes are a ZIP whose directory lists `name`; unpacks nothing."""
    if not looks_like_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return name in package.NameToInfo
    except ZIP_DAMAGE:
        return False


class Package:
    """An opened package, its parts drawing on the source's allowance.

    Raises ImportRefusedError: import.package_damaged, import.encrypted, import.too_large, import.members,
    import.unfolds, import.ratio.
    """

    def __init__(self, source: SourceFile) -> None:
        self.name = source.name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except ZIP_DAMAGE as error:
            raise ImportRefusedError("import.package_damaged", name=self.name) from error
        self._allowance = source.allowance
        self._allowance.count(self.name, len(self._zip.infolist()))

    def names(self) -> list[str]:
        """The names of all parts, as the package gives them."""
        return self._zip.namelist()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The part's bytes. What the directory says of its size is not believed: reading stops at the bounds."""
        try:
            member = self._zip.getinfo(name)
            if member.flag_bits & 1:
                raise ImportRefusedError("import.encrypted", name=self.name)
            data = bytearray()
            with self._zip.open(member) as part:
                while piece := part.read(_PIECE):
                    data += piece
                    self._allowance.spend(self.name, len(piece), member.compress_size, len(data))
                    if len(data) > LARGEST:
                        size, most = len(data) // 1024 // 1024, LARGEST // 1024 // 1024
                        raise ImportRefusedError("import.too_large", name=self.name, size=size, most=most)
        except ZIP_DAMAGE as error:
            raise ImportRefusedError("import.package_damaged", name=self.name) from error
        return bytes(data)

    def tree(self, name: str) -> Any:
        """The root of an XML part. Refuses declarations of entities (import.entities); opens nothing else."""
        from lxml import etree

        data = self.read(name)
        if _SUBSET.search(data) or _SUBSET.search(data.replace(b"\x00", b"")):
            raise ImportRefusedError("import.entities", name=self.name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ImportRefusedError("import.package_damaged", name=self.name) from error


def resolved(base: str, target: str) -> str:
    """The name of the part that `target` means when the part `base` says it; "" where it leads outside."""
    if target.startswith("/"):
        steps = list(PurePosixPath(target.lstrip("/")).parts)
    else:
        steps = [*PurePosixPath(base).parent.parts, *PurePosixPath(target).parts]
    path: list[str] = []
    for step in steps:
        if step == ".." and not path:
            return ""
        if step == "..":
            path.pop()
        elif step != ".":
            path.append(step)
    return "/".join(path)
