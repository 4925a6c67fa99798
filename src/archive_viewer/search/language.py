"""The query language: whatever a person types, read as a syntax tree."""

import re
from collections.abc import Sequence

from archive_viewer.domain.query import And, Claim, Near, Node, Not, Or, Query, Within, Words
from archive_viewer.search import fact_fields
from archive_viewer.search.lexer import CONDITIONS, NAMES, Kind, Piece, lex

_DEEPEST = 40
_SORTS = {
    "date": "date", "日期": "date", "时间": "date", "時間": "date", "newest": "date", "最新": "date",
    "-date": "-date", "-日期": "-date", "oldest": "-date", "最早": "-date",
    "added": "added", "收录": "added", "收錄": "added", "导入": "added",
    "title": "title", "标题": "title", "標題": "title",
    "left": "left", "左文": "left", "right": "right", "右文": "right",
    "relevance": "", "相关": "", "相關": "",
}  # fmt: skip
_ANNOTATIONS = frozenset({"annotation", "annotations", "note", "notes", "批注", "批註", "标注", "標註", "注释", "高亮"})
_OPERATORS = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR})
_DATE = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_TO = re.compile(r"\s+TO\s+|^\s*TO\s+|\s+TO\s*$|\s*(?:\.\.|至|到|~|～)\s*", re.IGNORECASE)


def parse(text: str) -> Query:
    """The query that `text` stands for. Never raises; what is odd is read the sensible way, with a remark."""
    lexed = lex(text)
    parser = _Parser(lexed.pieces, list(lexed.remarks))
    root = parser.all()
    if root is None:
        root = _literal(lexed.pieces)
    unique = dict.fromkeys((code, tuple(params.items())) for code, params in parser.remarks)
    return Query(text, root, parser.sort, tuple((code, dict(params)) for code, params in unique))


def _literal(pieces: Sequence[Piece]) -> Node | None:
    """A query of nothing but signs or operators, to find as it stands."""
    words = [
        Words(piece.text, quoted=piece.kind is Kind.SIGNS)
        for piece in pieces
        if piece.kind is Kind.SIGNS or (piece.kind in _OPERATORS and piece.text not in "-－")
    ]
    return _joined(list(dict.fromkeys(words)))


def _joined(nodes: Sequence[Node]) -> Node | None:
    flat = [inner for node in nodes for inner in (node.nodes if isinstance(node, And) else (node,))]
    different = tuple(_one_fact(list(dict.fromkeys(flat))))
    if not different:
        return None
    return different[0] if len(different) == 1 else And(different)


def _one_fact(nodes: list[Node]) -> list[Node]:
    """The nodes with what is asked of facts side by side asked of one and the same fact."""
    merged: list[Node] = []
    for node in nodes:
        last = merged[-1] if merged else None
        joined = last.joined(node) if isinstance(last, Claim) and isinstance(node, Claim) else None
        if joined is None:
            merged.append(node)
        else:
            merged[-1] = joined
    return merged


class _Parser:
    """Recursive descent over the pieces, as deep as parentheses go and no deeper than `_DEEPEST`."""

    def __init__(self, pieces: Sequence[Piece], remarks: list[tuple[str, dict[str, str]]]) -> None:
        self.remarks = remarks
        self.sort = ""
        self._pieces = pieces
        self._at = 0

    def all(self) -> Node | None:
        """The whole query; closing parentheses too many are passed over."""
        nodes: list[Node] = []
        while self._at < len(self._pieces):
            node = self._or(0, None)
            if node is not None:
                nodes.append(node)
            if self._kind() is Kind.CLOSE:
                self._remark("search.unbalanced_parenthesis")
                self._at += 1
        return _joined(nodes)

    def _kind(self) -> Kind | None:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else None

    def _remark(self, code: str, **params: str) -> None:
        self.remarks.append((code, params))

    def _or(self, depth: int, field: str | None) -> Node | None:
        branches: list[Node] = []
        waiting = False
        while True:
            branch = self._and(depth, field)
            if branch is not None:
                branches.append(branch)
            elif self._kind() is Kind.OR or waiting:
                self._remark("search.lone_operator")
            if self._kind() is not Kind.OR:
                break
            waiting = True
            self._at += 1
        different = tuple(dict.fromkeys(branches))
        if not different:
            return None
        return different[0] if len(different) == 1 else Or(different)

    def _and(self, depth: int, field: str | None) -> Node | None:
        nodes: list[Node] = []
        in_notes = False
        dangling = False
        while (kind := self._kind()) not in (None, Kind.OR, Kind.CLOSE):
            if kind is Kind.AND:
                if dangling or not nodes:
                    self._remark("search.lone_operator")
                dangling = True
                self._at += 1
                continue
            if kind is Kind.NEAR:
                self._near(nodes, depth, field)
                continue
            node = self._unary(depth, field)
            if node is not None:
                nodes.append(node)
                in_notes = in_notes or (isinstance(node, Within) and node.field == "in")
                dangling = False
        if dangling and nodes:
            self._remark("search.lone_operator")
        if in_notes:
            nodes = [_within_notes(node) for node in nodes]
        return _joined(nodes)

    def _near(self, nodes: list[Node], depth: int, field: str | None) -> None:
        distance = int(self._pieces[self._at].value)
        self._at += 1
        left = nodes[-1] if nodes else None
        if isinstance(left, Near):
            left = left.right
        right = self._unary(depth, field) if self._kind() in (Kind.RUN, Kind.PHRASE, Kind.FIELD) else None
        if isinstance(left, Words) and isinstance(right, Words):
            if nodes[-1] is left:
                nodes.pop()
            nodes.append(Near(left, right, distance))
            return
        self._remark("search.lone_operator")
        if right is not None:
            nodes.append(right)

    def _unary(self, depth: int, field: str | None) -> Node | None:
        negated = False
        while self._kind() is Kind.NOT:
            negated = not negated
            self._at += 1
        node = self._primary(depth, field) if self._kind() not in (None, Kind.OR, Kind.AND, Kind.NEAR) else None
        if node is None and negated:
            self._remark("search.lone_operator")
        return Not(node) if negated and node is not None else node

    def _primary(self, depth: int, field: str | None) -> Node | None:
        if self._kind() is Kind.CLOSE:
            return None
        piece = self._pieces[self._at]
        self._at += 1
        match piece.kind:
            case Kind.OPEN:
                return self._group(depth, field)
            case Kind.FIELD:
                return self._fielded(piece.value, depth)
            case Kind.PHRASE:
                return Words(piece.text, field, quoted=True)
            case Kind.RUN:
                return Words(piece.text, field, prefix=piece.prefix)
            case _:
                return None

    def _group(self, depth: int, field: str | None) -> Node | None:
        if depth >= _DEEPEST:
            self._remark("search.too_deep")
            return None
        node = self._or(depth + 1, field)
        if self._kind() is Kind.CLOSE:
            self._at += 1
        else:
            self._remark("search.unbalanced_parenthesis")
        return node

    def _fielded(self, name: str, depth: int) -> Node | None:
        if name not in CONDITIONS:
            if self._kind() in (Kind.RUN, Kind.PHRASE, Kind.OPEN):
                return self._primary(depth, name)
            self._remark("search.empty_field", field=name)
            return None
        if self._kind() not in (Kind.RANGE, Kind.PHRASE):
            self._remark("search.empty_field", field=name)
            return None
        piece = self._pieces[self._at]
        self._at += 1
        return self._condition(name, (piece.value or piece.text).strip())

    def _condition(self, name: str, value: str) -> Node | None:
        if name == "sort":
            if value.lower() in _SORTS:
                self.sort = _SORTS[value.lower()]
            else:
                self._remark("search.unknown_value", field=name, value=value)
            return None
        if name in NAMES:
            return Within(name, value, value)
        if name == "date":
            return self._date(value)
        if name in fact_fields.FIELDS:
            claim = fact_fields.claim(name, value)
            if claim is None:
                self._remark(f"search.unreadable_{name}", value=value)
            return claim
        if value.lower() in _ANNOTATIONS:
            canonical = "annotation" if name == "has" else "annotations"
            return Within(name, canonical, canonical)
        self._remark("search.unknown_value", field=name, value=value)
        return None

    def _date(self, value: str) -> Node | None:
        ends = _TO.split(value, maxsplit=1)
        days = [_day(end) for end in ends]
        if any(day is None and end.strip() not in ("", "*") for day, end in zip(days, ends, strict=True)):
            self._remark("search.unreadable_date", value=value)
            return None
        if not any(days):
            self._remark("search.unreadable_date", value=value)
            return None
        low, high = days[0], days[-1]
        if low and high and low[:4] > high[:4]:
            low, high = high, low
        return Within("date", low, high)


def _day(text: str) -> str | None:
    """A year, month or day as ISO 8601 writes it, or None."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = found.groups()
    if not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    return year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")


def _within_notes(node: Node) -> Node:
    """The same tree with its words sought in annotations."""
    match node:
        case Words(text, None, prefix, quoted):
            return Words(text, "notes", prefix, quoted)
        case Near(left, right, distance):
            notes = _within_notes(left), _within_notes(right)
            return (
                Near(notes[0], notes[1], distance)
                if isinstance(notes[0], Words) and isinstance(notes[1], Words)
                else node
            )
        case Not(inner):
            return Not(_within_notes(inner))
        case And(nodes):
            return And(tuple(_within_notes(n) for n in nodes))
        case Or(nodes):
            return Or(tuple(_within_notes(n) for n in nodes))
        case _:
            return node
