"""Pages, and the web archives, messages and ZIP files that hold them, made for tests."""

import base64
import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

WORDS = "全市今年共建成社区服务站{n}个，服务居民{n}万人次，比上年有明显增加。负责同志介绍，下一步还将扩大覆盖范围。"


def page(n: int, charset: str = "utf-8") -> bytes:
    """A news page whose text names its number."""
    text = WORDS.format(n=n)
    head = f"<!DOCTYPE html><html><head><title>通报{n}</title></head>"
    return f"{head}<body><h1>通报{n}</h1><article><p>{text}</p></article></body></html>".encode(charset)


def http(body: bytes, status: int = 200, fields: Mapping[str, str] | None = None) -> bytes:
    """An HTTP answer with this body; `fields` are added to, or replace, type and length."""
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(fields or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + body


def record(content: bytes, url: str, kind: str = "response", fields: Mapping[str, str] | None = None) -> bytes:
    """A WARC record with its digest."""
    digest = base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    named = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2022-09-03T01:15:00Z",
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(content)),
        **(fields or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def address(n: int) -> str:
    """The address of page `n`."""
    return f"http://news.example/{n}.html"


def records(count: int) -> list[bytes]:
    """Records of that many pages, numbered from 0."""
    return [record(http(page(n)), address(n)) for n in range(count)]


def packed(parts: Iterable[bytes]) -> bytes:
    """A gzip member for each part."""
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return target.getvalue()


def message(html: bytes, charset: str, *, coding: str = "base64", url: str = "http://news.example/a.html") -> bytes:
    """An MHTML file: a page with a picture after it."""
    body = base64.encodebytes(html).replace(b"\n", b"\r\n") if coding == "base64" else html
    return (
        f"From: <Saved by Test>\r\nSnapshot-Content-Location: {url}\r\nSubject: =?utf-8?B?6YCa5oql?=\r\n"
        "Date: Sat, 3 Sep 2022 09:15:00 +0800\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--edge"\r\n\r\n\r\n'
        f"----edge\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n"
        f"Content-Location: {url}\r\n\r\n"
    ).encode() + (
        body + b"\r\n----edge\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: http://news.example/a.gif\r\n\r\nR0lGODlhAQABAAAAACw=\r\n\r\n----edge--\r\n"
    )
