"""Fetching the one page or file that a person asks for, by its address, and reading what it answers.

Only http and https, within bounds on size, time and redirects; no cookies, no passwords, nothing that a page refers to.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.captures import PAGES, Capture, article_of
from archive_viewer.importers.http_message import Answer, DamagedBodyError, UnknownCodingError, body_of

LARGEST = 64 * 1024 * 1024
"""Bytes of an answer above which it is given up."""
SECONDS = 45.0
"""Time that a fetch may take in all."""
_SILENCE = 15.0
"""Seconds without a byte after which a server counts as silent."""
_MOST_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 64 * 1024
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.I)
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; ArchiveViewer)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.7",
    "Accept-Encoding": "gzip, deflate, br",
}

Read = Callable[[SourceFile], Iterable[ImportedArticle | LeftOut]]


def read_address(address: str, read: Read) -> Iterator[ImportedArticle | LeftOut]:
    """Every article in what the address answers, with the final address, the time of the fetch and the bytes.

    Raises ImportRefusedError: import.address, import.no_answer (with the reason), import.not_answered (with the
    status),
    import.answer_cut, import.too_large, import.redirects, and what reading raises.
    """
    answer, final = _fetched(address)
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    name = urlunsplit(urlsplit(final)._replace(query="", fragment=""))
    body = _body(answer, address)
    if answer.media_type in PAGES:
        yield replace(article_of(Capture(name, body, answer.charset, final, at)), original=body)
        return
    for outcome in read(SourceFile(name, body, Allowance(len(body)))):
        if isinstance(outcome, ImportedArticle):
            remark = ("import.captured", {"url": final, "at": at})
            outcome = replace(
                outcome,
                url=outcome.url if outcome.member else final,
                captured_at=outcome.captured_at or at,
                original=outcome.original or body,
                remarks=(*outcome.remarks, remark),
            )
        yield outcome


def _body(answer: Answer, address: str) -> bytes:
    try:
        return body_of(answer, address, Allowance())
    except DamagedBodyError as error:
        raise ImportRefusedError("import.answer_cut", name=address) from error
    except UnknownCodingError as unknown:
        raise ImportRefusedError("import.coding", name=address, coding=str(unknown)[:40]) from unknown


def _fetched(address: str) -> tuple[Answer, str]:
    """(the answer, the address it came from after redirects)."""
    until = time.monotonic() + SECONDS
    at = _fit(address)
    for _ in range(_MOST_REDIRECTS + 1):
        answer, location = _asked(at, address, until)
        if location is None:
            if not 200 <= answer.status < 300:
                raise ImportRefusedError("import.not_answered", name=address, status=answer.status)
            return answer, at
        target = urljoin(at, location)
        if not _ADDRESS.fullmatch(target) or (_is_near(target) and not _is_near(at)):
            raise ImportRefusedError("import.redirected", name=address, to=target[:200])
        at = _fit(target)
    raise ImportRefusedError("import.redirects", name=address, most=_MOST_REDIRECTS)


def _asked(at: str, address: str, until: float) -> tuple[Answer, str | None]:
    """(what the server at `at` answers, the address that it sends on to or None)."""
    request = urllib.request.Request(at, headers=_HEADERS)  # noqa: S310 - http and https alone
    try:
        with _opener().open(request, timeout=_SILENCE) as response:
            fields = {name.lower(): value for name, value in reversed(response.headers.items())}
            status = int(response.status)
            if status in _REDIRECTS and "location" in fields:
                return Answer(status, fields, b""), fields["location"].strip()
            raw = _read(response, address, until) if 200 <= status < 300 else b""
    except urllib.error.URLError as error:
        raise _no_answer(address, error.reason) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _no_answer(address, error) from error
    fields.pop("transfer-encoding", None)
    answer = Answer(status, fields, raw)
    if answer.length is not None and len(raw) < answer.length and 200 <= status < 300:
        raise ImportRefusedError("import.answer_cut", name=address)
    return answer, None


def _read(response: Any, address: str, until: float) -> bytes:
    out = bytearray()
    while piece := response.read1(_PIECE):
        out += piece
        if len(out) > LARGEST:
            most = LARGEST // 1024 // 1024
            raise ImportRefusedError("import.too_large", name=address, size=f"> {most}", most=most)
        if time.monotonic() > until:
            raise ImportRefusedError("import.no_answer", name=address, reason=f"{SECONDS:.0f} s")
    return bytes(out)


def _no_answer(address: str, reason: object) -> ImportRefusedError:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return ImportRefusedError("import.certificate", name=address, reason=reason.verify_message)
    if isinstance(reason, socket.gaierror):
        return ImportRefusedError("import.no_host", name=address, host=urlsplit(address).hostname or "")
    if isinstance(reason, TimeoutError):
        return ImportRefusedError("import.no_answer", name=address, reason=f"{_SILENCE:.0f} s")
    said = getattr(reason, "strerror", None) or reason
    return ImportRefusedError("import.no_answer", name=address, reason=str(said)[:200])


def _fit(address: str) -> str:
    """The address as it goes over the wire: the host in ASCII, other signs percent-encoded, no fragment."""
    if not _ADDRESS.fullmatch(address):
        raise ImportRefusedError("import.address", name=address)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        place = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError) as error:
        raise ImportRefusedError("import.address", name=address) from error
    if not host or "@" in parts.netloc:
        raise ImportRefusedError("import.address", name=address)
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), place + port, path, query, ""))


def _opener() -> urllib.request.OpenerDirector:
    """What opens http and https and nothing else; the proxies that the surroundings name are used."""
    opener = urllib.request.OpenerDirector()
    opener.add_handler(urllib.request.ProxyHandler())
    opener.add_handler(urllib.request.HTTPHandler())
    opener.add_handler(urllib.request.HTTPSHandler(context=ssl.create_default_context()))
    return opener


def _is_near(address: str) -> bool:
    """Whether an address means this machine or its own network, where a page from elsewhere has no business."""
    host = urlsplit(address).hostname or ""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(place.partition("%")[0]).is_global for place in found)
