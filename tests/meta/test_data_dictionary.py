"""The data dictionary names every table and column, and nothing else."""

import re
from pathlib import Path

from archive_viewer.storage.database import Database


def documented(text: str) -> dict[str, set[str]]:
    tables: dict[str, set[str]] = {}
    for name, body in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.M | re.S):
        first_cells = re.findall(r"^\| ([^|]+) \|", body, re.M)
        tables[name] = {c.strip() for cell in first_cells for c in cell.split(",")} - {"column"}
    return tables


def test_every_column_is_documented(root: Path, tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    with database.reading() as session:
        names = [n for n in session.table_names() if not n.startswith(("sqlite_", "_sqlite"))]
        actual = {name: {c.name for c in session.table(name).columns} for name in names}
    database.close()
    assert documented((root / "db" / "README.md").read_text(encoding="utf-8")) == actual
