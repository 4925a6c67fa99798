"""What a comparison found, in the order in which one steps through it, ready to be shown and pointed at."""

from dataclasses import dataclass

from archive_viewer.domain.article import Article
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.span import Span
from archive_viewer.gui.widgets.fact_wording import THIN_SPACE, Figure, figure
from archive_viewer.services.comparing import Comparison, Difference, SharedFact
from archive_viewer.services.library import paragraph

BEFORE, AFTER, MOST = 7, 24, 40
SCALES = "百千万亿"


@dataclass(frozen=True)
class Side:
    """One end of a finding: where it stands, the number of its paragraph, what stands there, the words around it.

    A fact has its `number` and `unit` as a row prints them, and a short `label` for its tab.
    """

    span: Span
    paragraph: int
    text: str
    before: str = ""
    after: str = ""
    label: str = ""
    number: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Finding:
    """A place where two texts part. `kind` is fact (values contradict each other) or difference (words differ)."""

    kind: str
    title: str
    left: Side
    right: Side

    @property
    def spans(self) -> tuple[Span, Span]:
        return self.left.span, self.right.span

    def meets(self, other: "Finding") -> bool:
        """Whether both are about the same words at the left or at the right."""
        return self == other or any(a.overlaps(b) for a, b in zip(self.spans, other.spans, strict=True))


@dataclass(frozen=True)
class Outcome:
    """A comparison of two articles. `ours_is_later`: the left text is the later version of the two."""

    left: Article
    right: Article
    comparison: Comparison
    contradictions: tuple[Finding, ...]
    differences: tuple[Finding, ...]
    ours_is_later: bool

    @property
    def kinds(self) -> tuple[str, str]:
        """How differences are marked at the left and at the right."""
        return ("added", "removed") if self.ours_is_later else ("removed", "added")

    def loose(self) -> list[Finding]:
        """Differences that no contradiction stands for."""
        return [d for d in self.differences if not any(f.meets(d) for f in self.contradictions)]

    def tour(self) -> list[Finding]:
        """Everything to step through, by place in the left text: differences, and contradictions outside of them."""
        apart = [f for f in self.contradictions if not any(d.meets(f) for d in self.differences)]
        return sorted((*self.differences, *apart), key=lambda finding: finding.spans)


def outcome(left: Article, right: Article, comparison: Comparison, *, chinese: bool) -> Outcome:
    """Put what was found into words."""
    return Outcome(
        left,
        right,
        comparison,
        tuple(_contradiction(left, right, pair, chinese) for pair in comparison.contradictions),
        tuple(_difference(left, right, difference) for difference in comparison.differences),
        left.id == right.id and left.revision > right.revision,
    )


def _contradiction(left: Article, right: Article, pair: SharedFact, chinese: bool) -> Finding:
    labels = [figure(fact, chinese=chinese) for fact in (pair.left, pair.right)]
    shown = _short_labels(labels)
    return Finding(
        "fact",
        pair.left.measure or "",
        _fact_side(left, pair.left, shown[0], labels[0]),
        _fact_side(right, pair.right, shown[1], labels[1]),
    )


def _short_labels(labels: list[Figure]) -> list[str]:
    """The numbers, with as much of their units as it takes to tell them apart."""
    numbers = [label.number.replace(THIN_SPACE, "").replace(",", "") for label in labels]
    scales = [label.unit[: len(label.unit) - len(label.unit.lstrip(SCALES))] for label in labels]
    scaled = [number + scale for number, scale in zip(numbers, scales, strict=True)]
    whole = [number + label.unit for number, label in zip(numbers, labels, strict=True)]
    return next((shown for shown in (numbers, scaled) if shown[0] != shown[1]), whole)


def _fact_side(article: Article, fact: Fact, label: str, shown: Figure) -> Side:
    place = paragraph(article, fact.start)
    return Side(fact.span, place, fact.text, label=label, number=shown.number, unit=shown.unit)


def _difference(left: Article, right: Article, found: Difference) -> Finding:
    return Finding("difference", "", _words(left, found.left), _words(right, found.right))


def _words(article: Article, span: Span) -> Side:
    """What differs with a few characters of its paragraph around it."""
    text = article.text
    before = text[max(0, span.start - BEFORE) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AFTER].partition("\n")[0]
    cut = span.of(text).replace("\n", " ")
    shown = cut if len(cut) <= MOST else cut[: MOST - 1] + "…"
    return Side(span, paragraph(article, span.start), shown, before, after)
