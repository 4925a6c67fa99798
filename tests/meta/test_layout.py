"""The house stands as it is described: rooms, names, what lies beside the code."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import archive_viewer
from helpers.sources import PACKAGE, ROOT, modules, parsed, short

ROOMS = {
    "anchoring",
    "cli",
    "derive",
    "domain",
    "exporters",
    "gui",
    "importers",
    "search",
    "services",
    "storage",
    "util",
}
MODULES = {"__init__", "__main__", "api", "bootstrap"}
BESIDE = (
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    ".ci/run",
    "db/migrations",
    "db/schema.sql",
    "db/README.md",
    "packaging/archive-viewer.spec",
    "packaging/linux/archive-viewer.desktop",
    "packaging/linux/archive-viewer.metainfo.xml",
    "resources/icons/application.svg",
    "resources/messages/en",
    "resources/messages/zh_CN",
    "resources/sample/article.txt",
    "resources/translations",
)
EMPTY_WORDS = ("manager", "helper", "helpers", "utils", "data", "info")


def test_rooms() -> None:
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"} == ROOMS
    assert {path.stem for path in PACKAGE.glob("*.py")} == MODULES


def test_what_lies_beside_the_code() -> None:
    assert [name for name in BESIDE if not (ROOT / name).exists()] == []


def test_names_say_something() -> None:
    empty = []
    for path in modules("src"):
        if set(path.stem.lower().split("_")) & set(EMPTY_WORDS):
            empty.append(short(path))
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and node.name.lower().endswith(EMPTY_WORDS):
                empty.append(f"{short(path)}: {node.name}")
    assert empty == []


def test_modules_introduce_themselves() -> None:
    silent = [short(path) for path in modules("src", "packaging") if not ast.get_docstring(parsed(path))]
    assert [name for name in silent if (ROOT / name).stat().st_size] == []


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metainfo = (ROOT / "packaging/linux/archive-viewer.metainfo.xml").read_text(encoding="utf-8")
    assert project["version"] == archive_viewer.__version__
    assert f'<release version="{archive_viewer.__version__}"' in metainfo


def test_locks_pin_by_hash_and_name_no_host() -> None:
    for lock in sorted((ROOT / "packaging").glob("requirements*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        pinned = [line for line in text.splitlines() if "==" in line]
        assert pinned, lock.name
        assert all(line.endswith("\\") for line in pinned), f"{lock.name} has a line without hashes"


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_canonical(re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0]) for line in project["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    undeclared = set()
    for path in modules("src"):
        for name in _imported(path) - sys.stdlib_module_names - {"archive_viewer"}:
            if not {_canonical(provider) for provider in providers.get(name, [])} & declared:
                undeclared.add(f"{short(path)}: {name}")
    assert sorted(undeclared) == []


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
