"""The language of the window: the system's or a chosen one, with every translation that ships."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from archive_viewer.gui.theme import Theme
from archive_viewer.util.messages import LANGUAGES, system_language
from archive_viewer.util.paths import resource


class Language:
    """Installs translators. `choice` is system, zh_CN or en; a theme change afterwards makes widgets speak again."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.choice = "system"

    @property
    def current(self) -> str:
        """zh_CN or en."""
        return self.choice if self.choice in LANGUAGES else system_language()

    def choose(self, choice: str) -> None:
        """Speak another language from now on."""
        self.choice = choice
        _forget_translations()
        chinese = self.current == "zh_CN"
        QLocale.setDefault(QLocale("zh_CN" if chinese else "en_GB"))
        if chinese:
            _install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            for file in sorted(resource("translations").glob("*_zh_CN.qm")):
                _install(file.name, str(file.parent))
        self._theme.set_chinese(chinese)


def _forget_translations() -> None:
    """Take every translation from the application, whoever gave it: they are the application's, not a window's."""
    application = QCoreApplication.instance()
    for translator in application.findChildren(QTranslator) if application is not None else ():
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)


def _install(name: str, folder: str) -> None:
    translator = QTranslator(QCoreApplication.instance())
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
