"""How much of what is sought stands close together in a text."""

from collections import Counter
from collections.abc import Mapping

from archive_viewer.search.matching import standing

_WITHIN = 60


def nearest(folded: str, worth: Mapping[str, float]) -> float:
    """The greatest sum of the worth of different tokens that begin within sixty characters of one another."""
    places = sorted((place, token) for token in worth for place in standing(folded, token))
    inside: Counter[str] = Counter()
    best = held = 0.0
    first = 0
    for place, token in places:
        inside[token] += 1
        if inside[token] == 1:
            held += worth[token]
        while places[first][0] < place - _WITHIN:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                held -= worth[gone]
            first += 1
        best = max(best, held)
    return best
