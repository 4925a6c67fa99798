"""Articles, revisions, blocks and originals."""

import json
import uuid
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive_viewer.domain.article import Article, ArticleSummary, Block, BlockRole, ImportedArticle
from archive_viewer.domain.errors import NotFoundError
from archive_viewer.storage.annotations import WITHIN, within
from archive_viewer.storage.database import Session
from archive_viewer.util.clock import now

ORDERS = {
    "published": "r.published_at IS NULL, r.published_at, a.id",
    "-published": "r.published_at IS NULL, r.published_at DESC, a.id DESC",
    "added": "a.id",
    "-added": "a.id DESC",
    "title": "r.title, a.id",
    "-title": "r.title DESC, a.id DESC",
    "source": "r.source, r.published_at DESC, a.id",
    "-source": "r.source DESC, r.published_at DESC, a.id",
}
"""Orders of a list by name; a leading minus turns one round."""

_SUMMARY = """SELECT a.id, r.title, r.source, r.byline, r.published_at, a.added_at, r.length, r.number,
    (SELECT count(*) FROM annotations n WHERE n.article_id = a.id) AS notes
    FROM articles a JOIN revisions r ON r.id = a.revision_id"""
_REVISION_COLUMNS = (
    "title, kicker, subtitle, byline, editors, source, channel, published_at, captured_at, url, language, text, charset"
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which articles a list shows: those with a tag, in a collection, or added since a time. At most one is given."""

    tag: str | None = None
    collection_id: int | None = None
    added_since: str | None = None

    def condition(self) -> tuple[str, tuple[object, ...]]:
        """SQL over a (articles), with its parameters."""
        if self.tag is not None:
            return _TAGGED, within(self.tag)
        if self.collection_id is not None:
            return "AND a.id IN (SELECT article_id FROM passages WHERE collection_id = ?)", (self.collection_id,)
        if self.added_since is not None:
            return "AND a.added_at >= ?", (self.added_since,)
        return "", ()


EVERYTHING = Narrowing()
_TAGGED = f"""AND a.id IN (SELECT n.article_id FROM annotations n JOIN annotation_tags t ON t.annotation_id = n.id
    WHERE {WITHIN})"""  # noqa: S608


def count(session: Session) -> int:
    return int(session.conn.execute("SELECT count(*) FROM articles WHERE deleted_at IS NULL").fetchone()[0])


def ids(session: Session, order: str, narrowing: Narrowing = EVERYTHING) -> list[int]:
    """Ids of all articles in an order of ORDERS."""
    where, params = narrowing.condition()
    sql = f"""SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision_id
        WHERE a.deleted_at IS NULL {where} ORDER BY {ORDERS[order]}"""  # noqa: S608
    return [row[0] for row in session.conn.execute(sql, params)]


def summaries(
    session: Session, order: str, limit: int, offset: int, narrowing: Narrowing = EVERYTHING
) -> list[ArticleSummary]:
    """A page of the list."""
    where, params = narrowing.condition()
    sql = f"{_SUMMARY} WHERE a.deleted_at IS NULL {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    return [ArticleSummary(*row) for row in session.conn.execute(sql, (*params, limit, offset))]


def summaries_of(session: Session, article_ids: Sequence[int]) -> list[ArticleSummary]:
    """Summaries in the order of the ids; those that are gone are left out."""
    marks = ",".join("?" * len(article_ids))
    sql = f"{_SUMMARY} WHERE a.deleted_at IS NULL AND a.id IN ({marks})"
    found = {row[0]: ArticleSummary(*row) for row in session.conn.execute(sql, tuple(article_ids))}
    return [found[i] for i in article_ids if i in found]


def revisions(session: Session, article_id: int) -> list[ArticleSummary]:
    """Every revision of an article, newest first, as summaries whose `added_at` is the time of its import."""
    sql = """SELECT article_id, title, source, byline, published_at, imported_at, length, number
        FROM revisions WHERE article_id = ? ORDER BY number DESC"""
    return [ArticleSummary(*row) for row in session.conn.execute(sql, (article_id,))]


def article(session: Session, article_id: int, revision: int | None = None) -> Article:
    """The article whole, in its current revision or the one numbered `revision`. Raises NotFoundError."""
    which = "r.id = a.revision_id" if revision is None else "r.number = ?"
    sql = f"""SELECT a.id AS article_id, a.added_at, r.id AS revision_id, r.number, r.file_name, r.remarks,
        {_REVISION_COLUMNS}, o.sha256, (SELECT count(*) FROM revisions x WHERE x.article_id = a.id) AS revision_count
        FROM articles a JOIN revisions r ON r.article_id = a.id AND {which}
        JOIN originals o ON o.id = r.original_id
        WHERE a.id = ? AND a.deleted_at IS NULL"""  # noqa: S608
    params = (article_id,) if revision is None else (revision, article_id)
    row = next(iter(session.query(sql, params)), None)
    if row is None:
        raise NotFoundError("article.not_found", id=article_id)
    return Article(
        id=row["article_id"],
        **{n: row[n] for n in ("title", "kicker", "subtitle", "byline", "editors", "source", "channel")},
        **{n: row[n] for n in ("published_at", "captured_at", "url", "language", "text")},
        revision_id=row["revision_id"],
        revision_count=row["revision_count"],
        blocks=blocks(session, row["revision_id"], row["text"]),
        revision=row["number"],
        sha256=row["sha256"],
        added_at=row["added_at"],
        file_name=row["file_name"],
        remarks=tuple((code, params) for code, params in json.loads(row["remarks"])),
    )


def blocks(session: Session, revision_id: int, text: str) -> tuple[Block, ...]:
    """The blocks of a revision in the order of the source."""
    sql = """SELECT role, "start", "end", text, speaker, label, turn, page
        FROM blocks WHERE revision_id = ? ORDER BY seq"""
    return tuple(
        Block(BlockRole(role), own if start is None else text[start:end], start, end, speaker, label, turn, page)
        for role, start, end, own, speaker, label, turn, page in session.conn.execute(sql, (revision_id,))
    )


def original(session: Session, article_id: int, revision: int | None = None) -> bytes:
    """The bytes that the article was imported from."""
    which = "r.id = a.revision_id" if revision is None else "r.number = ?"
    params = (article_id,) if revision is None else (revision, article_id)
    row = session.conn.execute(
        f"""SELECT o.compressed FROM articles a JOIN revisions r ON r.article_id = a.id AND {which}
            JOIN originals o ON o.id = r.original_id WHERE a.id = ?""",  # noqa: S608
        params,
    ).fetchone()
    if row is None:
        raise NotFoundError("article.not_found", id=article_id)
    return zlib.decompress(row[0])


def holder(session: Session, sha256: str, member: int = 0) -> tuple[int, bool] | None:
    """(article id, whether it is deleted) of the article that was made of these bytes."""
    row = session.conn.execute(
        """SELECT a.id, a.deleted_at IS NOT NULL FROM originals o JOIN revisions r ON r.original_id = o.id
            JOIN articles a ON a.id = r.article_id WHERE o.sha256 = ? AND r.member = ?""",
        (sha256, member),
    ).fetchone()
    return row and (row[0], bool(row[1]))


def of_original(session: Session, sha256: str, title: str) -> tuple[int, int] | None:
    """(article id, revision number) that came from these bytes; the one with this title where they gave several."""
    sql = """SELECT r.article_id, r.number FROM revisions r JOIN originals o ON o.id = r.original_id
        JOIN articles a ON a.id = r.article_id
        WHERE o.sha256 = ? AND a.deleted_at IS NULL ORDER BY r.title = ? DESC, r.id LIMIT 1"""
    row = session.conn.execute(sql, (sha256, title)).fetchone()
    return row and (int(row[0]), int(row[1]))


def titled(session: Session, title: str) -> list[int]:
    """Articles whose current revision has just this title, oldest first."""
    sql = """SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision_id
        WHERE r.title = ? AND a.deleted_at IS NULL ORDER BY a.id LIMIT 20"""
    return [int(row[0]) for row in session.conn.execute(sql, (title,))]


def text(session: Session, article_id: int) -> str:
    """The text of an article's current revision."""
    sql = "SELECT r.text FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.id = ?"
    return str(session.conn.execute(sql, (article_id,)).fetchone()[0])


def title(session: Session, article_id: int) -> str:
    """The title of an article's current revision, deleted or not."""
    sql = "SELECT r.title FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.id = ?"
    return str(session.conn.execute(sql, (article_id,)).fetchone()[0])


def is_file_name(session: Session, file_name: str) -> bool:
    """Whether anything was ever imported under this name."""
    sql = "SELECT EXISTS (SELECT 1 FROM revisions WHERE file_name = ?)"
    return bool(session.conn.execute(sql, (file_name,)).fetchone()[0])


def add_original(session: Session, sha256: str, size: int, compressed: bytes) -> int:
    """Store the bytes once; the id of the row."""
    conn = session.conn
    conn.execute(
        "INSERT INTO originals (sha256, size, compressed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (sha256, size, compressed),
    )
    return int(conn.execute("SELECT id FROM originals WHERE sha256 = ?", (sha256,)).fetchone()[0])


def add_article(session: Session) -> int:
    """A new article without revisions; deleted until its import is whole."""
    cursor = session.conn.execute(
        "INSERT INTO articles (uid, added_at, deleted_at) VALUES (?, ?, ?)", (str(uuid.uuid4()), now(), now())
    )
    return int(cursor.lastrowid or 0)


def add_revision(
    session: Session,
    article_id: int,
    original: tuple[int, int],
    file_name: str,
    imported: ImportedArticle,
    likeness: tuple[str | None, bytes],
) -> int:
    """Store a revision with its blocks; its id. The article's current revision is left as it is.

    `original` is (id of the bytes, which article within them), `likeness` (key of the address, sketch of the text).
    """
    number = session.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article_id = ?", (article_id,)
    ).fetchone()[0]
    values = (
        *(article_id, number, *original, file_name, now(), json.dumps(imported.remarks), *likeness),
        *(getattr(imported, name) for name in _REVISION_COLUMNS.split(", ")),
        len(imported.text),
    )
    cursor = session.conn.execute(
        f"""INSERT INTO revisions (article_id, number, original_id, member, file_name, imported_at, remarks,
            address, sketch, {_REVISION_COLUMNS}, length) VALUES ({",".join("?" * len(values))})""",  # noqa: S608
        values,
    )
    revision_id = int(cursor.lastrowid or 0)
    _add_blocks(session, revision_id, imported.blocks)
    return revision_id


def _add_blocks(session: Session, revision_id: int, blocks: Iterable[Block]) -> None:
    session.conn.executemany(
        """INSERT INTO blocks (revision_id, seq, role, "start", "end", text, speaker, label, turn, page)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (
                *(revision_id, seq, b.role.value, b.start, b.end, None if b.role.in_body else b.text),
                *(b.speaker, b.label, b.turn, b.page),
            )
            for seq, b in enumerate(blocks)
        ),
    )


def revision_ids(session: Session, article_id: int) -> list[int]:
    """The ids of an article's revisions, oldest first."""
    sql = "SELECT id FROM revisions WHERE article_id = ? ORDER BY number"
    return [row[0] for row in session.conn.execute(sql, (article_id,))]


def rows_of(session: Session, table: str, article_id: int) -> list[int]:
    """The ids of an article's rows in a table that has a column article_id."""
    sql = f"SELECT id FROM {table} WHERE article_id = ? ORDER BY id"  # noqa: S608
    return [row[0] for row in session.conn.execute(sql, (article_id,))]


def revision_of(session: Session, sha256: str, member: int = 0) -> int:
    """The id of the revision that was made of these bytes."""
    row = session.conn.execute(
        "SELECT r.id FROM revisions r JOIN originals o ON o.id = r.original_id WHERE o.sha256 = ? AND r.member = ?",
        (sha256, member),
    ).fetchone()
    return int(row[0])
