"""The people view's rows: kinds, what the article names of each kind, and its mentions where one is unfolded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.article import Article
from archive_viewer.domain.entity import Entity, Mention
from archive_viewer.domain.fact import FactKind
from archive_viewer.domain.span import Span

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
KINDS = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.WORK)
Index = QModelIndex | QPersistentModelIndex
_ENDS = "。！？；!?;\n"
_CLAUSE_ENDS = _ENDS + "，,"
_SHORT = 12


@dataclass(frozen=True, slots=True)
class KindRow:
    """The head of a kind: how many entities of it there are."""

    kind: FactKind
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity. `clause` is where it is named first; `elsewhere` counts other articles that name it.

    `at` is the mention that was gone to last, from 1, 0 for none.
    """

    entity: Entity
    unfolded: bool
    comments: int
    clause: str
    elsewhere: int
    at: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention of an unfolded entity: its clause, and where the name stands in it."""

    entity: Entity
    mention: Mention
    number: int
    clause: str
    lit: Span
    paragraph: int


Row = KindRow | EntityRow | MentionRow


def clause_around(text: str, span: Span) -> Span:
    """The clause that a span stands in; a clause of a few characters takes the next one to it."""
    start = max((text.rfind(mark, 0, span.start) for mark in _CLAUSE_ENDS), default=-1) + 1
    end = _next(text, span.end, _CLAUSE_ENDS)
    if end - start < span.length + _SHORT and end < len(text) and text[end] not in _ENDS:
        end = _next(text, end + 1, _CLAUSE_ENDS)
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)


def _next(text: str, start: int, marks: str) -> int:
    return min((found for mark in marks if (found := text.find(mark, start)) >= 0), default=len(text))


class PeopleModel(QAbstractListModel):
    """Rows in the order of kinds, within a kind by number of mentions; narrowed by typed words and kinds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels: dict[FactKind, str] = {}
        self.typed = ""
        self.kinds: frozenset[FactKind] = frozenset()
        self.spoken = "{name}, {count}"
        self._article: Article | None = None
        self._entities: list[Entity] = []
        self._comments: Mapping[int, int] = {}
        self._counts: Mapping[int, int] = {}
        self._unfolded: set[int] = set()
        self._at: dict[int, int] = {}
        self._rows: list[Row] = []

    def set_content(self, article: Article | None, entities: Sequence[Entity], comments: Mapping[int, int]) -> None:
        """Show what an article names; counts of other articles come later."""
        if article is None or self._article is None or article.id != self._article.id:
            self._unfolded.clear()
            self._at.clear()
            self._counts = {}
        self._article = article
        self._entities = sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0].start))
        self._comments = comments
        self.rebuild()

    def set_counts(self, counts: Mapping[int, int]) -> None:
        """How many articles of the archive name each entity, this one included."""
        self._counts = counts
        self.rebuild()

    def rebuild(self) -> None:
        """Make the rows anew."""
        self.beginResetModel()
        rows: list[Row] = []
        for kind in KINDS:
            kept = [e for e in self._entities if e.kind is kind and self._keeps(e)]
            if not kept:
                continue
            rows.append(KindRow(kind, self.labels.get(kind, kind.value), len(kept)))
            for entity in kept:
                rows.append(self._entity_row(entity))
                if entity.id in self._unfolded:
                    rows.extend(self._mention_rows(entity))
        self._rows = rows
        self.endResetModel()

    @property
    def entities(self) -> list[Entity]:
        """All that the article names, filtered or not."""
        return self._entities

    def kind_counts(self) -> dict[FactKind, int]:
        """How many entities of each kind the article names."""
        return {kind: sum(e.kind is kind for e in self._entities) for kind in KINDS}

    def is_empty(self) -> bool:
        """Whether the article names nothing at all."""
        return not self._entities

    def toggle(self, entity_id: int) -> None:
        """Unfold an entity's mentions, or fold them."""
        self._unfolded ^= {entity_id}
        self.rebuild()

    def advance(self, entity: Entity, by: int = 1) -> Mention:
        """On to the next mention of an entity, round at the end."""
        count = len(entity.mentions)
        before = self._at.get(entity.id, 0 if by > 0 else count + 1)
        self._at[entity.id] = (before - 1 + by) % count + 1
        self._tell(entity.id)
        return entity.mentions[self._at[entity.id] - 1]

    def stand_at(self, entity: Entity, number: int) -> None:
        """Mention `number` (from 1) is where one is."""
        self._at[entity.id] = number
        self._tell(entity.id)

    def covering(self, offset: int) -> tuple[Entity, int] | None:
        """The entity with a mention at an offset, and the mention's number from 1."""
        best: tuple[int, Entity, int] | None = None
        for entity in self._entities:
            for number, mention in enumerate(entity.mentions, start=1):
                if mention.start <= offset <= mention.end:
                    rank = mention.end - mention.start + (1000 if mention.end == offset else 0)
                    if best is None or rank < best[0]:
                        best = (rank, entity, number)
        return best[1:] if best is not None else None

    def place_of(self, entity_id: int | None, number: int = 0) -> QModelIndex:
        """The row of an entity, or of one of its mentions where `number` isn't 0 and it is unfolded."""
        found = QModelIndex()
        for place, row in enumerate(self._rows):
            if isinstance(row, EntityRow) and row.entity.id == entity_id:
                found = self.index(place)
            elif isinstance(row, MentionRow) and row.entity.id == entity_id and row.number == number:
                return self.index(place)
        return found

    def row_at(self, index: Index) -> Row | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), KindRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        if isinstance(row, KindRow):
            return f"{row.label} {row.count}"
        if isinstance(row, EntityRow):
            return self.spoken.format(name=row.entity.name, count=len(row.entity.mentions))
        return row.clause

    def _keeps(self, entity: Entity) -> bool:
        if self.kinds and entity.kind not in self.kinds:
            return False
        names = "\n".join((entity.name, *entity.names)).casefold()
        return all(word in names for word in self.typed.casefold().split())

    def _entity_row(self, entity: Entity) -> EntityRow:
        elsewhere = max(0, self._counts.get(entity.id, 1) - 1)
        at = min(self._at.get(entity.id, 0), len(entity.mentions))
        text = self._article.text if self._article is not None else ""
        clause = clause_around(text, entity.mentions[0].span).of(text)
        comments = self._comments.get(entity.id, 0)
        return EntityRow(entity, entity.id in self._unfolded, comments, clause, elsewhere, at)

    def _mention_rows(self, entity: Entity) -> list[MentionRow]:
        article = self._article
        if article is None:
            return []
        starts = [b.start for b in article.body if b.start is not None]
        rows = []
        for number, mention in enumerate(entity.mentions, start=1):
            clause = clause_around(article.text, mention.span)
            lit = mention.span.shifted(-clause.start)
            paragraph = sum(1 for start in starts if start <= mention.start)
            rows.append(MentionRow(entity, mention, number, clause.of(article.text), lit, paragraph))
        return rows

    def _tell(self, entity_id: int) -> None:
        for place, row in enumerate(self._rows):
            if isinstance(row, EntityRow) and row.entity.id == entity_id:
                self._rows[place] = self._entity_row(row.entity)
                self.dataChanged.emit(self.index(place), self.index(place))
