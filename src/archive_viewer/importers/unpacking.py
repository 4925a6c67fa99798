"""Compressed bytes to plain ones, a piece at a time, within an allowance."""

import zlib
from dataclasses import dataclass

from archive_viewer.domain.allowance import Allowance
from archive_viewer.util.files import Buffer

GZIP = 31
ZLIB = 15
DEFLATE = -15
"""What `zlib` calls the three envelopes of deflated data."""
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out, the place in the packed bytes where reading ended, and whether its end was reached unharmed."""

    data: bytes
    end: int
    whole: bool


def inflate(packed: Buffer, start: int, envelope: int, name: str, allowance: Allowance) -> Unpacked:
    """Unpack one stream that begins at `start`. Raises what the allowance raises, never for damage."""
    engine = zlib.decompressobj(envelope)
    out = bytearray()
    at = start
    while not engine.eof:
        piece = engine.unconsumed_tail
        if not piece:
            piece = packed[at : at + _PIECE]
            at += len(piece)
        try:
            more = engine.decompress(piece, _PIECE)
        except zlib.error:
            return Unpacked(bytes(out), at, False)
        if not piece and not more:
            return Unpacked(bytes(out), at, False)
        out += more
        allowance.spend(name, len(more), at - start, len(out))
    return Unpacked(bytes(out), at - len(engine.unused_data), True)


def unbrotli(packed: bytes, name: str, allowance: Allowance) -> Unpacked:
    """Unpack one Brotli stream. Raises what the allowance raises, never for damage."""
    import brotli

    engine = brotli.Decompressor()
    out = bytearray()
    at = 0
    while not engine.is_finished():
        piece = b""
        if engine.can_accept_more_data():
            piece = packed[at : at + _PIECE]
            at += len(piece)
        try:
            more = engine.process(piece, output_buffer_limit=_PIECE)
        except brotli.error:
            return Unpacked(bytes(out), at, False)
        if not piece and not more:
            return Unpacked(bytes(out), at, False)
        out += more
        allowance.spend(name, len(more), at, len(out))
    return Unpacked(bytes(out), at, True)
