"""A selection in the source becomes a fact, with its form open beside it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from helpers.driving import settle
from helpers.windows import opened


def test_a_selection_becomes_a_fact_and_its_form_opens(tmp_path: Path) -> None:
    with opened(tmp_path / "archive") as (_desk, window):
        article, view = window.reader.article, window.reader.view
        assert article is not None
        start = article.text.index("忠诚担当")
        cursor = view.textCursor()
        cursor.setPosition(view.units.to_utf16(start))
        cursor.setPosition(view.units.to_utf16(start + 4), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        QTest.keyClick(view, Qt.Key.Key_F)
        settle(window)
        (made,) = (f for f in window.services.facts.facts(article.id) if f.derived_by == "hand")
        assert made.text == "忠诚担当"
        current = window.facts.current_fact()
        assert current is not None
        assert current.id == made.id
        assert window.panes.views.current() == "facts"


def test_without_a_selection_no_fact_is_made(tmp_path: Path) -> None:
    with opened(tmp_path / "archive") as (_desk, window):
        QTest.keyClick(window.reader.view, Qt.Key.Key_F)
        settle(window)
        assert not [f for f in window.services.facts.facts(1) if f.derived_by == "hand"]
