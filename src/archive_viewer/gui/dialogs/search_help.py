"""How to search, as a popover under the search box: examples that work on the sample, to click."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from archive_viewer.gui.theme import Theme
from archive_viewer.gui.widgets.buttons import IconButton
from archive_viewer.gui.widgets.popover import Popover

EXAMPLES = (
    ("平安善治", QT_TRANSLATE_NOOP("SearchHelp", "these characters, wherever they stand")),
    ('"情指勤督舆"', QT_TRANSLATE_NOOP("SearchHelp", "exactly this phrase")),
    ("扫黑 禁毒", QT_TRANSLATE_NOOP("SearchHelp", "both words")),
    ("扫黑 OR 禁毒", QT_TRANSLATE_NOOP("SearchHelp", "either word")),
    ("公安 -足球", QT_TRANSLATE_NOOP("SearchHelp", "without a word")),
    ("公安*", QT_TRANSLATE_NOOP("SearchHelp", "beginning with it")),
    ("扫黑 NEAR/10 培育", QT_TRANSLATE_NOOP("SearchHelp", "at most 10 characters apart")),
    ("title:玉溪", QT_TRANSLATE_NOOP("SearchHelp", "in the title; 标题: works too")),
    ("source:人民网", QT_TRANSLATE_NOOP("SearchHelp", "from this source; 来源:")),
    ("byline:李发兴", QT_TRANSLATE_NOOP("SearchHelp", "by this author; 作者:")),
    ("person:王贵元", QT_TRANSLATE_NOOP("SearchHelp", "that name this person; 人物:")),
    ("place:江川区", QT_TRANSLATE_NOOP("SearchHelp", "that name this place; 地点: 机构:")),
    ("date:2022", QT_TRANSLATE_NOOP("SearchHelp", "published in that year; 日期:")),
    ("date:[2022-01 TO 2022-09]", QT_TRANSLATE_NOOP("SearchHelp", "published between")),
    ("num:[1000 TO 5000] unit:人", QT_TRANSLATE_NOOP("SearchHelp", "a number between, with this unit; 数值: 单位:")),
    ("measure:抓获 period:2021", QT_TRANSLATE_NOOP("SearchHelp", "what is counted, and when; 指标: 时期:")),
    ("has:annotation", QT_TRANSLATE_NOOP("SearchHelp", "with annotations")),
    ("平安 sort:date", QT_TRANSLATE_NOOP("SearchHelp", "newest first")),
)


class SearchHelp(Popover):
    """Examples with what they find; a click asks for one."""

    queryChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("searchHelp")
        heading = QLabel(self.tr("How to search"))
        heading.setProperty("heading", True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for row, (example, meaning) in enumerate(EXAMPLES):
            link = IconButton(theme, "search", words=True)
            link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            link.setProperty("link", True)
            link.setFont(theme.ui_font(13, cjk=True))
            link.setText(example)
            link.clicked.connect(lambda _checked=False, q=example: self._choose(q))
            text = QLabel(self.tr(str(meaning)))
            text.setProperty("tone", "status")
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(grid)

    def _choose(self, query: str) -> None:
        self.queryChosen.emit(query)
        self.close()
