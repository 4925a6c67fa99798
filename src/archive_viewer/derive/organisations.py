"""Organisations: those known by name, and those that begin with a place and end with a kind of body."""

import re
from collections.abc import Sequence
from functools import cache

from archive_viewer.derive.lexicon import Words, lexicon
from archive_viewer.derive.places import Place

_INSIDE = re.compile("[\u4e00-\u9fff（）()]+")
_PART = re.compile(
    "部门|部队|部分|小学生|中学生|大学生|学院路|大学城|银行业|银行卡|银行间|集团军|医院里|委员会议|海关区|医院门|白宫群"
)
_STOP = re.compile("[各某多一两几任的了在和与及对向从到被把将是等说为以由令使让召开举办去年今年日月]")
_LONGEST = 18
_OWNER = re.compile("国家|(?<![\u4e00-\u9fff])[美俄日英法德韩印]")
_COMPANY = re.compile("[（(][\u4e00-\u9fff]{2,4}[）)](?:股份|有限|集团)|(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司")
_FIRM = re.compile(
    "(?:^|(?<=[\\s，。；：！？、“”（）()《》和与及由向对在为是的从被让把给到了]))"
    "((?:(?![和与及由向对在为是的从被让把给到了])[\u4e00-\u9fffA-Za-z]){2,8}?"
    "(?:(?:集团|股份|控股|科技|实业)*(?:股份)?有限(?:责任)?公司|集团(?!军)|银行(?![业卡间存贷])"
    "|证券(?![市交公监投])|卫视|日报|晚报|早报|大学(?![生城毕里])|警方(?![面式案])|俱乐部|协会|基金会))"
)
_COMMON = re.compile(
    "[该本这那各某我他其两几一多此每另]|国有|商业|股份|外资|中央|地方|多家|有关|相关|当地|全球|大型|跨国|银行|私人|投资"
    "|母公|子公|民营|中外|世界|著名|重点|国内|国际|海外|行业|上市|知名|名牌|所有|部分|按照|当时|也是|而且"
)


@cache
def _known() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["organisations"]))


@cache
def _suffixes() -> Words[None]:
    return Words(dict.fromkeys(lexicon("names")["suffixes"]))


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({w[0] for w in _known().words()}))}]")


@cache
def _national() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("names")["national"]))


def find_organisations(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Spans of organisations by start, none overlapping; the longer one stays."""
    found = []
    ends = {p.end: p.start for p in places} | {m.end(): m.start() for m in _OWNER.finditer(text)}
    for m in _starts().finditer(text):
        word = _known().at(text, m.start())
        if word and not _PART.match(text, m.start() + len(word[0]) - 1):
            found.append((ends.get(m.start(), m.start()), _branch(text, m.start() + len(word[0]))))
    heads = [(p.start, p.end) for p in places] + [m.span() for m in _national().finditer(text)]
    for start, end in heads:
        if stop := _body(text, end):
            found.append((start, _branch(text, stop)))
    found += _firms(text)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _branch(text: str, end: int) -> int:
    """Where the name ends if a part of the body follows it: 公安局桥西分局, 大学土木工程学院, 银行股份有限公司."""
    while m := _COMPANY.match(text, end) or _branches().match(text, end):
        if _STOP.search(m.group()) or _PART.match(text, m.end() - 2):
            break
        end = m.end()
    return end


def _firms(text: str) -> list[tuple[int, int]]:
    """Firms and houses that no place begins: the proper name before the suffix, back to a stop or a particle."""
    found = []
    for m in _FIRM.finditer(text):
        if not _COMMON.match(m.group()):
            found.append((m.start(1), _branch(text, m.end(1))))
    return found


@cache
def _branches() -> re.Pattern[str]:
    parts = (
        "分局|支队|大队|中队|总队|学院|研究所|研究院|研究中心|派出所|分公司|支行|分行|政治部|办公室|卫生署|缉私局"
        "|编辑部|工会|研究会"
    )
    return re.compile(f"[\u4e00-\u9fff]{{0,8}}?(?:{parts})")


def _body(text: str, at: int) -> int | None:
    """End of the body whose name goes on after the place that ends at `at`, None where none does."""
    run = _INSIDE.match(text, at, at + _LONGEST)
    if not run:
        return None
    stop = _STOP.search(text, at, run.end())
    limit = stop.start() if stop else run.end()
    best = None
    for i in range(at, limit):
        word = _suffixes().at(text, i)
        if word and _PART.match(text, i + len(word[0]) - 2):
            continue
        if word and i + len(word[0]) <= limit and (i > at or len(word[0]) > 2):
            best = i + len(word[0])
            if text[best : best + 1] not in tuple("党交刑公分第派支大"):
                break
    return best
