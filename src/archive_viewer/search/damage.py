"""When the index can't be trusted."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive_viewer.domain.errors import KnownError


class IndexDamagedError(KnownError):
    """The index can't be read as it stands and must be built anew."""


@contextmanager
def guarded(*let_through: type[Exception]) -> Iterator[None]:
    """Whatever goes wrong while reading the index means that it is damaged, except for `let_through`."""
    passing: tuple[type[Exception], ...] = (KnownError, *let_through)
    try:
        yield
    except passing:
        raise
    except Exception as error:
        raise IndexDamagedError("index.damaged", reason=repr(error)) from error
