"""Colours, fonts and icons of the window, in light and dark, from resources/styles/tokens.json."""

import json
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from archive_viewer.domain.annotation import Color
from archive_viewer.util.paths import resource

SERIF_FAMILIES = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun")
SANS_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
LATIN_UI_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")


@cache
def _tokens() -> dict[str, dict[str, str]]:
    tokens: dict[str, dict[str, str]] = json.loads(resource("styles", "tokens.json").read_text(encoding="utf-8"))
    return tokens


def mark_number(color: str) -> int:
    """The number of a highlight colour in tokens and icons: hl1, hs1, mark-1."""
    return list(Color).index(Color(color)) + 1


class Theme(QObject):
    """The current look. Emits `changed` when colours, language or the article's type change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = "system"
        self.dark = False
        self.chinese = True
        self.article_serif = True
        self.article_size = 17
        self.punctuation = True
        self.reduced_motion = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: str) -> None:
        """`choice` is system, light or dark."""
        self.choice = choice
        self._follow_system()

    def set_chinese(self, chinese: bool) -> None:
        """Whether the interface speaks Chinese: CJK fonts then come first, or quotation marks go half-width."""
        self.chinese = chinese
        self.apply()

    def set_article_type(
        self, *, serif: bool | None = None, size: int | None = None, punctuation: bool | None = None
    ) -> None:
        """Face, size in pixels (13 to 28) and Chinese punctuation spacing of the article text."""
        if serif is not None:
            self.article_serif = serif
        if size is not None:
            self.article_size = max(13, min(28, size))
        if punctuation is not None:
            self.punctuation = punctuation
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """The colour of a token such as accent, hl1, kQty."""
        value = _tokens()["dark" if self.dark else "light"][name]
        if value.startswith("rgba"):
            red, green, blue, alpha = value[5:-1].split(",")
            return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
        return QColor(value)

    def css(self, name: str) -> str:
        """The colour as a style sheet writes it."""
        c = self.color(name)
        return f"rgba({c.red()},{c.green()},{c.blue()},{c.alphaF():.2f})"

    def ui_font(self, px: int = 13, *, bold: bool = False, cjk: bool | None = None) -> QFont:
        """The interface's font; `cjk` True for text from the archive, None to follow the language."""
        cjk_first = self.chinese if cjk is None else cjk
        families = (*SANS_FAMILIES, *LATIN_UI_FAMILIES) if cjk_first else (*LATIN_UI_FAMILIES, *SANS_FAMILIES)
        return _font(families, px, bold)

    def number_font(self, px: int) -> QFont:
        """The interface's font with numerals of one width, for columns of figures."""
        font = self.ui_font(px)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def serif_font(self, px: int, *, bold: bool = False) -> QFont:
        """The serif of titles and quotations."""
        return _font(SERIF_FAMILIES, px, bold)

    def article_font(self, px: int | None = None, *, bold: bool = False) -> QFont:
        """The face that the reader chose for article text, in the size chosen unless `px` says otherwise."""
        families = SERIF_FAMILIES if self.article_serif else SANS_FAMILIES
        return _font(families, px or self.article_size, bold)

    def icon(self, name: str, color: str = "text2", size: int = 18) -> QIcon:
        """An icon of resources/icons in a token's colour, with its disabled form."""
        icon = QIcon(self.pixmap(name, color, size))
        icon.addPixmap(self.pixmap(name, "disabled", size), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, color: str = "text2", size: int = 18) -> QPixmap:
        """The icon drawn at `size` device-independent pixels, crisp at the screen's scale."""
        application = QGuiApplication.instance()
        ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
        return _drawn(name, self.color(color).name(), size, ratio)

    def apply(self) -> None:
        """Give the application its palette, font and style sheet."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setFont(self.ui_font())
        application.setPalette(self._palette())
        application.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _follow_system(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.dark = self.choice == "dark" or (self.choice == "system" and system_dark)
        self.apply()

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "chrome",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "pane",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "sel",
            QPalette.ColorRole.HighlightedText: "onHl",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "text",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _style_sheet(self) -> str:
        return self.filled(resource("styles", "window.qss").read_text(encoding="utf-8"))

    def filled(self, sheet: str) -> str:
        """A style sheet template with every @token replaced by its colour."""
        for name in sorted(_tokens()["light"], key=len, reverse=True):
            sheet = sheet.replace(f"@{name};", f"{self.css(name)};").replace(f"@{name} ", f"{self.css(name)} ")
        return sheet


def cjk_font_present() -> bool:
    """Whether some installed font can show Simplified Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def line_height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def _font(families: tuple[str, ...], px: int, bold: bool) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(px)
    font.setBold(bold)
    return font


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
