"""Pictures of every state of the window, from the real one on an archive of its own: build/screenshots.

With --readme the three pictures of the README go to docs/screenshots instead.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_home = tempfile.TemporaryDirectory(prefix="archive-viewer-pictures-", ignore_cleanup_errors=True)
for _variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = str(Path(_home.name, _variable))
os.environ.pop("ARCHIVE_VIEWER_ARCHIVE", None)

from PySide6.QtCore import QPoint, QSize, Qt  # noqa: E402
from PySide6.QtGui import QTextCursor  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit  # noqa: E402

from archive_viewer.bootstrap import open_services  # noqa: E402
from archive_viewer.domain.series import Measure  # noqa: E402
from archive_viewer.domain.span import Span  # noqa: E402
from archive_viewer.gui.application import make_application  # noqa: E402
from archive_viewer.gui.main_window import MainWindow  # noqa: E402
from archive_viewer.gui.navigation import Place  # noqa: E402
from archive_viewer.gui.reader.article_view import ArticleView  # noqa: E402
from helpers.driving import pause, settle, wait_until, write_corpus  # noqa: E402
from helpers.pdf import Page, pdf  # noqa: E402
from helpers.photographing import USUAL, Camera, Session  # noqa: E402

CORPUS = Path(os.environ.get("ARCHIVE_VIEWER_TESTDATA", ROOT.parent / "shared" / "data"), "corpus", "news-20k.jsonl.gz")
EVERY = 40
PANES = [272, 776, 392]
SIZES = {"1280x800": QSize(1280, 800), "2560x1600": QSize(2560, 1600)}
LOOKS = (("light", "zh_CN"), ("dark", "en"), ("dark", "zh_CN"), ("light", "en"))
QUERY = "扫黑除恶"
CHARTED = (
    Measure("破获各类刑事案件", "起"),
    Measure("抓获犯罪嫌疑人", "人"),
    Measure("移送起诉犯罪嫌疑人", "人"),
)
REVISED = (
    ("82个派出所", "81个派出所"),
    ("508个警务室", "808个警务室"),
    ("6997万", "6997"),
    ("刑事立案数呈逐年下降趋势", "刑事立案数呈连年下降趋势"),
)


def first_launch(session: Session) -> None:
    session.window.panes.left.show_pane("library")


def searching(session: Session) -> None:
    session.search(QUERY)
    hit = next(h for h in session.window.results.hits() if "玉溪公安" in h.title)
    session.window.results.hitChosen.emit(hit)
    settle(session.window)
    session.window.commands.step_hit(forwards=True)


def selecting(session: Session) -> None:
    searching(session)
    view = session.window.reader.view
    view.setFocus()
    quote = session.span("2018年以来,玉溪市公安机关共打掉黑恶团伙88个,抓获犯罪嫌疑人1023人")
    session.window.reader.go_to(quote, False)
    pause(300)
    select(view, quote)
    view.show_bar()


def select(view: ArticleView, span: Span) -> None:
    """Select a stretch in the source."""
    cursor = view.textCursor()
    cursor.setPosition(view.units.to_utf16(span.start))
    cursor.setPosition(view.units.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def annotations_tab(session: Session) -> None:
    session.window.panes.views.show_pane("annotations")


def timeline_tab(session: Session) -> None:
    session.window.panes.views.show_pane("timeline")
    session.search("破获", enter=False)
    session.window.go_to_place(Place(session.article_id, session.span("4290起").start))
    session.window.timeline.point_at(session.span("4290起").start)
    settle(session.window)


def timeline_wide(session: Session) -> None:
    session.window.panes.splitter.setSizes([220, 520, 700])
    timeline_tab(session)


def charts_wide(session: Session) -> None:
    session.window.panes.splitter.setSizes([220, 520, 700])
    session.window.panes.views.show_pane("charts")
    settle(session.window)
    charts = session.window.charts
    charts.list.alone.emit(CHARTED[0])
    for measure in CHARTED[1:]:
        settle(session.window)
        charts.list.toggled.emit(measure)
    settle(session.window)
    charts.point_at(session.span("4290起").start)
    settle(session.window)


def findings_tab(session: Session) -> None:
    session.window.panes.views.show_pane("audit")


def people_tab(session: Session) -> None:
    people = session.window.people
    session.window.panes.views.show_pane("people")
    people.point_at(session.span("王贵元").start)
    QTest.keyClick(people.view, Qt.Key.Key_Right)
    settle(session.window)


def no_results(session: Session) -> None:
    session.search("扫黑除厄 date:2018", enter=False)


def exporting(session: Session) -> None:
    session.window.commands.export()
    settle(session.window)
    for field in (f for f in session.window.findChildren(QLineEdit, "exportPath") if f.isVisible()):
        field.setText("文稿/核对/摘录.docx")
    pause(600)


def tags_dialog(session: Session) -> None:
    session.window.actions_["actionTags"].trigger()
    settle(session.window)


def among(session: Session, kind: str, query: str) -> None:
    searching(session)
    session.search(query, enter=False)
    session.window.results.amongChosen.emit(kind)
    settle(session.window)
    pause(400)
    settle(session.window)


def places(session: Session) -> None:
    among(session, "places", f"{QUERY} sort:right")


def found_facts(session: Session) -> None:
    among(session, "facts", "抓获")


def found_notes(session: Session) -> None:
    among(session, "annotations", "in:annotations 核")


def completing(session: Session) -> None:
    line = session.window.toolbar.search.line
    session.window.activateWindow()
    line.setFocus()
    pause(50)
    QTest.keyClicks(line, "yux")
    settle(session.window)
    pause(600)
    settle(session.window)
    QTest.keyClick(line, Qt.Key.Key_Down)


STATES: tuple[tuple[str, Callable[[Session], None]], ...] = (
    ("first", first_launch),
    ("search", searching),
    ("selection", selecting),
    ("annotations", annotations_tab),
    ("timeline", timeline_tab),
    ("timeline-wide", timeline_wide),
    ("charts-wide", charts_wide),
    ("people", people_tab),
    ("findings", findings_tab),
    ("no-results", no_results),
    ("places", places),
    ("found-facts", found_facts),
    ("found-notes", found_notes),
    ("completing", completing),
    ("export", exporting),
    ("tags", tags_dialog),
)


def tidy(session: Session) -> None:
    """Close what a state left open."""
    for dialog in session.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.close()
    session.window.reader.view.bar.hide()
    session.window.control.look_among("articles")
    session.window.toolbar.search.set_query("")
    session.window.panes.views.show_pane("facts")
    session.window.panes.splitter.setSizes(PANES)
    view = session.window.reader.view
    select(view, Span(0, 0))
    session.window.reader.restore(0)
    settle(session.window)


def pictures_of_states(
    camera: Camera, session: Session, looks: Sequence[tuple[str, str]] = LOOKS, only: Sequence[str] = ()
) -> None:
    """Every state, or some, in every look."""
    session.resize()
    for theme, language in looks:
        session.look(theme, language)
        for name, enter in STATES if not only else [state for state in STATES if state[0] in only]:
            enter(session)
            camera.take(session.window, f"{name}-{theme}-{language[:2]}")
            tidy(session)


def pictures_of_sizes(camera: Camera, session: Session) -> None:
    """First launch and a search on a small and on a large screen."""
    for theme, language in LOOKS[:2]:
        session.look(theme, language)
        for size, extent in SIZES.items():
            session.resize(extent)
            for name, enter in STATES[:2]:
                enter(session)
                camera.take(session.window, f"{name}-{theme}-{language[:2]}-{size}")
                tidy(session)


def pictures_of_imports(camera: Camera, session: Session, folder: Path) -> None:
    """An import on its way, waiting, and at its end with files that fail; the question for addresses."""
    window = session.window
    session.resize()
    write_corpus(CORPUS, folder, EVERY - 3)
    (folder / "00000 空白.txt").write_text("\n", encoding="utf-8")
    session.look("light", "zh_CN")
    window.imports.start([folder])
    wait_until(lambda: window.imports.job.running and window.services.library.count() > 20)
    camera.take(window, "importing-light-zh")
    window.imports.job.pause(True)
    camera.take(window, "import-paused-light-zh")
    window.imports.job.pause(False)
    settle(window)
    for theme, language in LOOKS:
        session.look(theme, language)
        camera.take(window, f"imported-{theme}-{language[:2]}")
        select_first(window)
        camera.take(window, f"import-reason-{theme}-{language[:2]}")
        window.imports.sheet.list.clearSelection()
    window.imports.sheet.hide()
    for theme, language in LOOKS:
        session.look(theme, language)
        window.imports.ask_addresses(["https://yn.people.com.cn/n2/2022/0903/c378439-40109563.html"])
        camera.take(window, f"addresses-{theme}-{language[:2]}")
        for field in window.findChildren(QPlainTextEdit, "addressField"):
            field.appendPlainText("www.people.com.cn/index.html")
        camera.take(window, f"addresses-wrong-{theme}-{language[:2]}")
        tidy(session)


def select_first(window: MainWindow) -> None:
    """Make the first row of the import's report the current one, as a key does."""
    report = window.imports.sheet.list
    report.setFocus()
    report.setCurrentIndex(report.model().index(0, 0))


def pictures_of_versions(camera: Camera, session: Session, folder: Path) -> None:
    """An article that may be a new version of another one, and one that several papers printed."""
    window = session.window
    text = (ROOT / "resources" / "sample" / "article.txt").read_text(encoding="utf-8")
    folder.mkdir()
    for number, paper in enumerate(("人民网-云南频道", "云南日报", "春城晚报")):
        printed = text.replace("yn.people", f"paper{number}").replace("人民网-云南频道", paper)
        (folder / f"{paper}.txt").write_text(printed, encoding="utf-8")
    window.imports.start([folder], quiet=True)
    settle(window)
    report = window.imports.job.report
    offered = next(item.article_id for item in report.items if item.older is not None) if report else None
    session.resize()
    for theme, language in LOOKS:
        session.look(theme, language)
        window.go(offered or session.article_id)
        settle(window)
        camera.take(window, f"version-{theme}-{language[:2]}")
        button = window.reader.header.copies_button
        button.menu().popup(button.mapToGlobal(QPoint(0, button.height())))
        camera.take(window, f"copies-{theme}-{language[:2]}")
        button.menu().hide()
        window.imports.show_sheet()
        select_first(window)
        settle(window)
        camera.take(window, f"offers-{theme}-{language[:2]}")
        window.imports.sheet.hide()


def pictures_of_originals(camera: Camera, session: Session, folder: Path) -> None:
    """The original of an article with words found in it, and one that is no text."""
    window = session.window
    folder.mkdir()
    sheet = folder / "预算报告.pdf"
    sheet.write_bytes(pdf([Page([(72, 700, 18, "Budget 2022"), (72, 660, 11, "The budget of the city, in full.")])]))
    window.imports.start([ROOT / "resources" / "sample" / "article.txt", sheet], quiet=True)
    settle(window)
    report = window.imports.job.report
    assert report is not None
    session.resize()
    for article_id, name in ((report.duplicates[0][1], "original"), (report.added[0], "original-pdf")):
        for theme, language in LOOKS:
            session.look(theme, language)
            window.go(article_id)
            settle(window)
            window.actions_["actionShowOriginal"].trigger()
            settle(window)
            for field in window.findChildren(QLineEdit, "originalFind"):
                field.setText("扫黑除恶")
            camera.take(window, f"{name}-{theme}-{language[:2]}")
            tidy(session)


def pictures_of_comparisons(camera: Camera, session: Session, folder: Path) -> None:
    """A revised text beside the one before, in every look and in a smaller window."""
    window, article_id = session.window, session.article_id
    text = (ROOT / "resources" / "sample" / "article.txt").read_text(encoding="utf-8")
    for old, new in REVISED:
        text = text.replace(old, new)
    folder.mkdir()
    (folder / "article.txt").write_text(text, encoding="utf-8")
    window.imports.start([folder / "article.txt"], quiet=True)
    settle(window)
    session.resize()
    for theme, language in LOOKS:
        session.look(theme, language)
        for size, name in ((USUAL, "compare"), (SIZES["1280x800"], "compare-1280")):
            session.resize(size)
            window.reader.show_article(article_id, revision=1)
            settle(window)
            window.actions_["actionCompare"].trigger()
            settle(window)
            window.comparison.step(1)
            camera.take(window, f"{name}-{theme}-{language[:2]}")
            window.comparing.leave()
            settle(window)
        session.resize()
        window.reader.show_article(article_id)
        window.panes.views.show_pane("annotations")
        settle(window)
        camera.take(window, f"altered-{theme}-{language[:2]}")


def pictures_of_narrow(camera: Camera, session: Session) -> None:
    """The window at its narrowest, with the rail and with the pane beside it."""
    session.look("light", "zh_CN")
    session.resize(QSize(1024, 700))
    pause(200)
    camera.take(session.window, "narrow-light-zh")
    session.window.toolbar.search.line.setFocus()
    session.search(QUERY, enter=False)
    camera.take(session.window, "narrow-search-light-zh")
    tidy(session)


def pictures_of_archives(camera: Camera, folder: Path) -> None:
    """An empty archive, and one that is held elsewhere."""
    open_services(folder / "empty", create=True).close()
    for name, held in (("empty", False), ("read-only", True)):
        holder = open_services(folder / "empty") if held else None
        session = Session(folder / "empty")
        for theme, language in LOOKS[:2]:
            session.look(theme, language)
            session.resize()
            camera.take(session.window, f"{name}-{theme}-{language[:2]}")
        session.close()
        if holder is not None:
            holder.close()


def main() -> int:
    """Take all pictures; 0 when done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="only the README's pictures, into docs/screenshots")
    parser.add_argument("--only", metavar="STATE", nargs="+", help="only these states")
    parser.add_argument("--sizes", action="store_true", help="only the small and the large screen")
    chosen = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = "1" if chosen.sizes else "2"
    make_application()
    with tempfile.TemporaryDirectory(prefix="archive-viewer-pictures-") as name:
        folder = Path(name)
        camera = Camera(ROOT / ("docs" if chosen.readme else "build") / "screenshots")
        session = Session(folder / "default")
        files = fill(session, folder)
        if chosen.readme:
            pictures_of_readme(camera, session)
        elif chosen.sizes:
            pictures_of_sizes(camera, session)
        elif chosen.only:
            pictures_of_states(camera, session, LOOKS, chosen.only)
        else:
            pictures_of_states(camera, session)
            pictures_of_narrow(camera, session)
            pictures_of_comparisons(camera, session, folder / "校订稿")
            if files:
                pictures_of_imports(camera, session, folder / "剪报 2020")
            pictures_of_versions(camera, session, folder / "转载")
            pictures_of_originals(camera, session, folder / "原件")
        session.close()
        if not (chosen.readme or chosen.sizes or chosen.only):
            pictures_of_archives(camera, folder)
            return subprocess.call([sys.executable, __file__, "--sizes"])
    return 0


def fill(session: Session, folder: Path) -> list[Path]:
    """Import some of the corpus where there is one, then annotate the sample; the corpus's files."""
    files = write_corpus(CORPUS, folder / "剪报 2019", EVERY, QUERY) if CORPUS.exists() else []
    if files:
        session.window.imports.start([folder / "剪报 2019"])
        settle(session.window)
        session.window.imports.sheet.hide()
    session.window.services.indexing.drain()
    session.window.go(session.window.services.library.ids("added")[0])
    settle(session.window)
    session.annotate()
    return files


def pictures_of_readme(camera: Camera, session: Session) -> None:
    """The window while searching, the annotations in the dark, the export."""
    session.resize()
    for name, enter, theme in (
        ("main-light-zh", selecting, "light"),
        ("annotations-dark-zh", annotations_tab, "dark"),
        ("export-light-zh", exporting, "light"),
    ):
        session.look(theme, "zh_CN")
        enter(session)
        camera.take(session.window, name)
        tidy(session)


if __name__ == "__main__":
    sys.exit(main())
