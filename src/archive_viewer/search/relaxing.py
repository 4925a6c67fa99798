"""Which queries may be answered in part, and what even a partial answer must meet."""

from typing import NamedTuple

from archive_viewer.domain.query import And, Claim, Node, Not, Within, Words
from archive_viewer.search.folding import fold
from archive_viewer.search.tokens import weighed

_SENTENCE = 5
_ENOUGH = 3


class Relaxed(NamedTuple):
    """What a partial hit must still meet, and how many complete hits make partial ones needless."""

    conditions: Node | None
    enough: int


def relaxed(tree: Node | None) -> Relaxed | None:
    """How to answer several words, or a sentence, in part; None for a query to be met whole or not at all."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    words = [node for node in nodes if isinstance(node, Words) and node.field is None]
    if any(not isinstance(node, Words | Not | Within | Claim) for node in nodes):
        return None
    if len(words) < 2 and not any(is_sentence(node) for node in words):
        return None
    conditions = tuple(node for node in nodes if node is not None and node not in words)
    return Relaxed(And(conditions) if conditions else None, _ENOUGH if len(words) > 1 else 1)


def is_sentence(words: Words) -> bool:
    """Whether an unspaced run is more than a word or a name."""
    return not words.quoted and len(words.text) >= _SENTENCE and len(weighed(fold(words.text))) >= _SENTENCE - 2
