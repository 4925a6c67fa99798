"""The language of the window: the system's or a chosen one, with every translation that ships."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from archive_viewer.gui.theme import Theme
from archive_viewer.util.messages import LANGUAGES, system_language
from archive_viewer.util.paths import resource


class Language:
    """Installs translators. `choice` is system, zh_CN or en; a theme change afterwards makes widgets speak again."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._installed: list[QTranslator] = []
        self.choice = "system"

    @property
    def current(self) -> str:
        """zh_CN or en."""
        return self.choice if self.choice in LANGUAGES else system_language()

    def choose(self, choice: str) -> None:
        """Speak another language from now on."""
        self.choice = choice
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
        chinese = self.current == "zh_CN"
        QLocale.setDefault(QLocale("zh_CN" if chinese else "en_GB"))
        if chinese:
            self._install_qt()
            for file in sorted(resource("translations").glob("*_zh_CN.qm")):
                self._install(str(file))
        self._theme.set_chinese(chinese)

    def _install_qt(self) -> None:
        translator = QTranslator()
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._keep(translator)

    def _install(self, file: str) -> None:
        translator = QTranslator()
        if translator.load(file):
            self._keep(translator)

    def _keep(self, translator: QTranslator) -> None:
        self._installed.append(translator)
        QCoreApplication.installTranslator(translator)
