"""Pictures of the real window: a camera, and a window on an archive of its own that is driven from state to state."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QDialog, QMenu

from archive_viewer.domain.span import Span
from archive_viewer.gui.application import Desk
from archive_viewer.gui.main_window import MainWindow
from helpers.driving import pause, settle

SMALLEST = 0
USUAL = QSize(1440, 900)
QUOTES = (
    ("玉溪市连续10次入选“中国最安全城市”", "yellow", "哪家机构的排名？哪十年？文中没有说明。", ("核实/排名",)),
    ("两次捧得全国社会治安综合治理最高奖“长安杯”", "blue", "四年一评，缺这两届的年份。", ("排名",)),
    ("刑事立案数呈逐年下降趋势", "green", "", ("背景",)),
)
NOTE = "与上一段的 2018 年口径是否相同？"
PASSAGES = ("玉溪市连续10次入选“中国最安全城市”", "破获各类刑事案件1245起", "查封、冻结涉黑涉恶资产5.625亿元")


class Camera:
    """Takes pictures of a window, at a scale of its own, into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, window: MainWindow, name: str) -> None:
        """The window with the dialogs that stand over it, in the pixels of the screen."""
        QCursor.setPos(window.mapToGlobal(QPoint(window.width() // 2, window.height() - 6)))
        pause(120)
        picture = window.grab()
        dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
        if dialogs:
            painter = QPainter(picture)
            painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
            for dialog in dialogs:
                corner = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
                painter.drawPixmap(corner, dialog.grab())
            painter.end()
        for menu in window.findChildren(QMenu):
            if menu.isVisible():
                painter = QPainter(picture)
                painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
                painter.end()
        picture.save(str(self.folder / f"{name}.png"), "PNG", SMALLEST)


class Session:
    """One desk on one archive, driven from state to state."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk()
        self.window = self.desk.open(folder)
        settle(self.window)

    def look(self, theme: str, language: str) -> None:
        """Dress the window."""
        self.desk.theme.choose(theme)
        self.desk.language.choose(language)
        self.window.notifier.tell("")
        settle(self.window)

    def resize(self, size: QSize = USUAL) -> None:
        """Give the window a size."""
        self.window.resize(size)
        pause(80)

    def search(self, query: str, *, enter: bool = True) -> None:
        """Type a query and open the first hit."""
        box = self.window.toolbar.search
        box.line.setFocus()
        box.set_query(query)
        settle(self.window)
        if enter:
            self.window.control.enter()
            settle(self.window)

    @property
    def article_id(self) -> int:
        """The open article."""
        article = self.window.reader.article
        assert article is not None
        return article.id

    def span(self, quote: str) -> Span:
        """Where a quote stands in the open article."""
        article = self.window.reader.article
        assert article is not None
        start = article.text.index(quote)
        return Span(start, start + len(quote))

    def annotate(self) -> None:
        """Some annotations and passages, as a reader would leave them."""
        window, services = self.window, self.window.services
        article = window.reader.article
        assert article is not None
        notes = []
        for quote, color, comment, tags in QUOTES:
            span = self.span(quote)
            notes.append(
                services.annotating.annotate(
                    article.id, span.start, span.end, comment=comment, tags=list(tags), color=color
                )
            )
        services.annotating.link(notes[0].id, notes[1].id)
        services.tagging.describe("核实", "orange", "要查证的说法")
        for quote in PASSAGES:
            span = self.span(quote)
            passage = services.passages.add(article.id, span.start, span.end)
        services.passages.note(passage.id, NOTE)
        settle(window)

    def close(self) -> None:
        """Close everything."""
        self.desk.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
