"""Lines of credits as Chinese pages print them."""

import pytest

from archive_viewer.importers.credits import Credits, credits_of, url_of


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("2022年09月03日09:15 | 来源:人民网-云南频道", "2022-09-03T09:15:00+08:00", "人民网-云南频道"),
        ("2022-09-03 09:15 来源：新华社", "2022-09-03T09:15:00+08:00", "新华社"),
        ("发布时间：2021/3/4 8:05:09　　来源：光明日报", "2021-03-04T08:05:09+08:00", "光明日报"),
        ("2019-09-07 13:43:45　来源: 证券市场红周刊", "2019-09-07T13:43:45+08:00", "证券市场红周刊"),
        ("2015年6月19日 星期五 下午3时20分 新华网", "2015-06-19T15:20:00+08:00", "新华网"),
        ("新华社 | 2020-02-29 00:00:01", "2020-02-29T00:00:01+08:00", "新华社"),
        ("2024-01-02T03:04:05Z 来源：BBC", "2024-01-02T03:04:05+00:00", "BBC"),
        ("2018.8.28", "2018-08-28T00:00:00+08:00", ""),
        ("来源：央视网 2018年08月28日 19:09 字号：大 中 小", "2018-08-28T19:09:00+08:00", "央视网"),
        ("2022年9月3日 09:15 来源：云南日报 作者：张三 编辑：李四 阅读：1234", "2022-09-03T09:15:00+08:00", "云南日报"),
    ],
)
def test_a_dateline_gives_time_and_source(line: str, published: str, source: str) -> None:
    found = credits_of(line)
    assert found is not None
    assert (found.published_at, found.source) == (published, source)


@pytest.mark.parametrize(
    "line",
    [
        "人民网记者 李发兴",
        "本报记者 张三 李四",
        "记者 王五、赵六 通讯员 钱七",
        "新华社记者 阿卜杜拉·买买提",
        "文/陈晨",
        "作者：欧阳觅剑",
        "新京报首席记者 高明",
        "By Jane Doe",
    ],
)
def test_a_byline_is_read_whole(line: str) -> None:
    found = credits_of(line)
    assert found is not None
    assert found.byline
    assert found.published_at is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(责编:木胜玉、朱红霞)", "木胜玉、朱红霞"),
        ("责任编辑：杨倩_NF4425", "杨倩_NF4425"),
        ("(视频编辑：张贝龙 文字编辑：温凤浩)", "张贝龙、温凤浩"),
        ("【责任编辑:王琳】", "王琳"),
    ],
)
def test_editors_are_kept_as_printed(line: str, names: str) -> None:
    found = credits_of(line)
    assert found is not None
    assert found.editors == names


@pytest.mark.parametrize(
    "line",
    [
        "2022年9月3日,玉溪市公安局召开会议,部署下半年工作。",
        "据新华社报道，2022年9月3日，会议召开",
        "记者从会上获悉，今年共立案3起。",
        "2023年2月30日",
        "目前，全市82个派出所",
        "",
        "　　",
    ],
)
def test_prose_and_impossible_dates_are_no_credits(line: str) -> None:
    assert credits_of(line) is None


def test_counters_alone_say_nothing_of_publication() -> None:
    assert credits_of("阅读：1024 评论：3") == Credits(counters=True)


def test_a_web_address_must_be_the_whole_line() -> None:
    assert url_of("原文链接：https://example.org/a?b=c") == "https://example.org/a?b=c"
    assert url_of("见 https://example.org/ 一文") is None
    assert url_of("javascript:alert(1)") is None
