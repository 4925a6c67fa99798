"""References in the form of GB/T 7714, editions of 2025 and 2015, for news on paper and on line."""

import re
from dataclasses import dataclass

from archive_viewer.domain.passage import Reference
from archive_viewer.exporters.citations.authors import authors, inverted

_NAMED_AT_MOST = 3
_NEWSPAPER = re.compile(r".*报(?:海外版)?|.*\b(?:Times|Post|Herald|Tribune|Gazette)")
_PAPER_HOST = re.compile(r"https?://(?:[\w-]+\.)*(?:paper|epaper|szb|dzb|digitalpaper)[\w-]*\.", re.I)
_HAN = "\u3400-\u9fff”’》）"
_WIDE = str.maketrans(":,;!?", "：，；！？")
_NARROW_AFTER_HAN = re.compile(rf"(?<=[{_HAN}])[:,;!?](?!\d)")


@dataclass(frozen=True, slots=True)
class Edition:
    """How an edition of the standard punctuates. `capitals` prints Latin family names in capitals."""

    year: int
    comma: str
    opening: str
    closing: str
    capitals: bool
    newspaper_accessed: bool


EDITIONS = {
    2025: Edition(2025, "，", "（", "）", capitals=False, newspaper_accessed=False),
    2015: Edition(2015, ", ", "(", ")", capitals=True, newspaper_accessed=True),
}


def reference(cited: Reference, accessed: str, edition: int) -> str:
    """The reference without its number, ending in a full stop.

    `accessed` is YYYY-MM-DD or "". What is not known is left out with its punctuation. News on line is [EB/OL] with
    date in parentheses; a newspaper's own page is [N/OL], a newspaper without an address [N].
    """
    rules = EDITIONS[edition]
    date = (cited.published_at or "")[:10]
    names = _names(authors(cited.byline), rules)
    looked_up = f"[{accessed}]" if accessed else ""
    if is_newspaper(cited):
        mark = "[N/OL]" if cited.url else "[N]"
        imprint = rules.comma.join(part for part in (cited.source, date) if part)
        imprint += looked_up if cited.url and rules.newspaper_accessed else ""
    elif cited.url:
        mark = "[EB/OL]"
        imprint = (f"{rules.opening}{date}{rules.closing}" if date else "") + looked_up
    else:
        mark = "[EB/OL]"
        imprint = rules.comma.join(part for part in (cited.source, date) if part) + looked_up
    parts = [names, f"{_title(cited)}{mark}", imprint, cited.url or ""]
    return ". ".join(part.rstrip(".") if part is names else part for part in parts if part) + "."


def is_newspaper(cited: Reference) -> bool:
    """Whether the article is of a newspaper's issue: the source is a paper, and the address, if any, its paper page."""
    return bool(_NEWSPAPER.fullmatch(cited.source)) and (not cited.url or bool(_PAPER_HOST.match(cited.url)))


def _title(cited: Reference) -> str:
    title = " ".join(cited.title.split())
    if cited.language.startswith("zh"):
        return _NARROW_AFTER_HAN.sub(lambda found: found.group().translate(_WIDE), title)
    return title


def _names(names: tuple[str, ...], rules: Edition) -> str:
    shown = [_name(name, rules) for name in names[:_NAMED_AT_MOST]]
    if len(names) > _NAMED_AT_MOST:
        shown.append("et al" if names[0].isascii() else "等")
    return rules.comma.join(shown)


def _name(name: str, rules: Edition) -> str:
    turned = inverted(name)
    if turned == name or not rules.capitals:
        return turned
    family, _, initials = turned.partition(" ")
    return f"{family.upper()} {initials}"
