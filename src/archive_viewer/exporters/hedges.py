"""Words that turn a claim around or soften it, and whether a quotation was cut so as to lose one."""

import re

_CLAUSE = re.compile(r"[。！？；，、!?;,\n]")
_HEDGES = re.compile(
    r"并非|绝非|并不|并未|尚未|从未|未曾|没有|不是|不会|不能|不可|无法|难以|否认|如果|假如|若|除非|可能|或许|也许|似乎|疑似|据称|涉嫌"
    r"|大约|左右|上下|将近|接近|超过|不足|不到|至少|至多|最多|以上|以下|拟|约|近|超|逾|余|或|非|不|未|没|无|莫|勿|别"
    r"|\b(?:not|no|never|without|may|might|could|about|nearly|over|almost|alleged(?:ly)?|reportedly)\b",
    re.I,
)
_WHOLE = re.compile(
    r"不仅|不但|不断|不过|不同|不少|不久|无论|不论|不管|无疑|未来|未必|最近|近年|近日|近期|附近|近平|近代|超市|超级|超标|超高|约定|约束|条约"
    r"|合约|预约|节约|签约|公约|制约|特约|相约|约见|约谈|非常|除非|非法|非洲|是非|非遗|南非|或者|业余|其余|剩余|余额|多余|无人|无线|无锡|无偿|无私"
    r"|特别|个别|分别|区别|级别|类别|性别|告别|识别|别人|别墅|倘若|若干|莫斯科|拟定|模拟|虚拟|接近于|淹没|沉没|没收|不得不|不错|不已|不如"
)


def lost_hedge(before: str, text: str, after: str) -> str | None:
    """The hedge or negation that stands in the same clause as the cut but outside of the quotation, or None.

    `before` and `after` are what the quotation was cut from. A hedge that the quotation holds too is not lost; common
    words that merely contain such a character (不断, 近年, 节约) are not hedges.
    """
    left = _CLAUSE.split(before)[-1] if before else ""
    right = _CLAUSE.split(after)[0] if after and not _CLAUSE.match(text[-1:] or " ") else ""
    first = _CLAUSE.split(text)[0]
    for outside, inside in ((left, first), (right, _CLAUSE.split(text)[-1])):
        lost = _first_hedge(f"{outside}{first[:1]}" if outside is left else outside, len(outside))
        if lost and lost not in inside:
            return lost
    return None


def _first_hedge(clause: str, end: int) -> str | None:
    covered = [found.span() for found in _WHOLE.finditer(clause)]
    for found in _HEDGES.finditer(clause[:end]):
        start, stop = found.span()
        if not any(a <= start and stop <= b for a, b in covered):
            return found.group()
    return None
