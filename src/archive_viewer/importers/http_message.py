"""An HTTP answer as web archives keep it: its status, its fields, and its body without transfer and content codings."""

import re
from dataclasses import dataclass, replace

from archive_viewer.domain.allowance import Allowance
from archive_viewer.importers.unpacking import DEFLATE, GZIP, ZLIB, Unpacked, inflate, unbrotli

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_LONGEST_HEAD = 256 * 1024


class DamagedBodyError(Exception):
    """The body ends before its coding or its length says it does."""


class UnknownCodingError(Exception):
    """The body is in a coding that can't be undone; the argument is its name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and fields (names in lower case) of an HTTP answer, and the bytes that follow them."""

    status: int
    fields: dict[str, str]
    raw: bytes

    @property
    def media_type(self) -> str:
        return media_type(self.fields.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        return charset_in(self.fields.get("content-type", ""))

    @property
    def length(self) -> int | None:
        """How many bytes the server said would follow, where that is how the body ends."""
        said = self.fields.get("content-length", "")
        known = said.isascii() and said.isdigit() and len(said) < 16
        return int(said) if known and not self.chunked else None

    @property
    def chunked(self) -> bool:
        return "chunked" in self.fields.get("transfer-encoding", "").lower()

    def self_contained(self) -> "Answer | None":
        """The same answer up to the end that it sets itself, or None where it sets none or doesn't reach it."""
        if self.chunked:
            return self if _CHUNK.match(self.raw) else None
        if self.length is None or len(self.raw) < self.length:
            return None
        return replace(self, raw=self.raw[: self.length])


def media_type(content_type: str) -> str:
    """The type and subtype that a Content-Type field names, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def charset_in(content_type: str) -> str | None:
    """The encoding that a Content-Type field names, or None."""
    found = _CHARSET.search(content_type)
    return found.group(1) if found else None


def answer_in(content: bytes) -> Answer | None:
    """The answer that a record's content is, or None where it doesn't begin like one."""
    status = _STATUS.match(content)
    if status is None:
        return None
    end = _HEAD_END.search(content, 0, _LONGEST_HEAD)
    head, raw = (content[: end.start()], content[end.end() :]) if end else (content, b"")
    return Answer(int(status.group(1)), fields_in(head.partition(b"\n")[2]), raw)


def fields_in(head: bytes) -> dict[str, str]:
    """Header fields by their names in lower case; a name's first value stands, folded lines are joined."""
    fields: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").split("\n"):
        if line[:1] in (" ", "\t") and name:
            fields[name] = f"{fields[name]} {line.strip()}"
            continue
        said, colon, value = line.partition(":")
        name = said.strip().lower() if colon and said.strip().lower() not in fields else ""
        if name:
            fields[name] = value.strip()
    return fields


def body_of(answer: Answer, name: str, allowance: Allowance) -> bytes:
    """The body, codings undone (RFC 9112, section 7.1; RFC 9110, section 8.4).

    A body that is in none of the codings it names is taken as it stands: crawlers undo them without saying so. Raises
    DamagedBodyError, UnknownCodingError, and what the allowance raises.
    """
    body = _unchunked(answer.raw) if answer.chunked else answer.raw
    said = [coding.strip().lower() for coding in answer.fields.get("content-encoding", "").split(",")]
    codings = [coding for coding in said if coding not in ("", "identity", "none")]
    if codings and _looks_plain(body):
        return body
    for coding in reversed(codings):
        body = _decoded(body, coding, name, allowance)
    return body


def _looks_plain(body: bytes) -> bool:
    return body[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _unchunked(body: bytes) -> bytes:
    size = _CHUNK.match(body)
    if size is None:
        return body
    out = bytearray()
    while size is not None:
        length = int(size.group(1), 16)
        if length == 0:
            return bytes(out)
        end = size.end() + length
        if end > len(body):
            break
        out += body[size.end() : end]
        end += 2 if body.startswith(b"\r\n", end) else 1 if body.startswith(b"\n", end) else 0
        size = _CHUNK.match(body, end)
    raise DamagedBodyError


def _decoded(body: bytes, coding: str, name: str, allowance: Allowance) -> bytes:
    unpacked: Unpacked
    if coding in ("gzip", "x-gzip"):
        unpacked = inflate(body, 0, GZIP, name, allowance)
    elif coding == "deflate":
        zlib_headed = len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0
        unpacked = inflate(body, 0, ZLIB if zlib_headed else DEFLATE, name, allowance)
    elif coding == "br":
        unpacked = unbrotli(body, name, allowance)
    else:
        raise UnknownCodingError(coding)
    if not unpacked.whole:
        raise DamagedBodyError
    return unpacked.data
