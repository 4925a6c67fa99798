"""Which block of a page is the article: the one whose own words outweigh its links, and no larger than that."""

import re
from itertools import accumulate

from archive_viewer.importers.furniture import is_furniture
from archive_viewer.importers.html.lines import Layout, Line

_SENTENCE = re.compile(r"[。！？；…：，、]|[.!?;,](?:\s|$|[\"'”’)])")
_CLOSED = re.compile(r"[。！？；…!?]|\.(?:\s|$|[\"'”’)])")
_LEGAL = re.compile(
    r"版权所有|版权声明|免责声明|备案|ICP[备证]|公网安备|许可证|违法和不良信息|举报电话|Copyright|All rights reserved|©", re.I
)
_SHORTEST = 10
_OWN_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li ul ol blockquote pre dd dt dl figcaption figure center strong table tbody tr td".split()
)
"""Blocks that structure an article rather than hold it."""
_ROUGH_STEPS = 3
_GROWTH = 1.2


def container(page: Layout, said: str = "") -> int | None:
    """The number of the article's node, or None where nothing reads like prose.

    `said` is the body as the page's metadata gives it, white space removed, or ""; the block that holds it is taken.
    """
    weights = [_weight(page, line, page.nodes[line.node].hidden) for line in page.lines]
    sums = list(accumulate(weights, initial=0.0))
    prose = list(accumulate((max(w, 0.0) for w in weights), initial=0.0))
    core = _stated(page, said) or _core(page, weights)
    if core is None:
        return None
    best, most = core, sums[page.nodes[core].last] - sums[page.nodes[core].first]
    for above in page.ancestors(core)[1:]:
        node = page.nodes[above]
        total = sums[node.last] - sums[node.first]
        words = prose[node.last] - prose[node.first]
        own = prose[page.nodes[best].last] - prose[page.nodes[best].first]
        if total > most * _GROWTH and words > own * _GROWTH and node.tag not in ("html",):
            best, most = above, total
    return best


def reads_like_prose(text: str, linked: int) -> bool:
    """Whether a line is a sentence or more of its own rather than a heading, a link or a label."""
    own = len(text) - linked
    return own >= _SHORTEST and linked * 2 < len(text) and bool(_SENTENCE.search(text))


def _weight(page: Layout, line: Line, hidden: bool) -> float:
    node = page.nodes[line.node]
    if hidden or line.dropped:
        return 0.0
    length = len(line.text)
    if node.talk or _LEGAL.search(line.text):
        return -min(length, 60)
    if line.linked * 2 >= length:
        return -min(length, 30) - 3.0
    if reads_like_prose(line.text, line.linked):
        own = length - line.linked
        worth = min(own, 500) if _CLOSED.search(line.text) else min(own, 500) / 3
        return -worth / 4 if node.chrome else worth
    return -4.0 if not is_furniture(line.text) else -8.0


def _stated(page: Layout, said: str) -> int | None:
    """The node that marks itself as the body, or the smallest that holds what the metadata gives as the body."""
    for number, node in enumerate(page.nodes):
        if node.itemprop == "articleBody" and not node.hidden and node.last > node.first:
            return number
    if len(said) < 100:
        return None
    found = [n for n, line in enumerate(page.lines) if len(line.text) >= 15 and "".join(line.text.split()) in said]
    if not found:
        return None
    chains = [page.ancestors(page.lines[n].node) for n in (found[0], found[-1])]
    return next((node for node in chains[0] if node in set(chains[1])), None)


def _core(page: Layout, weights: list[float]) -> int | None:
    """The block that most prose stands in directly, by a score that fades with each level above it."""
    scores: dict[int, float] = {}
    for line, weight in zip(page.lines, weights, strict=True):
        if weight <= 0:
            continue
        holders = [n for n in page.ancestors(line.node) if page.nodes[n].tag not in _OWN_BLOCKS or n == line.node]
        if page.nodes[line.node].tag in _OWN_BLOCKS and len(holders) > 1 and not _holds_lines(page, line.node):
            holders = holders[1:]
        share = weight
        for number in holders[:_ROUGH_STEPS]:
            scores[number] = scores.get(number, 0.0) + share
            share *= 0.5
    if not scores:
        return None
    return max(scores, key=lambda n: (scores[n] * _trust(page, n), n))


def _holds_lines(page: Layout, number: int) -> bool:
    node = page.nodes[number]
    return node.tag in ("td", "blockquote", "pre", "center", "dd", "li") and node.last - node.first > 2


def _trust(page: Layout, number: int) -> float:
    node = page.nodes[number]
    if node.talk or node.chrome:
        return 0.3
    return 1.4 if node.article else 1.0
