"""Two texts side by side: which paragraphs answer each other, what differs in them, which facts both state."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.domain.span import Span

LIKENESS = 0.5
"""Share of common letter pairs from which two paragraphs count as versions of each other."""

KINSHIP = 0.2
"""Share of the shorter text that must answer the other for the two to count as versions of one text."""

MOST_CANDIDATES = 60_000
MOST_STEPS = 4_000_000
SHORT_AGREEMENT = 1

_TOKEN = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-z]+|\s+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^。；，！？,;!?]*[。；，！？,;!?]?", re.DOTALL)

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the texts part. One of the spans is empty where the other text has something more."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class SharedFact:
    """What both texts state of the same thing."""

    left: Fact
    right: Fact

    @property
    def agrees(self) -> bool:
        return _value(self.left) == _value(self.right)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pairs`: paragraphs that answer each other, in order. `related`: the texts are versions of one another.

    Unrelated texts have no differences, for they share too little to differ from.
    """

    pairs: tuple[tuple[Span, Span], ...]
    differences: tuple[Difference, ...]
    facts: tuple[SharedFact, ...]
    related: bool

    @property
    def contradictions(self) -> tuple[SharedFact, ...]:
        """Facts about the same thing with different values."""
        return tuple(fact for fact in self.facts if not fact.agrees)


def compare(
    left: Article,
    right: Article,
    left_facts: Iterable[Fact] = (),
    right_facts: Iterable[Fact] = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> Comparison:
    """Compare two texts. The cost is bounded: where texts are too long to compare in detail, whole clauses differ."""
    ours, theirs = _paragraphs(left), _paragraphs(right)
    pairs = _align([s.of(left.text) for s in ours], [s.of(right.text) for s in theirs], cancelled)
    spans = tuple((ours[i], theirs[j]) for i, j in pairs)
    answered = sum(min(a.length, b.length) for a, b in spans)
    related = answered >= KINSHIP * min(len(left.text), len(right.text))
    found: list[Difference] = []
    if related and not cancelled():
        found = list(_differences(left.text, right.text, ours, theirs, pairs))
    shared = shared_facts(left_facts, right_facts, partial(_answer, spans, found))
    return Comparison(spans, tuple(found), shared, related)


def shared_facts(
    left: Iterable[Fact], right: Iterable[Fact], answer: Callable[[int], int | None] = lambda _offset: None
) -> tuple[SharedFact, ...]:
    """Numbers of equal measure and unit, for the same time and place as far as both say.

    Those in the same place go first, then those of equal value. `answer` maps an offset of the left text to the same
    place in the right one, where there is one.
    """
    ours, theirs = _numbers(left), _numbers(right)
    found = _in_place(ours, theirs, answer)
    for key in (_strict, _loose):
        groups: dict[Key, tuple[list[Fact], list[Fact]]] = defaultdict(lambda: ([], []))
        for side, facts in enumerate((ours, theirs)):
            for fact in facts:
                groups[key(fact)][side].append(fact)
        ours, theirs = [], []
        for group in groups.values():
            found += _join(*group)
            ours += group[0]
            theirs += group[1]
    return tuple(sorted(found, key=lambda pair: (pair.left.start, pair.right.start)))


def _in_place(ours: list[Fact], theirs: list[Fact], answer: Callable[[int], int | None]) -> list[SharedFact]:
    """Facts about the same thing that begin at the same place; they are taken out of the lists."""
    found = []
    there = {(fact.start, *_loose(fact)): fact for fact in theirs}
    for fact in list(ours):
        twin = there.pop((answer(fact.start), *_loose(fact)), None)
        if twin is not None:
            ours.remove(fact)
            theirs.remove(twin)
            found.append(SharedFact(fact, twin))
    return found


def _answer(pairs: Sequence[tuple[Span, Span]], differences: Sequence[Difference], offset: int) -> int | None:
    """The offset in the right text that answers one in the left, None within what differs and outside of pairs."""
    place = bisect_right(pairs, offset, key=lambda pair: pair[0].start) - 1
    if place < 0 or offset > pairs[place][0].end:
        return None
    ours, theirs = pairs[place]
    last = bisect_right(differences, offset, key=lambda difference: difference.left.start) - 1
    if last < 0 or differences[last].left.start < ours.start:
        return theirs.start + offset - ours.start
    left, right = differences[last].left, differences[last].right
    if offset >= left.end:
        return right.end + offset - left.end
    return right.start if offset == left.start else None


def _join(ours: list[Fact], theirs: list[Fact]) -> Iterator[SharedFact]:
    """Facts of one group that belong together; they are taken out of the lists."""
    for fact in list(ours):
        twin = next((t for t in theirs if _value(t) == _value(fact) and _compatible(fact, t)), None)
        if twin is not None:
            ours.remove(fact)
            theirs.remove(twin)
            yield SharedFact(fact, twin)
    if len(ours) == len(theirs) == 1 and _compatible(ours[0], theirs[0]):
        yield SharedFact(ours.pop(), theirs.pop())


def _numbers(facts: Iterable[Fact]) -> list[Fact]:
    return [
        f
        for f in facts
        if f.kind is FactKind.QUANTITY and f.measure and f.value is not None and f.status is not FactStatus.REJECTED
    ]


def _value(fact: Fact) -> tuple[float | None, float | None]:
    return fact.value, fact.value_max


def _strict(fact: Fact) -> Key:
    return (*_loose(fact), fact.period, fact.place)


def _loose(fact: Fact) -> Key:
    return fact.measure, fact.unit, fact.change, fact.basis


def _compatible(one: Fact, other: Fact) -> bool:
    return all(a is None or b is None or a == b for a, b in ((one.period, other.period), (one.place, other.place)))


def _paragraphs(article: Article) -> list[Span]:
    return [Span(b.start, b.end) for b in article.body if b.start is not None and b.end is not None]


def _align(ours: Sequence[str], theirs: Sequence[str], cancelled: Callable[[], bool]) -> list[tuple[int, int]]:
    """Paragraphs that answer each other, in order: equal ones first, between them those that are alike."""
    pairs: list[tuple[int, int]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs).get_opcodes():
        if cancelled():
            break
        if tag == "equal":
            pairs += zip(range(i, i_end), range(j, j_end), strict=True)
        elif tag == "replace":
            for a, a_end, b, b_end in _stretches(i, i_end, j, j_end):
                pairs += [(a + x, b + y) for x, y in _alike(ours[a:a_end], theirs[b:b_end])]
    return pairs


def _stretches(i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int, int, int]]:
    """Paragraphs to look for likeness in: all of them, or where they are many, a stretch at a time side by side."""
    rows, columns = i_end - i, j_end - j
    parts = 1
    while rows * columns / parts > MOST_CANDIDATES and parts < min(rows, columns):
        parts += 1
    for part in range(parts):
        yield (
            i + rows * part // parts, i + rows * (part + 1) // parts,
            j + columns * part // parts, j + columns * (part + 1) // parts,
        )  # fmt: skip


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The pairing in order with the greatest likeness in all."""
    likeness = partial(_likeness, [_letter_pairs(t) for t in ours], [_letter_pairs(t) for t in theirs])
    rows, columns = len(ours), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[likeness(i, j) for j in range(columns)] for i in range(rows)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= LIKENESS else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if alike[i][j] >= LIKENESS and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _letter_pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _likeness(ours: list[Counter[str]], theirs: list[Counter[str]], i: int, j: int) -> float:
    """Dice's coefficient of the letter pairs of two paragraphs, 0 to 1."""
    one, other = ours[i], theirs[j]
    total = one.total() + other.total()
    if min(one.total(), other.total()) * 2 < LIKENESS * total:
        return 0.0
    return 2 * sum((one & other).values()) / total if total else 0.0


def _differences(
    left: str, right: str, ours: list[Span], theirs: list[Span], pairs: list[tuple[int, int]]
) -> Iterator[Difference]:
    i = j = 0
    for a, b in [*pairs, (len(ours), len(theirs))]:
        ours_alone, theirs_alone = _joined(ours, i, a, left), _joined(theirs, j, b, right)
        if ours_alone.length or theirs_alone.length:
            yield Difference(ours_alone, theirs_alone)
        if a < len(ours):
            one, other = ours[a].of(left), theirs[b].of(right)
            if one != other:
                for part in _within(one, other):
                    yield Difference(part.left.shifted(ours[a].start), part.right.shifted(theirs[b].start))
        i, j = a + 1, b + 1


def _joined(paragraphs: list[Span], first: int, end: int, text: str) -> Span:
    """Paragraphs [first, end) as one span; empty, and where they would stand, for none."""
    if first < end:
        return Span(paragraphs[first].start, paragraphs[end - 1].end)
    at = paragraphs[first].start if first < len(paragraphs) else len(text)
    return Span(at, at)


def _within(one: str, other: str) -> Iterator[Difference]:
    """Where two versions of a paragraph part, in their own offsets; agreements of one word don't part a change."""
    ours, theirs = _tokens(_TOKEN, one), _tokens(_TOKEN, other)
    if len(ours) * len(theirs) > MOST_STEPS:
        ours, theirs = _tokens(_CLAUSE, one), _tokens(_CLAUSE, other)
    if len(ours) * len(theirs) > MOST_STEPS:
        yield Difference(Span(0, len(one)), Span(0, len(other)))
        return
    places = _offsets(ours), _offsets(theirs)
    open_: list[int] | None = None
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if open_ is not None and i - open_[1] <= SHORT_AGREEMENT:
            open_[1], open_[3] = i_end, j_end
            continue
        if open_ is not None:
            yield _placed(open_, places)
        open_ = [i, i_end, j, j_end]
    if open_ is not None:
        yield _placed(open_, places)


def _tokens(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match for match in pattern.findall(text) if match]


def _offsets(tokens: list[str]) -> list[int]:
    at, found = 0, [0]
    for token in tokens:
        at += len(token)
        found.append(at)
    return found


def _placed(change: list[int], places: tuple[list[int], list[int]]) -> Difference:
    ours, theirs = places
    return Difference(Span(ours[change[0]], ours[change[1]]), Span(theirs[change[2]], theirs[change[3]]))
