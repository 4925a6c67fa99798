"""Versions of one article are revisions or are offered as such; copies of one report stand together, unmerged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive_viewer.domain.annotation import Anchoring
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.fact import FactStatus
from archive_viewer.services.services import Services
from helpers.containers import record

Write = Callable[[str, str], Path]

REPORT = (
    "全市公安机关今年1至8月共破获刑事案件1245起，抓获犯罪嫌疑人1023人，打掉犯罪团伙88个。",
    "市公安局负责人表示，下一步将继续保持严打高压态势，围绕群众反映强烈的突出问题开展专项行动。",
    "与此同时，全市社区警务力量得到加强，82个派出所全部完成标准化建设，社区民警专职化率达到百分之百。",
    "群众安全感满意度连续三年位居全省前列，矛盾纠纷化解率达到95.73%，命案全部侦破。",
)
OTHER = (
    "本报讯 记者从市气象台获悉，未来三天我市以多云天气为主，气温缓慢回升，最高气温可达二十八摄氏度。",
    "气象专家提醒市民，早晚温差较大，外出请注意增减衣物，山区道路行车请减速慢行，注意防范低能见度天气。",
    "农业部门建议各地抓紧晴好天气开展晚稻收割，做好粮食晾晒和仓储工作，确保颗粒归仓。",
)


def page(
    title: str, paragraphs: tuple[str, ...], source: str = "玉溪日报", url: str = "", date: str = "2022-09-03 09:15"
) -> str:
    link = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title>{link}</head><body><h1>{title}</h1>"
        f"<div class='info'>{date} 来源：{source}</div><div class='article'>{body}</div></body></html>"
    )


def test_the_same_article_from_another_address_is_offered_and_made_a_revision(services: Services, write: Write) -> None:
    first = page("玉溪警方通报", REPORT, url="https://www.yuxinews.com/2022/1.html")
    second = page("玉溪警方通报", (*REPORT, "（完）本文有更新。"), url="https://m.sohu.com/a/2")
    (older,) = services.importing.run([write("a.html", first)]).added
    text = services.library.article(older).text
    at = text.index("82个派出所")
    note = services.annotating.annotate(older, at, at + 6, comment="与另文81个不符")
    fact = next(f for f in services.facts.facts(article_id=older) if f.value == 1023)
    services.facts.review(fact.id or 0, FactStatus.CONFIRMED)

    report = services.importing.run([write("b.html", second)])
    (newer,) = report.added
    assert report.items[0].older == older
    (offer,) = services.revising.offers(newer)
    assert (offer.article_id, offer.older_id) == (newer, older)
    assert offer.likeness > 0.7
    own = services.annotating.annotate(newer, 0, 4, comment="新稿")

    services.revising.accept(newer, older)
    article = services.library.article(older)
    assert (article.revision, article.revision_count) == (2, 2)
    assert article.text.endswith("本文有更新。")
    assert services.library.article(older, revision=1).text == text
    notes = {n.id: n for n in services.annotating.annotations(article_id=older)}
    assert set(notes) == {note.id, own.id}
    assert article.text[notes[note.id].start : notes[note.id].end] == "82个派出所"
    assert [f.text for f in services.facts.facts(article_id=older, status="confirmed")] == ["1023人"]
    assert services.revising.offers(newer) == []
    with pytest.raises(NotFoundError):
        services.library.article(newer)
    assert services.library.count() == 1

    services.undo.undo()
    assert services.library.count() == 2
    assert services.library.article(older).text == text
    assert [n.id for n in services.annotating.annotations(article_id=newer)] == [own.id]
    assert services.revising.offers(newer) == [offer]
    services.undo.redo()
    assert services.library.article(older).revision == 2
    assert services.checking.check() in ([], [i for i in services.checking.check() if "index" in i.code])


def test_an_offer_that_is_declined_is_gone_until_undone(services: Services, write: Write) -> None:
    services.importing.run([write("a.html", page("玉溪警方通报", REPORT, url="https://www.yuxinews.com/1.html"))])
    (newer,) = services.importing.run(
        [write("b.html", page("玉溪警方通报", REPORT, url="https://m.sohu.com/a/2"))]
    ).added
    services.revising.dismiss(newer, 1)
    assert services.revising.offers(newer) == []
    services.undo.undo()
    assert len(services.revising.offers(newer)) == 1


def test_one_address_with_a_changed_headline_is_a_revision(services: Services, write: Write) -> None:
    url = "https://www.yuxinews.com/1.html"
    (older,) = services.importing.run([write("a.html", page("玉溪警方通报", REPORT, url=url))]).added
    report = services.importing.run([write("b.html", page("玉溪警方通报八月战果", REPORT[:3], url=url))])
    assert report.revised == [older]


def test_an_address_that_is_only_claimed_by_another_text_is_offered(services: Services, write: Write) -> None:
    url = "https://www.yuxinews.com/1.html"
    (older,) = services.importing.run([write("a.html", page("玉溪警方通报", REPORT, url=url))]).added
    report = services.importing.run([write("b.html", page("天气预报", OTHER, url=url))])
    assert len(report.added) == 1
    assert report.items[0].older == older


def test_what_a_crawler_kept_from_one_address_is_a_revision_whatever_it_says(
    services: Services, tmp_path: Path
) -> None:
    url = "http://news.example/1.html"
    path = tmp_path / "a.warc"
    kept = [
        page("玉溪警方通报", REPORT),
        page("404 页面不存在", ("您访问的页面不存在或已被删除，请返回首页查看其他内容。",)),
    ]
    typed = {"Content-Type": "text/html"}
    path.write_bytes(b"".join(record(each.encode(), url, "resource", typed) for each in kept))
    report = services.importing.run([path])
    assert report.added == report.revised == [1]
    assert services.library.article(1, revision=1).text.startswith("全市公安机关")


def test_a_passage_that_an_error_page_lost_is_found_when_the_text_is_back(services: Services, tmp_path: Path) -> None:
    url, typed = "http://news.example/1.html", {"Content-Type": "text/html"}
    path = tmp_path / "a.warc"
    whole = page("玉溪警方通报", REPORT).encode()
    path.write_bytes(record(whole, url, "resource", typed))
    services.importing.run([path])
    text = services.library.article(1).text
    at = text.index("82个派出所")
    services.annotating.annotate(1, at, at + 6)
    lost = page("页面不存在", ("您访问的页面不存在或已被删除，请返回首页查看其他内容。",)).encode()
    path.write_bytes(record(lost, url, "resource", typed))
    services.importing.run([path])
    (note,) = services.annotating.annotations(article_id=1)
    assert note.anchoring is Anchoring.ORPHANED
    back = page("玉溪警方通报", ("本报九月三日讯。", *REPORT)).encode()
    path.write_bytes(record(back, url, "resource", typed))
    services.importing.run([path])
    (note,) = services.annotating.annotations(article_id=1)
    article = services.library.article(1)
    assert article.revision == note.revision == 3
    assert article.text[note.start : note.end] == "82个派出所"


def test_an_agency_report_in_many_papers_is_a_group_of_articles(services: Services, write: Write) -> None:
    papers = {"云南日报": ("（记者 甲）", ""), "春城晚报": ("", "记者了解到，"), "云南网": ("", "")}
    for number, (source, (end, start)) in enumerate(papers.items()):
        text = (start + REPORT[0], *REPORT[1:-1], REPORT[-1] + end)
        write(f"{number}.html", page(f"玉溪警方通报{number}", text, source, f"https://paper{number}.example/1.html"))
    folder = write("3.html", page("天气预报", OTHER, "春城晚报", "https://paper1.example/2.html")).parent
    report = services.importing.run([folder])
    assert len(report.added) == 4
    assert [item.alike for item in report.items] == [0, 1, 2, 0]
    first = services.revising.copies(1)
    assert [copy.title for copy in first] == ["玉溪警方通报1", "玉溪警方通报2"]
    assert services.revising.copies(4) == []
    assert all(services.revising.offers(n) == [] for n in report.added)
    services.library.delete([2])
    assert [copy.id for copy in services.revising.copies(1)] == [3]


def test_a_form_that_is_filled_every_week_is_not_a_copy(services: Services, write: Write) -> None:
    for week in range(2):
        text = tuple(
            p.replace("三天", "七天" if week else "三天").replace("二十八", "三十" if week else "十") for p in OTHER
        )
        title = f"一周天气{week}"
        write(
            f"{week}.html", page(title, text, "玉溪日报", f"https://w.example/{week}", f"2022-09-{10 + 7 * week} 08:00")
        )
    report = services.importing.run([write("x.txt", "别的\n\n别的短文。").parent])
    assert [item.alike for item in report.items if item.path.endswith(".html")] == [0, 0]
