"""The verbs of the source text as a menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from archive_viewer.gui.theme import mark_number

if TYPE_CHECKING:
    from archive_viewer.gui.reader.article_view import ArticleView


def context_menu(view: "ArticleView") -> QMenu:
    """What can be done with the selection, or with what is under the cursor."""
    menu = QMenu(view)
    theme = view.theme

    def add(words: str, verb: str, icon: str, keys: str, *, enabled: bool = True, ink: str = "text2") -> None:
        action = menu.addAction(theme.icon(icon, ink, 16), f"{words}\t{keys}")
        action.setEnabled(enabled)
        action.triggered.connect(lambda _on=False: view.do(verb))

    number = mark_number(view.color)
    add(
        QCoreApplication.translate("ReaderMenu", "Highlight"),
        "highlight",
        f"mark-{number}",
        "H",
        enabled=view.writable,
        ink=f"hs{number}",
    )
    add(QCoreApplication.translate("ReaderMenu", "Comment"), "comment", "comment", "C", enabled=view.writable)
    add(QCoreApplication.translate("ReaderMenu", "Tag"), "tag", "tag", "T", enabled=view.writable)
    add(QCoreApplication.translate("ReaderMenu", "Add to passages"), "passage", "passage", "P", enabled=view.writable)
    add(
        QCoreApplication.translate("ReaderMenu", "Add as fact"),
        "fact",
        "facts",
        "F",
        enabled=view.writable and view.selection is not None,
    )
    if view.annotation_here() is not None:
        words = QCoreApplication.translate("ReaderMenu", "Remove annotation")
        add(words, "remove", "trash", "Del", enabled=view.writable)
    menu.addSeparator()
    selected = view.selection is not None
    add(QCoreApplication.translate("ReaderMenu", "Copy"), "plain", "copy", "Ctrl+C", enabled=selected)
    add(QCoreApplication.translate("ReaderMenu", "Copy with citation"), "copy", "quote", "Ctrl+Shift+C")
    add(QCoreApplication.translate("ReaderMenu", "Copy a link"), "link", "link", "L")
    menu.addSeparator()
    everything = menu.addAction(QCoreApplication.translate("ReaderMenu", "Select all") + "\tCtrl+A")
    everything.triggered.connect(view.selectAll)
    return menu
