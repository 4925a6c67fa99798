"""Completing a query while it's typed: fields, what was asked before, and what the archive calls things."""

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from archive_viewer.domain.changes import Changes, Touched
from archive_viewer.domain.results import Completion
from archive_viewer.search import FIELDS, Sounds, is_latin
from archive_viewer.services.hub import ChangeHub
from archive_viewer.services.settings import PAST_SEARCHES, SAVED_SEARCHES, Settings
from archive_viewer.storage import vocabulary
from archive_viewer.storage.database import Database

_MOST_RECENT = 100
_KEPT_SECONDS = 30.0
_LAST = re.compile(r'(?:[^\s:："]+[:：])?(?:"[^"]*"?|[^\s"]*)$')
_LATIN_TAIL = re.compile(r"(?:(?<=\s)|^)[A-Za-z']+(?: [A-Za-z']+)*$")
_FIELD = re.compile(r"(-?)([^\s:：\"]+)[:：](.*)$")
_OF_FIELD = {"source": "source", "byline": "byline", "person": "person", "organisation": "organisation",
             "place": "place", "tag": "tag", "date": "year", "speaker": "person"}  # fmt: skip
_VALUES = {
    "has": (("annotation",), ("批注",)),
    "in": (("annotations",), ("批注",)),
    "sort": (("date", "-date", "added", "title", "left", "right"), ("最新", "最早", "收录", "标题", "左文", "右文")),
}
"""What may follow a field, for one named in Latin letters and for one named in Chinese."""

_BARE = ("person", "organisation", "place", "source", "tag")
_NOTHING = Sounds(())


@dataclass
class _Vocabulary:
    made: float
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    by_kind: dict[str, Sounds] = field(default_factory=dict)
    titles: Sounds = field(default_factory=lambda: Sounds(()))


class Completing:
    """How what is typed may go on. Safe for several threads."""

    def __init__(self, database: Database, settings: Settings, hub: ChangeHub) -> None:
        self._database = database
        self._settings = settings
        self._guard = threading.Lock()
        self._vocabulary: _Vocabulary | None = None
        self._stale = False
        hub.subscribe(self._changed)

    def complete(self, query: str, limit: int = 8) -> tuple[Completion, ...]:
        """How the query may go on from its end; for an empty one what was asked last."""
        if not query.strip():
            self._known()
            return tuple(Completion("recent", asked, asked) for asked in self.recent()[:limit])
        found: dict[str, Completion] = {}
        for completion in self._found(query):
            if completion.query.strip() != query.strip():
                found.setdefault(completion.query, completion)
            if len(found) >= limit:
                break
        return tuple(found.values())

    def sounding(self, query: str, limit: int = 3) -> tuple[str, ...]:
        """Queries in characters for one that was typed in pinyin."""
        letters = _LATIN_TAIL.search(query)
        if letters is None:
            return ()
        found = self._sounding(query[: letters.start()], letters.group())
        return tuple(dict.fromkeys(completion.query for completion in islice(found, limit)))

    def recent(self) -> list[str]:
        """What was asked, the latest first."""
        return list(self._settings.get(PAST_SEARCHES, []))

    def remember(self, query: str) -> None:
        """Note that a query was asked in earnest: its answer was opened."""
        asked = query.strip()
        if asked:
            kept = [q for q in self.recent() if q != asked]
            self._settings.put(PAST_SEARCHES, [asked, *kept][:_MOST_RECENT])

    def forget(self) -> None:
        """Forget what was asked."""
        self._settings.put(PAST_SEARCHES, [])

    def _changed(self, changes: Changes) -> None:
        if changes.touched & (Touched.ARTICLES | Touched.FACTS | Touched.TAGS):
            self._stale = True

    def _known(self) -> _Vocabulary:
        """The vocabulary; while another thread reads it anew the old one, or an empty one: nobody waits for it."""
        old = self._vocabulary
        due = old is None or (self._stale and time.monotonic() - old.made > _KEPT_SECONDS)
        if due and self._guard.acquire(blocking=False):
            try:
                self._stale = False
                self._vocabulary = self._read()
            finally:
                self._guard.release()
        return self._vocabulary or _Vocabulary(0.0)

    def _read(self) -> _Vocabulary:
        with self._database.reading() as session:
            named = vocabulary.named(session)
            titles = vocabulary.titles(session)
        by_kind: dict[str, list[str]] = {}
        for kind, name, _ in named:
            by_kind.setdefault(kind, []).append(name)
        return _Vocabulary(
            time.monotonic(),
            {(kind, name): articles for kind, name, articles in named},
            {kind: Sounds(names) for kind, names in by_kind.items()},
            Sounds(titles),
        )

    def _found(self, query: str) -> Iterator[Completion]:
        last = _LAST.search(query)
        tail = last.group() if last else ""
        before = query[: len(query) - len(tail)]
        if fielded := _FIELD.match(tail):
            yield from self._values(before, *fielded.groups())
            return
        yield from self._asked(query)
        word = tail.strip('"')
        if not word:
            return
        yield from (Completion("field", f"{name}:", f"{before}{name}:") for name in _fields(word.lower()))
        if not is_latin(word):
            yield from self._names(_BARE, word, lambda _kind, name: before + _quoted(name))
            return
        latin = _LATIN_TAIL.search(query)
        letters = latin.group() if latin else word
        yield from self._sounding(query[: len(query) - len(letters)], letters)
        if letters != word:
            yield from self._sounding(before, word)

    def _asked(self, query: str) -> Iterator[Completion]:
        for kind, asked in (("saved", self._settings.get(SAVED_SEARCHES, [])), ("recent", self.recent())):
            yield from (Completion(kind, each, each) for each in asked if each.startswith(query.lstrip()))

    def _values(self, before: str, sign: str, typed_field: str, value: str) -> Iterator[Completion]:
        name = FIELDS.get(typed_field.lower())
        head = f"{before}{sign}{typed_field}:"
        word = value.strip('"')
        kind = _OF_FIELD.get(name or "")
        if kind is not None:
            yield from self._names((kind,), word, lambda _kind, text: head + _quoted(text))
        latin, chinese = _VALUES.get(name or "", ((), ()))
        for known in latin if typed_field.isascii() else chinese:
            if known.startswith(word.lower()):
                yield Completion("value", known, head + known)

    def _names(self, kinds: Sequence[str], word: str, query: Callable[[str, str], str]) -> Iterator[Completion]:
        """Names that begin with a word or sound like it, then those that have it within; the frequent ones first."""
        known = self._known()
        ranks: dict[tuple[str, str], tuple[bool, bool, int, int]] = {}
        for kind in kinds:
            sounds = known.by_kind.get(kind, _NOTHING)
            runs = [(word, True), *((each.run, each.exact) for each in sounds.find(word, 24))]
            for run, exact in runs:
                for name in islice(sounds.containing(run), 60):
                    rank = (not exact, not name.startswith(run), -known.counts.get((kind, name), 0), len(name))
                    ranks[kind, name] = min(rank, ranks.get((kind, name), rank))
        for kind, name in sorted(ranks, key=lambda each: ranks[each]):
            yield Completion(kind, name, query(kind, name), known.counts.get((kind, name), 0))

    def _sounding(self, before: str, letters: str) -> Iterator[Completion]:
        if len(letters) < 2:
            return
        yield from islice(self._names(_BARE, letters, lambda _kind, name: before + _quoted(name)), 5)
        yield from (Completion("words", run, before + run) for run, _, _ in self._known().titles.find(letters, 6))


def _fields(word: str) -> list[str]:
    """The field names that begin with a word, one for each field."""
    found: dict[str, str] = {}
    for name, canonical in FIELDS.items():
        if name.startswith(word):
            found.setdefault(canonical, name)
    return list(found.values())


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r'[\s:：()（）\[\]"]', name) else name
