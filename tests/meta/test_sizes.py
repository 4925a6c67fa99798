"""Files and functions stay small enough to read in one sitting."""

import ast

from helpers.sources import modules, parsed, short

FILE_LIMIT = 500
FUNCTION_LIMIT = 60

# What may be longer, and why.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

EVERYTHING = modules("src", "packaging", "tests")


def _long_files() -> dict[str, int]:
    lengths = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in EVERYTHING}
    return {name: lines for name, lines in lengths.items() if lines > FILE_LIMIT}


def _long_functions() -> dict[str, int]:
    found = {}
    for path in EVERYTHING:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LIMIT:
                    found[f"{short(path)}:{node.name}"] = lines
    return found


def test_files_are_short() -> None:
    assert {name: lines for name, lines in _long_files().items() if name not in LONG_FILES} == {}


def test_functions_are_short() -> None:
    assert {name: lines for name, lines in _long_functions().items() if name not in LONG_FUNCTIONS} == {}


def test_exceptions_are_still_needed() -> None:
    assert set(LONG_FILES) <= set(_long_files())
    assert set(LONG_FUNCTIONS) <= set(_long_functions())
