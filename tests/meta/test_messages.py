"""Every code that a person may meet has its sentence in both languages, and no sentence waits for nobody."""

import ast
import json
import re
from collections import Counter

import pytest

from archive_viewer.domain import errors
from helpers.sources import ROOT, calls, modules, parsed, short, text_of

LANGUAGES = ("zh_CN", "en")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _catalogue(language: str) -> dict[str, str]:
    sentences: dict[str, str] = {}
    for file in sorted((ROOT / "resources" / "messages" / language).glob("*.json")):
        sentences.update(json.loads(file.read_text(encoding="utf-8")))
    return sentences


def _known_errors() -> set[str]:
    names = {name for name, value in vars(errors).items() if _is_known(value)}
    while True:
        more = {
            node.name
            for path in modules("src")
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", None) in names for base in node.bases)
        }
        if more <= names:
            return names
        names |= more


def _is_known(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, errors.KnownError)


def _raised() -> list[tuple[str, str, set[str] | None]]:
    """Where, code, and names of the parameters (None where they are handed through)."""
    known = _known_errors()
    found = []
    for path in modules("src"):
        for name, call in calls(path):
            code = text_of(call.args[0]) if call.args else None
            if name in known and code is not None:
                handed = any(keyword.arg is None for keyword in call.keywords)
                params = None if handed else {keyword.arg for keyword in call.keywords if keyword.arg}
                found.append((f"{short(path)}:{call.lineno}", code, params))
    return found


def _spoken() -> tuple[set[str], list[re.Pattern[str]]]:
    """All literal strings of the program, and patterns for those put together from parts."""
    literal: set[str] = set()
    patterns = []
    for path in modules("src"):
        for node in ast.walk(parsed(path)):
            text = text_of(node)
            if text is not None:
                literal.add(text)
            if isinstance(node, ast.JoinedStr) and text_of(node.values[0] if node.values else None):
                parts = [re.escape(text_of(part) or "") if text_of(part) else r"[\w.-]+" for part in node.values]
                if re.match(r"[a-z_]+\\\.", parts[0]):
                    patterns.append(re.compile("".join(parts)))
    return literal, patterns


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence_that_can_be_filled_in(language: str) -> None:
    sentences = _catalogue(language)
    wrong = []
    for where, code, params in _raised():
        if code not in sentences:
            wrong.append(f"{where}: no sentence for {code}")
        elif params is not None and not set(PLACEHOLDER.findall(sentences[code])) <= params:
            wrong.append(f"{where}: {code} asks for {sorted(set(PLACEHOLDER.findall(sentences[code])) - params)}")
    assert wrong == []


def test_both_languages_say_the_same() -> None:
    chinese, english = (_catalogue(language) for language in LANGUAGES)
    assert sorted(chinese) == sorted(english)
    different = [code for code in chinese if set(PLACEHOLDER.findall(chinese[code])) != _placeholders(english[code])]
    assert different == []


def _placeholders(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


def test_no_sentence_waits_for_nobody() -> None:
    literal, patterns = _spoken()
    idle = [
        code
        for code in _catalogue("en")
        if code not in literal and not any(pattern.fullmatch(code) for pattern in patterns)
    ]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_stands_in_one_file(language: str) -> None:
    files = sorted((ROOT / "resources" / "messages" / language).glob("*.json"))
    seen = Counter(code for file in files for code in json.loads(file.read_text(encoding="utf-8")))
    assert [code for code, times in seen.items() if times > 1] == []


def test_chinese_sentences_end_in_chinese_punctuation() -> None:
    latin = [code for code, said in _catalogue("zh_CN").items() if re.search(r"[\u4e00-\u9fff][,;:?!.](\s|$)", said)]
    assert latin == []
