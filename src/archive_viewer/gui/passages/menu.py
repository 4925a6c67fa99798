"""What can be done with passages of the tray, as a menu."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

Verb = Callable[[], None]
ORDERS = ("article", "tag", "date")


def tray_menu(parent: QWidget, verbs: dict[str, Verb], arrange: Callable[[str], None], *, locked: bool) -> QMenu:
    """The menu of chosen passages; `verbs` by name: go, note, left, right, copy, remove. Those missing are left out."""
    menu = QMenu(parent)
    words = {
        "go": QCoreApplication.translate("TrayMenu", "Go to the source") + "\tReturn",
        "copy": QCoreApplication.translate("TrayMenu", "Copy with citation") + "\tCtrl+C",
        "note": QCoreApplication.translate("TrayMenu", "Write a note…") + "\tN",
        "left": QCoreApplication.translate("TrayMenu", "Move left") + "\tAlt+←",
        "right": QCoreApplication.translate("TrayMenu", "Move right") + "\tAlt+→",
        "remove": QCoreApplication.translate("TrayMenu", "Take out") + "\tDel",
    }
    for name, verb in verbs.items():
        action = menu.addAction(words[name])
        action.setEnabled(not locked or name in ("go", "copy"))
        action.triggered.connect(lambda _on=False, v=verb: v())
    menu.addSeparator()
    inner = menu.addMenu(QCoreApplication.translate("TrayMenu", "Arrange all"))
    inner.setEnabled(not locked)
    orders = {
        "article": QCoreApplication.translate("TrayMenu", "By article"),
        "tag": QCoreApplication.translate("TrayMenu", "By tag"),
        "date": QCoreApplication.translate("TrayMenu", "By date of publication"),
    }
    for order in ORDERS:
        inner.addAction(orders[order]).triggered.connect(lambda _on=False, o=order: arrange(o))
    return menu
