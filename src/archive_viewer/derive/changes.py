"""Whether a number is an amount of change, which way, and against what."""

import re
from collections.abc import Sequence
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.quantity import Quantity
from archive_viewer.derive.reading import Reading

_LEVEL = re.compile("(?:至|到|为|成)(?:了)?$")
_FILLER = re.compile(
    "(?:了|幅度?|率)?(?:足足|整整|将近|大约|至少|近|约)?(?:仅?为|是|[高已]?达到?了?|约为|在|又|再|近)?$"
)
_JOIN = re.compile(r"\s?(?:、|和|及|以及|与|,|，|或)?\s?$")
_COMPARED = re.compile(
    "(?<![占同环对])比(?!例|重|较|率|值|分|赛|亚|利时|基尼|特币|尔|萨|邻|如|方|武)|(?<!比)较(?![大快高好强多低小为长早重轻差少])|相比|对比"
)
_COMPARED_BEFORE = re.compile("相比[,，]$|(?:(?<![占同环对])比|(?<!比)较)[^，。；、,]{2,16}[,，]$")
_PROPORTION = re.compile("[:比]")
_RELIEVED = re.compile("(?:减轻|减少|降低)[^，。；、\\d]{0,8}(?:负担|成本|支出|费用|能耗|排放|损失|用量)$")
_DIFFERENCE = re.compile("(?:快于|慢于|大于|小于|多于|少于|领先于?|落后于?)[^，。；、]{0,16}$")
_AFTER = re.compile(
    "(?:的|以上的?|左右的?)(?:同比|年均)?(?:较快|快速|高速|中高速|稳定|平稳|强劲|持续|大幅)?(增长|增幅|涨幅|增速|升幅|降幅|跌幅|下降|增长率|跌势)"
)


@cache
def _verbs() -> Words[tuple[str, bool]]:
    """Verbs of change: direction, and whether they say change only in a comparison."""
    table = lexicon("change_words")
    words = {word: (way, False) for way in ("up", "down") for word in table[way]}
    for way in ("up", "down"):
        words.update(dict.fromkeys(table[f"{way}_when_compared"], (way, True)))
    return Words(words)


def assign_changes(reading: Reading, quantities: Sequence[Quantity]) -> None:
    """Set `change`, `basis` and `level`; members of a coordinated list share what their first one has."""
    before: Quantity | None = None
    for q in quantities:
        low = reading.clause(q.start)[0]
        if before and low <= before.start and _joined(reading.flat, before, q):
            q.change, q.basis, q.level = before.change, before.basis, before.level
        else:
            _judge(reading, q, low)
            if q.change and q.basis is None and before and before.start >= reading.sentence(q.start)[0]:
                q.basis = before.basis
        before = q


def _joined(flat: str, before: Quantity, q: Quantity) -> bool:
    """Do the two stand side by side in a list of alike numbers (36.7%、18.8%和21.6%)?"""
    between = flat[before.end : q.lead]
    return bool(between) and before.unit == q.unit and len(between) < 4 and bool(_JOIN.match(between))


def _judge(reading: Reading, q: Quantity, low: int) -> None:
    flat = reading.flat
    region = flat[low : q.lead]
    reached = _LEVEL.search(region)
    if reached and _verb(flat, low, low + reached.start()) and not _rate(flat, low, low + reached.start()):
        q.level = True
        return
    stop = low + len(region.rstrip())
    if _DIFFERENCE.search(region):
        return
    filler = _FILLER.search(flat, max(low, stop - 6), stop)
    way = _verb(flat, low, stop) or (filler and _verb(flat, low, filler.start()))
    if not way and (after := _AFTER.match(flat, q.end)):
        way = _verb(flat, q.end, after.end())
    if not way and _RELIEVED.search(region):
        way = "down", False
    compared = basis(reading, low, q.lead)
    if way and way[1] and compared is None:
        way = None
    if way and not _PROPORTION.search(flat, q.start, q.end):
        q.change = way[0]
    if q.change:
        q.basis = compared


def _rate(flat: str, low: int, end: int) -> bool:
    """Does a noun stand here that names a change itself (涨幅为3.2%)?"""
    return any(flat.endswith(word, low, end) for word in lexicon("change_words")["noun"])


def _verb(flat: str, low: int, end: int) -> tuple[str, bool] | None:
    found = _verbs().before(flat, end, low)
    if not found:
        return None
    word, way = found
    refused = lexicon("change_words")["not_after"].get(word, "")
    previous = flat[end - len(word) - 1 : end - len(word)] if end > len(word) else ""
    return None if previous and previous in refused else way


def basis(reading: Reading, low: int, high: int) -> str | None:
    """What the words from `low` to `high`, or a clause before them that only compares, compare with."""
    flat = reading.flat
    region = flat[low:high]
    words = lexicon("change_words")
    last = max(((region.rfind(word), name) for name in ("yoy", "mom") for word in words[name]), default=(-1, ""))
    compared = next(reversed(list(_COMPARED.finditer(region))), None)
    if compared and compared.start() > last[0]:
        tail = region[compared.start() :]
        if compared.group() == "相比" and re.search("同期|上年|去年", region[: compared.start()]):
            return "yoy"
        if re.match("(?:比|较|相比)(?:上年|去年|上一年)(?:度)?(?![末底])", tail):
            return "yoy"
        return "since"
    if last[0] >= 0:
        late = re.match("(?:比|较)(?:上年|去年)(?:年)?[末底]", region[last[0] :])
        return "since" if late else last[1]
    previous = flat[max(0, low - 24) : low]
    if low and _COMPARED_BEFORE.search(previous):
        return "yoy" if re.search("同期|去年|上年", previous) else "since"
    return None
