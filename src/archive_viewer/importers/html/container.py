"""Which block of a page is the article: the one whose own words outweigh its links, and no larger than that."""

import re
from itertools import accumulate, islice

from archive_viewer.importers.furniture import is_furniture
from archive_viewer.importers.html.lines import Layout, Line
from archive_viewer.importers.html.standing import Standing

_CLOSED = re.compile(r"[。！？；…!?]|\.(?:\s|$|[\"'”’)])")
_LEGAL = re.compile(
    r"版权所有|版权声明|免责声明|备案|ICP[备证]|公网安备|许可证|违法和不良信息|举报电话|Copyright|All rights reserved",
    re.I,
)
_OWN_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "dd", "dt", "dl", "figcaption"}
    | {"figure", "center", "table", "tbody", "tr", "td"}
)
"""Blocks that structure an article rather than hold it."""
_STEPS = 3
_GROWTH = 1.4
"""How much more prose a larger block must hold to be taken instead."""
_STATED = 100


def container(page: Layout, stands: Standing, said: str = "") -> int | None:
    """The number of the article's node, or None where nothing reads like prose.

    `said` is the body as the page's metadata gives it, white space removed, or ""; the block that holds it is taken.
    """
    weights = [_weight(page, stands, line) for line in page.lines]
    sums = list(accumulate(weights, initial=0.0))
    prose = list(accumulate((max(w, 0.0) for w in weights), initial=0.0))
    best = _stated(page, said) or _core(page, weights)
    if best is None:
        return None
    for above in [*page.ancestors(best)][1:]:
        node, held = page.nodes[above], page.nodes[best]
        total, most = sums[node.last] - sums[node.first], sums[held.last] - sums[held.first]
        words, own = prose[node.last] - prose[node.first], prose[held.last] - prose[held.first]
        if node.tag != "html" and total > most * _GROWTH and words > own * _GROWTH:
            best = above
    return best


def _weight(page: Layout, stands: Standing, line: Line) -> float:
    if page.nodes[line.node].hidden or line.dropped:
        return 0.0
    length = len(line.text)
    if stands.talk[line.node] or stands.teaser[line.node] or _LEGAL.search(line.text):
        return -min(length, 60)
    if line.linked * 2 >= length:
        return -min(length, 30) - 3.0
    if line.prose:
        own = length - line.linked
        worth = min(own, 500) if _CLOSED.search(line.text) else min(own, 500) / 3
        return -worth / 4 if stands.chrome[line.node] else worth / 5 if stands.summary[line.node] else worth
    return -8.0 if is_furniture(line.text) else -4.0


def _stated(page: Layout, said: str) -> int | None:
    """The node that marks itself as the body, or the smallest that holds what the metadata gives as the body."""
    for number, node in enumerate(page.nodes):
        if node.itemprop == "articleBody" and not node.hidden and node.last > node.first:
            return number
    if len(said) < _STATED:
        return None
    found = [n for n, line in enumerate(page.lines) if len(line.text) >= 15 and "".join(line.text.split()) in said]
    if not found:
        return None
    shared = set(page.ancestors(page.lines[found[-1]].node))
    first = page.ancestors(page.lines[found[0]].node)
    return next((node for node in first if node in shared and page.nodes[node].tag != "p"), None)


def _core(page: Layout, weights: list[float]) -> int | None:
    """The block that most prose stands in directly, by a score that fades with each level above it."""
    scores: dict[int, float] = {}
    for line, weight in zip(page.lines, weights, strict=True):
        if weight <= 0:
            continue
        share = weight
        for number in _holders(page, line.node):
            scores[number] = scores.get(number, 0.0) + share
            share *= 0.5
    if not scores:
        return None
    return max(scores, key=lambda n: (scores[n] * (1.4 if page.nodes[n].says.article else 1.0), n))


def _holders(page: Layout, node: int) -> list[int]:
    """The blocks that hold a line, from the inside: those that structure an article only where they hold several."""
    own = page.nodes[node]
    several = own.tag in ("td", "blockquote", "pre", "center", "dd", "li", "p") and own.last - own.first > 2
    above = list(islice((n for n in page.ancestors(node) if page.nodes[n].tag not in _OWN_BLOCKS), _STEPS))
    return [node, *above][:_STEPS] if several else above or [node]
