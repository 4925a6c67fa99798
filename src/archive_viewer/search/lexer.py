"""The pieces of a typed query: words, phrases, operators, fields, parentheses."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from archive_viewer.search.tokens import HAN, WORD

FIELDS = {
    "title": "title", "标题": "title", "標題": "title", "题目": "title",
    "source": "source", "来源": "source", "來源": "source",
    "byline": "byline", "author": "byline", "作者": "byline", "记者": "byline", "記者": "byline",
    "kicker": "kicker", "栏目": "kicker", "欄目": "kicker",
    "text": "text", "正文": "text",
    "note": "notes", "notes": "notes",
    "speaker": "speaker", "说话人": "speaker", "說話人": "speaker",
    "person": "person", "人物": "person",
    "org": "organisation", "organisation": "organisation", "机构": "organisation", "機構": "organisation",
    "place": "place", "地点": "place", "地點": "place",
    "tag": "tag", "标签": "tag", "標籤": "tag",
    "date": "date", "日期": "date",
    "has": "has", "有": "has",
    "in": "in", "范围": "in", "範圍": "in",
    "sort": "sort", "排序": "sort",
    "num": "num", "数值": "num", "數值": "num",
    "unit": "unit", "单位": "unit", "單位": "unit",
    "measure": "measure", "指标": "measure", "指標": "measure",
    "period": "period", "时期": "period", "時期": "period",
}  # fmt: skip
"""What a person may write before the colon, and the field it means."""

NAMES = frozenset({"tag", "person", "organisation", "place"})
CONDITIONS = NAMES | {"date", "has", "in", "sort", "num", "unit", "measure", "period"}


class Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    PHRASE = auto()
    RUN = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    FIELD = auto()
    RANGE = auto()
    SIGNS = auto()


class Piece(NamedTuple):
    """One piece of the query. `text` is as typed, without quotes; `value` is the field, the distance or the range."""

    kind: Kind
    text: str
    value: str = ""
    prefix: bool = False


class Lexed(NamedTuple):
    pieces: tuple[Piece, ...]
    remarks: tuple[tuple[str, dict[str, str]], ...]


_OPERATORS = {"AND": Kind.AND, "且": Kind.AND, "OR": Kind.OR, "或": Kind.OR, "NOT": Kind.NOT, "非": Kind.NOT}
_CLOSING = {'"': '"＂”', "＂": '"＂', "“": '”"', "”": "”“", "「": "」", "『": "』"}
_QUOTES = "".join(_CLOSING)
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_FIELD = re.compile("(" + "|".join(sorted(FIELDS, key=len, reverse=True)) + r")[:：]\s*(?=\S)", re.IGNORECASE)
_UNKNOWN = re.compile(r"([A-Za-z_]{2,20})[:：](?=[^\s/\d:：])")
_RANGE = re.compile(r"\[([^\[\]]{0,60})\]")
_NEAR = re.compile(r"NEAR(?:/([0-9]{1,4}))?(?=\s|$)")
_CHUNK = re.compile(f"[^\\s()（）{_QUOTES}\u200b\ufeff]+")
_CHARACTER = f"(?:{HAN}|{WORD})"
_RUN = re.compile(rf"{_CHARACTER}+(?:(?<={WORD})[!-/:-@\[-`{{-~’．－／＆＋]{{1,3}}(?={WORD}){_CHARACTER}+)*([*＊]?)")
_CONDITION_VALUE = re.compile(f"[^\\s()（）{_QUOTES}]+")
DEFAULT_DISTANCE = "10"


def lex(source: str) -> Lexed:
    """The pieces of `source` in order, and remarks on what was odd. Linear; never raises."""
    remarks: list[tuple[str, dict[str, str]]] = []
    pieces = tuple(_pieces(source, remarks))
    return Lexed(pieces, tuple(remarks))


def _pieces(source: str, remarks: list[tuple[str, dict[str, str]]]) -> Iterator[Piece]:
    position = 0
    while position < len(source):
        character = source[position]
        if space := _SPACE.match(source, position):
            position = space.end()
        elif character in "()（）":
            yield Piece(Kind.OPEN if character in "(（" else Kind.CLOSE, character)
            position += 1
        elif character in _CLOSING:
            position, phrase = _phrase(source, position, remarks)
            if phrase.text.strip():
                yield phrase
        elif character in "-－" and _negates(source, position):
            yield Piece(Kind.NOT, character)
            position += 1
        elif field := _FIELD.match(source, position):
            name = FIELDS[field.group(1).lower()]
            yield Piece(Kind.FIELD, field.group(), name)
            position = field.end()
            if name in CONDITIONS and (found := _value(source, position)):
                yield found[0]
                position = found[1]
        elif near := _NEAR.match(source, position):
            yield Piece(Kind.NEAR, near.group(), near.group(1) or DEFAULT_DISTANCE)
            position = near.end()
        else:
            chunk = _CHUNK.match(source, position)
            end = chunk.end() if chunk else position + 1
            if unknown := _UNKNOWN.match(source, position):
                remarks.append(("search.unknown_field", {"field": unknown.group(1)}))
            yield from _chunk(source[position:end])
            position = end


def _negates(source: str, position: int) -> bool:
    """Whether a hyphen stands before something to exclude, and not within a word or alone."""
    before = source[position - 1] if position else " "
    after = source[position + 1] if position + 1 < len(source) else " "
    return (before.isspace() or before in "(（") and not after.isspace() and after not in ")）-－"


def _phrase(source: str, position: int, remarks: list[tuple[str, dict[str, str]]]) -> tuple[int, Piece]:
    closing = _CLOSING[source[position]]
    ends = [end for sign in closing if (end := source.find(sign, position + 1)) >= 0]
    if ends:
        end = min(ends)
        return end + 1, Piece(Kind.PHRASE, source[position + 1 : end].strip())
    remarks.append(("search.unbalanced_quote", {}))
    return len(source), Piece(Kind.PHRASE, source[position + 1 :].strip())


def _value(source: str, position: int) -> tuple[Piece, int] | None:
    """The value of a condition: a range, a phrase is left to the main loop, or everything up to a space."""
    if span := _RANGE.match(source, position):
        return Piece(Kind.RANGE, span.group(), span.group(1)), span.end()
    if value := _CONDITION_VALUE.match(source, position):
        return Piece(Kind.RANGE, value.group(), value.group()), value.end()
    return None


def _chunk(chunk: str) -> Iterator[Piece]:
    """An operator, or the runs of an unspaced stretch; signs between runs only part them."""
    if chunk in _OPERATORS:
        yield Piece(_OPERATORS[chunk], chunk)
        return
    found = False
    for run in _RUN.finditer(chunk):
        found = True
        text = run.group().rstrip("*＊") if run.group(1) else run.group()
        yield Piece(Kind.RUN, text, prefix=bool(run.group(1)))
    if not found:
        yield Piece(Kind.SIGNS, chunk)
