"""The rows of the facts view: facts in groups that fold, narrowed by words, kinds and status."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.gui.facts.filtering import fact_filter
from archive_viewer.gui.facts.grouping import groups
from archive_viewer.gui.widgets.fact_wording import spoken
from archive_viewer.util.edtf import interval

ROW_ROLE = Qt.ItemDataRole.UserRole + 1

SHOWN_KINDS = (
    FactKind.QUANTITY,
    FactKind.DATE,
    FactKind.PERSON,
    FactKind.TITLE,
    FactKind.ORGANISATION,
    FactKind.PLACE,
    FactKind.WORK,
    FactKind.QUOTATION,
)
"""Turns and list items are the outline's."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A header: `label` in bold (问 2), `title` after it, how many of its facts a person has judged."""

    key: str
    label: str
    title: str
    judged: int
    total: int
    folded: bool


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact and how many comments it has."""

    fact: Fact
    comments: int


Row = GroupRow | FactRow


@dataclass(slots=True)
class Words:
    """The labels that rows carry, in the language of the moment."""

    lead: str = "Lead"
    question: str = "Q{n}"
    other: str = "Other"
    kinds: Mapping[FactKind, str] = ()  # type: ignore[assignment]
    statuses: Mapping[FactStatus, str] = ()  # type: ignore[assignment]
    chinese: bool = True


class FactModel(QAbstractListModel):
    """Facts of one article as a flat list of group and fact rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = Words()
        self.grouping = "question"
        self.order = "place"
        self.kinds: frozenset[FactKind] = frozenset({FactKind.QUANTITY})
        self.status: FactStatus | None = None
        self.typed = ""
        self._facts: list[Fact] = []
        self._comments: Mapping[int, int] = {}
        self._article: Article | None = None
        self._groups = groups("none", None, (), self.words)
        self._folded: set[str] = set()
        self._rows: list[Row] = []
        self._place: dict[int, int] = {}

    def set_content(self, article: Article | None, facts: Sequence[Fact], comments: Mapping[int, int]) -> None:
        """Show these facts; `comments` counts annotations by fact id."""
        self._article = article
        self._facts = sorted((f for f in facts if f.kind in SHOWN_KINDS), key=lambda f: (f.start, f.end))
        self._comments = comments
        self.rebuild()

    @property
    def text(self) -> str:
        """The text of the article shown."""
        return self._article.text if self._article is not None else ""

    def forget_folding(self) -> None:
        """Open all groups."""
        self._folded.clear()

    def rebuild(self) -> None:
        """Make the rows anew from what is chosen."""
        self.beginResetModel()
        keep, kinds = fact_filter(self.typed), self.effective_kinds()
        chosen = [
            f
            for f in self._facts
            if (not kinds or f.kind in kinds) and (self.status is None or f.status is self.status) and keep(f)
        ]
        self._groups = groups(self.grouping, self._article, self._facts, self.words)
        self._rows = self._grouped(chosen)
        self._place = {
            row.fact.id: place
            for place, row in enumerate(self._rows)
            if isinstance(row, FactRow) and row.fact.id is not None
        }
        self.endResetModel()

    def effective_kinds(self) -> frozenset[FactKind]:
        """The kinds chosen, or none (which shows all) where the article has no fact of them."""
        present = {f.kind for f in self._facts}
        return self.kinds & present

    def toggle(self, key: str) -> None:
        """Fold or unfold a group."""
        self._folded ^= {key}
        self.rebuild()

    def reveal(self, fact_id: int) -> None:
        """Unfold the group that hides a fact."""
        if fact_id in self._place:
            return
        fact = next((f for f in self._facts if f.id == fact_id), None)
        if fact is not None and self._groups.key_of(fact) in self._folded:
            self._folded.discard(self._groups.key_of(fact))
            self.rebuild()

    def row_at(self, index: Index) -> Row | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def fact_at(self, index: Index) -> Fact | None:
        """The fact of an index, None for a group."""
        row = self.row_at(index)
        return row.fact if isinstance(row, FactRow) else None

    def place_of(self, fact_id: int | None) -> QModelIndex:
        """The index of a fact; invalid where it isn't shown."""
        place = self._place.get(fact_id) if fact_id is not None else None
        return QModelIndex() if place is None else self.index(place)

    def fact(self, fact_id: int) -> Fact | None:
        """The fact of this id, shown or not."""
        return next((f for f in self._facts if f.id == fact_id), None)

    def covering(self, offset: int) -> Fact | None:
        """The shortest fact over a code point, or one that ends there; those of the kinds shown first."""
        over = [f for f in self._facts if f.start <= offset <= f.end]
        kinds = self.effective_kinds()
        over.sort(key=lambda f: (bool(kinds) and f.kind not in kinds, offset == f.end, f.end - f.start))
        return over[0] if over else None

    def kind_counts(self) -> Counter[FactKind]:
        """How many facts of each kind the article has."""
        return Counter(f.kind for f in self._facts)

    def status_counts(self) -> Counter[FactStatus]:
        """How many facts of the kinds chosen stand in each status."""
        kinds = self.effective_kinds()
        return Counter(f.status for f in self._facts if not kinds or f.kind in kinds)

    def shown(self) -> int:
        """How many facts pass the filters, folded away or not."""
        return sum(r.total if isinstance(r, GroupRow) else 0 for r in self._rows) or len(self._place)

    def is_empty(self) -> bool:
        """Whether the article has no facts at all."""
        return not self._facts

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, GroupRow):
                return f"{row.label} {row.title} {row.judged}/{row.total}"
            return spoken(row.fact, self.words.statuses[row.fact.status], chinese=self.words.chinese)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, GroupRow):
            return row.title
        return None

    def _grouped(self, chosen: Sequence[Fact]) -> list[Row]:
        found: dict[str, list[Fact]] = {key: [] for key in self._groups.order}
        for fact in chosen:
            found.setdefault(self._groups.key_of(fact), []).append(fact)
        rows: list[Row] = []
        for key, facts in found.items():
            if not facts:
                continue
            folded = key in self._folded and not self.typed.strip()
            if key:
                judged = sum(f.status is not FactStatus.DERIVED for f in facts)
                rows.append(GroupRow(key, *self._groups.title(key), judged, len(facts), folded))
            if not folded:
                facts.sort(key=_ORDERS[self.order])
                rows.extend(FactRow(f, self._comments.get(f.id or 0, 0)) for f in facts)
        return rows

    def shown_facts(self) -> list[Fact]:
        """The facts in sight, in the order of the rows."""
        return [row.fact for row in self._rows if isinstance(row, FactRow)]


def _by_period(fact: Fact) -> tuple[bool, int, int]:
    days = interval(fact.period)
    return days is None, (days and days.start) or 0, (days and days.end) or 10**7


_ORDERS: Mapping[str, Callable[[Fact], Any]] = {
    "place": lambda fact: (fact.start, fact.end),
    "value": lambda fact: (fact.value is None, -(fact.value or 0)),
    "unit": lambda fact: (fact.unit is None, fact.unit or "", -(fact.value or 0)),
    "measure": lambda fact: (fact.measure is None, fact.measure or ""),
    "period": _by_period,
    "status": lambda fact: list(FactStatus).index(fact.status),
}
ORDERS = tuple(_ORDERS)
