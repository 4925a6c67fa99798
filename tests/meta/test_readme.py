"""The README keeps its word: its commands run, its Python runs, what it names exists."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.sources import PACKAGE, ROOT, parsed, text_of

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def _surroundings(folder: Path) -> dict[str, str]:
    return {**os.environ, "ARCHIVE_VIEWER_ARCHIVE": str(folder / "archive"), "LC_ALL": "C.UTF-8"}


@pytest.fixture
def place(tmp_path: Path, sample: Path) -> Path:
    """A folder that looks like the checkout to the README's commands."""
    target = tmp_path / "resources" / "sample"
    target.mkdir(parents=True)
    shutil.copy(sample, target)
    return tmp_path


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)`", README)) | set(re.findall(r"^make ([a-z]+)$", README, re.MULTILINE))
    assert named
    assert named <= targets


def test_commands_run(place: Path) -> None:
    lines = [line for block in _blocks("sh") for line in block.splitlines() if line.startswith("archive-viewer ")]
    assert lines
    program = Path(sys.executable).with_name("archive-viewer")
    for line in lines:
        command = [str(program), *shlex.split(line)[1:]]
        done = subprocess.run(command, capture_output=True, text=True, cwd=place, env=_surroundings(place), timeout=120)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def test_python_runs(place: Path) -> None:
    (block,) = _blocks("python")
    command = [sys.executable, "-W", "error::ResourceWarning", "-c", block]
    done = subprocess.run(command, capture_output=True, text=True, cwd=place, env=_surroundings(place), timeout=120)
    assert done.returncode == 0, done.stderr
    assert "扫黑除恶" in done.stdout
    assert "36.7" in done.stdout
    assert (place / "figures.docx").exists()


def test_pictures_and_files_exist() -> None:
    named = re.findall(r"\]\((?!https?:)([^)#]+)\)", README) + re.findall(r"`((?:db|docs|resources)/[\w./-]+)`", README)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_shortcuts_are_those_of_the_window() -> None:
    table = README.split("| key | does |")[1].split("##")[0]
    named = set(re.findall(r"\b(?:(?:Ctrl|Shift|Alt)\+)+\w+|\bF\d+", table))
    known = {
        text_of(node) for node in ast.walk(parsed(PACKAGE / "gui" / "actions.py")) if isinstance(node, ast.Constant)
    }
    assert named
    assert named - known == set()
