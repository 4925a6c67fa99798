"""A window on an archive with facts of older rules brings them up to date by itself."""

from pathlib import Path

from archive_viewer.bootstrap import open_services
from helpers.driving import settle
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
