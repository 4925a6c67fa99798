"""What each token of a query counts before the archive is asked how rare it is.

A short run counts by its pairs and words alike. Of a sentence, pairs with a character of mere grammar or of asking
(的, 哪, 什么) count less, and single characters count beside the pairs: they carry what the pairs' borders cut.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from archive_viewer.search.matching import Meaning
from archive_viewer.search.relaxing import is_sentence
from archive_viewer.search.tokens import characters, weighed
from archive_viewer.util.paths import resource

_GRAMMATICAL = 0.3
_CHARACTER = 0.3
_MOST_TOKENS = 160


class Token(NamedTuple):
    """The fields a token is sought in, its weight, and whether its place tells a reader something.

    `of_sentence`: a pair or character of a sentence. A token of weight 0 only serves to know how common it is.
    """

    fields: tuple[str, ...]
    weight: float = 1.0
    shown: bool = True
    of_sentence: bool = False


@cache
def _grammatical() -> frozenset[str]:
    words: Mapping[str, str] = json.loads(resource("lexicons/grammatical_characters.json").read_text(encoding="utf-8"))
    return frozenset("".join(words["characters"]))


def measured(meaning: Meaning) -> dict[str, Token]:
    """The tokens by which a query ranks; a sample of very many."""
    found: dict[str, Token] = {}
    for words in meaning.sought:
        finder = meaning.finder(words)
        sentence = is_sentence(words)
        for token in weighed(finder.needle):
            found.setdefault(token, _token(token, finder.fields, sentence))
        for character in characters(finder.needle) if sentence else ():
            weight = 0.0 if character in _grammatical() else _CHARACTER
            found.setdefault(character, Token(finder.fields, weight, shown=False, of_sentence=True))
    if len(found) <= _MOST_TOKENS:
        return found
    every = list(found.items())
    step = len(every) / _MOST_TOKENS
    return dict(every[int(i * step)] for i in range(_MOST_TOKENS))


def _token(token: str, fields: tuple[str, ...], sentence: bool) -> Token:
    if not sentence or len(characters(token)) < 2:
        return Token(fields)
    plain = _grammatical().isdisjoint(token)
    return Token(fields, 1.0 if plain else _GRAMMATICAL, shown=plain, of_sentence=True)


def shown(tokens: Mapping[str, Token]) -> tuple[str, ...]:
    """The tokens to light up in a partial hit."""
    return tuple(name for name, token in tokens.items() if token.shown) or tuple(tokens)
