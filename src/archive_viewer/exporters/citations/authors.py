"""Bylines to the names that a reference prints: offices, outlets and labels taken off, names split."""

import re

_OFFICE = "记者|通讯员|评论员|观察员|撰稿人?|编译|作者|采写|撰文|图文|报道组|特派员"
_OFFICES = re.compile(rf"[^\s　、,，/／;；|｜()（）]*?(?:{_OFFICE})(?!站)[\s　:：/／]*")
_LABEL = re.compile(r"(?:^|(?<=[\s、,，;；|｜]))(?:(?:文|[Bb]y|BY|Author)\s*[:：/／]?\s+|文[:：/／]\s*)")
_PICTURES = re.compile(r"(?:图|摄影|摄|制图|视频|编辑|责编)[\s　]*[:：/／].*$")
_ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_TRAILING = re.compile(r"[\s　]*(?:文/图|图/文|摄影报道|综合报道|报道|综合|文|摄)$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ.'’\- ]+")
_SPLIT = re.compile(r"[\s　、,，/／;；|｜&]+")
_SPLIT_LATIN = re.compile(r"\s*(?:,|;|&|、|，|\band\b)\s*")


def authors(byline: str) -> tuple[str, ...]:
    """The names in a byline as printed (人民网记者 李发兴 → 李发兴); an outlet alone stands as it is."""
    bare = _ASIDE.sub(" ", byline).strip(" \t　|｜【】[]()（）")
    bare = _LABEL.sub(" ", _PICTURES.sub("", bare))
    if _LATIN.fullmatch(bare):
        return tuple(name for name in (piece.strip() for piece in _SPLIT_LATIN.split(bare)) if name)
    named = _TRAILING.sub("", _OFFICES.sub(" ", bare))
    return tuple(name for name in _SPLIT.split(named) if name)


def inverted(name: str) -> str:
    """A Latin name as GB/T 7714 prints it, family name first and initials without stops (Jane R. Doe → Doe J R)."""
    words = name.split()
    if len(words) < 2 or not _LATIN.fullmatch(name):
        return name
    initials = " ".join(part[0].upper() for word in words[:-1] for part in [word.strip(".")] if part)
    return f"{words[-1]} {initials}"
