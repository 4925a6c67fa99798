"""Two texts compared: paragraphs that answer each other, differences, facts that both state."""

import time

from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.article import Article, Block, BlockRole, joined
from archive_viewer.domain.fact import Fact, FactKind, FactStatus
from archive_viewer.services.comparing import Comparison, compare, shared_facts

FIRST = (
    "一是筑牢基层社会治理基石。持续推动警力下沉,目前全市82个派出所实际在岗警力占总警力的41.5%。",
    "二是大数据智能化建设应用跃上新台阶。警务云中心和各种公安信息系统建设日益完善。",
    "三是保障水平达到新层次。共化解各类矛盾纠纷6997万余起,化解率95.73%。",
)


def article(*paragraphs: str) -> Article:
    text, blocks = joined([Block(BlockRole.PARAGRAPH, p, None, None, None, 0, 0) for p in paragraphs])
    return Article(
        id=1, title="", kicker="", subtitle="", byline="", editors="", source="", channel="", published_at=None,
        url=None, language="zh", text=text, blocks=blocks, revision=1, revision_id=1, revision_count=1, sha256="",
        added_at="",
    )  # fmt: skip


def words(comparison: Comparison, left: Article, right: Article) -> list[tuple[str, str]]:
    return [(d.left.of(left.text), d.right.of(right.text)) for d in comparison.differences]


def number(measure: str, value: float, **more: object) -> Fact:
    values = {"kind": FactKind.QUANTITY, "start": 0, "end": 1, "text": "", "unit": "个", **more}
    return Fact(measure=measure, value=value, **values)  # type: ignore[arg-type]


def test_equal_texts_do_not_differ() -> None:
    found = compare(article(*FIRST), article(*FIRST))
    assert found.related
    assert found.differences == ()
    assert [a for a, b in found.pairs if a == b] == [a for a, _ in found.pairs]
    assert len(found.pairs) == 3


def test_a_changed_number_differs_whole() -> None:
    left, right = article(*FIRST), article(FIRST[0].replace("82个", "81个"), *FIRST[1:])
    assert words(compare(left, right), left, right) == [("82", "81")]


def test_a_left_out_character_is_found() -> None:
    left, right = article(*FIRST), article(*FIRST[:2], FIRST[2].replace("万", ""))
    found = compare(left, right)
    assert words(found, left, right) == [("万", "")]
    assert found.differences[0].right.start == right.text.index("余起")


def test_paragraphs_answer_each_other_across_an_added_one() -> None:
    left, right = article(*FIRST), article(FIRST[0], "四是队伍面貌焕然一新,涌现出一批先进典型。", *FIRST[1:])
    found = compare(left, right)
    assert words(found, left, right) == [("", "四是队伍面貌焕然一新,涌现出一批先进典型。")]
    assert [(a.of(left.text), b.of(right.text)) for a, b in found.pairs] == [(p, p) for p in FIRST]


def test_a_rewritten_paragraph_is_one_difference() -> None:
    left, right = article(*FIRST), article(FIRST[0], "今天天气晴朗,适合出游。", FIRST[2])
    assert words(compare(left, right), left, right) == [(FIRST[1], "今天天气晴朗,适合出游。")]


def test_unrelated_texts_are_not_marked_all_over() -> None:
    found = compare(article(*FIRST), article("交通安全整治。", "整治安全隐患12处,涉及道路三条。"))
    assert not found.related
    assert found.differences == ()


def test_facts_of_equal_measure_are_joined() -> None:
    found = shared_facts(
        [number("派出所", 82, start=5), number("警务室", 508, start=9), number("案件", 3)],
        [number("派出所", 81), number("警务室", 508)],
    )
    assert [(pair.left.value, pair.right.value, pair.agrees) for pair in found] == [(82, 81, False), (508, 508, True)]


def test_facts_of_other_times_or_units_are_not_joined() -> None:
    assert not shared_facts([number("案件", 3, period="2018")], [number("案件", 4, period="2019")])
    assert not shared_facts([number("案件", 3)], [number("案件", 4, unit="%")])
    assert not shared_facts([number("案件", 3)], [number("案件", 4, status=FactStatus.REJECTED)])
    assert len(shared_facts([number("案件", 3, period="2018")], [number("案件", 4)])) == 1


def test_several_facts_of_one_measure_are_joined_by_value_alone() -> None:
    found = shared_facts(
        [number("案件", 3), number("案件", 7)], [number("案件", 7), number("案件", 9), number("案件", 1)]
    )
    assert [(pair.left.value, pair.right.value) for pair in found] == [(7, 7)]


def test_a_fact_answers_the_one_in_its_own_place_first() -> None:
    text = "全市82个派出所实行警务改革,群众满意度上升。", "以81个派出所为支撑,服务体系初步建成。"
    left, right = article(*text), article(text[0].replace("82", "81"), text[1])
    found = compare(
        left,
        right,
        [number("派出所", 82, start=2), number("派出所", 81, start=left.text.index("81"))],
        [number("派出所", 81, start=2), number("派出所", 81, start=right.text.rindex("81"))],
    )
    assert [(f.left.start, f.right.start, f.agrees) for f in found.facts] == [
        (2, 2, False),
        (left.text.index("81"), right.text.rindex("81"), True),
    ]


@given(st.lists(st.text("甲乙丙1。", max_size=12), max_size=6), st.lists(st.text("甲乙丁2。", max_size=12), max_size=6))
def test_what_lies_between_the_differences_is_equal(one: list[str], other: list[str]) -> None:
    left, right = article(*one), article(*other)
    found = compare(left, right)
    if not found.related:
        return
    kept_left, kept_right = list(left.text), list(right.text)
    for difference in reversed(found.differences):
        assert difference.left.length or difference.right.length
        del kept_left[difference.left.start : difference.left.end]
        del kept_right[difference.right.start : difference.right.end]
    assert "".join(kept_left).replace("\n", "") == "".join(kept_right).replace("\n", "")


def test_long_texts_are_compared_in_bounded_time() -> None:
    left = article(*(f"第{n}段,{'各地深入推进' * 20}{n * 7}起。" for n in range(600)), "零一" * 30_000)
    right = article(*(f"第{n}段,{'各地深入推进' * 20}{n * 7 + 1}起。" for n in range(600)), "零二" * 30_000)
    started = time.monotonic()
    assert compare(left, right).pairs
    assert time.monotonic() - started < 20
