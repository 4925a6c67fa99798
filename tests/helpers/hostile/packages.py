"""ZIP files, web archives and messages that climb out of their folder, unfold without end, or lie about themselves."""

import gzip
import io
import struct
import zipfile
import zlib

from helpers.containers import http, page, record, records, zipped
from helpers.hostile.canary import PROSE, Canary

_TEXT = f"标题\n\n{PROSE}".encode()


def files(canary: Canary) -> dict[str, bytes]:
    """Every package by its name."""
    return {**_zips(canary), **_warcs(canary), **_messages(canary)}


def _zips(canary: Canary) -> dict[str, bytes]:
    names = (
        *("../../../../etc/passwd", "/etc/passwd.txt", "..\\..\\x.txt", "C:\\x.txt", str(canary.path), "a/../../b.txt"),
        *("a\x00b.txt", "x" * 60_000 + ".txt", "\u202etxt.exe", "-rf.txt", "con.txt", "a:b.txt", " ", "%2e%2e/x.txt"),
    )
    made = {f"name-{n:02}.zip": zipped({name: _TEXT}) for n, name in enumerate(names)}
    bomb = zipped({"零.txt": bytes(20 << 20)})
    nested = bomb
    for _ in range(6):
        nested = zipped({f"{n}.zip": nested for n in range(8)})
    made["bomb.zip"] = bomb
    made["bomb-nested.zip"] = nested
    made["bomb-lzma.zip"] = zipped({"零.txt": bytes(8 << 20)}, zipfile.ZIP_LZMA)
    made["bomb-bzip2.zip"] = zipped({"零.txt": bytes(8 << 20)}, zipfile.ZIP_BZIP2)
    made["overlapping.zip"] = _overlapping(zipped({"a.txt": bytes(1 << 20)}), 200)
    made["many.zip"] = zipped({f"{n}.txt": b"" for n in range(12_000)})
    made["link.zip"] = _link(str(canary.path))
    made["encrypted.zip"] = _flagged(zipped({"a.txt": _TEXT}), 1)
    made["crc.zip"] = zipped({"a.txt": _TEXT}, zipfile.ZIP_STORED).replace(PROSE.encode(), PROSE.encode()[::-1])
    made["size.zip"] = _lying_size(zipped({"a.txt": _TEXT}))
    made["twice.zip"] = _twice()
    made["cut.zip"] = zipped({"a.txt": _TEXT * 50, "b.txt": _TEXT})[:-60]
    made["comment.zip"] = zipped({"a.txt": _TEXT})[:-2] + struct.pack("<H", 65535) + b"PK\x05\x06" * 2000
    made["method.zip"] = zipped({"a.txt": _TEXT}, zipfile.ZIP_STORED).replace(
        b"\x00\x00\x00\x00\x21", b"\x63\x00\x00\x00\x21"
    )
    made["wacz.wacz"] = zipped({"datapackage.json": b"{" * 100_000, "archive/a.warc": records(1)[0] * 3})
    made["gzip.html.gz"] = gzip.compress(bytes(30 << 20))
    return made


def _overlapping(package: bytes, times: int) -> bytes:
    """A ZIP whose directory names the same bytes again and again."""
    start = package.rindex(b"PK\x01\x02")
    end = package.rindex(b"PK\x05\x06")
    entry = package[start:end]
    directory = b"".join(entry.replace(b"a.txt", f"{n:05}".encode()[:5]) for n in range(times))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(directory), start, 0)
    return package[:start] + directory + tail


def _link(target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        package.writestr(info, target)
        package.writestr("b.txt", _TEXT)
    return out.getvalue()


def _flagged(package: bytes, flag: int) -> bytes:
    data = bytearray(package)
    data[6] |= flag
    data[data.rindex(b"PK\x01\x02") + 8] |= flag
    return bytes(data)


def _lying_size(package: bytes) -> bytes:
    data = bytearray(package)
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 10)
    return bytes(data)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", _TEXT)
        package.comment = b"x"
    one = out.getvalue()
    return one + zipped({"a.txt": _TEXT.replace("八".encode(), "九".encode())})


def _warcs(canary: Canary) -> dict[str, bytes]:
    whole = records(2)
    typed = {"Content-Type": "text/html"}
    bomb = zlib.compress(bytes(30 << 20))
    return {
        "file-target.warc": record(page(1), f"file://{canary.path}", "resource", typed),
        "script-target.warc": record(page(1), "javascript:alert(1)", "resource", typed),
        "negative.warc": record(http(page(1)), "http://a.example/", fields={"Content-Length": "-5"}),
        "absurd.warc": record(http(page(1)), "http://a.example/", fields={"Content-Length": "9" * 30}) + whole[1],
        "huge.warc": record(http(page(1)), "http://a.example/", fields={"Content-Length": "9999999999"}) + whole[1],
        "bomb.warc": record(http(bomb, fields={"Content-Encoding": "deflate"}), "http://a.example/"),
        "bomb.warc.gz": gzip.compress(whole[0] + bytes(60 << 20)),
        "chunks.warc": record(http(b"FFFFFFFF\r\nx", fields={"Transfer-Encoding": "chunked"}), "http://a.example/"),
        "nested.warc": record(b"".join(whole), "http://a.example/", "resource", typed),
        "flood.warc": b"WARC/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(50_000)) + b"\r\n" + whole[0],
        "heads.warc": b"WARC/1.1\r\n" * 50_000 + whole[0],
        "members.warc.gz": gzip.compress(b"")[:10] * 20_000,
        "cut.warc.gz": gzip.compress(whole[0])[:-20] + gzip.compress(whole[1]),
        "old.arc": b"filedesc://x 0.0.0.0 20220903011500 text/plain 10\n"
        + b"http://a 1.1.1.1 20220903011500 x 9999999\n",
    }


def _messages(canary: Canary) -> dict[str, bytes]:
    def message(body: str, kind: str = 'multipart/related; boundary="b"') -> bytes:
        return f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{body}".encode()

    part = "--b\r\nContent-Type: text/html\r\nContent-Location: {at}\r\n\r\n<h1>标题</h1><p>" + PROSE + "</p>{more}\r\n"
    deep = "".join(f'--b{n}\r\nContent-Type: multipart/related; boundary="b{n + 1}"\r\n\r\n' for n in range(3000))
    return {
        "file.mhtml": message(part.format(at=canary.addresses[0], more=f"<img src='{canary.addresses[1]}'>") + "--b--"),
        "cid.mhtml": message(part.format(at="cid:x", more="<img src='cid:y'>") + "--b--"),
        "external.mhtml": message(
            f'--b\r\nContent-Type: message/external-body; access-type=local-file; name="{canary.path}"\r\n\r\n--b--'
        ),
        "deep.mhtml": message(deep, 'multipart/related; boundary="b0"'),
        "boundary.mhtml": message("x", f'multipart/related; boundary="{"b" * 100_000}"'),
        "headers.mhtml": b"X: y\r\n" * 100_000 + message(part.format(at="http://a.example/", more="") + "--b--"),
        "base64.mhtml": message(
            "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "!" * 100_000
        ),
        "parts.mhtml": message(part.format(at="http://a.example/", more="") * 5000 + "--b--"),
    }
