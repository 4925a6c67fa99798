"""Folding: texts that a reader takes for the same become the same string, code point by code point."""

import unicodedata
from functools import cache
from typing import Any

_IN_SOME_WORDS_ONLY = dict(zip("乾著夥藉瞭摺妳甦揹彷伕菓", "干着伙借了折你苏背仿夫果", strict=True))
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
def _converters() -> tuple[Any, Any]:
    from opencc import OpenCC

    return OpenCC("t2s"), OpenCC("s2t")


def _single(character: str, candidate: str) -> str:
    return candidate if len(candidate) == 1 else character


def _step(character: str) -> str:
    folded = _SIGNS.get(character, character)
    folded = _single(folded, unicodedata.normalize("NFKC", folded))
    folded = _single(folded, folded.casefold())
    folded = _single(folded, folded.lower())
    if any(low <= folded <= high for low, high in _HAN):
        simplified, traditional = _converters()
        folded = _single(folded, simplified.convert(folded))
        folded = _single(folded, simplified.convert(traditional.convert(folded)))
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
