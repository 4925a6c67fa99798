"""What the blocks of a page stand for: prose, chrome, readers' talk, teasers of other articles; by name and shape."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate

from archive_viewer.importers.html.lines import Layout, Line

_MOST_CHROME = 0.4
"""Share of the page's prose above which a block is not chrome, whatever it calls itself."""
_MOST_HIDDEN = 4
_CARD_LINES = 8
_CARD_PROSE = 160
_FEWEST_CARDS = 3
_TITLE_OF_CARD = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """For each node of a page, whether it is, or lies in: chrome, talk, a summary, a list of teasers."""

    chrome: tuple[bool, ...]
    talk: tuple[bool, ...]
    summary: tuple[bool, ...]
    teaser: tuple[bool, ...]

    def aside(self, node: int) -> bool:
        """Whether a node is a part of the page that is not the article."""
        return self.chrome[node] or self.talk[node] or self.teaser[node]

    def unnamed(self) -> "Standing":
        """The same without what blocks call themselves: some builders of pages name every block after a tool."""
        return replace(self, chrome=(False,) * len(self.chrome))


def standing(page: Layout) -> Standing:
    """Where the parts of the page stand. A block that holds much of the page's prose is believed before its name."""
    words = [len(line.text) if line.prose and not page.nodes[line.node].hidden else 0 for line in page.lines]
    prose = list(accumulate(words, initial=0))
    links = list(accumulate((_is_title(line) for line in page.lines), initial=0))
    cards = _cards(page, prose, links)
    chrome: list[bool] = []
    talk: list[bool] = []
    summary: list[bool] = []
    teaser: list[bool] = []
    for number, node in enumerate(page.nodes):
        up, says = node.parent, node.says
        much = prose[node.last] - prose[node.first] > prose[-1] * _MOST_CHROME
        chrome.append((says.chrome and not much) or (up >= 0 and chrome[up] and not (says.article and much)))
        talk.append((says.talk and not (much and says.article)) or (up >= 0 and talk[up]))
        summary.append(says.summary or (up >= 0 and summary[up]))
        teaser.append(number in cards or (up >= 0 and teaser[up]))
    return Standing(tuple(chrome), tuple(talk), tuple(summary), tuple(teaser))


def brought_to_light(page: Layout) -> Layout:
    """The same page, with nothing hidden where what it hides is most of its prose: a script would have shown it."""
    hidden = seen = 0
    for line in page.lines:
        if line.prose:
            hidden += len(line.text) * page.nodes[line.node].hidden
            seen += len(line.text) * (not page.nodes[line.node].hidden)
    if hidden > seen * _MOST_HIDDEN:
        for node in page.nodes:
            node.hidden = False
    return page


def _is_title(line: Line) -> bool:
    return line.linked >= _TITLE_OF_CARD and line.linked * 2 >= len(line.text)


def _cards(page: Layout, prose: list[int], links: list[int]) -> set[int]:
    """Blocks of a kind under one parent that each have a linked title and little prose: other articles are offered."""
    kinds: dict[tuple[int, str, str], list[int]] = {}
    counted: Counter[tuple[int, str, str]] = Counter()
    for number, node in enumerate(page.nodes):
        lines = node.last - node.first
        if not 0 < lines <= _CARD_LINES or node.tag in ("p", "td", "tr", "tbody"):
            continue
        kind = (node.parent, node.tag, node.says.name)
        counted[kind] += 1
        if links[node.last] > links[node.first] and prose[node.last] - prose[node.first] <= _CARD_PROSE:
            kinds.setdefault(kind, []).append(number)
    return {
        number
        for kind, members in kinds.items()
        if len(members) >= _FEWEST_CARDS and len(members) * 2 > counted[kind]
        for number in members
    }
