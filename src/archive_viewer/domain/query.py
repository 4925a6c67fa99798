"""What a person asks of the archive: the syntax tree of a query."""

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
    """A condition that the database answers: `field` is date, tag, has or in.

    `low` and `high` are inclusive; for a single value they are equal; None is open.
    """

    field: str
    low: str | None
    high: str | None


Node = Words | Near | Not | And | Or | Within


@dataclass(frozen=True, slots=True)
class Query(Record):
    """A parsed query. `root` is None for an empty one; `sort` names an order or is "" for relevance.

    `remarks` are message codes with parameters: how an odd input was read.
    """

    source: str
    root: Node | None
    sort: str = ""
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()


def conditions(node: Node | None) -> tuple[Within, ...]:
    """Every database condition in the tree, in order."""
    match node:
        case Within():
            return (node,)
        case Not(inner):
            return conditions(inner)
        case And(nodes) | Or(nodes):
            return tuple(c for n in nodes for c in conditions(n))
        case _:
            return ()
