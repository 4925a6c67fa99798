"""The order of a text: question and answer turns, and enumerated points."""

import re
from collections import Counter
from collections.abc import Sequence

from archive_viewer.derive.lexicon import lexicon
from archive_viewer.derive.numerals import han_value
from archive_viewer.domain.article import Block, BlockRole
from archive_viewer.domain.fact import Fact, FactKind

_LABEL = re.compile(r"[ \u3000\t]*([^\s：:，。、；！？!?,.;“”\"《》()（）\d]{1,14})[：:]")
_QUESTION_END = re.compile(r"[？?][”\"’]?\s*$")
_BREAK = re.compile(
    r"\s*(?:https?://|[（(]\s*(?:责编|责任编辑|编辑|来源|记者|文字编辑|视频编辑)|责任编辑|编辑[:：]|来源[:：]|分享|返回|（完）)"
)

_MARKS = (
    re.compile(r"(?:(?<=[\n。；;：:！!])|^)[ \u3000]*([一二三四五六七八九十]{1,3})是(?![否由不的])"),
    re.compile(r"(?:(?<=[\n。；;：:！!])|^)[ \u3000]*第([一二三四五六七八九十]{1,3})(?=[，,、：:是])"),
    re.compile(r"(?:(?<=[\n。；;：:！!])|^)[ \u3000]*[（(]([一二三四五六七八九十]{1,3})[)）]"),
    re.compile(r"(?:(?<=\n)|^)[ \u3000]*([一二三四五六七八九十]{1,3})、"),
)
_ITEM_END = re.compile("[。；;！？!?\n]")
_REACH = 6000


def find_turns(text: str, blocks: Sequence[Block] | None, version: str) -> list[Fact]:
    """One fact a turn: from its label to the end of its last paragraph; `measure` is question or answer."""
    placed = [b for b in blocks or () if b.start is not None and b.end is not None]
    if any(b.role in (BlockRole.QUESTION, BlockRole.ANSWER) for b in placed):
        pieces = [
            (b.start or 0, b.end or 0, b.role.value, b.speaker or "", b.turn)
            for b in placed
            if b.role in (BlockRole.QUESTION, BlockRole.ANSWER)
        ]
        return [_turn(text, p, version) for p in _run_together(pieces)]
    return [_turn(text, p, version) for p in _labelled(text)]


def _run_together(pieces: Sequence[tuple[int, int, str, str, int]]) -> list[tuple[int, int, str, str]]:
    turns: list[tuple[int, int, str, str]] = []
    last = -1
    for start, end, role, speaker, number in pieces:
        if turns and turns[-1][2] == role and turns[-1][3] == speaker and number == last:
            turns[-1] = (turns[-1][0], end, role, speaker)
        else:
            turns.append((start, end, role, speaker))
        last = number
    return turns


def _turn(text: str, piece: tuple[int, int, str, str], version: str) -> Fact:
    start, end, role, speaker = piece
    return Fact(FactKind.TURN, start, end, text[start:end], measure=role, speaker=speaker or None, derived_by=version)


def _labelled(text: str) -> list[tuple[int, int, str, str]]:
    """Turns by the labels at line starts, where two speakers or more keep coming back."""
    lines = _lines(text)
    labels = [(i, m.group(1)) for i, (start, end) in enumerate(lines) if (m := _LABEL.match(text, start, end))]
    counts = Counter(label for _, label in labels if label not in lexicon("names")["no_speakers"])
    speakers = {label for label, n in counts.items() if n >= 2 or label in ("问", "答")}
    if len(speakers) < 2 or sum(counts[s] for s in speakers) < 4:
        return []
    asking = Counter(
        label for i, label in labels if _QUESTION_END.search(text, max(lines[i][0], lines[i][1] - 4), lines[i][1])
    )
    starts = [(i, label) for i, label in labels if label in speakers]
    turns = []
    for n, (i, label) in enumerate(starts):
        stop = starts[n + 1][0] if n + 1 < len(starts) else len(lines)
        last = i
        for j in range(i + 1, stop):
            if _BREAK.match(text, lines[j][0], lines[j][1]):
                break
            last = j
        role = "question" if label in lexicon("names")["asking"] or 2 * asking[label] > counts[label] else "answer"
        turns.append((lines[i][0], lines[last][1], role, label))
    return turns


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that says something, without its outer blanks."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\s\n][^\n]*", text)]


def find_items(text: str, version: str) -> list[Fact]:
    """Enumerated points (一是…, 第一, （一）), each to the end of its first sentence; `value` is its number."""
    facts = []
    for mark in _MARKS:
        open_run: list[tuple[int, int, int]] = []
        for m in mark.finditer(text):
            number = han_value(m.group(1))
            start = m.start() + len(m.group()) - len(m.group().lstrip(" \u3000"))
            if open_run and number == open_run[-1][2] + 1 and start - open_run[-1][0] < _REACH:
                open_run.append((start, m.end(), int(number)))
                continue
            facts += _items(text, open_run, version)
            open_run = [(start, m.end(), 1)] if number == 1 else []
        facts += _items(text, open_run, version)
    return facts


def _items(text: str, run: Sequence[tuple[int, int, int]], version: str) -> list[Fact]:
    if len(run) < 2:
        return []
    facts = []
    for i, (start, at, number) in enumerate(run):
        limit = run[i + 1][0] if i + 1 < len(run) else min(len(text), at + 400)
        end = _ITEM_END.search(text, at, limit)
        stop = end.start() if end else limit
        facts.append(Fact(FactKind.LIST_ITEM, start, stop, text[start:stop], value=number, derived_by=version))
    return facts
