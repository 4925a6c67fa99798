"""Counts, speeds and durations as the window prints them."""

THIN_SPACE = "\u2009"
MINUTE = 60


def grouped(number: int, *, chinese: bool) -> str:
    """Groups of three from four digits up: a thin space in Chinese, a comma in English."""
    return f"{number:,}".replace(",", THIN_SPACE) if chinese else f"{number:,}"


def short_date(published_at: str | None) -> str:
    """The day of an ISO 8601 moment, "" where there is none."""
    return (published_at or "")[:10]
