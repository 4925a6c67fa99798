"""Starts the frozen program as its user would, off screen: smoke_test.py PROGRAM."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample" / "article.txt"
PATIENCE = 180


def check(condition: bool, complaint: str) -> None:
    """Stop with the complaint unless the condition holds."""
    if not condition:
        sys.exit(f"smoke test: {complaint}")


def main() -> None:
    """Version, import, search, documents and the window, in folders of their own."""
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = {variable: value for variable, value in os.environ.items() if not variable.startswith(("PYTHON", "XDG"))}
        surroundings = {**kept, "HOME": name, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}

        def start(*arguments: str) -> str:
            command = [str(program), *arguments]
            finished = subprocess.run(
                command, capture_output=True, text=True, env=surroundings, cwd=name, timeout=PATIENCE, check=False
            )
            check(
                finished.returncode == 0, f"{' '.join(arguments)} ended with {finished.returncode}\n{finished.stderr}"
            )
            return finished.stdout

        check("0." in start("--version"), "--version tells no version")
        archive = ["--archive", str(folder / "archive")]
        start("import", str(SAMPLE), *archive)
        hits = json.loads(start("search", "扫黑除恶", "--json", *archive))
        check(hits["total"] == 1, f"one article was imported, the search found {hits['total']}")
        start("annotate", "1", "--quote", "抓获犯罪嫌疑人1023人", "--tag", "治安", *archive)
        for document in ("passages.pdf", "passages.docx", "passages.odt", "passages.xlsx"):
            start("export", "--output", str(folder / document), "--tag", "治安", *archive)
            check((folder / document).stat().st_size > 1_000, f"{document} holds nothing")
        start("print", "1", "--output", str(folder / "article.pdf"), *archive)
        start("tour", "--output", str(folder / "tour"))
        picture = folder / "tour" / "window.png"
        check(picture.exists() and picture.stat().st_size > 10_000, "the window left no picture")
    print(f"smoke test: {program.name} is well")


if __name__ == "__main__":
    main()
