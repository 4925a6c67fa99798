"""How an import goes and how it went."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from archive_viewer.domain.record import Record
from archive_viewer.util.messages import sentence, system_language


@dataclass(frozen=True, slots=True)
class ImportItem(Record):
    """What became of one file: added, duplicate, revised or failed; the reason as a message code with parameters.

    `older` is an article that this one may be a revision of, for a person to decide; `alike` is how many other articles
    of the archive have nearly the same words.
    """

    path: str
    outcome: str
    article_id: int | None = None
    title: str = ""
    code: str = ""
    params: dict[str, str] = field(default_factory=dict)
    older: int | None = None
    alike: int = 0

    def reason(self, language: str | None = None) -> str:
        """The reason as a sentence, "" where there is none."""
        return sentence(self.code, self.params, language or system_language()) if self.code else ""


@dataclass(frozen=True, slots=True)
class ImportProgress(Record):
    """Counts so far. `rate` is files a second, `remaining` seconds or None; `current` the file last begun."""

    done: int
    total: int
    added: int
    duplicates: int
    revised: int
    failed: int
    current: str
    rate: float
    remaining: float | None
    item: ImportItem | None = None


@dataclass(slots=True)
class ImportReport:
    """Every file with what became of it."""

    items: list[ImportItem] = field(default_factory=list)
    cancelled: bool = False

    @property
    def added(self) -> list[int]:
        return self._ids("added")

    @property
    def revised(self) -> list[int]:
        return self._ids("revised")

    @property
    def duplicates(self) -> list[tuple[str, int]]:
        """(path, id of the article that is there already)."""
        return [(i.path, i.article_id) for i in self._of("duplicate") if i.article_id is not None]

    @property
    def failed(self) -> list[tuple[str, str]]:
        """(path, reason in the language of the system)."""
        return [(i.path, i.reason()) for i in self._of("failed")]

    @property
    def retryable(self) -> list[str]:
        """What failed, as it was given, once each: to be imported again when the cause is mended."""
        return list(dict.fromkeys(item.path for item in self._of("failed")))

    def count(self, outcome: str) -> int:
        return sum(1 for _ in self._of(outcome))

    def to_dict(self) -> dict[str, Any]:
        return {
            "added": self.added,
            "duplicates": [list(d) for d in self.duplicates],
            "revised": self.revised,
            "failed": [list(f) for f in self.failed],
            "offers": [[i.article_id, i.older] for i in self.items if i.older is not None],
            "cancelled": self.cancelled,
        }

    def _of(self, outcome: str) -> Iterable[ImportItem]:
        return (i for i in self.items if i.outcome == outcome)

    def _ids(self, outcome: str) -> list[int]:
        return [i.article_id for i in self._of(outcome) if i.article_id is not None]
