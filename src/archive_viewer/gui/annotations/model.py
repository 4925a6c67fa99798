"""The cards of the annotations view, narrowed by words, tag and standing, by place or newest first."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archive_viewer.domain.annotation import Anchoring, Annotation, is_within, lineage
from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact
from archive_viewer.util.markdown import lines

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """An annotation as its card shows it.

    `paragraph` counts from 1, 0 where unknown; `overlaps` are other annotations on some of the same characters;
    `elsewhere` is the article's title where it isn't the one being read; `linked` are annotations linked with it.
    """

    note: Annotation
    paragraph: int = 0
    overlaps: int = 0
    elsewhere: str = ""
    fact: Fact | None = None
    linked: tuple[Annotation, ...] = ()


def cards(
    notes: Sequence[Annotation],
    article: Article | None,
    facts: Mapping[int, Fact],
    linked: Mapping[int, Annotation] | None = None,
) -> list[Card]:
    """Cards of these annotations, seen while `article` is read."""
    blocks = [b.start for b in article.body if b.start is not None] if article is not None else []
    begins, ends = _bounds(notes)
    made = []
    for note in notes:
        here = article is not None and note.article_id == article.id
        paragraph = bisect_right(blocks, note.start) if here and note.start is not None else 0
        overlaps = 0
        if note.span is not None:
            before = bisect_left(begins[note.article_id], note.span.end)
            over = bisect_right(ends[note.article_id], note.span.start)
            overlaps = max(0, before - over - 1)
        elsewhere = "" if here else note.article_title
        others = tuple(linked[key] for key in note.links if key in linked) if linked else ()
        made.append(Card(note, paragraph, overlaps, elsewhere, facts.get(note.fact_id or 0), others))
    return made


def _bounds(notes: Sequence[Annotation]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Where annotations begin and where they end, by article, each in order."""
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for note in notes:
        if note.span is not None:
            begins[note.article_id].append(note.span.start)
            ends[note.article_id].append(note.span.end)
    return {k: sorted(v) for k, v in begins.items()}, {k: sorted(v) for k, v in ends.items()}


def spoken(card: Card) -> str:
    """The card as a sentence for a screen reader."""
    note = card.note
    comment = " ".join(line.text for line in lines(note.comment))
    return "; ".join(part for part in (note.exact, comment, ", ".join(note.tags)) if part)


class AnnotationModel(QAbstractListModel):
    """Cards in the order chosen, those that pass the filters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.typed = ""
        self.tag: str | None = None
        self.standing: Anchoring | None = None
        self.newest_first = False
        self._all: list[Card] = []
        self._cards: list[Card] = []

    def set_cards(self, all_cards: Sequence[Card]) -> None:
        """Show these cards."""
        self._all = list(all_cards)
        self.rebuild()

    def rebuild(self) -> None:
        """Apply order and filters anew."""
        self.beginResetModel()
        words = self.typed.casefold().split()
        self._cards = [c for c in self._all if self._passes(c, words)]
        if self.newest_first:
            self._cards.sort(key=lambda c: c.note.created_at, reverse=True)
        else:
            self._cards.sort(key=_place)
        self.endResetModel()

    def widen(self) -> None:
        """Drop all filters."""
        self.typed, self.tag, self.standing = "", None, None
        self.rebuild()

    def card_at(self, index: Index) -> Card | None:
        """The card of an index."""
        return self._cards[index.row()] if index.isValid() and index.row() < len(self._cards) else None

    def place_of(self, annotation_id: int | None) -> QModelIndex:
        """The index of an annotation; invalid where it isn't shown."""
        for row, card in enumerate(self._cards):
            if card.note.id == annotation_id:
                return self.index(row)
        return QModelIndex()

    def holds(self, annotation_id: int) -> bool:
        """Whether the annotation is among the cards, shown or filtered away."""
        return any(c.note.id == annotation_id for c in self._all)

    def covering(self, article_id: int, offset: int) -> int | None:
        """The id of the shortest annotation of an article over a code point."""
        over = [
            (c.note.span.length, c.note.id)
            for c in self._cards
            if c.note.article_id == article_id and c.note.span and c.note.span.start <= offset < c.note.span.end
        ]
        return min(over)[1] if over else None

    def total(self) -> int:
        """How many annotations there are, filtered away or not."""
        return len(self._all)

    def tag_counts(self) -> Counter[str]:
        """How many annotations bear each tag or one below it."""
        return Counter(tag for c in self._all for tag in {above for tag in c.note.tags for above in lineage(tag)})

    def standing_counts(self) -> Counter[Anchoring]:
        """How many annotations stand where after the last revision."""
        return Counter(c.note.anchoring for c in self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card_at(index)
        if card is None:
            return None
        if role == CARD_ROLE:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(card)
        return None

    def _passes(self, card: Card, words: Sequence[str]) -> bool:
        note = card.note
        if self.tag is not None and not any(is_within(tag, self.tag) for tag in note.tags):
            return False
        if self.standing is not None and note.anchoring is not self.standing:
            return False
        hay = "\n".join((note.comment, note.exact, *note.tags, note.article_title)).casefold()
        return all(w in hay for w in words)


def _place(card: Card) -> tuple[bool, str, int, bool, int, int]:
    note = card.note
    whole = note.start is None
    return bool(card.elsewhere), card.elsewhere, note.article_id, not whole, note.start or 0, note.id
