"""What the engines are measured on: articles as text files, queries drawn from them, questions with a known answer."""

import gzip
import itertools
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

QUERIES_OF_A_KIND = 60
_RUN = re.compile(r"[\u4e00-\u9fff]{8,}")


@dataclass(frozen=True)
class Article:
    """An article by the name of its file."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class Asked:
    """Runs of characters that an article must all have; `prefix`: the last may go on, `title`: in the title."""

    words: tuple[str, ...]
    prefix: bool = False
    title: bool = False


@dataclass(frozen=True)
class Question:
    """A sentence to ask, and the name of the article that answers it."""

    text: str
    answer: str


def from_corpus(corpus: Path, count: int) -> tuple[list[Article], dict[str, str]]:
    """The first `count` items of a corpus, and what to write into each file."""
    articles, files = [], {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(itertools.islice(lines, count)):
            item = json.loads(line)
            name = f"{number:06}.txt"
            articles.append(Article(name, item["title"], item["text"]))
            files[name] = f"{item['title']}\n{item['date'][:16]} 来源：{item['source']}\n\n{item['text']}"
    return articles, files


def from_contexts(contexts: Path) -> tuple[list[Article], dict[str, str]]:
    """The passages that questions are asked of, named by their ids."""
    articles, files = [], {}
    for number, line in enumerate(contexts.read_text(encoding="utf-8").splitlines()):
        item = json.loads(line)
        title = f"{item['title'] or '无题'} {number}"
        articles.append(Article(f"{item['id']}.txt", title, item["text"]))
        files[f"{item['id']}.txt"] = f"{title}\n\n{item['text']}"
    return articles, files


def questions(file: Path) -> list[Question]:
    """The questions of a file."""
    items = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Question(item["query"], f"{item['doc_id']}.txt") for item in items]


def written(files: dict[str, str], folder: Path) -> Path:
    """Write the files."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def asked(articles: list[Article]) -> dict[str, list[Asked]]:
    """Queries of each kind, drawn from the texts, the same in every run."""
    rng = random.Random(7)
    some = rng.sample(articles, min(len(articles), 400))
    runs = [run for article in some for run in _RUN.findall(article.text)]

    def drawn(length: int) -> str:
        run = rng.choice(runs)
        at = rng.randrange(len(run) - length + 1)
        return run[at : at + length]

    many = range(QUERIES_OF_A_KIND)
    return {
        "one word": [Asked((drawn(2),)) for _ in many],
        "two words": [Asked((drawn(2), drawn(2))) for _ in many],
        "phrase of four": [Asked((drawn(4),)) for _ in many],
        "phrase of eight": [Asked((drawn(8),)) for _ in many],
        "prefix": [Asked((drawn(2),), prefix=True) for _ in many],
        "in titles": [Asked((drawn(2),), title=True) for _ in many],
    }


def substrings(articles: list[Article], count: int) -> list[str]:
    """Random runs of one to eight characters that stand in the texts."""
    rng = random.Random(11)
    found: list[str] = []
    while len(found) < count:
        runs = re.findall(r"[\u4e00-\u9fff]+", rng.choice(articles).text)
        if runs:
            run = rng.choice(runs)
            size = min(len(run), rng.randint(1, 8))
            at = rng.randrange(len(run) - size + 1)
            found.append(run[at : at + size])
    return found
