"""Lines that say who wrote, when, for whom: byline, dateline, source, editors; each read whole or not at all."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

_DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*(?:年|[-/.])\s*(?P<m>1[0-2]|0?[1-9])\s*(?:月|[-/.])\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d{3})\s*日?"
    r"(?:T|[\s,，]*(?:[（(]?(?:星期|周|週)[一二三四五六日天][)）]?|HKT|CST|(?:GMT|UTC)\s?[+-]\d{1,2}|[东東]部时间|北京时间|台北時間|香港時間)?[\s|｜,，]*)"
    r"(?:(?P<half>上午|下午|中午|晚上|凌晨|早上|晚)?\s*(?P<h>2[0-4]|[01]?\d)\s*(?:[:：时時点點]\s*(?P<min>[0-5]?\d)\s*分?"
    r"(?:[:：]?(?P<s>[0-5]\d)(?:\.\d+)?秒?)?|[时時点點]整?))?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?![\d年月])"
)
_ENDS = r"|｜\]】)）"
_GAPS = r"\s　·•/,，;；\[【(（"
_SEPARATORS = _GAPS + _ENDS
_LABELS = {
    "date": r"(?:发布|发表|发稿|发文|上传|更新|刊发|刊登|出版|编辑)?(?:时间|日期)|发布于|发表于|Published|Updated"
    r"|(?:發[布佈表]|更新|刊登|刊出|出版)?(?:時間|日期)|發[布佈表]於",
    "source": r"(?:文章|稿件|信息|新闻|本文|内容|图文|原文)?(?:来源|出处|稿源)|转自|Source"
    r"|(?:文章|稿件|新聞|本文)?(?:來源|出處)|轉自",
    "byline": r"作\s*者|撰\s*文|撰\s*稿|文字?|采写|文/图|图/文|图文|(?:本报|本网|本刊|见习|实习|特约|首席)?记者|通讯员"
    r"|By|Author|採訪|(?:本報|特約)?記者",
    "editors": r"(?:责任|文字|视频|图片|值班|本期|执行|网络|新媒体|运营|统筹|音频|栏目|策划|版面|夜班|助理|当班|轮值"
    r"|见习|实习|副|主)*(?:编辑|责编|主编)|责\s*编|编\s*审|审\s*核|校\s*对|监\s*制|终\s*审|初\s*审|复\s*审|[一二三]\s*审|签\s*发|审\s*签|审\s*校"
    r"|(?:責任|執行|核稿|副|主)*(?:編輯|責編|主編)|責\s*編|核\s*稿|審\s*稿|校\s*對|Editor",
    "other": r"(?:浏览|阅读|点击|访问|播放|瀏覽|閱讀|點閱)(?:量|数|次数|人数|數|次數|人數)?|字\s*[号体號體]|分享[到至]?"
    r"|评论数?",
}
_ANY_LABEL = "|".join(_LABELS.values())
NEXT_FIELD = re.compile(rf"(?:{_ANY_LABEL})\s*[:：]|\s(?:我要|我来|打印|收藏|举报|参与|订阅|关注|纠错|分享|手机)", re.I)
"""Where, in a line of credits, another field or a button begins."""
_FIELD = re.compile(
    rf"[{_SEPARATORS}]*+(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
    + rf")\s*[:：/]\s*(?P<value>.*?)(?=[{_GAPS}]*+[{_ENDS}]|[{_SEPARATORS}]*+(?:(?:{_ANY_LABEL})\s*[:：/]|$))",
    re.I,
)
_NAME = r"(?:[\u4e00-\u9fff]{1,4}(?:[·•][\u4e00-\u9fff]{1,8})*|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,3})"
_NAMES = rf"{_NAME}(?:[\s　、,，/]+{_NAME}){{0,7}}"
_SEVERAL = re.compile(_NAMES)
_OFFICE = (
    r"(?:见习|实习|特约|特派|首席|驻[\u4e00-\u9fff]{1,6}|駐[\u4e00-\u9fff]{1,6}|特約|特派)?(?:全媒体)?"
    r"(?:记者|通讯员|评论员|撰稿人|报道组|特约撰稿|記者|通訊員|評論員)"
)
_REPORTER = re.compile(
    rf"[\s　(（]*(?:[\u4e00-\u9fffA-Za-z0-9·“”《》-]{{0,16}}?[\s　]*)?{_OFFICE}[\s　:：/]+(?:{_NAMES})"
    rf"(?:[\s　]+{_OFFICE}[\s　:：/]*{_NAMES})*(?:[\s　]*(?:文/图|图/文|摄影报道|报道|综合报道|文|摄))?[\s　)）]*"
)
_WRITER = re.compile(
    rf"[\s　(（]*(?:文|图文|撰文|作者|采写)[\s　]*[/／|｜][\s　]*{_NAMES}"
    rf"(?:[\s　]+图[\s　]*[/／][\s　]*{_NAMES})?[\s　)）]*"
)
_DESK = re.compile(
    rf"[\s　〔【（(]*(?P<who>(?:[\u4e00-\u9fff]{{2,8}}\s*)?{_OFFICE}[\s　:：]*{_NAMES})\s*[／/]"
    r"\s*[\u4e00-\u9fff]{0,10}(?:報導|报道|專訪|专访|攝影|摄影)[\s　〕】）)]*"
)
_STAFF = re.compile(r"(?:责任|文字|新媒体|值班|本期|执行|视频|图片|网络)?(?:编辑|责编|校对|审核|审校|监制|统筹|编审)")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[·•][\u4e00-\u9fff]{1,8})?")
_BY = re.compile(r"\s*By\s+[A-Z][\w.'-]+(?:[ ,&]+(?:and )?[A-Z][\w.'-]+){0,5}\s*")
_PADDED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s\u3000]{1,4}(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))")
_CREW_LABEL = (
    r"(?:翻译|译者?|编译|摄影|摄像|拍摄|剪辑|后期|制图|绘图|插画|制作|出品|出品人|总?策划|统筹|设计|美术|美编|配音|主播|播音|海报|文案|漫画"
    r"|视觉|运营|导演|翻譯|譯者|編譯|攝影|剪輯|製圖|設計|監製|實習生|实习生|采访|文稿)"
)
_CREW = re.compile(rf"(?:[{_SEPARATORS}]*+{_CREW_LABEL}\s*[:：/丨|｜]\s*+[^:：/丨|｜。，！？；]{{2,30}})+")
OUTLET = re.compile(
    r"^[\w·\-（）()《》]{2,20}$(?<=[网报社台刊站網報臺])"
    r"|^[\w·\-]{1,16}(?:新闻|日报|晚报|时报|周刊|杂志|频道|在线|客户端|财经|传媒|资讯|观察|研究院|发布|新聞|日報|晚報|週刊)$"
)
"""What newspapers, sites and agencies are called."""
_PROSE = re.compile(r"[。！？；!?;“”]|，.*，")
_CLAUSE = re.compile("[，。；！？]")
_LIMIT = 120
_URL = re.compile(r"\s*(?:(?:原文|本文)?(?:链接|网址|地址|URL)\s*[:：]\s*)?(?P<url>https?://[^\s<>\"]+)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Credits:
    """What one line of credits says; empty where it does not say it. `loose` is set when the source has no label."""

    published_at: str | None = None
    source: str = ""
    byline: str = ""
    editors: str = ""
    counters: bool = False
    loose: bool = False

    @property
    def dates(self) -> bool:
        return bool(self.published_at or self.source)


def url_of(line: str) -> str | None:
    """The web address that makes up the whole line, a label such as 原文链接 allowed before it."""
    found = _URL.fullmatch(line)
    return found.group("url") if found else None


def moment(text: str) -> str | None:
    """ISO 8601 of the first full date in `text`; +08:00 where it names no zone; None where there is none."""
    found = _DATE.search(text)
    return _iso(found) if found else None


@lru_cache(maxsize=1024)
def credits_of(line: str) -> Credits | None:
    """The credits that `line` consists of, or None where it holds anything else."""
    if len(line) > _LIMIT or not line.strip() or _PROSE.search(line):
        return None
    if any(form.fullmatch(line) for form in (_REPORTER, _WRITER, _BY)):
        return Credits(byline=line.strip().strip("()（） 　"))
    desk = _DESK.fullmatch(line)
    if desk:
        return Credits(byline=desk.group("who").strip())
    staff = _staff(line)
    if staff:
        return Credits(editors=staff)
    date = _DATE.search(line)
    published = _iso(date) if date else None
    rest = line if date is None or published is None else f"{line[: date.start()]} | {line[date.end() :]}"
    found, rest = _labelled(Credits(published_at=published), rest)
    return _with_remainder(found, rest)


def names_in(line: str) -> tuple[str, str]:
    """(writers, editors) that labels in `line` name, whatever else stands there; "" where what follows is no name."""
    said, _ = _labelled(Credits(), line[:_LIMIT])
    named = [NEXT_FIELD.split(value)[0].strip() for value in (said.byline, said.editors)]
    writers, editors = (value if _SEVERAL.fullmatch(value) else "" for value in named)
    return writers, editors


def is_credit(line: str) -> bool:
    """Whether the whole line credits somebody's work."""
    said = credits_of(line)
    return names_crew(line) if said is None else said != Credits(counters=True)


def names_crew(line: str) -> bool:
    """Whether the whole line credits work that no field of an article has: 翻译：王岚."""
    return len(line) <= _LIMIT and bool(_CREW.fullmatch(line))


def names(text: str) -> str:
    """Names as they are spoken: one space where the print has several, none within a padded name (李　禾)."""
    return _PADDED.sub(r"\1", " ".join(text.split()))


def _staff(line: str) -> str:
    """The names in a line that is made of offices each followed by names, without colons: 编辑 刘晓阳 校对 李铭."""
    words = line.strip("()（） \u3000\n\t").split()
    offices = [bool(_STAFF.fullmatch(word)) for word in words]
    if len(words) < 2 or not offices[0] or offices[-1]:
        return ""
    names = [word for office, word in zip(offices, words, strict=True) if not office]
    return "、".join(names) if all(_HAN_NAME.fullmatch(name) for name in names) else ""


def _labelled(found: Credits, rest: str) -> tuple[Credits, str]:
    leftovers = []
    at = 0
    for field in _FIELD.finditer(rest):
        leftovers.append(rest[at : field.start()])
        at = field.end()
        kind, value = _kind(field), _clean(field.group("value"))
        if kind == "source":
            found = replace(found, source=found.source or _CLAUSE.split(value)[0])
        elif kind == "byline":
            found = replace(found, byline=found.byline or value)
        elif kind == "editors":
            found = replace(found, editors="、".join(x for x in (found.editors, value) if x))
        elif kind == "other":
            found = replace(found, counters=True)
    leftovers.append(rest[at:])
    return found, "|".join(_clean(piece) for piece in leftovers if _clean(piece))


def _kind(field: re.Match[str]) -> str:
    return next(kind for kind in _LABELS if field.group(kind) is not None)


def _with_remainder(found: Credits, rest: str) -> Credits | None:
    pieces = [piece for piece in (_clean(p) for p in re.split(r"[|｜]|\s{2,}|　", rest)) if piece]
    empty = found == Credits()
    if not pieces:
        return None if empty else found
    if found.byline and len(pieces) == 1 and OUTLET.match(pieces[0]):
        return replace(found, source=found.source or pieces[0])
    if found.published_at is None or len(pieces) > 2 or any(len(p) > 20 or "," in p or "，" in p for p in pieces):
        return None
    for piece in pieces:
        if _REPORTER.fullmatch(piece):
            found = replace(found, byline=found.byline or piece)
        elif not found.source:
            found = replace(found, source=piece, loose=True)
        else:
            return None
    return found


def _clean(value: str) -> str:
    return value.strip(" \t　|｜·•/,，;；[]【】()（）:：")


def _iso(found: re.Match[str]) -> str | None:
    hour, minute, second = (int(found.group(name) or 0) for name in ("h", "min", "s"))
    if found.group("half") in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    zone = found.group("zone") or "+08:00"
    zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        year, month, day = (int(found.group(name)) for name in "ymd")
        return datetime.fromisoformat(f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}").isoformat()
    except ValueError:
        return None
