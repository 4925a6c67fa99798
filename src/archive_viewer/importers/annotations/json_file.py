"""JSON files of other programs, read with distrust, and small questions to ask of what is in them."""

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import NoReturn, TypeAlias

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.errors import ImportRefusedError

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"

_DEEPEST = 100
_FARTHEST = 2**53 - 1
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")
_BLOCKS = {"p", "div", "br", "li", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}


def read_json(data: bytes) -> JSON:
    """What a JSON file has. Raises ImportRefusedError: not UTF-8, not JSON, nested too deeply, or broken characters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefusedError("annotation_files.not_utf8") from error
    try:
        content: JSON = json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise ImportRefusedError("annotation_files.too_deep") from error
    except ValueError as error:
        raise ImportRefusedError("annotation_files.not_json") from error
    if not _is_shallow(content):
        raise ImportRefusedError("annotation_files.too_deep")
    if _ESCAPED_SURROGATE.search(text):
        try:
            json.dumps(content, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise ImportRefusedError("annotation_files.broken_characters") from error
    return content


def each(value: JSON) -> list[JSON]:
    """The values of a property that may have none, one or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def only(value: JSON) -> JSON:
    """The value of a property that may have one: a list of one counts as what is in it."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def words(value: JSON) -> str:
    """The value where it is a string, else ""."""
    return value if isinstance(value, str) else ""


def table(value: JSON) -> dict[str, JSON]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def position(value: JSON) -> int | None:
    """The value where it counts characters: an integer from 0."""
    return value if type(value) is int and 0 <= value <= _FARTHEST else None


def moment(value: JSON) -> str | None:
    """A time with its zone, as the archive writes times down; None where it is none."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value.upper()).astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return None


def addresses(*candidates: JSON) -> tuple[str, ...]:
    """Web addresses, each once: as they stand, and without a fragment."""
    found = [
        one for value in candidates if isinstance(value, str) and value for one in (value, value.partition("#")[0])
    ]
    return tuple(dict.fromkeys(one for one in found if one))


def quote_of(selector: dict[str, JSON]) -> Quote | None:
    """The quote of a TextQuoteSelector, None where it has no words."""
    exact = words(only(selector.get("exact")))
    prefix, suffix = (words(only(selector.get(side))) for side in ("prefix", "suffix"))
    return Quote(exact, prefix, suffix) if exact else None


def plain_text(markup: str) -> str:
    """The words of a piece of HTML, a block a line."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in ("script", "style")
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in ("script", "style")))
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(re.sub(r"\s+", " ", data))


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _is_shallow(content: JSON) -> bool:
    level = [content]
    for _ in range(_DEEPEST):
        level = [one for value in level for one in _inside(value)]
        if not level:
            return True
    return False


def _inside(value: JSON) -> list[JSON]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
