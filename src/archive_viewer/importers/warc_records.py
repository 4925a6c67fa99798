"""The records of a WARC or ARC file, compressed or not, and every stretch of it that is damaged.

WARC 1.1 is ISO 28500:2017; ARC 1.0 is the format that came before it. A damaged record never hides the next one:
reading goes on at the next place that looks like a record's beginning.
"""

import base64
import hashlib
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from archive_viewer.domain.allowance import Allowance
from archive_viewer.importers.http_message import fields_in
from archive_viewer.importers.unpacking import GZIP, inflate
from archive_viewer.util.files import Buffer

MAGIC = b"WARC/"
ARC_MAGIC = b"filedesc:"
GZIP_MAGIC = b"\x1f\x8b"
_GZIP_MEMBER = b"\x1f\x8b\x08"
_NEXT = re.compile(rb"\nWARC/1\.\d\r?\n")
_NEXT_APART = re.compile(rb"(\r?\n\r?\n)WARC/1\.\d\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 256 * 1024
_GAP = re.compile(rb"[\r\n]*")
_PEEK = 2048
_TRAILING = 1024 * 1024
"""Bytes within which zeros after the last member count as padding."""
_ARC_HEAD = re.compile(rb"[a-z][a-z0-9+.-]*:[^\r\n]* \d{14} [^\r\n ]+(?: [^\r\n]*)? (\d+)\r?\n", re.I)
_ARC_NEXT = re.compile(rb"\n(?=[a-z][a-z0-9+.-]*:[^\r\n]{1,4000} \d{14} [^\r\n]{1,200} \d+\r?\n)", re.I)
_ARC_ENTRY = re.compile(r"(?P<url>\S+:.*?) (?P<ip>\S+) (?P<date>\d{14}) (?P<type>\S+) (?:.* )?\d+")


class State(Enum):
    """How a record came out of its file: as it should, ending elsewhere than it says, or out of damaged packing."""

    SOUND = auto()
    MISMEASURED = auto()
    DOUBTFUL = auto()


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its fields by names in lower case, and its content; both as far as they could be read.

    `head` has the bytes that the fields were read from.
    """

    fields: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    state: State = State.SOUND
    head: bytes = b""

    @property
    def raw(self) -> bytes:
        """The record by itself, as a file of one record."""
        return self.head + self.content + b"\r\n\r\n"

    @property
    def url(self) -> str:
        return self.fields.get("warc-target-uri", "").strip("<>")

    def agrees(self) -> bool | None:
        """Whether the content has the digest that the record states; None where it states none that is known."""
        algorithm, _, said = self.fields.get("warc-block-digest", "").partition(":")
        name = algorithm.strip().lower().replace("-", "")
        if name not in ("md5", "sha1", "sha256", "sha512") or not said.strip():
            return None
        digest = hashlib.new(name, self.content, usedforsecurity=False).digest()
        said = said.strip()
        forms = {base64.b64encode(digest).decode(), base64.urlsafe_b64encode(digest).decode()}
        exact = {form.rstrip("=") for form in forms}
        loose = {digest.hex(), base64.b32encode(digest).decode().lower().rstrip("=")}
        return said.rstrip("=") in exact or said.rstrip("=").lower() in loose


def opening(data: Buffer) -> bytes:
    """The first bytes of what the file holds, out of its compression where it has one."""
    return _peek(data, 0) if data.startswith(GZIP_MAGIC) else data[:_PEEK]


def records_in(data: Buffer, name: str, allowance: Allowance) -> Iterator[Record]:
    """Every record, sound or not, in the order of the file. Raises what the allowance raises."""
    if opening(data).startswith(ARC_MAGIC):
        packed = data.startswith(GZIP_MAGIC)
        pieces = list(_pieces(data, name, allowance)) if packed else [(data[:], True)]
        whole = all(whole for _, whole in pieces)
        yield from _arc_records(b"".join(piece for piece, _ in pieces), State.SOUND if whole else State.DOUBTFUL)
        return
    if not data.startswith(GZIP_MAGIC):
        at = yield from _records(data, 0, State.SOUND)
        yield from _cut_records(data, at, State.MISMEASURED)
        return
    rest = b""
    for piece, whole in _pieces(data, name, allowance):
        if rest and piece.startswith(MAGIC):
            yield from _cut_records(rest, 0, State.MISMEASURED)
            rest = b""
        state = State.SOUND if whole else State.DOUBTFUL
        buffer = rest + piece if rest else piece
        at = yield from _records(buffer, 0, state)
        rest = buffer[at:]
        if not whole:
            yield from _cut_records(rest, 0, state) if rest else (Record(state=state),)
            rest = b""
    yield from _cut_records(rest, 0, State.MISMEASURED)


def _peek(data: Buffer, at: int) -> bytes:
    return inflate(data[at : at + _PEEK], 0, GZIP, "", Allowance()).data[:_PEEK]


def _pieces(data: Buffer, name: str, allowance: Allowance) -> Iterator[tuple[bytes, bool]]:
    """The members of a compressed file out of their compression, each with whether it is whole."""
    at = 0
    while at < len(data):
        if data.startswith(GZIP_MAGIC, at):
            unpacked = inflate(data, at, GZIP, name, allowance)
            yield unpacked.data, unpacked.whole
            if unpacked.whole:
                at = unpacked.end
                continue
        elif not data[at : at + _TRAILING].strip(b"\x00"):
            return
        else:
            yield b"", False
        at = _next_member(data, at + 1)


def _next_member(data: Buffer, at: int) -> int:
    while (at := data.find(_GZIP_MEMBER, at)) >= 0:
        if _peek(data, at).startswith(MAGIC):
            return at
        at += 1
    return len(data)


def _records(buffer: Buffer, at: int, state: State) -> Generator[Record, None, int]:
    """Yield the records that are all there; returns the place of what is left over for want of more bytes."""
    while True:
        at = _past_gap(buffer, at)
        if at >= len(buffer):
            return at
        if not buffer.startswith(MAGIC, at):
            if MAGIC.startswith(buffer[at : at + len(MAGIC)]):
                return at
            yield Record(state=State.DOUBTFUL)
            at = _next_record(buffer, at)
            continue
        head = _HEAD_END.search(buffer, at, at + _LONGEST_HEAD)
        if head is None:
            return at
        fields = fields_in(buffer[at : head.start()].partition(b"\n")[2])
        length = _length(fields)
        if length is not None and head.end() + length > len(buffer):
            return at
        end = head.end() + (length or 0)
        after = _past_gap(buffer, end)
        if length is not None and (after >= len(buffer) or buffer.startswith(MAGIC, after)):
            yield Record(fields, buffer[head.end() : end], state, buffer[at : head.end()])
        else:
            after = _next_record(buffer, head.end() - 1)
            worse = State.MISMEASURED if state is State.SOUND else state
            yield Record(fields, buffer[head.end() : after], worse, buffer[at : head.end()])
        at = after


def _cut_records(buffer: Buffer, at: int, state: State) -> Iterator[Record]:
    """What is left where a record ends too early: what is there of it, then the records that its length swallowed."""
    while at < len(buffer):
        head = _HEAD_END.search(buffer, at, at + _LONGEST_HEAD)
        if head is None:
            apart = _NEXT_APART.search(buffer, at + 1)
            after = apart.end(1) if apart else len(buffer)
            yield Record(fields_in(buffer[at : min(after, at + _LONGEST_HEAD)].partition(b"\n")[2]), b"", state)
        else:
            after = _next_record(buffer, head.end() - 1)
            fields = fields_in(buffer[at : head.start()].partition(b"\n")[2])
            yield Record(fields, buffer[head.end() : after], state, buffer[at : head.end()])
        at = yield from _records(buffer, after, State.SOUND if state is State.MISMEASURED else state)


def _length(fields: dict[str, str]) -> int | None:
    said = fields.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else None


def _past_gap(buffer: Buffer, at: int) -> int:
    gap = _GAP.match(buffer, at)
    return gap.end() if gap else at


def _next_record(buffer: Buffer, at: int) -> int:
    found = _NEXT.search(buffer, at)
    return found.start() + 1 if found else len(buffer)


def _arc_records(buffer: bytes, state: State) -> Iterator[Record]:
    worse = State.MISMEASURED if state is State.SOUND else state
    at = 0
    while (at := _past_gap(buffer, at)) < len(buffer):
        head = _ARC_HEAD.match(buffer, at)
        if head is None:
            yield Record(state=State.DOUBTFUL)
            at = _next_in_arc(buffer, at)
            continue
        end = head.end() + int(head.group(1)[:15])
        sound = end <= len(buffer) and buffer[end : end + 1] in (b"", b"\n", b"\r")
        after = end if sound else _next_in_arc(buffer, head.end() - 1)
        yield Record(_arc_fields(head.group()), buffer[head.end() : after], state if sound else worse, head.group())
        at = after
    if state is State.DOUBTFUL:
        yield Record(state=state)


def _next_in_arc(buffer: bytes, at: int) -> int:
    found = _ARC_NEXT.search(buffer, at)
    return found.start() + 1 if found else len(buffer)


def _arc_fields(line: bytes) -> dict[str, str]:
    entry = _ARC_ENTRY.fullmatch(line.decode("utf-8", "replace").strip())
    if entry is None:
        return {}
    day, clock = entry["date"][:8], entry["date"][8:]
    return {
        "warc-type": "warcinfo" if entry["url"].startswith("filedesc:") else "response",
        "warc-target-uri": entry["url"],
        "warc-date": f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z",
        "content-type": "application/http" if entry["url"].lower().startswith("http") else entry["type"],
    }
