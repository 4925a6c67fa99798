"""References in GB/T 7714 come out as those that citation processors print of the standard's own examples."""

import json
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from archive_viewer.exporters.citations import apa, chicago, gbt7714, mla

EDITIONS = (2025, 2015)
EXACT = frozenset(("article-newspaper", "webpage", "book", "article-journal"))
LEAST = 65
# What is printed otherwise, and why.
OTHERWISE = {
    "gbt7714.b.3:2": "the processor puts the last year of a periodical in brackets, but not each time it prints it",
    "gbt7714.b.8:3": "the processor makes the first of two blanks in a title a no-break space",
}
UNLIKE = {
    (2015, "gbt7714.8.5.3:10"): "printed from an item with a date of access, which the one at hand lacks",
}

pytestmark = pytest.mark.testdata


class Example(NamedTuple):
    item: dict[str, Any]
    expected: str


def _entries(page: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r'right-inline">(.*?)</div>', page)]


def _items(path: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return items


def examples(folder: Path, edition: int) -> list[Example]:
    """The items with the entries of the page's section of the standard's examples, which has them in their order."""
    page = (folder / f"gb-t-7714-{edition}" / "index.md").read_text(encoding="utf-8")
    section = next(part for part in re.split(r"^### ", page, flags=re.M) if part.startswith("GB/T 7714—"))
    return [Example(*pair) for pair in zip(_items(folder / "gbt7714-data.json"), _entries(section), strict=True)]


def previews(folder: Path, edition: int) -> list[Example]:
    """Items of other names that the styles are shown with."""
    newest = folder / "gb-t-7714-2025"
    items = {item["id"]: item for item in _items(newest / "items.json")}
    shown = [cited["id"] for cited in json.loads((newest / "cites.json").read_text(encoding="utf-8"))[0]]
    about = json.loads((folder / f"gb-t-7714-{edition}" / "metadata.json").read_text(encoding="utf-8"))
    return [Example(items[name], text) for name, text in zip(shown, _entries(about["bibliography"]), strict=True)]


def _differing(found: list[Example], edition: int) -> dict[str, tuple[str, str]]:
    printed = [(example, gbt7714.render(example.item, edition)) for example in found]
    return {example.item["id"]: (text, example.expected) for example, text in printed if text != example.expected}


@pytest.mark.parametrize("edition", EDITIONS)
def test_news_pages_books_and_journals_come_out_character_by_character(edition: int, testdata: Path) -> None:
    found = [example for example in examples(testdata / "citation", edition) if example.item["type"] in EXACT]
    assert len(found) >= LEAST
    differing = _differing(found, edition)
    assert {name: texts for name, texts in differing.items() if name not in OTHERWISE} == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_other_kind_of_work_does_so_too(edition: int, testdata: Path) -> None:
    found = examples(testdata / "citation", edition)
    differing = _differing(found, edition)
    kinds = Counter(example.item["type"] for example in found if example.item["id"] in differing)
    assert set(differing) == set(OTHERWISE), kinds


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_previews_of_the_styles_come_out_too(edition: int, testdata: Path) -> None:
    differing = _differing(previews(testdata / "citation", edition), edition)
    assert {(edition, name) for name in differing} == {key for key in UNLIKE if key[0] == edition}


@pytest.mark.parametrize("render", [apa.render, chicago.render, chicago.note, mla.render])
def test_the_examples_are_printed_in_the_western_styles_without_gaps(render: Any, testdata: Path) -> None:
    for example in examples(testdata / "citation", 2025):
        text = render(example.item)
        assert not re.search(r"\s[.,:)]|\.\.|,,|\(\)|\. \.(?! \.)|“”|\s\s(?! )|^\s|\s$", _prose(example.item, text)), (
            text
        )
        if example.item["type"] in EXACT:
            assert str(example.item.get("author", [{}])[0].get("literal", "")) in text


def _prose(item: dict[str, Any], text: str) -> str:
    """The text without what the item itself words, which may have anything in it."""
    for name in ("title", "URL"):
        text = text.replace(re.sub(r"<[^>]+>", "", item.get(name, "")) or "\0", "§")
    return text.replace(", . . . ", ", ")
