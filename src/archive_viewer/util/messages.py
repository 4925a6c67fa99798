"""Sentences by code, in the languages of the program, for messages that are born below the window."""

import json
import locale
import os
from functools import cache

from archive_viewer.util.paths import resource

LANGUAGES = ("zh_CN", "en")


@cache
def _catalogue(language: str) -> dict[str, str]:
    catalogue: dict[str, str] = {}
    for file in sorted(resource("messages", language).glob("*.json")):
        catalogue.update(json.loads(file.read_text(encoding="utf-8")))
    return catalogue


def sentence(code: str, params: dict[str, str], language: str) -> str:
    """The sentence for `code` in `language` (zh_CN or en), filled in with `params`."""
    template = _catalogue(language if language in LANGUAGES else "en").get(code, code)
    for name, value in params.items():
        template = template.replace("{" + name + "}", value)
    return template


def system_language() -> str:
    """zh_CN where the surroundings ask for Chinese, else en."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh_CN" if value.startswith("zh") else "en"
    return "zh_CN" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"
