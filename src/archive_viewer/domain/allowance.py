"""How much a file that holds others may unfold to, whatever it says of itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive_viewer.domain.errors import ImportRefusedError

MOST_BYTES = 500 * 1024 * 1024
MOST_FOLD = 20
"""Times its own size that a large file may unfold to."""
MOST_MEMBERS = 10_000
BYTES_A_MEMBER = 4096
"""Bytes of its own for each member that a large file may have above MOST_MEMBERS."""
MOST_NESTED = 3
MOST_RATIO = 200
_SMALL = 1024 * 1024
"""Unfolded bytes up to which a member's ratio says nothing."""


class ExhaustedError(ImportRefusedError):
    """The outermost file, as a whole, unfolds to more than is allowed."""


class Allowance:
    """What is left of one outermost file's allowance, by its size; every file nested in it draws on the same."""

    def __init__(self, size: int = 0) -> None:
        self.most_bytes = self._bytes = max(MOST_BYTES, MOST_FOLD * size)
        self.most_members = self._members = max(MOST_MEMBERS, size // BYTES_A_MEMBER)
        self._nested = 0

    def spend(self, name: str, more: int, packed: int, unfolded: int) -> None:
        """Take `more` bytes for a member of which `packed` bytes have become `unfolded` so far.

        Raises ExhaustedError import.unfolds, ImportRefusedError import.ratio.
        """
        self._bytes -= more
        if self._bytes < 0:
            raise ExhaustedError("import.unfolds", name=name, most=self.most_bytes // 1024 // 1024)
        if unfolded > _SMALL and unfolded > MOST_RATIO * max(packed, 1):
            raise ImportRefusedError("import.ratio", name=name, most=MOST_RATIO)

    def count(self, name: str, members: int = 1) -> None:
        """Take members. Raises ExhaustedError import.members."""
        self._members -= members
        if self._members < 0:
            raise ExhaustedError("import.members", name=name, most=self.most_members)

    @contextmanager
    def within(self, name: str) -> Iterator[None]:
        """While a package is open in another. Raises ImportRefusedError import.nested."""
        if self._nested >= MOST_NESTED:
            raise ImportRefusedError("import.nested", name=name, most=MOST_NESTED)
        self._nested += 1
        try:
            yield
        finally:
            self._nested -= 1
