"""What worker processes do in tests of the pool."""

import os
import time
from collections.abc import Iterator


def up_to(most: int) -> Iterator[int]:
    yield from range(most)


def slowly(pause: float) -> Iterator[int]:
    for number in range(8):
        time.sleep(pause)
        yield number


def until_it_breaks(_: object) -> Iterator[int]:
    yield 0
    yield 1
    raise ValueError("broken")


def process_after_holding(size: int) -> int:
    """The number of the process, after it held so many bytes for a moment."""
    held = bytearray(b"x") * size
    return os.getpid() if len(held) == size else 0
