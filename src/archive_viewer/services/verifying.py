"""Checking an evidence pack: against itself, and against the archive that it is compared with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive_viewer.anchoring import find_again
from archive_viewer.domain.annotation import Anchoring, Quote
from archive_viewer.domain.evidence import SUMS, EvidencePack, Place
from archive_viewer.domain.record import Record
from archive_viewer.importers.evidence_pack import is_pack, read_pack
from archive_viewer.storage import articles
from archive_viewer.storage.database import Database
from archive_viewer.util.messages import sentence, system_language


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
        return not self.failures

    @property
    def failures(self) -> list[Finding]:
        """What is otherwise than the pack says."""
        return [finding for finding in self.findings if not finding.holds]

    def summary(self, language: str | None = None) -> str:
        """The outcome in one sentence."""
        counts = {"passages": self.passages, "checks": len(self.findings), "failures": len(self.failures)}
        params = {name: str(count) for name, count in counts.items()}
        return sentence("evidence.holds" if self.holds else "evidence.fails", params, language or system_language())


def packs(paths: Iterable[Path]) -> list[Path]:
    """Those of the files that are evidence packs, by what they list; nothing is unpacked."""
    return [path for path in paths if is_pack(path)]


def verify(path: Path, database: Database | None = None) -> Verdict:
    """Check a pack against itself, and against an archive if one is given.

    Raises KnownError where the file is no evidence pack that can be read.
    """
    pack = read_pack(path)
    findings = [*_files(pack), *_originals(pack), *_passages(pack)]
    if database is not None:
        findings += _in_archive(pack, database)
    return Verdict(str(path), len(pack.passages), tuple(findings))


def _files(pack: EvidencePack) -> Iterator[Finding]:
    """Every file against the list of sums, every file that the list does not name, every one that is there twice."""
    for name, digest in pack.sums.items():
        there = pack.digests.get(name)
        code = "evidence.missing" if there is None else "evidence.intact" if there == digest else "evidence.changed"
        yield Finding(name, code, there == digest, {"name": name})
    for name in pack.digests:
        if name != SUMS and name not in pack.sums:
            yield Finding(name, "evidence.unlisted", False, {"name": name})
    for name in pack.doubled:
        yield Finding(name, "evidence.doubled", False, {"name": name})


def _originals(pack: EvidencePack) -> Iterator[Finding]:
    for article in pack.articles:
        holds = pack.digests.get(article.original) == article.original_sha256
        code = "evidence.original" if holds else "evidence.original_changed"
        yield Finding(article.original, code, holds, {"title": article.title})


def _passages(pack: EvidencePack) -> Iterator[Finding]:
    for number, key, place in _placed(pack):
        holds = pack.texts.get(key, "")[place.start : place.end] == place.quote.exact
        yield Finding(number, "evidence.stands" if holds else "evidence.misplaced", holds, {"number": number})


def _placed(pack: EvidencePack) -> Iterator[tuple[str, str, Place]]:
    for passage in pack.passages:
        if passage.place is not None:
            yield str(passage.number), passage.article, passage.place


def _in_archive(pack: EvidencePack, database: Database) -> Iterator[Finding]:
    """Every original by its sum, and every passage in the newest revision of its article."""
    found: dict[str, tuple[str, str]] = {}
    with database.reading() as session:
        for article in pack.articles:
            stored = articles.of_original(session, article.original_sha256, article.title)
            if stored is None:
                yield Finding(article.key, "evidence.not_in_archive", False, {"title": article.title})
                continue
            article_id, revision = stored
            found[article.key] = (
                articles.article(session, article_id, revision).text,
                articles.text(session, article_id),
            )
            yield Finding(article.key, "evidence.in_archive", True, {"title": article.title, "id": str(article_id)})
    for number, key, place in _placed(pack):
        if key in found:
            yield _still(number, place, *found[key])


def _still(number: str, place: Place, old: str, new: str) -> Finding:
    start, end = place.start, place.end
    if old[start:end] != place.quote.exact:
        return Finding(number, "evidence.archive_differs", False, {"number": number})
    outcome = find_again(Quote.at(old, start, end), start, end, old, new).outcome
    holds = outcome in (Anchoring.UNCHANGED, Anchoring.MOVED)
    return Finding(number, f"evidence.archive_{outcome.value}", holds, {"number": number})
