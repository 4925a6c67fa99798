"""Archives to work on, made through the services that people use."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.services.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """An empty archive, open for writing."""
    opened = open_services(tmp_path / "archive", create=True, jobs=1)
    yield opened
    opened.close()


@pytest.fixture
def sampled(services: Services, sample: Path) -> Services:
    """An archive that holds the sample article, number 1."""
    report = services.importing.run([sample])
    assert report.added == [1]
    services.indexing.drain()
    return services


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text file and gives its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
