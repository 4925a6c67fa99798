"""Chinese by its sound: what a person types in Latin letters, held against the characters of names and titles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

_MOST_SPLITS = 24
_LONGEST = 6
_SLICE = 40_000
_HAN = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


@cache
def readings(character: str) -> tuple[str, ...]:
    """The syllables a Han character is read as, without tones, ü as v, the most common first; none for others."""
    from pypinyin import Style, pinyin

    if not any(low <= character <= high for low, high in _HAN):
        return ()
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(found[0])) if found else ()


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return frozenset(reading for code in pinyin_dict if 0x4E00 <= code <= 0x9FFF for reading in readings(chr(code))[:1])


@cache
def _same_sound() -> dict[str, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    sounds: dict[str, list[str]] = {}
    for code in pinyin_dict:
        if 0x4E00 <= code <= 0x9FFF:
            for reading in readings(chr(code)):
                sounds.setdefault(reading, []).append(chr(code))
    return {reading: "".join(characters) for reading, characters in sounds.items()}


def homophones(character: str) -> Iterator[str]:
    """Characters that share a reading with this one, tones aside."""
    seen = {character}
    for reading in readings(character):
        for other in _same_sound().get(reading, ""):
            if other not in seen:
                seen.add(other)
                yield other


def is_latin(typed: str) -> bool:
    """Whether something typed may be pinyin."""
    letters = typed.replace(" ", "").replace("'", "")
    return bool(letters) and letters.isascii() and letters.isalpha()


def splits(typed: str) -> list[tuple[str, ...]]:
    """The ways to read letters as syllables, initials and at the end the beginning of a syllable; whole ones first."""
    words = typed.lower().replace("'", " ").split()
    found: list[tuple[str, ...]] = [()]
    for order, word in enumerate(words):
        ways = _split(word, last=order == len(words) - 1)
        found = [before + way for before in found for way in ways][:_MOST_SPLITS]
    return sorted(found, key=len)


def _split(word: str, *, last: bool) -> list[tuple[str, ...]]:
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(word) + 1)]
    ways[0] = [()]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            piece = word[start:end]
            open_end = last and end == len(word) and any(s.startswith(piece) for s in _syllables())
            if piece in _syllables() or len(piece) == 1 or open_end:
                ways[end] += [(*way, piece) for way in ways[start]]
        ways[end] = sorted(ways[end], key=len)[:_MOST_SPLITS]
    return ways[len(word)]


class Sounding(NamedTuple):
    """A run that sounds as typed. `exact`: in its commonest reading, to its end; `first`: some text begins with it."""

    run: str
    exact: bool
    first: bool


class Sounds:
    """Texts to be found by their sound."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n" + "\n".join(text.replace("\n", " ") for text in texts) + "\n"
        lowered = self._text.lower()
        alike = len(lowered) == len(self._text)
        self._spelled = [_translated(lowered, _initials(lowered, order)) for order in (0, 1)] if alike else []

    def find(self, typed: str, limit: int) -> list[Sounding]:
        """Different runs that sound as typed: exactly before nearly, at the beginning of a text before within."""
        found: dict[str, Sounding] = {}
        for way in splits(typed) if is_latin(typed) else ():
            initials = "".join(piece[0] for piece in way)
            for at in self._places(initials):
                run = self._text[at : at + len(way)]
                if run not in found and _sounds(run, way):
                    found[run] = Sounding(run, _exactly(run, way), self._text[at - 1] == "\n")
                if len(found) >= limit * 4:
                    break
        return sorted(found.values(), key=lambda each: (not each.exact, not each.first))[:limit]

    def _places(self, initials: str) -> Iterator[int]:
        for marked in ("\n" + initials, initials):
            for spelled in self._spelled:
                at = spelled.find(marked)
                while at >= 0:
                    yield at + len(marked) - len(initials)
                    at = spelled.find(marked, at + 1)

    def containing(self, run: str) -> Iterator[str]:
        """The texts that begin with a run, then those that have it within."""
        if not run:
            yield from filter(None, self._text.split("\n"))
        if not run or "\n" in run:
            return
        for marked in ("\n" + run, run):
            at = self._text.find(marked)
            while at >= 0:
                start = self._text.rfind("\n", 0, at + 1) + 1
                end = self._text.index("\n", at + len(marked))
                yield self._text[start:end]
                at = self._text.find(marked, end)


def _translated(text: str, table: Mapping[int, str]) -> str:
    """str.translate in slices, so that other threads get a turn."""
    return "".join(text[at : at + _SLICE].translate(table) for at in range(0, len(text), _SLICE))


def _initials(text: str, order: int) -> dict[int, str]:
    """The first, or where there are several the second initial of every character of a text."""
    found: dict[int, str] = {}
    for character in set(text):
        different = list(dict.fromkeys(reading[0] for reading in readings(character)))
        if different:
            found[ord(character)] = different[min(order, len(different) - 1)]
    return found


def _sounds(run: str, way: Sequence[str]) -> bool:
    """Whether each character sounds as its piece: an initial and the last piece may be the beginning of a syllable."""
    last = len(way) - 1
    return all(
        any(r.startswith(piece) if len(piece) == 1 or order == last else r == piece for r in readings(character))
        for order, (character, piece) in enumerate(zip(run, way, strict=False))
    )


def _exactly(run: str, way: Sequence[str]) -> bool:
    """Whether each character in its commonest reading is its piece, or begins with one that is an initial."""
    spoken = (readings(character)[0] for character in run)
    return all(r.startswith(piece) if len(piece) == 1 else r == piece for r, piece in zip(spoken, way, strict=True))
