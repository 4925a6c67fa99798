"""Which key means which verb in the source text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from archive_viewer.domain.annotation import Color

_PLAIN: dict[int, str] = {
    Qt.Key.Key_H: "highlight",
    Qt.Key.Key_C: "comment",
    Qt.Key.Key_T: "tag",
    Qt.Key.Key_P: "passage",
    Qt.Key.Key_L: "link",
    Qt.Key.Key_F: "fact",
    Qt.Key.Key_J: "next",
    Qt.Key.Key_K: "previous",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_BracketRight: "end forth",
    Qt.Key.Key_BracketLeft: "end back",
    Qt.Key.Key_Escape: "dismiss",
    Qt.Key.Key_Return: "activate",
    Qt.Key.Key_Enter: "activate",
    Qt.Key.Key_PageDown: "page down",
    Qt.Key.Key_PageUp: "page up",
    Qt.Key.Key_Space: "page down",
    **{Qt.Key.Key_1 + number: f"highlight:{color.value}" for number, color in enumerate(Color)},
}
_CONTROL: dict[int, str] = {
    Qt.Key.Key_C: "plain",
    Qt.Key.Key_Plus: "larger",
    Qt.Key.Key_Equal: "larger",
    Qt.Key.Key_Minus: "smaller",
    Qt.Key.Key_0: "normal",
}
_SHIFT: dict[int, str] = {
    Qt.Key.Key_BraceRight: "start forth",
    Qt.Key.Key_BraceLeft: "start back",
    Qt.Key.Key_PageDown: "page down",
    Qt.Key.Key_PageUp: "page up",
    Qt.Key.Key_Space: "page up",
}
_CONTROL_SHIFT: dict[int, str] = {Qt.Key.Key_C: "copy", Qt.Key.Key_Plus: "larger"}

_TABLES = {
    Qt.KeyboardModifier.NoModifier: _PLAIN,
    Qt.KeyboardModifier.ControlModifier: _CONTROL,
    Qt.KeyboardModifier.ShiftModifier: _SHIFT,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier: _CONTROL_SHIFT,
}


def verb_of(event: QKeyEvent) -> str:
    """The verb that a key press asks for, "" for keys that have no meaning of their own here."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _TABLES.get(held, {}).get(event.key(), "")
