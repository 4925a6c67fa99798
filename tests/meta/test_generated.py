"""What is generated is as fresh as what it is generated from, and what is referred to exists."""

import re
import subprocess
import sys

import pytest

from helpers.sources import ROOT, calls, modules, short, text_of


@pytest.mark.parametrize("script", ["schema.py", "translations.py"])
def test_generated_files_are_fresh(script: str) -> None:
    command = [sys.executable, str(ROOT / "packaging" / script), "--check"]
    finished = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_every_icon_that_is_named_exists() -> None:
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    missing = []
    for path in modules("src/archive_viewer/gui"):
        for name, call in calls(path):
            named = [text_of(call.args[0])] if name in ("icon", "pixmap") and call.args else []
            named += [text_of(call.args[3])] if name == "Verb" and len(call.args) > 3 else []
            named += [text_of(keyword.value) for keyword in call.keywords if keyword.arg == "icon"]
            missing += [f"{short(path)}: {icon}" for icon in named if icon and icon not in icons]
    assert missing == []


def test_every_token_of_the_style_sheets_has_a_colour() -> None:
    tokens = (ROOT / "resources" / "styles" / "tokens.json").read_text(encoding="utf-8")
    for sheet in sorted((ROOT / "resources" / "styles").glob("*.qss")):
        used = set(re.findall(r"@(\w+)", sheet.read_text(encoding="utf-8")))
        assert [name for name in sorted(used) if f'"{name}"' not in tokens] == [], sheet.name
