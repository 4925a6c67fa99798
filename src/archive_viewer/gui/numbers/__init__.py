"""The facts of all articles in one table."""

from archive_viewer.gui.numbers.window import NumbersWindow

__all__ = ["NumbersWindow"]
