"""An index in a fresh folder, with the documents that it was given."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from archive_viewer.domain.ports import IndexDocument, SearchRequest
from archive_viewer.domain.results import Results
from archive_viewer.search import WhooshIndex, parse


class Shelves:
    """Documents as a database would give them, and an index over them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[int, IndexDocument] = {}
        self.index = WhooshIndex(folder)
        self.index.create("as new")
        self.reads = 0

    def read(self, ids: Sequence[int]) -> Mapping[int, IndexDocument]:
        self.reads += len(ids)
        return {i: self.documents[i] for i in ids if i in self.documents}

    def put(self, documents: Iterable[IndexDocument]) -> None:
        """Store and index."""
        new = {document.article_id: document for document in documents}
        self.documents.update(new)
        self.index.update(new.values())

    def search(self, typed: str, **more: object) -> Results:
        return self.index.search(SearchRequest(parse(typed), **{"limit": 10_000, **more}), self.read)  # type: ignore[arg-type]

    def ids(self, typed: str, **more: object) -> set[int]:
        """The complete hits."""
        results = self.search(typed, **more)
        found = {hit.article_id for hit in results.hits if not hit.partial}
        assert results.total == len(found)
        return found


@pytest.fixture
def shelves(tmp_path: Path) -> Iterator[Shelves]:
    shelves = Shelves(tmp_path / "index")
    yield shelves
    shelves.index.close()


@pytest.fixture(scope="session")
def paragraphs(sample: Path) -> list[IndexDocument]:
    """Each paragraph of the sample article as an article of its own."""
    lines = [line for line in sample.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        IndexDocument(n, line[:12], line, source="人民网" if n % 2 else "", published=f"20{10 + n % 12}-03-04")
        for n, line in enumerate(lines, 1)
    ]


@pytest.fixture(scope="session")
def new_shelves(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[IndexDocument]], Shelves]:
    """Makes shelves that outlive a single example."""

    def make(documents: Iterable[IndexDocument]) -> Shelves:
        shelves = Shelves(tmp_path_factory.mktemp("index"))
        shelves.put(documents)
        return shelves

    return make
