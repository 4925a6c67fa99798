"""The engines that are compared, each behind the same few questions. Those that are not installed are left out."""

import importlib.util
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from material import Article, Asked

EVERYTHING = 1_000_000
_RECOLL_MODULE = Path("/usr/lib/python3/dist-packages/recoll")


class Engine(Protocol):
    """An index over the files of a folder. `took` has seconds by what was done, `held` the files that it has apart.

    `answers`: whether it can be asked here, not only built.
    """

    answers: bool
    took: dict[str, float]
    held: set[str]

    def build(self, articles: list[Article], files: Path, folder: Path) -> None: ...

    def find(self, asked: Asked, limit: int) -> list[str]:
        """The names of the files, the best first."""
        ...

    def ask(self, question: str, limit: int) -> list[str]:
        """The files that have the most of a sentence, the best first."""
        ...

    def size(self) -> int:
        """Bytes of the index."""
        ...


@contextmanager
def timed(took: dict[str, float], what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    took[what] = time.perf_counter() - began


def folder_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class ArchiveViewer:
    """This program, through its own API."""

    answers = True

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def build(self, articles: list[Article], files: Path, folder: Path) -> None:
        from archive_viewer import Archive

        self._folder = folder / "archive"
        self._archive = Archive.open(self._folder, create=True)
        with timed(self.took, "import"):
            self._archive.import_paths([files])
        with timed(self.took, "index"):
            self._archive.services.indexing.renew()
        library = self._archive.services.library
        self._names = {i: Path(library.article(i).file_name).name for i in library.ids()}
        self.held = set(self._names.values())

    def _search(self, query: str, limit: int, *, partial: bool) -> list[str]:
        hits = self._archive.search(query, limit=limit).hits
        return [self._names[hit.article_id] for hit in hits if partial or not hit.partial]

    def find(self, asked: Asked, limit: int) -> list[str]:
        words = [*asked.words[:-1], asked.words[-1] + "*" * asked.prefix]
        return self._search(" ".join(f"title:{w}" if asked.title else w for w in words), limit, partial=False)

    def ask(self, question: str, limit: int) -> list[str]:
        return self._search(question, limit, partial=True)

    def size(self) -> int:
        return folder_size(self._folder / "index")


class _Fts:
    tokenizer = ""

    answers = True

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def _shaped(self, text: str) -> str:
        return text

    def build(self, articles: list[Article], files: Path, folder: Path) -> None:
        self._path = folder / "fts.db"
        self._names = [article.name for article in articles]
        self.held = set(self._names)
        self._database = sqlite3.connect(self._path)
        self._database.execute(f"CREATE VIRTUAL TABLE texts USING fts5 (title, body, tokenize = '{self.tokenizer}')")
        rows = ((n, self._shaped(a.title), self._shaped(a.text)) for n, a in enumerate(articles))
        with timed(self.took, "index"), self._database:
            self._database.executemany("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", rows)

    def _matching(self, match: str, limit: int) -> list[str]:
        if not match:
            return []
        rows = self._database.execute(
            """SELECT rowid, snippet(texts, 1, '[', ']', '…', 20) FROM texts WHERE texts MATCH ?
                ORDER BY bm25(texts) LIMIT ?""",
            (match, limit),
        )
        return [self._names[row[0]] for row in rows]

    def find(self, asked: Asked, limit: int) -> list[str]:
        phrases = [f'"{self._shaped(word)}"' for word in asked.words]
        head = "title : " if asked.title else ""
        return self._matching(head + " ".join(phrases) + " *" * asked.prefix, limit)

    def ask(self, question: str, limit: int) -> list[str]:
        return self._matching(" OR ".join(f'"{piece}"' for piece in self._pieces(question)), limit)

    def _pieces(self, question: str) -> list[str]:
        return [question[at : at + 3] for at in range(len(question) - 2) if question[at : at + 3].isalnum()]

    def size(self) -> int:
        return self._path.stat().st_size


class FtsTrigram(_Fts):
    """FTS5 with its trigrams."""

    tokenizer = "trigram"


def _words(text: str) -> list[str]:
    import rjieba  # type: ignore[import-not-found, unused-ignore]

    return [word for word in rjieba.cut(text) if word.strip()]


class FtsSegmented(_Fts):
    """FTS5 over text that was cut into words beforehand."""

    tokenizer = "unicode61"

    def _shaped(self, text: str) -> str:
        return " ".join(_words(text)).replace('"', " ")

    def _pieces(self, question: str) -> list[str]:
        return [word for word in _words(question) if word.isalnum()]


class Tantivy:
    """Tantivy over the same words."""

    answers = True

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def build(self, articles: list[Article], files: Path, folder: Path) -> None:
        import tantivy  # type: ignore[import-not-found, unused-ignore]

        self._folder = folder / "tantivy"
        self._folder.mkdir()
        schema = tantivy.SchemaBuilder()
        for field in ("title", "body"):
            schema.add_text_field(field, tokenizer_name="spaced")
        schema.add_integer_field("number", stored=True, indexed=True)
        self._index = tantivy.Index(schema.build(), str(self._folder))
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("spaced", analyzer)
        self._names = [article.name for article in articles]
        self.held = set(self._names)
        with timed(self.took, "index"):
            writer = self._index.writer(num_threads=2)
            for number, article in enumerate(articles):
                title, body = (" ".join(_words(text)) for text in (article.title, article.text))
                writer.add_document(tantivy.Document(title=title, body=body, number=number))
            writer.commit()
            writer.wait_merging_threads()
        self._index.reload()

    def _matching(self, query: str, limit: int) -> list[str]:
        try:
            parsed = self._index.parse_query(query, ["title", "body"])
        except ValueError:
            return []
        searcher = self._index.searcher()
        hits = searcher.search(parsed, min(limit, len(self._names))).hits
        return [self._names[searcher.doc(address)["number"][0]] for _, address in hits]

    def find(self, asked: Asked, limit: int) -> list[str]:
        field = "title:" if asked.title else ""
        phrases = (" ".join(_words(word)) for word in asked.words)
        return self._matching(" ".join(f'+{field}"{phrase}"' for phrase in phrases), limit)

    def ask(self, question: str, limit: int) -> list[str]:
        return self._matching(" ".join(f'"{word}"' for word in _words(question) if word.isalnum()), limit)

    def size(self) -> int:
        return folder_size(self._folder)


class Recoll:
    """Recoll over the same files, asked through its module where Python can load it."""

    answers = True

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def build(self, articles: list[Article], files: Path, folder: Path) -> None:
        self._folder = folder / "recoll"
        self.held = {article.name for article in articles}
        self._folder.mkdir()
        (self._folder / "recoll.conf").write_text(f"topdirs = {files}\n", encoding="utf-8")
        with timed(self.took, "index"):
            subprocess.run(["recollindex", "-c", str(self._folder)], check=True, capture_output=True)
        self.answers = _RECOLL_MODULE.exists()
        if self.answers:
            sys.path.append(str(_RECOLL_MODULE.parent))
            from recoll import recoll  # type: ignore[import-not-found, unused-ignore]

            self._query: Any = recoll.connect(confdir=str(self._folder)).query()

    def _matching(self, query: str, limit: int) -> list[str]:
        try:
            self._query.execute(query)
            found = self._query.fetchmany(min(limit, 10_000))
        except Exception:  # noqa: BLE001 - its module has no class of its own for a query that it refuses
            return []
        return [Path(document.url).name for document in found]

    def find(self, asked: Asked, limit: int) -> list[str]:
        words = [*asked.words[:-1], asked.words[-1] + "*" * asked.prefix]
        return self._matching(" ".join(f"title:{w}" if asked.title else w for w in words), limit)

    def ask(self, question: str, limit: int) -> list[str]:
        return self._matching(" OR ".join(question[at : at + 2] for at in range(len(question) - 1)), limit)

    def size(self) -> int:
        return folder_size(self._folder / "xapiandb")


ENGINES: dict[str, type[Engine]] = {
    "Archive Viewer": ArchiveViewer,
    "FTS5 trigram": FtsTrigram,
    "FTS5 words": FtsSegmented,
    "tantivy words": Tantivy,
    "Recoll": Recoll,
}


def installed() -> list[str]:
    """The engines that can be measured here."""
    there = {
        "FTS5 words": importlib.util.find_spec("rjieba"),
        "tantivy words": importlib.util.find_spec("tantivy") and importlib.util.find_spec("rjieba"),
        "Recoll": shutil.which("recollindex"),
    }
    return [name for name in ENGINES if there.get(name, True)]
