"""A moment as lists show it: the day and the time, with the year where it isn't this one."""

from datetime import datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment_words(iso: str, *, chinese: bool, now: datetime | None = None) -> str:
    """“9 月 3 日 14:20” or “3 Sep, 14:20” in local time; what isn't ISO 8601 comes back as it is."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    same_year = moment.year == (now or datetime.now().astimezone()).year
    clock = f"{moment:%H:%M}"
    if chinese:
        day = f"{moment.month} 月 {moment.day} 日"
        return f"{day} {clock}" if same_year else f"{moment.year} 年 {day}"
    day = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return f"{day}, {clock}" if same_year else f"{day} {moment.year}"


def day_words(iso: str | None, *, chinese: bool) -> str:
    """“2022-09-03” or “3 Sep 2022” of an ISO moment, in the zone it was written in; "" for None."""
    if not iso:
        return ""
    if chinese:
        return iso[:10]
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso[:10]
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
