"""The tour of the window does the four jobs and leaves what it promises."""

import csv
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("tour")

QUOTE = "查封、冻结涉黑涉恶资产5.625亿元"
COMMENT = "5.625亿元：与年度通报核对"


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    command = [sys.executable, "-m", "archive_viewer", "tour", "--output", str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), timeout=240)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return folder


def test_the_window_was_pictured(left_behind: Path) -> None:
    picture = (left_behind / "window.png").read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) >= (1280, 800)
    assert len(picture) > 50_000


@pytest.mark.parametrize("name", ["passages.md", "passages.html"])
def test_the_passage_was_exported(left_behind: Path, name: str) -> None:
    text = (left_behind / name).read_text(encoding="utf-8")
    assert QUOTE in text
    assert "李发兴" in text


def test_the_table_was_exported(left_behind: Path) -> None:
    lines = (left_behind / "passages.csv").read_text(encoding="utf-8-sig").splitlines()
    assert any(QUOTE in cell for row in csv.reader(lines) for cell in row)


def test_the_document_was_exported(left_behind: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(str(left_behind / "passages.docx"))
    assert QUOTE in "\n".join(paragraph.text for paragraph in document.paragraphs)
