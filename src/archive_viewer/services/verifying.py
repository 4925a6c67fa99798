"""Checking an evidence pack: against itself, and against the archive that it is compared with."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive_viewer.anchoring import find_again
from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.errors import KnownError
from archive_viewer.domain.record import Record
from archive_viewer.exporters.evidence import FORMAT, MANIFEST, SUMS
from archive_viewer.storage import articles
from archive_viewer.storage.database import Database
from archive_viewer.util.messages import sentence, system_language

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """One thing that was checked: a message code with parameters. `holds` says whether it is as it should be.

    `place` is a file of the pack or the number of a passage.
    """

    place: str
    code: str
    holds: bool
    params: dict[str, str] = field(default_factory=dict)

    def sentence(self, language: str | None = None) -> str:
        return sentence(self.code, self.params, language or system_language())


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """Everything that was checked of one pack."""

    path: str
    passages: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found that is otherwise than the pack says."""
        return all(finding.holds for finding in self.findings)


def verify(path: Path, database: Database | None = None) -> Verdict:
    """Check a pack against itself, and against an archive if one is given.

    Raises KnownError where the file is no evidence pack that can be read.
    """
    try:
        with zipfile.ZipFile(path) as pack:
            allowance = Allowance(path.stat().st_size)
            allowance.count(path.name, len(pack.namelist()))
            read = _reader(pack, allowance)
            manifest = _manifest(path, read)
            findings = [*_sums(pack, read), *_passages(manifest, read)]
        if database is not None:
            findings += _in_archive(manifest, database)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise KnownError("evidence.unreadable", path=path.name, reason=error) from error
    except (LookupError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise KnownError("evidence.foreign", path=path.name, format=FORMAT) from error
    return Verdict(str(path), len(manifest["passages"]), tuple(findings))


Read = Callable[[str], bytes | None]
"""The bytes of a file in the pack, None where it is not there."""


def _reader(pack: zipfile.ZipFile, allowance: Allowance) -> Read:
    kept: dict[str, bytes | None] = {}

    def read(name: str) -> bytes | None:
        if name not in kept:
            kept[name] = _member(pack, name, allowance) if name in pack.namelist() else None
        return kept[name]

    return read


def _member(pack: zipfile.ZipFile, name: str, allowance: Allowance) -> bytes:
    packed, parts, size = pack.getinfo(name).compress_size, [], 0
    with pack.open(name) as member:
        while part := member.read(_CHUNK):
            size += len(part)
            allowance.spend(name, len(part), packed, size)
            parts.append(part)
    return b"".join(parts)


def _manifest(path: Path, read: Read) -> dict[str, Any]:
    data = read(MANIFEST)
    manifest = json.loads(data) if data is not None else None
    lists = isinstance(manifest, dict) and all(isinstance(manifest.get(k), list) for k in ("articles", "passages"))
    if not isinstance(manifest, dict) or not lists or manifest.get("format") != FORMAT:
        raise KnownError("evidence.foreign", path=path.name, format=FORMAT)
    return manifest


def _sums(pack: zipfile.ZipFile, read: Read) -> Iterator[Finding]:
    """Every file against the list of sums, and every file that the list does not name."""
    listed: dict[str, str] = {}
    for line in (read(SUMS) or b"").decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in listed.items():
        data = read(name)
        if data is None:
            yield Finding(name, "evidence.missing", False, {"name": name})
        elif hashlib.sha256(data).hexdigest() != digest:
            yield Finding(name, "evidence.changed", False, {"name": name})
        else:
            yield Finding(name, "evidence.intact", True, {"name": name})
    for name in pack.namelist():
        if name != SUMS and name not in listed:
            yield Finding(name, "evidence.unlisted", False, {"name": name})


def _passages(manifest: dict[str, Any], read: Read) -> Iterator[Finding]:
    """Every original by its own sum, every passage in the text that came along."""
    texts: dict[str, str] = {}
    for entry in manifest["articles"]:
        original, text = read(str(entry["original"])), read(str(entry["text"]))
        holds = original is not None and hashlib.sha256(original).hexdigest() == entry["original_sha256"]
        code = "evidence.original" if holds else "evidence.original_changed"
        yield Finding(str(entry["original"]), code, holds, {"title": str(entry["title"])})
        texts[str(entry["key"])] = (text or b"").decode("utf-8", "surrogatepass")
    for passage in manifest["passages"]:
        span = _span(passage)
        if span is None:
            continue
        start, end, quote = span
        holds = texts.get(str(passage["article"]), "")[start:end] == quote.exact
        code = "evidence.stands" if holds else "evidence.misplaced"
        yield Finding(str(passage["number"]), code, holds, {"number": str(passage["number"])})


def _span(passage: dict[str, Any]) -> tuple[int, int, Quote] | None:
    selectors = {s["type"]: s for s in passage["selectors"]}
    if not selectors:
        return None
    place, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    return int(place["start"]), int(place["end"]), Quote(quote["exact"], quote["prefix"], quote["suffix"])


def _in_archive(manifest: dict[str, Any], database: Database) -> Iterator[Finding]:
    """Every original by its sum, and every passage in the newest revision of its article."""
    found: dict[str, tuple[str, str] | None] = {}
    with database.reading() as session:
        for entry in manifest["articles"]:
            number = str(entry["key"])
            place = articles.of_original(session, str(entry["original_sha256"]), str(entry["title"]))
            if place is None:
                found[number] = None
                yield Finding(number, "evidence.not_in_archive", False, {"title": str(entry["title"])})
            else:
                article_id, revision = place
                old, new = articles.article(session, article_id, revision).text, articles.text(session, article_id)
                found[number] = old, new
                params = {"title": str(entry["title"]), "id": str(article_id)}
                yield Finding(number, "evidence.in_archive", True, params)
    for passage in manifest["passages"]:
        span, texts = _span(passage), found.get(str(passage["article"]))
        if span is not None and texts is not None:
            yield _still(str(passage["number"]), span, *texts)


def _still(number: str, span: tuple[int, int, Quote], old: str, new: str) -> Finding:
    start, end, quote = span
    if old[start:end] != quote.exact:
        return Finding(number, "evidence.archive_differs", False, {"number": number})
    outcome = find_again(Quote.at(old, start, end), start, end, old, new).outcome
    holds = outcome in (Anchoring.UNCHANGED, Anchoring.MOVED)
    return Finding(number, f"evidence.archive_{outcome.value}", holds, {"number": number})
