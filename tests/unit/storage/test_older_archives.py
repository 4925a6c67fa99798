"""Blocks know the page they begin on, and archives from before pages are brought up to date with nothing lost."""

import sqlite3
from pathlib import Path

import pytest

from archive_viewer.domain.article import Block, BlockRole, ImportedArticle, joined
from archive_viewer.domain.errors import ArchiveError
from archive_viewer.storage import articles
from archive_viewer.storage.database import FILE_NAME, Database
from archive_viewer.storage.migrations import schema_version


def _stored(database: Database, blocks: list[Block]) -> int:
    text, placed = joined(blocks)
    with database.writing() as session:
        article_id = articles.add_article(session)
        original_id = articles.add_original(session, "00", 1, b"")
        imported = ImportedArticle("t", text, placed, url="https://news.example/1.html")
        return articles.add_revision(session, article_id, (original_id, 0), "a", imported, (None, b""))


def _aged(folder: Path) -> None:
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.executescript(
        """
        ALTER TABLE annotations DROP COLUMN was;
        DROP TABLE annotation_links;
        DROP TABLE tags;
        ALTER TABLE blocks DROP COLUMN page;
        DROP TABLE finding_decisions;
        DROP TABLE entity_names;
        ALTER TABLE entities DROP COLUMN label;
        DROP INDEX facts_by_measure;
        DROP INDEX facts_by_value;
        DROP INDEX facts_by_period;
        DROP TABLE sketch_keys;
        DROP TABLE copies;
        DROP TABLE offers;
        DROP INDEX revisions_by_address;
        ALTER TABLE revisions DROP COLUMN captured_at;
        ALTER TABLE revisions DROP COLUMN address;
        ALTER TABLE revisions DROP COLUMN sketch;
        DROP INDEX revisions_by_rules;
        ALTER TABLE revisions DROP COLUMN rules;
        CREATE INDEX revisions_by_url ON revisions (url) WHERE url IS NOT NULL;
        DELETE FROM _sqlite_migrations WHERE name > '0001_archive';
        PRAGMA user_version = 1;
        """
    )
    connection.close()


def test_pages_are_kept_for_blocks_inside_and_outside_the_body(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    blocks = [
        Block(BlockRole.FURNITURE, "第1页", page=1),
        Block(BlockRole.PARAGRAPH, "前一页。", page=1),
        Block(BlockRole.PARAGRAPH, "后一页。", page=2),
    ]
    revision_id = _stored(database, blocks)
    with database.reading() as session:
        read = articles.blocks(session, revision_id, "前一页。\n后一页。")
    assert [(b.text, b.page) for b in read] == [("第1页", 1), ("前一页。", 1), ("后一页。", 2)]
    database.close()


def test_an_archive_from_before_pages_is_brought_up_to_date(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    revision_id = _stored(database, [Block(BlockRole.PARAGRAPH, "旧文。")])
    database.close()
    _aged(tmp_path)
    database = Database(tmp_path)
    with database.reading() as session:
        (block,) = articles.blocks(session, revision_id, "旧文。")
        ((address,),) = session.conn.execute("SELECT address FROM revisions")
    assert (block.text, block.page) == ("旧文。", 0)
    assert address == "news.example/1.html"
    database.close()


def test_a_reader_brings_an_older_archive_up_to_date_where_nobody_holds_it(tmp_path: Path) -> None:
    database = Database(tmp_path, create=True)
    revision_id = _stored(database, [Block(BlockRole.PARAGRAPH, "旧文。")])
    database.close()
    _aged(tmp_path)
    reader = Database(tmp_path, read_only=True)
    assert not reader.writable
    with reader.reading() as session:
        assert [b.text for b in articles.blocks(session, revision_id, "旧文。")] == ["旧文。"]
    reader.close()
    assert (tmp_path / "backups" / f"before-format-{schema_version()}.db").exists()


def test_a_reader_says_so_where_an_older_archive_is_held(tmp_path: Path) -> None:
    holder = Database(tmp_path, create=True)
    _aged(tmp_path)
    with pytest.raises(ArchiveError) as caught:
        Database(tmp_path, read_only=True)
    assert caught.value.code == "archive.older"
    holder.close()
