"""The time, as the archive writes it down."""

from datetime import UTC, datetime


def now() -> str:
    """This moment, ISO 8601 in UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def today() -> str:
    """Today's date where the person is, YYYY-MM-DD."""
    return datetime.now().astimezone().date().isoformat()
