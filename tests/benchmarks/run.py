"""Measures import and search on a corpus, in one run: articles a second, sizes, memory, milliseconds a query.

usage: run.py CORPUS.jsonl.gz [--articles N]
"""

import argparse
import gzip
import itertools
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from archive_viewer import Archive

QUERIES_OF_A_KIND = 60


def main() -> None:
    """Write the corpus out, import it, search it, print a table."""
    options = argparse.ArgumentParser()
    options.add_argument("corpus", type=Path)
    options.add_argument("--articles", type=int, default=2000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = written(chosen.corpus, folder / "in", chosen.articles)
        began = time.perf_counter()
        with Archive.open(folder / "archive", create=True) as archive:
            report = archive.import_paths([folder / "in"])
            took = time.perf_counter() - began
            size = sum(len(t.encode()) for t in texts)
            row("articles imported with facts and index", f"{len(report.added)}")
            row("articles a second", f"{len(report.added) / took:.0f}")
            row("database over text", f"{folder_size(folder / 'archive', 'archive.db*') / size:.2f}")
            row("index over text", f"{folder_size(folder / 'archive' / 'index', '*') / size:.2f}")
            for kind, queries in asked(texts).items():
                row(f"query, {kind}", timed(archive, queries))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    row("peak memory, this process and the largest worker", f"{own} MB, {workers} MB")


def written(corpus: Path, folder: Path, count: int) -> list[str]:
    """Write the first `count` items as text files; their texts."""
    folder.mkdir()
    texts = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(itertools.islice(lines, count)):
            item = json.loads(line)
            head = f"{item['title']}\n{item['date'][:16]} 来源：{item['source']}\n\n"
            (folder / f"{number:06}.txt").write_text(head + item["text"], encoding="utf-8")
            texts.append(item["text"])
    return texts


def asked(texts: list[str]) -> dict[str, list[str]]:
    """Queries of each kind, drawn from the texts, the same in every run."""
    rng = random.Random(7)
    runs = [run for text in rng.sample(texts, min(len(texts), 400)) for run in re.findall(r"[\u4e00-\u9fff]{8,}", text)]

    def drawn(length: int) -> str:
        run = rng.choice(runs)
        at = rng.randrange(len(run) - length + 1)
        return run[at : at + length]

    kinds = {"one character": 1, "one word": 2, "phrase of four": 4, "phrase of eight": 8}
    queries = {kind: [drawn(n) for _ in range(QUERIES_OF_A_KIND)] for kind, n in kinds.items()}
    queries["two words"] = [f"{drawn(2)} {drawn(2)}" for _ in range(QUERIES_OF_A_KIND)]
    queries["in titles"] = [f"title:{drawn(2)}" for _ in range(QUERIES_OF_A_KIND)]
    return queries


def timed(archive: Archive, queries: list[str]) -> str:
    """Median, 95th percentile and maximum, in milliseconds."""
    archive.search(queries[0])
    times = []
    for query in queries:
        began = time.perf_counter()
        archive.search(query)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return f"{statistics.median(times):.1f} / {times[int(0.95 * len(times))]:.1f} / {times[-1]:.1f} ms"


def folder_size(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def row(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:<50} {figure}\n")


if __name__ == "__main__":
    main()
