"""Two hundred files that want something from whoever reads them, made anew for each test, by families."""

from pathlib import Path

from helpers.hostile import documents, packages, pages, places, texts
from helpers.hostile.canary import Canary


def write_corpus(folder: Path, canary: Canary) -> dict[str, int]:
    """Write every family into a folder of its own; how many files each has."""
    families = {
        "pages": pages.files(canary),
        "markup": pages.markup(canary),
        "documents": documents.files(canary),
        "packages": packages.files(canary),
        "texts": texts.files(canary),
    }
    counts = {}
    for family, files in families.items():
        (folder / family).mkdir(parents=True)
        for name, data in files.items():
            (folder / family / name).write_bytes(data)
        counts[family] = len(files)
    counts["places"] = places.make(folder / "places", canary)
    return counts
