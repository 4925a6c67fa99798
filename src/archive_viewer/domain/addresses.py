"""Addresses of pages: which of them mean the same page."""


def same_place(url: str) -> str:
    """A key under which addresses of one page fall together."""
    return url.partition("://")[2].partition("#")[0]


def is_front(url: str) -> bool:
    """Whether an address is a site's front page."""
    return not same_place(url).partition("/")[2]
