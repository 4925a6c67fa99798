"""Which numeral and unit count something here, and which belong to a name, an ordinal, a slogan or another word."""

import re
from collections.abc import Callable

from archive_viewer.derive.lexicon import Unit, listed, refused, set_nouns, symbols
from archive_viewer.derive.numerals import Numeral

_QUAKE = re.compile("大风|地震|强震|余震|左右|以上|阵风|风|暴|及以上|\\(含\\)|的?地震|震")
_SCALE = re.compile("风力|阵风|里氏|烈度|震级")
_EVENT = re.compile("栏|蝶泳|蛙泳|仰泳|自由泳|混合泳|个人|接力|跑|短道|短跑|速滑|气步枪|气手枪|级|跳台|跳板|决赛|障碍")
_ORDINAL_DIGITS = frozenset("二壹贰叁肆伍陆柒捌玖拾")
_RANK = re.compile("[前列]$|第.个$")
_TOLD = frozenset("集部本卷字")
"""Units that are words of their own behind small numbers (三部曲, 五本账), and count from ten on (三十集, 百余部)."""

_TERMS = re.compile("连任|连续|举办|担任|当选|历经|过|任")
_SPORTS = re.compile("铁人|坦克|冬季|现代")
_DURING = re.compile("时间|左右|以上|以来|多|[后前内半]")
_CASUALTY = re.compile("死亡|受伤|遇难|失踪|重伤|轻伤|获救")
_PLANNED = re.compile("行动|计划|规划|[级制期来前后]")
_PAUSE = re.compile(r"[，。；、！）\n]|$")
_NOT_COUNTED = frozenset("这那某同有哪每第前后当的另终近又头末新上下么样是")
"""Before 一天: words with which it is a certain day, or some day, and no length of time."""

_WEIGHT_CLASS = re.compile("(?:以[上下])?级")
_INDEX = re.compile("指数|大盘|点位")
_CONTEST = re.compile("男子|女子|混合|男|女|速滑|滑冰|赛跑")


def acceptable(flat: str, low: Numeral, word: str, unit: Unit, at: int) -> bool:
    """Does `word` at `at` stand as the unit of `low`, and not inside another word or a set phrase?"""
    end = at + len(word)
    after = flat[end : end + 1]
    if after and after in refused().get(word, ()):
        return False
    if after in ("”", "’", "」", "》") and flat[low.start - 1 : low.start] in ("“", "‘", "「", "《") and low.start:
        return False
    if unit.family == "arabic" and low.han and low.power < 1000 and not (low.value >= 10 and word in _TOLD):
        return False
    if year_like(flat, low) and low.value > 1980 and listed("label_years").at(flat, at) == (word, None):
        return False
    if low.han and flat[low.start : low.end] in _ORDINAL_DIGITS and word != "个月":
        return False
    if _RANK.search(flat, max(0, low.start - 3), low.start) and (word in "名位强" or word == "年"):
        return False
    if low.han and low.value == 1 and not low.bare and unit.family in ("metric", "money", "time"):
        near = listed("one_before").before(flat, low.start) or listed("one_after").at(flat, end)
        lasted = unit.family == "time" and _lasted(flat, low.start, end)
        return (near is not None or lasted) and word not in ("成", "度", "里")
    if special := _SPECIAL.get(word):
        return special(flat, low, at)
    if low.han and unit.family in ("counter", "arabic"):
        return _han_count(flat, low, word, at)
    return not (word in _LETTERS and after.isascii() and after.isalnum())


def _years(flat: str, low: Numeral, at: int) -> bool:
    planned = low.han and _PLANNED.match(flat, at + 1)
    pointed = flat[low.start - 1 : low.start] in tuple("的这那") and not flat.startswith("时间", at + 1)
    return not planned and not pointed and not year_like(flat, low)


def _lasted(flat: str, start: int, end: int) -> bool:
    """Is 一天 how long something that a verb before it names went on (休市一天)?"""
    before = flat[start - 1 : start]
    return "\u4e00" <= before <= "\u9fff" and before not in _NOT_COUNTED and _PAUSE.match(flat, end) is not None


def _distance(flat: str, low: Numeral, at: int) -> bool:
    """Not the name of a contest (男子100米, 400米混合泳)."""
    contest = _CONTEST.search(flat, max(0, low.start - 5), low.start) or _EVENT.match(flat, at + 1)
    return not contest and not _EVENT.match(flat, at + 2)


def _weeks(flat: str, low: Numeral, at: int) -> bool:
    """四周 is all around, but in a count of time."""
    counted = listed("one_before").before(flat, low.start) or _DURING.match(flat, at + 1)
    return not (low.han and low.value == 4) or counted is not None


def _weight(flat: str, _low: Numeral, at: int) -> bool:
    """Not the name of a class (69公斤级, 67公斤以上级)."""
    return not _WEIGHT_CLASS.match(flat, at + 2)


def _tenths(flat: str, low: Numeral, _at: int) -> bool:
    return low.value <= 10 and flat[low.start - 1 : low.start] not in tuple("组完建形")


def _grade(flat: str, low: Numeral, at: int) -> bool:
    scale = _QUAKE.match(flat, at + 1) or _SCALE.search(flat, max(0, low.start - 8), low.start)
    return not low.han and scale is not None


def _span_of_days(flat: str, _low: Numeral, at: int) -> bool:
    return flat[at + 1 : at + 2] == "内"


def _discount(_flat: str, low: Numeral, _at: int) -> bool:
    return 0 < low.value < 100


def is_index(flat: str, low: Numeral, _at: int = 0) -> bool:
    """Is a number before 点 the level of an index, not a time of day?"""
    if low.han:
        return False
    named = _INDEX.search(flat, max(0, low.start - 12), low.start)
    return low.value > 24 or not isinstance(low.value, int) or named is not None


_LETTERS = frozenset(("m", "g", "t", "L", "V", "W"))
_SPECIAL: dict[str, Callable[[str, Numeral, int], bool]] = {
    "级": _grade,
    "点": is_index,
    "年": _years,
    "米": _distance,
    "公里": _distance,
    "千米": _distance,
    "公斤": _weight,
    "周": _weeks,
    "折": _discount,
    "日": _span_of_days,
    "成": _tenths,
}


def year_like(flat: str, low: Numeral) -> bool:
    """Could these four digits be a year?"""
    plain = not low.han and low.power == 1 and low.blur is None and "," not in flat[low.start : low.end]
    return plain and isinstance(low.value, int) and 1000 <= low.value <= 2200


def _han_count(flat: str, low: Numeral, word: str, at: int) -> bool:
    if word == "项" and _SPORTS.search(flat, max(0, low.start - 2), low.start):
        return False
    if low.value == 1 and word == "个" and flat[at + 1 : at + 2] == "半":
        return True
    if word == "届":
        return bool(_TERMS.search(flat, max(0, low.start - 3), low.start))
    if low.value == 1 and not low.bare:
        return word in ("人", "例") and bool(_CASUALTY.match(flat, at + 1))
    if set_nouns().at(flat, at + len(word)) and low.value < 20 and word in ("个", "项", "大", "种", "条"):
        return False
    return not (flat[low.start - 1 : low.start] in ("“", "‘") and low.value < 20 and low.start > 0)


def refused_before(flat: str, numeral: Numeral) -> bool:
    """Ordinals, names such as G20 and 歼-20, and digits that go on from others are no quantities."""
    before = flat[numeral.start - 1 : numeral.start] if numeral.start else ""
    if before and before in "第初周其" and (numeral.han or before == "第"):
        return True
    if not numeral.han and before and (before.isascii() and (before.isalpha() or before in "./_#*^=&?+")):
        return symbols().before(flat, numeral.start) is None
    if flat[numeral.start] == "0" and flat[numeral.start + 1 : numeral.start + 2].isdigit():
        return True
    if not numeral.han and before == "-" and numeral.start > 1:
        return flat[numeral.start - 2].isalnum()
    return numeral.value > 1e16
