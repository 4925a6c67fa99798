"""Keeps the window's Chinese in step with its sources: strings collected into .ts files, those compiled into .qm.

One pair per folder under src/archive_viewer/gui, and `window` for the modules of gui itself. `--check` changes
nothing and fails on strings without Chinese, on .ts files behind the sources and on .qm files behind the .ts.
"""

import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUI = ROOT / "src" / "archive_viewer" / "gui"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGE = "zh_CN"

COLLECT = ["-silent", "-locations", "none", "-sort-messages", "-no-obsolete", "-disable-heuristic", "similartext"]
COLLECT += ["-source-language", "en", "-target-language", LANGUAGE, "-extensions", "py"]
COMPILE = ["-silent"]


def sources() -> dict[str, list[Path]]:
    """The modules that speak, by the name of their translation file."""
    found = {"window": sorted(GUI.glob("*.py"))}
    for folder in sorted(path for path in GUI.iterdir() if path.is_dir()):
        found[folder.name] = sorted(folder.rglob("*.py"))
    return {name: files for name, files in found.items() if files}


def run(tool: str, arguments: list[str]) -> None:
    """One of Qt Linguist's tools, from the environment that runs this."""
    program = Path(sys.executable).with_name(tool)
    finished = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    if finished.returncode != 0:
        sys.exit(f"{tool} failed:\n{finished.stdout}{finished.stderr}")


def collect(name: str, files: list[Path], folder: Path) -> Path | None:
    """Bring folder/NAME_zh_CN.ts up to date with the sources; None where they say nothing."""
    target = folder / f"{name}_{LANGUAGE}.ts"
    run("pyside6-lupdate", [*COLLECT, *(str(file.relative_to(ROOT)) for file in files), "-ts", str(target)])
    if ElementTree.parse(target).find(".//message") is None:  # noqa: S314
        target.unlink()
        return None
    return target


def compiled(ts: Path) -> Path:
    """The .qm made beside a .ts."""
    target = ts.with_suffix(".qm")
    run("pyside6-lrelease", [*COMPILE, str(ts), "-qm", str(target)])
    return target


def unfinished(ts: Path) -> list[str]:
    """The source strings of a .ts file that have no Chinese yet."""
    waiting = []
    for context in ElementTree.parse(ts).iter("context"):  # noqa: S314
        for message in context.iter("message"):
            translation = message.find("translation")
            said = "" if translation is None else "".join(translation.itertext()).strip()
            if translation is None or translation.get("type") == "unfinished" or not said:
                waiting.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return waiting


def update() -> int:
    """Write .ts and .qm in place; 0 always, what still lacks Chinese is told."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    for name, files in sources().items():
        ts = collect(name, files, TRANSLATIONS)
        if ts is None:
            continue
        compiled(ts)
        for line in unfinished(ts):
            print(f"{ts.name}: no Chinese for {line}")
    return 0


def problems() -> list[str]:
    """What is unfinished or out of date, a line each; nothing is changed."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, files in sources().items():
            kept = TRANSLATIONS / f"{name}_{LANGUAGE}.ts"
            if kept.exists():
                shutil.copy(kept, folder)
            fresh = collect(name, files, Path(folder))
            if fresh is None:
                found += [f"{kept.name}: nothing says anything of this any more"] if kept.exists() else []
                continue
            found += [f"{kept.name}: no Chinese for {line}" for line in unfinished(fresh)]
            if not kept.exists() or kept.read_bytes() != fresh.read_bytes():
                found.append(f"{kept.name}: behind the sources; run make translations")
            qm = kept.with_suffix(".qm")
            if not qm.exists() or qm.read_bytes() != compiled(fresh).read_bytes():
                found.append(f"{qm.name}: behind {kept.name}; run make translations")
    return found


def main() -> int:
    """Update, or with --check only look."""
    if "--check" not in sys.argv[1:]:
        return update()
    found = problems()
    print("\n".join(found) if found else "translations are finished and fresh")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
