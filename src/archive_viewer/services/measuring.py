"""Measures of an archive and their series through time."""

from collections.abc import Iterable

from archive_viewer.derive import series as deriving
from archive_viewer.derive.audit.claims import alike
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.series import Measure, MeasureCount, Series
from archive_viewer.storage import series as stored
from archive_viewer.storage.database import Database


class Measuring:
    """What the numbers of an archive measure; only numbers with a period count."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def measures(self, article_id: int | None = None, words: str = "", limit: int | None = None) -> list[MeasureCount]:
        """The measures of an article or of the archive, those with most numbers (there, then in the archive) first.

        `words`, parted by spaces, must all be in the measure.
        """
        with self._database.reading() as session:
            everywhere = stored.wordings(session)
            here = everywhere if article_id is None else stored.wordings(session, article_id)
        wanted = words.casefold().split()
        named = {deriving.stem(wording.measure) for wording in here}
        chosen = {stem for stem in named if stem and all(word in stem.casefold() for word in wanted)}
        counted = _counted(everywhere, chosen)
        own = {c.measure: c.total for c in (_counted(here, chosen) if here is not everywhere else ())}
        counted.sort(key=lambda c: (-own.get(c.measure, 0), -c.total, c.measure.words, c.measure.unit))
        return counted[:limit]

    def series(self, measure: Measure) -> Series:
        """What the archive says of a measure. Raises NotFoundError where that is nothing."""
        with self._database.reading() as session:
            worded = [w.measure for w in stored.wordings(session) if deriving.stem(w.measure) == measure.words]
            found = deriving.series_of(measure, stored.worded(session, sorted(set(worded))))
        if not found.levels and not found.rates:
            raise NotFoundError("series.not_found", measure=measure.words)
        return found


def _counted(wordings: Iterable[stored.Wording], stems: set[str]) -> list[MeasureCount]:
    levels: dict[Measure, int] = {}
    rates: dict[str, int] = {}
    disagreeing: set[Measure] = set()
    for wording in wordings:
        stem = deriving.stem(wording.measure)
        if stem not in stems:
            continue
        if wording.changes:
            rates[stem] = rates.get(stem, 0) + wording.numbers
            continue
        measure = Measure(stem, alike(wording.unit))
        levels[measure] = levels.get(measure, 0) + wording.numbers
        if wording.values > wording.periods:
            disagreeing.add(measure)
    found = [MeasureCount(m, n, rates.get(m.words, 0), m in disagreeing) for m, n in levels.items()]
    lone = rates.keys() - {m.words for m in levels}
    return found + [MeasureCount(Measure(stem, ""), 0, rates[stem]) for stem in lone]
