"""A project exported by NVivo comes in whole, and its selections begin and end where people made them."""

import io
import zipfile
from pathlib import Path

import pytest

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.incoming import Incoming
from archive_viewer.importers.annotations.refi import read_refi

pytestmark = pytest.mark.testdata


@pytest.fixture(scope="module")
def nvivo(testdata: Path) -> bytes:
    return (testdata / "qdpx" / "oltas_teszt.qdpx").read_bytes()


@pytest.fixture(scope="module")
def incoming(nvivo: bytes) -> Incoming:
    return read_refi(nvivo)


def renamed(data: bytes, origin: bytes) -> bytes:
    """The package as if another program had written it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.namelist():
            target.writestr(name, package.read(name).replace(b'origin="NVivo for Windows 12.6"', origin))
    return out.getvalue()


def test_everything_comes_in(incoming: Incoming) -> None:
    assert [text.title for text in incoming.texts] == ["videos_selection", "videos_10_selected"]
    assert len(incoming.tags) == 151
    assert len(incoming.annotations) == 330
    assert incoming.refused == ()
    assert {a.creator for a in incoming.annotations} == {"Gergo", "floriansipos", "test_user"}
    assert all(len(a.tags) == 1 and a.created_at for a in incoming.annotations)


def test_selections_are_whole_lines_but_for_a_few(incoming: Incoming) -> None:
    texts = {text.key: text.text for text in incoming.texts}
    begin = end = 0
    for found in incoming.annotations:
        text = texts[found.text_key]
        assert found.start is not None
        assert found.end is not None
        assert found.quote == Quote.at(text, found.start, found.end)
        begin += text[:1] == "" or text[found.start - 1] == "\n"
        end += "\n" in text[found.end - 1 : found.end + 1]
        assert not text[found.start].isspace()
    assert begin >= 308
    assert end >= 312


@pytest.mark.parametrize("origin", [b'origin="Somebody else"', b'origin="ATLAS.ti"', b""])
def test_the_way_of_counting_is_found_without_knowing_the_program(
    nvivo: bytes, incoming: Incoming, origin: bytes
) -> None:
    again = read_refi(renamed(nvivo, origin))
    assert [(a.start, a.end) for a in again.annotations] == [(a.start, a.end) for a in incoming.annotations]
