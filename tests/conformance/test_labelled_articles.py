"""On real articles with labels by hand, quantities come out with their period, change and measure."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from archive_viewer import derive_facts
from helpers.labelled import Tally, count, labels

pytestmark = pytest.mark.testdata


def texts(testdata: Path, wanted: Iterable[object]) -> dict[object, str]:
    ids, found = set(wanted), {}
    for name in ("corpus/news-20k.jsonl.gz", "entities/boson.jsonl.gz"):
        with gzip.open(testdata / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if entry["id"] in ids:
                    found[entry["id"]] = entry["text"]
    return found


def tallied(testdata: Path, name: str) -> Tally:
    entries = labels(name)
    found, tally = texts(testdata, (entry["id"] for entry in entries)), Tally()
    for entry in entries:
        facts = derive_facts(found[entry["id"]], entry["published"])
        count(tally, entry["quantities"], (f for f in facts if f.kind == "quantity"))
    return tally


@pytest.mark.parametrize(
    ("name", "least", "f1", "period", "change", "measure"),
    [
        pytest.param("labelled.jsonl", 350, 0.97, 0.95, 0.97, 0.90, id="labels of our own"),
        pytest.param("labelled_by_others.jsonl", 1100, 0.96, 0.93, 0.97, 0.93, id="twenty-two other readers"),
        pytest.param("labelled_apart.jsonl", 230, 0.95, 0.90, 0.95, 0.90, id="three readers, never fitted to"),
    ],
)
def test_quantities_of_labelled_articles(
    testdata: Path, name: str, least: int, f1: float, period: float, change: float, measure: float
) -> None:
    """Readers know the rules but not the program. To the labels kept apart no grammar is to be fitted."""
    tally = tallied(testdata, name)
    assert tally.found >= least
    assert tally.f1 >= f1, (tally.missed, tally.extra)
    assert tally.share("period") >= period
    assert tally.share("change") >= change
    assert tally.share("measure") >= measure
