"""Counts of an import under way, and telling them."""

import time
from collections.abc import Callable, Sequence

from archive_viewer.services.import_report import ImportItem, ImportProgress, ImportReport
from archive_viewer.services.work import FileJob

Progress = Callable[[ImportProgress], None]
_FEWEST = 5
"""Files after which the time that is left is guessed."""


class Tally:
    """Counts `total` files and what came of them; `progress` hears of each."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.report = ImportReport()
        self._total = total
        self._progress = progress
        self._done = 0
        self._counts = dict.fromkeys(("added", "duplicate", "revised", "failed"), 0)
        self._began = time.monotonic()

    def add(self, outcomes: Sequence[ImportItem | FileJob]) -> None:
        """Count outcomes in their order; a job stands for the end of its file."""
        for outcome in outcomes:
            if isinstance(outcome, FileJob):
                self._done += 1
                self._tell(outcome.name, None)
            else:
                self.report.items.append(outcome)
                self._counts[outcome.outcome] += 1
                self._tell(outcome.path, outcome)

    def rested(self, seconds: float) -> None:
        """Leave a pause out of the time that the import takes."""
        self._began += seconds

    def _tell(self, current: str, item: ImportItem | None) -> None:
        if self._progress is None:
            return
        rate = self._done / max(1e-6, time.monotonic() - self._began)
        left = (self._total - self._done) / rate if self._done >= _FEWEST else None
        added, duplicates, revised, failed = self._counts.values()
        self._progress(
            ImportProgress(self._done, self._total, added, duplicates, revised, failed, current, rate, left, item)
        )
