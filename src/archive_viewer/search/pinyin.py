"""Chinese by its sound: what a person types in Latin letters, held against the characters of names and titles."""

from collections.abc import Iterable, Iterator
from functools import cache

_MOST_SPLITS = 24
_LONGEST = 6
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


class Sounds:
    """Texts to be found by their sound."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = "\n" + "\n".join(text.replace("\n", " ") for text in texts) + "\n"
        initials = {ord(c): r[0][0] for c in set(self._text) if (r := readings(c))}
        self._initials = self._text.lower().translate(initials) if len(self._text.lower()) == len(self._text) else ""

    def find(self, typed: str, limit: int) -> list[str]:
        """Different runs of characters that sound as typed, those that stand at the beginning of a text first."""
        found: dict[str, bool] = {}
        for way in splits(typed):
            initials = "".join(piece[0] for piece in way)
            for at in self._places(initials):
                run = self._text[at : at + len(way)]
                if run not in found and all(map(_sounds, run, way)):
                    found[run] = self._text[at - 1] == "\n"
                if len(found) >= limit * 4:
                    break
        return sorted(found, key=lambda run: not found[run])[:limit]

    def _places(self, initials: str) -> Iterator[int]:
        for marked in ("\n" + initials, initials):
            at = self._initials.find(marked)
            while at >= 0:
                yield at + len(marked) - len(initials)
                at = self._initials.find(marked, at + 1)

    def containing(self, run: str) -> Iterator[str]:
        """The texts that begin with a run, then those that have it within."""
        folded = self._text
        for marked in ("\n" + run, run):
            at = folded.find(marked)
            while at >= 0:
                start = folded.rfind("\n", 0, at + 1) + 1
                end = folded.find("\n", at + len(marked))
                yield folded[start:end]
                at = folded.find(marked, end)


def _sounds(character: str, piece: str) -> bool:
    return any(reading.startswith(piece) for reading in readings(character))
