"""Writes db/schema.sql, the schema that the migrations add up to. `--check` only compares."""

import sqlite3
import sys
from pathlib import Path

DB = Path(__file__).resolve().parent.parent / "db"
HEAD = "-- What the migrations of this folder add up to. Written by packaging/schema.py; change a migration instead.\n"


def schema() -> str:
    """The statements of a database after all migrations, in the order in which they were made."""
    connection = sqlite3.connect(":memory:")
    try:
        for file in sorted((DB / "migrations").glob("[0-9][0-9][0-9][0-9]_*.sql")):
            connection.executescript(file.read_text(encoding="utf-8"))
        shadows = {row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE type = 'shadow'")}
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
        kept = [sql for name, sql in rows if name not in shadows and not name.startswith("sqlite_")]
    finally:
        connection.close()
    return HEAD + "".join(f"\n{sql};\n" for sql in kept)


def main() -> int:
    """Write the file, or with --check say whether it is fresh."""
    target = DB / "schema.sql"
    fresh = schema()
    if "--check" not in sys.argv[1:]:
        target.write_text(fresh, encoding="utf-8")
        return 0
    if target.exists() and target.read_text(encoding="utf-8") == fresh:
        print("db/schema.sql is fresh")
        return 0
    print("db/schema.sql is behind the migrations; run make schema")
    return 1


if __name__ == "__main__":
    sys.exit(main())
