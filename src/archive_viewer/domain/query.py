"""What a person asks of the archive: the syntax tree of a query."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive_viewer.domain.record import Record


@dataclass(frozen=True, slots=True)
class Words(Record):
    """A run or a quoted phrase to find as it stands; `field` is None for anywhere, else title, source, byline…

    `prefix` is true for 公安*: the run may go on.
    """

    text: str
    field: str | None = None
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Near(Record):
    """Two runs within `distance` characters of one another, in either order."""

    left: Words
    right: Words
    distance: int


@dataclass(frozen=True, slots=True)
class Not(Record):
    node: "Node"


@dataclass(frozen=True, slots=True)
class And(Record):
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or(Record):
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Within(Record):
    """A condition that the database answers: `field` is date, tag, has, in, person, organisation or place.

    `low` and `high` are inclusive; for a single value they are equal; None is open.
    """

    field: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """What one and the same fact of an article must meet; None asks nothing.

    `low` and `high` are inclusive and in base units; `unit` is as facts have it, `measure` a part of the measure's
    words, `period` an EDTF date or interval that the fact's period lies within, or that an open one reaches into.
    """

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    measure: str | None = None
    period: str | None = None

    def joined(self, other: "Claim") -> "Claim | None":
        """Both as one, None where both ask the same field."""
        ours, theirs = self.to_dict(), other.to_dict()
        if any(ours[name] is not None and theirs[name] is not None for name in ours):
            return None
        return Claim(**{name: theirs[name] if ours[name] is None else ours[name] for name in ours})


Condition = Within | Claim
Node = Words | Near | Not | And | Or | Within | Claim


@dataclass(frozen=True, slots=True)
class Query(Record):
    """A parsed query. `root` is None for an empty one; `sort` names an order or is "" for relevance.

    The orders left and right are those of places, by what stands before and after them.

    `remarks` are message codes with parameters: how an odd input was read.
    """

    source: str
    root: Node | None
    sort: str = ""
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()


def claims(node: Node | None) -> tuple[Claim, ...]:
    """What the tree asks of facts, without what it excludes."""
    match node:
        case Claim():
            return (node,)
        case And(nodes) | Or(nodes):
            return tuple(c for n in nodes for c in claims(n))
        case _:
            return ()


def conditions(node: Node | None) -> tuple[Condition, ...]:
    """Every database condition in the tree, in order."""
    match node:
        case Within() | Claim():
            return (node,)
        case Not(inner):
            return conditions(inner)
        case And(nodes) | Or(nodes):
            return tuple(c for n in nodes for c in conditions(n))
        case _:
            return ()


def sought(node: Node | None) -> Iterator[Words]:
    """Every run and phrase that is asked for, not excluded, in order."""
    match node:
        case Words():
            yield node
        case Near(left, right, _):
            yield left
            yield right
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from sought(inner)
