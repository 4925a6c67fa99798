"""Web archives to articles: every page in a WARC or ARC file, with its address and the time it was kept."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive_viewer.domain.allowance import Allowance, ExhaustedError
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import LeftOut, SourceFile
from archive_viewer.importers.captures import PAGES, Capture, article_of, inside
from archive_viewer.importers.charset import Remark
from archive_viewer.importers.http_message import (
    Answer,
    DamagedBodyError,
    UnknownCodingError,
    answer_in,
    body_of,
    charset_in,
    media_type,
)
from archive_viewer.importers.warc_records import ARC_MAGIC, GZIP_MAGIC, MAGIC, Record, State, opening, records_in
from archive_viewer.util.files import Buffer

_SUFFIXED = re.compile(r"\.(?:w?arc)(?:\.gz)?$", re.I)
_HEAD = 64 * 1024
_ADDRESS = re.compile(r"https?://", re.I)
_KEPT = frozenset({"response", "resource", "conversion"})
_DATED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?)?)?")


class WarcImporter:
    """Web archives in the formats WARC and ARC, plain or compressed with gzip."""

    name = "warc"
    suffixes = frozenset({".warc", ".arc", ".warc.gz", ".arc.gz"})

    def recognises(self, source: SourceFile) -> bool:
        """Whether the bytes begin like a record, or are called an archive and have records or compression."""
        if opening(source.data).startswith((MAGIC, ARC_MAGIC)):
            return True
        if not _SUFFIXED.search(source.name):
            return False
        return source.data.startswith(GZIP_MAGIC) or b"\nWARC-" in source.data[:_HEAD]

    def read(self, source: SourceFile) -> Iterator[ImportedArticle | LeftOut]:
        """Every page that was answered with success, and what had to be left out.

        Redirects are passed over: they have no page. Raises ImportRefusedError import.no_pages, import.unfolds,
        import.ratio, import.members.
        """
        return self.read_members(source.data, source.name, source.allowance)

    def opens(self, buffer: Buffer, name: str) -> bool:
        return opening(buffer).startswith((MAGIC, ARC_MAGIC)) and bool(_SUFFIXED.search(name))

    def read_members(self, buffer: Buffer, name: str, allowance: Allowance) -> Iterator[ImportedArticle | LeftOut]:
        found = False
        for number, record in enumerate(records_in(buffer, name, allowance), start=1):
            for outcome in _outcome(record, name, allowance, f"#{number}"):
                found = True
                if isinstance(outcome, LeftOut):
                    allowance.count(name)
                yield outcome
        if not found:
            raise ImportRefusedError("import.no_pages", name=name)


def _outcome(record: Record, outer: str, allowance: Allowance, number: str) -> Iterator[ImportedArticle | LeftOut]:
    """What becomes of a record: an article, a reason, or nothing where it holds no page."""
    member = record.url or number
    name = inside(outer, member)
    try:
        capture = _capture(record, name, allowance)
        if capture is None and record.state is not State.SOUND:
            raise DamagedBodyError
        if capture is not None:
            allowance.count(outer)
            yield replace(article_of(capture), member=member, original=record.raw)
    except ExhaustedError:
        raise
    except ImportRefusedError as refused:
        yield LeftOut(member, refused.code, refused.params)
    except DamagedBodyError:
        yield _left_out(name, member, "import.record_damaged")
    except UnknownCodingError as unknown:
        yield _left_out(name, member, "import.coding", coding=str(unknown)[:40])


def _left_out(name: str, member: str, code: str, **params: str) -> LeftOut:
    return LeftOut(member, code, {"name": name, **params})


def _capture(record: Record, name: str, allowance: Allowance) -> Capture | None:
    """The page that a record holds, or None where it holds none."""
    if record.fields.get("warc-type") not in _KEPT:
        return None
    content_type = record.fields.get("content-type", "")
    body, label = record.content, charset_in(content_type)
    remarks: list[Remark] = [("import.digest", {})] if record.agrees() is False else []
    if media_type(content_type) == "application/http" or body.startswith(b"HTTP/"):
        answer = answer_in(body)
        if answer is None:
            raise DamagedBodyError
        if 300 <= answer.status < 400 or answer.status == 204 or not _is_page(answer.media_type, answer.raw):
            return None
        if not 200 <= answer.status < 300:
            raise ImportRefusedError("import.answer", name=name, status=answer.status)
        answer = _sound(record, answer)
        if record.state is State.MISMEASURED:
            remarks = [("import.mismeasured", {})]
        if answer.length is not None and len(answer.raw) < answer.length:
            remarks.append(("import.answer_short", {"said": str(answer.length), "kept": str(len(answer.raw))}))
        body, label = body_of(answer, name, allowance), answer.charset
    elif media_type(content_type) not in PAGES:
        return None
    elif _is_cut(record) or (record.state is not State.SOUND and record.agrees() is not True):
        raise DamagedBodyError
    kept = record.fields.get("warc-date", "")
    url = record.url if _ADDRESS.match(record.url) else ""
    return Capture(name, body, label, url, kept if _DATED.fullmatch(kept) else "", tuple(remarks))


def _is_page(said: str, raw: bytes) -> bool:
    opens = raw[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return said in PAGES or (not said and opens.startswith((b"<!doctype html", b"<html")))


def _sound(record: Record, answer: Answer) -> Answer:
    """The answer, where the record has all of it. Raises DamagedBodyError."""
    if _is_cut(record):
        raise DamagedBodyError
    if record.state is State.SOUND or record.agrees() is True:
        return answer
    contained = answer.self_contained() if record.state is State.MISMEASURED else None
    if contained is None:
        raise DamagedBodyError
    return contained


def _is_cut(record: Record) -> bool:
    """Whether the crawler says that it cut the record, or that it is one part of several."""
    return bool(record.fields.get("warc-truncated") or record.fields.get("warc-segment-number"))
