"""Plain text becomes an article without losing a character of what the source says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.article import BlockRole, ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers.charset import decode
from archive_viewer.importers.registry import read

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "article.txt"


def imported(text: str) -> ImportedArticle:
    (article,) = read(SourceFile("a.txt", text.encode()))
    return article


def roles(article: ImportedArticle, role: BlockRole) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


@pytest.fixture(scope="module")
def sample() -> ImportedArticle:
    (article,) = read(SourceFile(SAMPLE.name, SAMPLE.read_bytes()))
    return article


def test_the_samples_head_is_read(sample: ImportedArticle) -> None:
    assert sample.kicker == "云南公安党旗红——公安局长系列专访"
    assert sample.title == "玉溪公安:“平安善治”护发展"
    assert sample.byline == "人民网记者 李发兴"
    assert sample.published_at == "2022-09-03T09:15:00+08:00"
    assert sample.source == "人民网-云南频道"
    assert sample.channel == "云南频道"
    assert sample.url == "http://yn.people.com.cn/GB/zt/403795/405754/index.html"
    assert sample.editors == "木胜玉、朱红霞"
    assert sample.language == "zh"


def test_the_samples_interview_has_four_turns(sample: ImportedArticle) -> None:
    questions = [block for block in sample.blocks if block.role is BlockRole.QUESTION]
    answers = [block for block in sample.blocks if block.role is BlockRole.ANSWER]
    assert [block.turn for block in questions] == [1, 2, 3, 4]
    assert {block.speaker for block in questions} == {"人民网"}
    assert {block.speaker for block in answers} == {"王贵元"}
    assert {block.turn for block in answers} == {block.turn for block in questions}
    assert all(block.text[: block.label] == f"{block.speaker}:" for block in answers if block.label)
    assert len([block for block in answers if block.label]) == len(questions)


def test_the_samples_furniture_stays_out_of_the_body(sample: ImportedArticle) -> None:
    assert roles(sample, BlockRole.FURNITURE) == ["小字号", "111", "分享让更多人看到", "返回顶部"]
    assert roles(sample, BlockRole.CAPTION) == ["王贵元参与江川区夏夜治安巡查宣防集中统一行动并督导检查。玉溪公安供图"]
    assert sample.text.startswith("党的十八大以来")
    assert sample.text.endswith("每年可惠及群众40万人次。")


def test_blocks_lie_where_they_say(sample: ImportedArticle) -> None:
    for block in sample.blocks:
        if block.role.in_body:
            assert block.start is not None
            assert sample.text[block.start : block.end] == block.text
        else:
            assert block.start is None


def test_without_a_head_the_first_line_is_the_title() -> None:
    article = imported("\n\n长三角区域外贸创新高\n\n　　据上海海关统计，进出口总值16万亿元。 \n\n\n(责任编辑：易佳)\n")
    assert article.title == "长三角区域外贸创新高"
    assert article.text == "　　据上海海关统计，进出口总值16万亿元。 \n(责任编辑：易佳)"
    assert article.editors == "易佳"


def test_a_single_line_is_body_and_lends_its_first_clause_as_title() -> None:
    article = imported("今天的会议研究了三件事，随后休会。")
    assert article.text == "今天的会议研究了三件事，随后休会。"
    assert article.title == "今天的会议研究了三件事"


def test_a_breadcrumb_and_title_make_a_head() -> None:
    article = imported("当前位置：首页 > 新闻中心 > 正文\n某地召开大会\n会议于昨日召开。\n下一页\n")
    assert article.title == "某地召开大会"
    assert article.text == "会议于昨日召开。"
    assert article.channel == "新闻中心"


def test_title_subtitle_byline_and_dateline() -> None:
    article = imported(
        "守护一江清水\n——某地治水纪实\n本报记者 张三 李四\n2021-05-06 来源：某日报\n\n"
        "江水清了。\n\n[图片]\n工人在江边巡查\n\n水质逐年向好。\n相关阅读\n某地治水十年\n某地江豚归来\n"
    )
    assert (article.title, article.subtitle) == ("守护一江清水", "——某地治水纪实")
    assert article.byline == "本报记者 张三 李四"
    assert article.text == "江水清了。\n工人在江边巡查\n水质逐年向好。"
    assert roles(article, BlockRole.CAPTION) == ["工人在江边巡查"]
    assert roles(article, BlockRole.FURNITURE) == ["[图片]", "相关阅读", "某地治水十年", "某地江豚归来"]


def test_question_and_answer_marked_by_single_characters() -> None:
    article = imported("办事指南\n\n问：怎样办理？\n答：网上办理。\n也可到窗口办理。\n问：几天办好？\n答：三天。")
    assert [(b.role.value, b.speaker, b.label, b.turn) for b in article.blocks[1:]] == [
        ("question", "问", 2, 1),
        ("answer", "答", 2, 1),
        ("answer", "答", 0, 1),
        ("question", "问", 2, 2),
        ("answer", "答", 2, 2),
    ]


def test_labels_that_nobody_asks_under_make_no_interview() -> None:
    article = imported("日程\n\n时间：周一\n地点：北京\n时间：周二\n地点：上海\n时间：周三\n地点：广州")
    assert not roles(article, BlockRole.QUESTION)


def test_talk_within_a_report_lays_no_narration_into_anybodys_mouth() -> None:
    article = imported(
        "新路开通\n\n新路昨日通车。\n记者：走新路用了多长时间？\n司机：大约四个小时。\n记者：以前呢？\n司机：十三个小时。\n"
        "同时开通的铁路长千余公里。\n港务公司副总裁 张某：运费会降下来。"
    )
    assert not roles(article, BlockRole.ANSWER)


def test_a_head_without_a_body_is_refused() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        imported("人民网>>时政\n某地召开大会\n2021-05-06 来源：某日报\n打印\n返回顶部")
    assert refused.value.code == "import.no_text"


LINES = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
        st.sampled_from(SAMPLE.read_text(encoding="utf-8").split("\n")),
        st.sampled_from(
            ["问：怎样？", "答：这样。", "相关阅读", "2021-05-06", "来源：某报", "记者 张三", "——副题", "12"]
        ),
    ),
    max_size=20,
)


@given(LINES)
def test_no_visible_character_is_lost(lines: list[str]) -> None:
    source = "\n".join(lines)
    visible = "".join(decode(source.encode()).text.split())
    try:
        article = imported(source)
    except ImportRefusedError:
        return
    assert "".join("".join(block.text for block in article.blocks).split()) == visible
    body = [block for block in article.blocks if block.role.in_body]
    assert article.text == "\n".join(block.text for block in body)
    assert article.title
    for block in body:
        assert block.start is not None
        assert article.text[block.start : block.end] == block.text
        assert 0 <= block.label <= len(block.text)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "line",
    [
        "a" + ">" * 100 + "》",
        "a > " * 30 + "》",
        "大字号" * 10 + "x",
        "记者 " + "Aa " * 38 + "#",
        "来源" * 60,
        "1" * 30 + "x",
    ],
)
def test_no_line_takes_long(line: str) -> None:
    assert imported(f"题\n{line}\n正文在此。").text.endswith("正文在此。")


@pytest.mark.timeout(10)
def test_a_megabyte_in_one_line_is_body() -> None:
    line = "。？！ ”：(1" * 120_000
    assert imported(f"题\n{line}").text == line
