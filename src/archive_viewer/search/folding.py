"""Folding: texts that a reader takes for the same become the same string, code point by code point."""

import unicodedata
from functools import cache
from typing import Any

_IN_SOME_WORDS_ONLY = {"乾": "干", "著": "着", "夥": "伙", "藉": "借", "瞭": "了", "摺": "折", "妳": "你"}
"""Traditional characters that become simplified in some words and stay in others: folded always, so that both meet."""

_SIGNS = {
    **dict.fromkeys("“”„‟「」『』〝〞〟«»", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\r\x0b\x0c\u00a0\u1680\u2028\u2029\u0085", " "),
    **dict.fromkeys("•‧・⋅∙", "·"),
}

_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


@cache
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def _single(character: str, candidate: str) -> str:
    return candidate if len(candidate) == 1 else character


def _step(character: str) -> str:
    folded = _SIGNS.get(character, character)
    folded = _single(folded, unicodedata.normalize("NFKC", folded))
    folded = _single(folded, folded.casefold())
    folded = _single(folded, folded.lower())
    if any(low <= folded <= high for low, high in _HAN):
        folded = _single(folded, _simplifier().convert(folded))
        folded = _IN_SOME_WORDS_ONLY.get(folded, folded)
    return folded


def _fixed_point(character: str) -> str:
    chain = [character]
    while (following := _step(chain[-1])) not in chain:
        chain.append(following)
    return min(chain[chain.index(following) :])


class _Table(dict[int, str]):
    """What each code point folds to, found out when first met."""

    def __missing__(self, code_point: int) -> str:
        folded = self[code_point] = _fixed_point(chr(code_point))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The text with case, width, compatibility forms and 简/繁 made equal: len(fold(t)) == len(t), and idempotent."""
    return text.translate(_TABLE)
