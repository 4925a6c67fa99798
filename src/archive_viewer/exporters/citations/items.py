"""CSL-JSON items of archived articles, as they are stored and as they are printed."""

import re
from typing import Any

from archive_viewer.domain.passage import Reference
from archive_viewer.exporters.citations.authors import authors
from archive_viewer.exporters.citations.fields import eastern

_LANGUAGES = {"zh": "zh-CN"}
_NEWSPAPER = re.compile(r".*报(?:海外版)?|.*\b(?:Times|Post|Herald|Tribune|Gazette)")
_PAPER_HOST = re.compile(r"https?://(?:[\w-]+\.)*(?:paper|epaper|szb|dzb|digitalpaper)[\w-]*\.", re.I)
_HAN = "\u3400-\u9fff”’》）"
_WIDE = str.maketrans(":,;!?", "：，；！？")
_NARROW_AFTER_HAN = re.compile(rf"(?<=[{_HAN}])[:,;!?](?!\d)")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ.'’\- ]+")
_BODY = re.compile(
    r"\b(?:Agency|Association|Board|Bureau|Center|Centre|Commission|Committee|Company|Corporation|Council|Daily|Desk"
    r"|Editors?|Foundation|Group|Institute|Media|Ministry|Network|News|Office|Online|Organi[sz]ation|Press|Reporters?"
    r"|Service|Society|Staff|Team|Television|Times|University|Writers?)\b"
    r"|^The\b"
)
_PARTICLES = frozenset(("van", "von", "de", "der", "den", "del", "della", "di", "da", "du", "la", "le", "ten", "ter"))
_PINYIN = re.compile(
    r"(?:Bai|Cai|Cao|Chang|Chen|Cheng|Cui|Deng|Ding|Dong|Du|Fan|Fang|Feng|Fu|Gao|Gu|Guo|Han|Hao|He|Hou|Hu|Huang|Jia"
    r"|Jiang|Jin|Kong|Lai|Lei|Li|Liang|Liao|Lin|Liu|Long|Lu|Luo|Lyu|Ma|Mao|Meng|Pan|Peng|Qian|Qin|Qiu|Ren|Shao|Shen"
    r"|Shi|Song|Su|Sun|Tan|Tang|Tian|Wan|Wang|Wei|Wen|Wu|Xia|Xiao|Xie|Xiong|Xu|Xue|Yan|Yang|Yao|Ye|Yu|Yuan|Zeng"
    r"|Zhang|Zhao|Zheng|Zhong|Zhou|Zhu|Zou) "
    r"(?:(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou])['’-]?)"
    r"{1,3}",
    re.I,
)
_SUFFIX = re.compile(r"[ ,]+(Jr\.?|Sr\.?|II|III|IV)$")


def item(cited: Reference, accessed: str) -> dict[str, Any]:
    """One CSL item; unknown fields are left out. `accessed` is YYYY-MM-DD or ""."""
    names = [{"literal": name} for name in authors(cited.byline)]
    fields: dict[str, Any] = {
        "id": f"archive-viewer-{cited.article_id}-{cited.revision}",
        "type": "article-newspaper" if is_newspaper(cited) else "webpage",
        "title": cited.title,
        "author": names,
        "container-title": cited.source,
        "issued": _date((cited.published_at or "")[:10]),
        "accessed": _date(accessed) if cited.url else None,
        "URL": cited.url,
        "language": _LANGUAGES.get(cited.language, cited.language),
        "note": f"sha256: {cited.sha256}" if cited.sha256 else "",
    }
    return {name: value for name, value in fields.items() if value}


def printed(cited: Reference, accessed: str) -> dict[str, Any]:
    """The item as a reference list wants it.

    Latin names of people are parted, half-width punctuation after Chinese characters of a Chinese title is widened,
    and a page whose address is lost keeps its date of access. Where the title has nothing of the language, it decides.
    """
    made = item(cited, accessed)
    made["title"] = _title(cited)
    if "author" in made:
        made["author"] = [parted(name["literal"]) for name in made["author"]]
    if cited.title and not eastern(cited.title) and cited.language.startswith("zh"):
        del made["language"]
    looked_up = _date(accessed)
    if made["type"] == "webpage" and looked_up:
        made["accessed"] = looked_up
    return made


def parted(name: str) -> dict[str, str]:
    """A CSL name from a name as printed: parted where it is a person's in Latin letters, else literal.

    Chinese names in pinyin stay whole, since their family names stand first already.
    """
    suffix = _SUFFIX.search(name)
    bare = name[: suffix.start()] if suffix else name
    whole = len(bare.split()) < 2 or not _LATIN.fullmatch(bare)
    if whole or _BODY.search(bare) or _PINYIN.fullmatch(bare):
        return {"literal": name}
    *given, family = bare.split()
    first_particle = len(given)
    while first_particle and given[first_particle - 1] in _PARTICLES:
        first_particle -= 1
    found = {
        "family": family,
        "given": " ".join(given[:first_particle]),
        "non-dropping-particle": " ".join(given[first_particle:]),
        "suffix": suffix[1] if suffix else "",
    }
    return {key: value for key, value in found.items() if value}


def is_newspaper(cited: Reference) -> bool:
    """Whether the article is of a newspaper's issue: the source is a paper, and the address, if any, its paper page."""
    return bool(_NEWSPAPER.fullmatch(cited.source)) and (not cited.url or bool(_PAPER_HOST.match(cited.url)))


def _title(cited: Reference) -> str:
    title = " ".join(cited.title.split())
    if cited.language.startswith("zh"):
        return _NARROW_AFTER_HAN.sub(lambda found: found.group().translate(_WIDE), title)
    return title


def _date(day: str) -> dict[str, Any] | None:
    parts = day.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return {"date-parts": [[int(part) for part in parts]]}
