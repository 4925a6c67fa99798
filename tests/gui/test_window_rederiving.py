"""A window on an archive with facts of older rules brings them up to date by itself."""

from pathlib import Path

from PySide6.QtWidgets import QToolButton

from archive_viewer.bootstrap import open_services
from helpers.driving import settle, wait_until
from helpers.windows import opened


def test_old_facts_are_brought_up_to_date_while_the_window_is_open(tmp_path: Path, sample: Path) -> None:
    services = open_services(tmp_path / "archive", create=True, jobs=1)
    services.importing.run([sample])
    with services.database.writing() as session:
        session.conn.execute("UPDATE revisions SET rules = 'rules/0'")
        session.conn.execute("UPDATE facts SET measure = '旧的' WHERE kind = 'quantity'")
    services.close()
    with opened(tmp_path / "archive") as (_desk, window):
        settle(window)
        assert window.services.rederiving.outdated() == []
        assert "旧的" not in {fact.measure for fact in window.services.facts.facts(1)}


def test_deriving_anew_can_be_stopped_and_goes_on_the_next_time(tmp_path: Path) -> None:
    services = open_services(tmp_path / "archive", create=True, jobs=1)
    for n in range(60):
        services.importing.paste(f"短讯{n}\n2021年，全市破获案件{n + 10}起。", f"{n}.txt")
    with services.database.writing() as session:
        session.conn.execute("UPDATE revisions SET rules = 'rules/0'")
    services.close()
    with opened(tmp_path / "archive") as (_desk, window):
        stop = window.status.findChild(QToolButton, "stopDeriving")
        assert stop is not None
        wait_until(lambda: not stop.isHidden() or not window.services.rederiving.outdated())
        stop.click()
        settle(window)
        wait_until(lambda: stop.isHidden())
    with opened(tmp_path / "archive") as (_desk, window):
        settle(window)
        wait_until(lambda: not window.services.rederiving.outdated())
        assert len(window.services.facts.facts(kind="quantity", unit="起")) == 60
