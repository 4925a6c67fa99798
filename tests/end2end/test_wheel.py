"""The wheel, installed where nothing of the checkout is in reach, does the main job by its console script."""

import csv
import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.sources import ROOT

pytestmark = pytest.mark.xdist_group("wheel")

QUOTE = "抓获犯罪嫌疑人1023人"
Run = Callable[..., str]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without reaching for the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment holding the wheel; its dependencies are those of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True, timeout=300)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    # A path file names a folder and is not read for path files of its own: the editable checkout stays out of reach.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Start the installed program in an empty folder; its standard output."""
    folder = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG", "ARCHIVE"))}
    surroundings = {**kept, "HOME": str(folder), "LC_ALL": "C.UTF-8"}

    def start(*arguments: str, code: int = 0) -> str:
        command = [installed / "bin" / "archive-viewer", *arguments]
        finished = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=surroundings, timeout=120)
        assert finished.returncode == code, f"{arguments}: {finished.returncode}\n{finished.stderr}"
        return finished.stdout

    return start


def test_the_program_comes_from_the_wheel(installed: Path) -> None:
    asked = "import archive_viewer, archive_viewer.util.paths as p; print(archive_viewer.__file__, p.resource('icons'))"
    command = [installed / "bin" / "python", "-c", asked]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=installed).stdout.split()
    assert all(Path(path).is_relative_to(installed) for path in told), told


def test_the_main_job_by_the_console_script(run: Run, sample: Path, tmp_path: Path) -> None:
    archive = ("--archive", str(tmp_path / "archive"))

    report = json.loads(run("import", str(sample), "--json", *archive))
    (article_id,) = report["added"]
    again = json.loads(run("import", str(sample), "--json", *archive))
    assert again["added"] == []
    assert len(again["duplicates"]) == 1

    (summary,) = json.loads(run("list", "--json", *archive))
    assert summary["id"] == article_id
    assert "平安善治" in summary["title"]

    results = json.loads(run("search", "扫黑除恶", "--json", *archive))
    text = json.loads(run("show", str(article_id), "--json", *archive))["text"]
    assert results["total"] == 1
    assert all(text[start:end] == "扫黑除恶" for start, end in results["hits"][0]["matches"])

    run("annotate", str(article_id), "--quote", QUOTE, "--comment", "核对", "--tag", "数字", *archive)
    (note,) = json.loads(run("annotations", "--tag", "数字", "--json", *archive))
    assert text[note["start"] : note["end"]] == QUOTE

    for name in ("notes.md", "notes.html", "notes.docx", "notes.csv"):
        run("export", "-o", str(tmp_path / name), "--tag", "数字", *archive)
    assert QUOTE in (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert QUOTE in (tmp_path / "notes.html").read_text(encoding="utf-8")
    assert (tmp_path / "notes.docx").read_bytes().startswith(b"PK")
    rows = list(csv.reader((tmp_path / "notes.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert any(QUOTE in cell for row in rows for cell in row)

    run("check", *archive)


def test_exit_codes(run: Run, sample: Path, tmp_path: Path) -> None:
    archive = ("--archive", str(tmp_path / "archive"))
    run("list", *archive, code=3)
    run("import", str(sample), str(tmp_path / "absent.txt"), *archive, code=1)
    run("no-such-verb", code=2)
