"""Measures import and search beside other engines, in one run, and prints a table.

usage: run.py CORPUS.jsonl.gz [--articles N] [--contexts CONTEXTS.jsonl --questions FILE.jsonl …] [--write FILE.md]

Each engine runs in a process of its own. FTS5 over words and tantivy need rjieba, tantivy needs tantivy, Recoll needs
recollindex and, to be asked, its Python module.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engines import ENGINES, EVERYTHING, Engine, installed
from material import Article, Asked, asked, from_contexts, from_corpus, questions, substrings, written

LIMIT = 50
SUBSTRINGS = 300
BEGIN, END = "<!-- table -->", "<!-- end of table -->"


def main() -> None:
    """Measure every engine and print or write the table."""
    options = argparse.ArgumentParser()
    options.add_argument("corpus", type=Path)
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--contexts", type=Path)
    options.add_argument("--questions", type=Path, nargs="*", default=[])
    options.add_argument("--write", type=Path)
    options.add_argument("--engine", choices=list(ENGINES), help="measure this one here and print JSON")
    chosen = options.parse_args()
    if chosen.engine:
        sys.stdout.write(json.dumps(measured(chosen)))
        return
    figures = {}
    for name in installed():
        command = [sys.executable, *sys.argv, "--engine", name]
        finished = subprocess.run(command, capture_output=True, text=True)
        if finished.returncode:
            sys.stderr.write(f"{name} is left out:\n{finished.stderr[-2000:]}\n")
            continue
        figures[name] = json.loads(finished.stdout)
    table = as_table(figures)
    if chosen.write:
        text = chosen.write.read_text(encoding="utf-8")
        head, _, rest = text.partition(BEGIN)
        chosen.write.write_text(f"{head}{BEGIN}\n\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    sys.stdout.write(table)


def measured(chosen: argparse.Namespace) -> dict[str, str]:
    """The figures of one engine, by row of the table."""
    figures: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles, files = from_corpus(chosen.corpus, chosen.articles)
        engine = ENGINES[chosen.engine]()
        (folder / "made").mkdir()
        engine.build(articles, written(files, folder / "in"), folder / "made")
        if "import" in engine.took:
            figures["whole import, articles a second"] = f"{len(articles) / engine.took['import']:.0f}"
        figures["index alone, articles a second"] = f"{len(articles) / engine.took['index']:.0f}"
        characters = sum(len(article.text) for article in articles)
        figures["index alone, characters a second"] = f"{characters / engine.took['index']:,.0f}"
        text_size = sum(len(article.text.encode()) for article in articles)
        figures["index over text"] = f"{engine.size() / text_size:.2f}"
        if engine.answers:
            figures |= latencies(engine, articles)
            figures |= recall(engine, articles)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        figures["peak memory, MB (largest process apart)"] = f"{own} / {others}"
    if chosen.contexts:
        figures |= ranking(chosen)
    return figures


def latencies(engine: Engine, articles: list[Article]) -> dict[str, str]:
    """Median, 95th percentile and maximum of each kind of query, in milliseconds."""
    kinds = asked(articles)
    figures: dict[str, str] = {}
    every: list[float] = []
    engine.find(kinds["one word"][0], LIMIT)
    for kind, queries in kinds.items():
        times = []
        for query in queries:
            began = time.perf_counter()
            engine.find(query, LIMIT)
            times.append((time.perf_counter() - began) * 1000)
        every += times
        figures[f"{kind}, ms"] = spread(times)
    return {"all queries, ms: median / p95 / max": spread(every), **figures}


def spread(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.1f} / {ordered[int(0.95 * len(ordered))]:.1f} / {ordered[-1]:.1f}"


def recall(engine: Engine, articles: list[Article]) -> dict[str, str]:
    """Of random substrings, how many are found wherever they stand."""
    complete = 0
    for run in substrings(articles, SUBSTRINGS):
        wanted = {article.name for article in articles if run in article.text} & engine.held
        complete += wanted <= set(engine.find(Asked((run,)), EVERYTHING))
    return {"substrings found everywhere": f"{complete} of {SUBSTRINGS}"}


def ranking(chosen: argparse.Namespace) -> dict[str, str]:
    """Recall at 10 and mean reciprocal rank for each file of questions."""
    figures: dict[str, str] = {}
    articles, files = from_contexts(chosen.contexts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine = ENGINES[chosen.engine]()
        (folder / "made").mkdir()
        engine.build(articles, written(files, folder / "in"), folder / "made")
        for file in chosen.questions if engine.answers else ():
            ranks = []
            for question in questions(file):
                found = engine.ask(question.text, 10)
                ranks.append(found.index(question.answer) + 1 if question.answer in found else 0)
            reciprocal = statistics.mean(1 / rank if rank else 0 for rank in ranks)
            there = sum(rank > 0 for rank in ranks) / len(ranks)
            figures[f"{file.name.split('.')[0]}: recall@10 / MRR@10"] = f"{there:.3f} / {reciprocal:.3f}"
    return figures


def as_table(figures: dict[str, dict[str, str]]) -> str:
    """A Markdown table with a column for each engine."""
    rows = list(dict.fromkeys(row for column in figures.values() for row in column))
    lines = [f"| | {' | '.join(figures)} |", "|---|" + "---|" * len(figures)]
    lines += [f"| {row} | {' | '.join(column.get(row, '–') for column in figures.values())} |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
