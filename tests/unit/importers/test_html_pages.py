"""Saved pages of publishers, against what the publishers say: floors for body, title, time and source."""

import difflib
import json
import re
from pathlib import Path

import pytest

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.html.importer import HtmlImporter

pytestmark = pytest.mark.testdata

FLOORS = {
    "cctv": {"body": 0.99, "title": 0.99, "time": 0.99, "source": 0.99},
    "netease": {"body": 0.80, "title": 0.99, "time": 0.99, "source": 0.97},
    "gne": {"body": 0.92},
}
"""The bodies of netease and gne were cut from the page with its advertisements and links, which are left out here."""


def _squashed(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "").removeprefix("[视频]")


def _agreement(expected: str, got: str) -> float:
    """F1 over paragraphs; those that agree in nine characters of ten count."""
    wanted, left = ([p for p in map(_squashed, text.split("\n")) if p] for text in (expected, got))
    most, hits = len(left), 0
    for paragraph in wanted:
        for other in left:
            near = abs(len(other) - len(paragraph)) <= 0.2 * len(paragraph) + 2
            if near and difflib.SequenceMatcher(None, paragraph, other, autojunk=False).ratio() >= 0.9:
                left.remove(other)
                hits += 1
                break
    return 2 * hits / (len(wanted) + most) if most else 0.0


def _imported(path: Path) -> ImportedArticle | None:
    try:
        return next(HtmlImporter().read(SourceFile(path.name, path.read_bytes())))
    except ImportRefusedError:
        return None


@pytest.mark.parametrize("name", FLOORS)
def test_pages_reach_their_floors(name: str, testdata: Path) -> None:
    folder = testdata / "pages"
    scores: dict[str, list[float]] = {"body": [], "title": [], "time": [], "source": []}
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        article = _imported(folder / name / said["html"])
        if said.get("text"):
            scores["body"].append(_agreement(said["text"], article.text) if article else 0.0)
        for key in ("title", "source"):
            if said.get(key):
                scores[key].append(article is not None and _squashed(said[key]) == _squashed(getattr(article, key)))
        if said.get("published"):
            told = ((article and article.published_at) or "").replace("T", " ")
            scores["time"].append(told[:16] == said["published"][:16])
    for key, floor in FLOORS[name].items():
        assert sum(scores[key]) / len(scores[key]) >= floor, key
