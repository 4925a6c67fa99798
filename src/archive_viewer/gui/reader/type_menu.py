"""The menu that chooses the face, size and punctuation of the article text."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from archive_viewer.gui.theme import Theme

USUAL_SIZE = 17
LEAST_SIZE, MOST_SIZE = 13, 28


def fill_type_menu(menu: QMenu, theme: Theme, parent: QWidget) -> None:
    """Fill `menu` with the choices as they stand now."""
    translate = QCoreApplication.translate
    menu.clear()
    faces = QActionGroup(parent)
    for words, serif in ((translate("TypeMenu", "Serif"), True), (translate("TypeMenu", "Sans serif"), False)):
        face = menu.addAction(words)
        face.setCheckable(True)
        face.setChecked(theme.article_serif is serif)
        face.triggered.connect(lambda _on=False, serif=serif: theme.set_article_type(serif=serif))
        faces.addAction(face)
    menu.addSeparator()
    size = menu.addAction(translate("TypeMenu", "Size: %1 px").replace("%1", str(theme.article_size)))
    size.setEnabled(False)
    for words, step, keys in (
        (translate("TypeMenu", "Larger"), 1, "Ctrl++"),
        (translate("TypeMenu", "Smaller"), -1, "Ctrl+-"),
    ):
        change = menu.addAction(f"{words}\t{keys}")
        change.setEnabled(LEAST_SIZE <= theme.article_size + step <= MOST_SIZE)
        change.triggered.connect(lambda _on=False, step=step: theme.set_article_type(size=theme.article_size + step))
    usual = menu.addAction(translate("TypeMenu", "Usual size") + "\tCtrl+0")
    usual.setEnabled(theme.article_size != USUAL_SIZE)
    usual.triggered.connect(lambda _on=False: theme.set_article_type(size=USUAL_SIZE))
    menu.addSeparator()
    punctuation = menu.addAction(translate("TypeMenu", "Set punctuation the Chinese way"))
    punctuation.setCheckable(True)
    punctuation.setChecked(theme.punctuation)
    punctuation.triggered.connect(lambda on: theme.set_article_type(punctuation=on))
