"""Interviews printed as labelled paragraphs: who asks, who answers, and which answer belongs to which question."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from archive_viewer.domain.article import Block, BlockRole

_LABEL = re.compile(r"[\s　]*(?P<who>[^\s:：。，、；！？,.;!?\"“”‘’()（）《》<>/]{1,16})(?P<colon>[:：])(?!//)")
_ASKER = re.compile(
    r"(?:.*(?:记者|主持人|采访人|采访者|提问者)|.*(?:网|报|社|台|刊|频道|日报|晚报|周刊|客户端|新闻|时报)|问|提问|Q|Question)",
    re.I,
)
_ANSWERER = re.compile(r"(?:答|A|Answer|受访者|嘉宾)", re.I)
_PLAIN_ASKER = re.compile(r"问|提问|Q|Question", re.I)
_STRANGER = re.compile(r"[\s　]*[^：:。！？；，]{2,24}[：:](?=\S)(?!//)")
_QUESTION_END = re.compile(r"[?？吗呢][”’」』\"')）]*\s*$")


def with_turns(blocks: list[Block], outlet: str = "") -> list[Block]:
    """The same blocks with the paragraphs of an interview made questions and answers; untouched where there is none.

    An interview has two or more labels that take turns, and one of them asks: it names an outlet, a reporter or
    "问", or most of its paragraphs end in a question.
    """
    labelled = {n: found for n, block in enumerate(blocks) if (found := _labelled(block))}
    askers, speakers = _cast([(blocks[n], found.group("who")) for n, found in labelled.items()], outlet)
    if not askers:
        return blocks
    result, speaker, role, turn = list(blocks), "", BlockRole.PARAGRAPH, 0
    for n, block in enumerate(blocks):
        who = labelled[n].group("who") if n in labelled else ""
        label = 0
        if who in speakers:
            speaker, label = who, labelled[n].end()
            role = BlockRole.QUESTION if who in askers else BlockRole.ANSWER
            turn += role is BlockRole.QUESTION
        if turn and (label or block.role is BlockRole.PARAGRAPH):
            result[n] = replace(block, role=role, speaker=speaker, label=label, turn=turn)
    return result if _is_interview(result, askers) else blocks


def _is_interview(blocks: list[Block], askers: frozenset[str]) -> bool:
    """Whether the turns make up the text, rather than being snatches of talk in a report.

    A report's narration would be laid into the mouth of whoever spoke last. So: answers follow questions at once, no
    other speaker breaks in, and two turns alone count only where nothing stands between them or 问 and 答 mark them.
    """
    spoken = [block for block in blocks if block.turn]
    turns = spoken[-1].turn if spoken else 0
    asked_on = sum(block.role is BlockRole.QUESTION and not block.label for block in spoken)
    strangers = sum(bool(_STRANGER.match(block.text)) for block in spoken if not block.label)
    unmarked = any(not block.label for block in spoken) and not any(_PLAIN_ASKER.fullmatch(who) for who in askers)
    return turns >= 2 and asked_on * 4 <= turns and strangers * 4 <= turns and not (turns == 2 and unmarked)


def _labelled(block: Block) -> re.Match[str] | None:
    return _LABEL.match(block.text) if block.role in (BlockRole.PARAGRAPH, BlockRole.HEADING) else None


def _cast(said: list[tuple[Block, str]], outlet: str) -> tuple[frozenset[str], frozenset[str]]:
    """(who asks, who speaks at all); nobody where the labels do not take turns."""
    times = Counter(who for _, who in said)
    speakers = {who for who, n in times.items() if n > 1 or _ASKER.fullmatch(who) or _ANSWERER.fullmatch(who)}
    order = [who for _, who in said if who in speakers]
    changes = sum(a != b for a, b in pairwise(order))
    if len(speakers) < 2 or len(order) < 3 or changes * 2 < len(order) - 1:
        return frozenset(), frozenset()
    asking = Counter(who for block, who in said if _QUESTION_END.search(block.text))
    askers = {who for who in speakers if _ASKER.fullmatch(who) or (outlet and outlet.startswith(who))}
    askers = {who for who in askers if not _ANSWERER.fullmatch(who)} or {
        who for who in speakers if asking[who] * 2 >= times[who] and not _ANSWERER.fullmatch(who)
    }
    if askers == speakers or not any(asking[who] for who in askers):
        return frozenset(), frozenset()
    return frozenset(askers), frozenset(speakers)
