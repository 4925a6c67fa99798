"""Files become articles once, revisions when their text changes, and reasons when they can't."""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Anchoring
from archive_viewer.domain.article import BlockRole
from archive_viewer.domain.fact import FactStatus
from archive_viewer.services.import_run import ImportRun
from archive_viewer.services.services import Services
from archive_viewer.services.work import FileJob
from archive_viewer.util.processes import WorkerPool
from helpers.containers import page
from helpers.serving import answer, serving

Write = Callable[[str, str], Path]


def test_the_sample_comes_in_whole(sampled: Services, sample: Path) -> None:
    article = sampled.library.article(1)
    assert article.title == "玉溪公安:“平安善治”护发展"
    assert article.kicker == "云南公安党旗红——公安局长系列专访"
    assert article.published_at == "2022-09-03T09:15:00+08:00"
    assert article.source == "人民网-云南频道"
    assert "李发兴" in article.byline
    assert sum(1 for b in article.blocks if b.role is BlockRole.QUESTION) == 4
    assert "返回顶部" not in article.text
    assert "返回顶部" in {b.text for b in article.blocks}
    assert sampled.library.original(1) == sample.read_bytes()
    for block in article.body:
        assert block.text == article.text[block.start : block.end]


def test_every_fact_stands_where_it_says(sampled: Services) -> None:
    text = sampled.library.article(1).text
    facts = sampled.facts.facts(article_id=1)
    assert len([f for f in facts if f.kind == "quantity"]) > 60
    assert all(f.text == text[f.start : f.end] for f in facts)


def test_the_same_bytes_are_a_duplicate(sampled: Services, sample: Path, write: Write) -> None:
    copy = write("别名.txt", sample.read_text(encoding="utf-8"))
    report = sampled.importing.run([copy])
    assert report.added == []
    assert report.duplicates == [(str(copy), 1)]
    assert sampled.library.count() == 1


def test_a_changed_text_is_a_revision_and_annotations_move_along(services: Services, write: Write) -> None:
    first = write("稿.txt", "治安通报\n\n全市共破获案件88起。抓获嫌疑人1023人,居全省第一。")
    (article_id,) = services.importing.run([first]).added
    text = services.library.article(article_id).text
    at = text.index("抓获嫌疑人1023人")
    note = services.annotating.annotate(article_id, at, at + 10, comment="核实")
    fact = next(f for f in services.facts.facts(article_id=article_id) if f.value == 1023)
    services.facts.review(fact.id or 0, FactStatus.CONFIRMED)
    write("稿.txt", "治安通报\n\n据市公安局消息,全市共破获案件90起。抓获嫌疑人1023人,居全省第一。")
    assert services.importing.run([first]).revised == [article_id]
    article = services.library.article(article_id)
    assert (article.revision, article.revision_count) == (2, 2)
    (moved,) = services.annotating.annotations(article_id=article_id)
    assert moved.id == note.id
    assert moved.anchoring is Anchoring.MOVED
    assert article.text[moved.start : moved.end] == "抓获嫌疑人1023人"
    (confirmed,) = services.facts.facts(article_id=article_id, status="confirmed")
    assert confirmed.text == article.text[confirmed.start : confirmed.end]
    assert services.library.article(article_id, revision=1).text == text


def test_a_quote_that_is_gone_is_orphaned_not_misplaced(services: Services, write: Write) -> None:
    path = write("稿.txt", "通报\n\n全市共破获案件88起。")
    (article_id,) = services.importing.run([path]).added
    services.annotating.annotate(article_id, 0, 10)
    write("稿.txt", "通报\n\n页面不存在或已删除。")
    services.importing.run([path])
    (orphan,) = services.annotating.annotations(article_id=article_id)
    assert orphan.anchoring is Anchoring.ORPHANED
    assert orphan.exact == "全市共破获案件88起"
    old = services.library.article(article_id, revision=orphan.revision)
    assert old.text[orphan.start : orphan.end] == orphan.exact


def test_bad_files_are_named_with_the_reason_and_stop_nothing(services: Services, write: Write, tmp_path: Path) -> None:
    good = write("好.txt", "一篇好文章\n\n这里有正文。")
    empty = write("空.txt", "")
    binary = good.parent / "图.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    missing = tmp_path / "没有.txt"
    report = services.importing.run([good.parent, missing])
    assert len(report.added) == 1
    reasons = dict(report.failed)
    assert set(reasons) == {str(empty), str(binary), str(missing)}
    assert all(len(r) > 5 and "Error" not in r and not r.startswith("import.") for r in reasons.values())


def test_progress_counts_every_file(services: Services, write: Write) -> None:
    for n in range(7):
        write(f"{n}.txt", f"标题{n}\n\n第{n}篇的正文在这里。")
    folder = write("7.txt", "").parent
    seen: list[int] = []
    report = services.importing.run([folder], progress=lambda p: seen.append(p.done))
    assert len(report.items) == 8
    assert seen[-1] == 8
    assert seen == sorted(seen)


def test_cancelled_import_keeps_what_is_stored_and_can_be_resumed(services: Services, write: Write) -> None:
    for n in range(40):
        write(f"{n:02}.txt", f"标题{n}\n\n第{n}篇的正文在这里。")
    folder = write("00.txt", "标题0\n\n第0篇的正文在这里。").parent
    done: list[int] = []
    report = services.importing.run([folder], progress=lambda p: done.append(p.done), cancelled=lambda: len(done) > 0)
    assert report.cancelled
    stored = services.library.count()
    assert stored == len(report.added)
    again = services.importing.run([folder])
    assert len(again.added) + len(again.duplicates) == 40
    assert services.library.count() == 40


def test_an_import_is_undone_and_done_again_as_one(services: Services, write: Write) -> None:
    folder = write("a.txt", "甲\n\n甲的正文。").parent
    write("b.txt", "乙\n\n乙的正文。")
    services.importing.run([folder])
    assert services.undo.state().undo_code == "undo.import"
    services.undo.undo()
    assert services.library.count() == 0
    assert services.searching.search("正文").total == 0
    services.undo.redo()
    assert services.library.count() == 2
    assert services.searching.search("正文").total == 2


def test_what_was_deleted_comes_back_when_imported_again(sampled: Services, sample: Path) -> None:
    sampled.library.delete([1])
    assert sampled.library.count() == 0
    assert sampled.importing.run([sample]).added == [1]
    assert sampled.library.article(1).title


def test_pasted_text_becomes_an_article(services: Services) -> None:
    report = services.importing.paste("剪贴的标题\n\n剪贴的正文。", "剪贴板.txt")
    assert services.library.article(report.added[0]).title == "剪贴的标题"


def test_a_suspended_import_knows_what_is_left(services: Services, write: Write) -> None:
    for n in range(40):
        write(f"{n:02}.txt", f"标题{n}\n\n第{n}篇的正文在这里。")
    folder = write("00.txt", "标题0\n\n第0篇的正文在这里。").parent
    services.importing.run([folder], progress=lambda _: services.importing.suspend())
    assert services.importing.unfinished() == [str(folder)]
    place = services.folder
    services.close()
    again = open_services(place, jobs=1)
    try:
        again.importing.run(again.importing.unfinished())
        assert again.library.count() == 40
        assert again.importing.unfinished() == []
    finally:
        again.close()


def test_the_archive_does_not_import_itself(services: Services, write: Write) -> None:
    write("a.txt", "甲\n\n甲的正文在这里。")
    report = services.importing.run([services.folder.parent])
    assert len(report.items) == 1
    assert len(report.added) == 1


def test_other_bytes_with_the_same_words_are_a_duplicate(services: Services, write: Write) -> None:
    path = write("稿.txt", "通报\n\n全市共破获案件88起。")
    (article_id,) = services.importing.run([path]).added
    write("稿.txt", "通报\n\n\n\n全市共破获案件88起。\n")
    assert services.importing.run([path]).duplicates == [(str(path), article_id)]
    assert services.library.article(article_id).revision_count == 1


def test_a_bug_or_a_hunger_in_the_reader_stops_nothing_but_its_file(
    services: Services, write: Write, root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(root / "tests"))
    for name in ("1坏.txt", "2大.txt", "3好.txt"):
        write(name, f"标题{name}\n\n这里有正文{name}。")
    workers = WorkerPool("helpers.breaking:read", 1)
    try:
        jobs = [FileJob(p.name, str(p)) for p in sorted(write("3好.txt", "好\n\n好的正文。").parent.iterdir())]
        run = ImportRun(services.database, services.changes, workers)
        report = run.run(jobs, None, lambda: False, lambda: False)
    finally:
        workers.close()
    assert [item.code for item in report.items] == ["import.bug", "import.too_much", ""]
    assert len(report.added) == 1
    assert "ZeroDivisionError" in caplog.text
    assert report.retryable == ["1坏.txt", "2大.txt"]


def test_what_is_there_already_is_not_read_again(services: Services, write: Write) -> None:
    folder = write("a.txt", "甲\n\n甲的正文在这里。").parent
    services.importing.run([folder])
    services.workers.close()
    assert len(services.importing.run([folder]).duplicates) == 1


def test_an_import_waits_while_it_is_paused(services: Services, write: Write) -> None:
    for n in range(30):
        write(f"{n:02}.txt", f"标题{n}\n\n第{n}篇的正文在这里。")
    folder = write("00.txt", "标题0\n\n第0篇的正文在这里。").parent
    pauses: list[int] = []

    def paused() -> bool:
        pauses.append(services.library.count())
        return 3 < len(pauses) < 9

    report = services.importing.run([folder], paused=paused)
    assert len(report.added) == 30
    assert len(set(pauses[4:8])) == 1


def test_the_folder_that_a_browser_saved_with_a_page_is_passed_over(services: Services, write: Write) -> None:
    write("报道.html", "<!doctype html><title>报道</title><h1>报道</h1><p>全市今年共建成社区服务站八个，居民称便。</p>")
    write("报道_files/frame.html", "<!doctype html><p>广告里的一句话，不是文章，也不要导入进来。</p>")
    write("报道_files/style.css", "p { color: red }")
    write("别的_files/笔记.txt", "笔记\n\n没有同名的网页，所以这是一篇文章。")
    folder = write("desktop.ini", "[x]").parent
    report = services.importing.run([folder])
    assert sorted(Path(item.path).name for item in report.items) == ["报道.html", "笔记.txt"]
    assert len(report.added) == 2


def test_an_address_is_fetched_once_and_comes_again_as_a_revision(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    asked: list[str] = []
    bodies = iter((page(1), page(1), page(1).replace("明显".encode(), "显著".encode())))

    def say(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        answer(next(bodies))(handler)

    with serving(say) as site:
        address = f"{site}/1.html"
        assert services.importing.run([address]).added == [1]
        assert len(services.importing.run([address]).duplicates) == 1
        assert services.importing.run([address]).revised == [1]
        gone = services.importing.run([f"{site}/2.html", "ftp://a.example/x"])
    assert asked == ["/1.html", "/1.html", "/1.html", "/2.html"]
    article = services.library.article(1)
    assert article.url == address
    assert article.captured_at is not None
    assert services.library.original(1, revision=1) == page(1)
    assert len(gone.failed) == 2
    assert gone.retryable[0] == f"{site}/2.html"


def test_a_clipping_keeps_its_markups_roles_and_revises_nothing(services: Services, write: Write) -> None:
    url = "https://news.example/2022/1.html"
    head = f"<!doctype html><title>通报</title><link rel=canonical href='{url}'><h1>通报</h1>"
    whole = f"{head}<p>全市今年共建成社区服务站八个，居民称便。</p><p>下一步还将扩大覆盖范围，惠及更多居民。</p>"
    services.importing.run([write("a.html", whole)])
    html = f"Version:0.9\r\nSourceURL:{url}\r\n<h1>通报</h1><p>下一步还将扩大覆盖范围，惠及更多居民。</p>"
    report = services.importing.paste("通报\n下一步还将扩大覆盖范围，惠及更多居民。", "通报.txt", html)
    (clipped,) = report.added
    assert services.library.article(clipped).url == url
    assert report.items[0].older == 1
    assert services.library.article(1).revision_count == 1
    assert services.library.original(clipped).decode() == html


def test_credits_state_no_figures_but_name_people(services: Services, write: Write) -> None:
    prose = "<p>全市今年共建成社区服务站8个，服务居民5万人次，比上年有明显增加。</p>"
    end = "<p>本文来源：21世纪经济报道</p>"
    (article_id,) = services.importing.run(
        [write("a.html", f"<!doctype html><title>通报</title><h1>通报</h1><div class=article>{prose}{end}</div>")]
    ).added
    article = services.library.article(article_id)
    assert article.text.endswith("21世纪经济报道")
    facts = services.facts.facts(article_id=article_id)
    assert [f.text for f in facts if f.kind == "quantity"] == ["8个", "5万人次"]
    assert not [f for f in facts if f.start >= article.text.index("本文来源") and f.kind in ("date", "quantity")]
