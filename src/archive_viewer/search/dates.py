"""Dates as numbers to sort by."""


def newest(published: str) -> float:
    """A number for an ISO 8601 date or time: the later, the less; 0 for none."""
    digits = "".join(filter(str.isdecimal, published))[:14]
    return -float(digits.ljust(14, "0")) if digits else 0.0
