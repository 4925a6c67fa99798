"""When a page says it was published: Chinese and English dates, ISO and mail forms, with the zone they mean."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from archive_viewer.importers.credits import moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_TIME = r"(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\s*(?P<half>[ap]\.?m\b)?"
_CLOCK = rf"(?:[\s,/|•·-]+(?:at\s+)?{_TIME})?"
_BEFORE = re.compile(rf"\b{_TIME}", re.I)
_ORDINAL = r"(?:st|nd|rd|th)?"
_ENGLISH = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>[0-3]?\d){_ORDINAL},?\s+"
    rf"|(?P<day2>[0-3]?\d){_ORDINAL}\s+{_MONTH.replace('month', 'month2')},?\s+)(?P<year>(?:19|20)\d\d)\b{_CLOCK}",
    re.I,
)
_COMPACT = re.compile(r"^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d)?)?\s*$")
_APART = re.compile(r"\b((?:19|20)\d\d)\s+(\d\d)\s*/\s*(\d\d)(?:\s+(\d\d):(\d\d)(?::(\d\d))?)?(?!\d)")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$|[a-z])")
_STAMP = re.compile(r"^\s*(1[0-9]{9}|[5-9][0-9]{8})(?:\d{3})?\s*$")
_OFFSET = re.compile(r"\d\s?(?:Z\b|[+-]\d\d:?\d\d\b)")
_ZONE = re.compile(
    r"\b(?:GMT|UTC)\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?|\b(?P<name>[A-Z]{3,4})\b"
)
_ZONES = {
    **dict.fromkeys(("GMT", "UTC", "WET"), 0),
    **dict.fromkeys(("BST", "CET", "WEST"), 1),
    **dict.fromkeys(("CEST", "EET"), 2),
    **dict.fromkeys(("HKT", "SGT"), 8),
    **dict.fromkeys(("JST", "KST"), 9),
    **dict.fromkeys(("EST", "CDT"), -5),
    **dict.fromkeys(("MST", "PDT"), -7),
    "EDT": -4,
    "MDT": -6,
    "PST": -8,
}
"""Hours east of Greenwich. CST is China's on a Chinese page and of America's middle elsewhere."""
_REPUBLIC = re.compile(r"民國\s*(\d{2,3})(?=\s*年)")
_HAN_DATE = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_BEIJING = timezone(timedelta(hours=8))


def instant(text: str, chinese: bool) -> str | None:
    """ISO 8601 with zone of the first date in `text`, or None.

    A date without a zone is Beijing's on a Chinese page, else UTC; an instant in UTC on a Chinese page is told in
    Beijing's time.
    """
    text = _in_figures(text[:400])
    found = _read(text, _named_zone(text, chinese))
    if found is None:
        return None
    if chinese and found.utcoffset() == timedelta(0):
        found = found.astimezone(_BEIJING)
    return found.replace(microsecond=0).isoformat()


def has_clock(when: str | None) -> bool:
    """Whether a moment says an hour: midnight sharp stands for a date alone."""
    return when is not None and when[11:19] != "00:00:00"


def day_in(address: str, chinese: bool) -> str | None:
    """The day that an address names in its path, at midnight, or None."""
    found = _ADDRESS.search(address)
    zone = _BEIJING if chinese else UTC
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    when = _made(year, month, day, 0, 0, zone)
    return when.isoformat() if when else None


def _read(text: str, zone: tzinfo) -> datetime | None:
    stamp, compact = _STAMP.match(text), _COMPACT.match(text) or _APART.search(text)
    if stamp:
        return datetime.fromtimestamp(int(stamp.group(1)), zone)
    if compact:
        year, month, day, hour, minute, second = (int(part or 0) for part in compact.groups())
        return _made(year, month, day, hour, minute, zone, second)
    iso = moment(text)
    if iso:
        said = datetime.fromisoformat(iso)
        return said if _OFFSET.search(text) else said.replace(tzinfo=zone)
    return _mail(text) or _english(text, zone)


def _in_figures(text: str) -> str:
    """The same with dates in Chinese numerals and years of the Republic as figures of our era, dashes as hyphens."""
    text = _REPUBLIC.sub(lambda year: str(int(year.group(1)) + 1911), text)
    text = _HAN_DATE.sub(
        lambda date: f"{date['year'].translate(_DIGITS)}年{_count(date['month'])}月{_count(date['day'])}日", text
    )
    return re.sub("[\u2010\u2011\u2013\u2212]", "-", text)


def _count(numeral: str) -> int:
    """The number up to 99 that 三, 十, 十二, 二十 or 三十一 is; 0 for what is none."""
    tens, ten, ones = (part.translate(_DIGITS) for part in numeral.rpartition("十"))
    if not all(part.isdecimal() for part in (tens, ones) if part):
        return 0
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(ones)


def _named_zone(text: str, chinese: bool) -> tzinfo:
    """The zone that stands beside a time, else Beijing's on a Chinese page, else UTC."""
    for found in _ZONE.finditer(text):
        if found["sign"]:
            minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
            return timezone(timedelta(minutes=-minutes if found["sign"] == "-" else minutes)) if minutes < 900 else UTC
        if found["name"] == "CST":
            return _BEIJING if chinese else timezone(timedelta(hours=-6))
        if found["name"] in _ZONES:
            return timezone(timedelta(hours=_ZONES[found["name"]]))
    return _BEIJING if chinese else UTC


def _english(text: str, zone: tzinfo) -> datetime | None:
    found = _ENGLISH.search(text)
    if found is None:
        return None
    clock = found if found["hour"] else _BEFORE.search(text[: found.start()]) or found
    hour, half = int(clock["hour"] or 0), (clock["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    return _made(int(found["year"]), month, int(found["day"] or found["day2"]), hour, int(clock["minute"] or 0), zone)


def _mail(text: str) -> datetime | None:
    if not re.match(r"\s*[A-Z][a-z]{2},\s+\d", text):
        return None
    try:
        said = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _made(year: int, month: int, day: int, hour: int, minute: int, zone: tzinfo, second: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
