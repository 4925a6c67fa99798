"""Tokens: whatever a text contains, it has the tokens that a search for it asks for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.search.folding import fold
from archive_viewer.search.postings import combined, listed, packed, unpacked
from archive_viewer.search.tokens import asked, edges, tokens, weighed

TEXTS = st.text(st.sampled_from("玉溪公安かナabcé19.,- \n年𠀀"), min_size=1, max_size=30)


def test_han_runs_give_characters_and_pairs_and_words_stay_whole() -> None:
    assert tokens("公安厅2021年covid-19达5.625亿") == {
        **dict.fromkeys(["公", "安", "厅", "公安", "安厅", "年", "达", "亿"], 1),
        **dict.fromkeys(["2021", "covid", "19", "5.625", "5", "625"], 1),
    }


def test_repeated_characters_are_counted() -> None:
    assert tokens("哈哈哈")["哈哈"] == 2


@given(TEXTS, st.data())
def test_a_text_has_the_tokens_of_every_part_that_ends_at_word_borders(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    needle = folded[start:end]
    before, after = edges(needle)
    if re.search(before + re.escape(needle) + after, folded):
        assert set(asked(needle).tokens) <= set(tokens(folded))


@given(TEXTS)
def test_the_tokens_to_rank_by_are_among_those_of_the_text(text: str) -> None:
    stripped = fold(text).strip(".")
    assert set(weighed(stripped)) <= set(tokens(stripped))


def test_a_pair_a_character_a_word_and_a_decimal_need_no_look_at_the_text() -> None:
    assert all(asked(word).exact for word in ("公安", "玉", "covid", "5.625"))
    assert not any(asked(word).exact for word in ("公安局", "a股", "2021年", "5.625亿", "a-b"))


POSTINGS = st.lists(st.integers(0, 1 << 20), min_size=1, unique=True).map(sorted)


@given(POSTINGS, st.data())
def test_posting_lists_survive_packing(documents: list[int], data: st.DataObject) -> None:
    counts = bytes(data.draw(st.lists(st.integers(1, 255), min_size=len(documents), max_size=len(documents))))
    packed_list = packed(documents, counts)
    read = listed(packed_list)
    assert read.documents == documents
    assert (read.counts or bytes([1] * len(documents))) == counts
    arrays = unpacked(packed_list)
    assert arrays.documents.tolist() == documents
    assert (arrays.counts is None) == (read.counts is None)
    assert arrays.counts is None or arrays.counts.tobytes() == read.counts


@given(st.lists(st.integers(0, 30), min_size=1, unique=True).map(sorted), st.sets(st.integers(0, 30)))
def test_merging_renumbers_and_drops_the_deleted(documents: list[int], deleted: set[int]) -> None:
    numbers: list[int] = []
    for n in range(31):
        numbers.append(-1 if n in deleted else sum(m not in deleted for m in range(n)))
    later = [n + 31 if n >= 0 else n for n in numbers]
    data = packed(documents, bytes([2] * len(documents)))
    merged = combined([(data, numbers), (data, later)])
    kept = [n for n in documents if n not in deleted]
    if merged is None:
        assert not kept
    else:
        assert listed(merged).documents == [numbers[n] for n in kept] + [later[n] for n in kept]
        assert listed(merged).counts == bytes([2] * 2 * len(kept))
