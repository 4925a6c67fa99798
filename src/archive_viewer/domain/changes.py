"""What a mutation touched, so that each view refreshes only what it shows."""

from dataclasses import dataclass
from enum import Flag, auto


class Touched(Flag):
    ARTICLES = auto()
    FACTS = auto()
    ANNOTATIONS = auto()
    TAGS = auto()
    PASSAGES = auto()
    COLLECTIONS = auto()
    INDEX = auto()
    UNDO = auto()
    SETTINGS = auto()
    ACCESS = auto()


@dataclass(frozen=True, slots=True)
class Changes:
    """Flags and ids of one committed mutation; `origin` lets a view ignore its own echo."""

    touched: Touched
    article_ids: frozenset[int] = frozenset()
    origin: object | None = None
