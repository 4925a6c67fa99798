"""What the head of an article says: where it stands in its source, when it appeared, who answers for it."""

import re
from datetime import datetime

from archive_viewer.domain.article import Article, BlockRole

_STEP = re.compile(r"\s*(?:>+|›|»|→|＞+)\s*")


def trail(article: Article) -> tuple[str, ...]:
    """The steps of the breadcrumb: the page's own where it has one, else source and channel."""
    for block in article.blocks:
        if block.role is BlockRole.BREADCRUMB:
            steps = tuple(step for step in _STEP.split(block.text.strip()) if step)
            if len(steps) > 1:
                return steps
    return tuple(dict.fromkeys(step for step in (article.source, article.channel) if step))


def moment(published_at: str | None, *, chinese: bool) -> str:
    """Day and, where known, minute of publication; what can't be read as a date is given as it is."""
    if not published_at:
        return ""
    try:
        when = datetime.fromisoformat(published_at)
    except ValueError:
        return published_at
    if chinese:
        day = f"{when.year}年{when.month:02}月{when.day:02}日"
    else:
        day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{day} {when.hour:02}:{when.minute:02}" if "T" in published_at or ":" in published_at else day


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
