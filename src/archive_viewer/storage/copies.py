"""Sketches of texts, groups of articles with nearly the same words, and offers of revisions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive_viewer.domain.copies import Offer
from archive_viewer.domain.likeness import keys, likeness
from archive_viewer.storage.database import Session

_MOST = 64
"""Articles looked at for each key: a key that very many share says little."""


@dataclass(frozen=True, slots=True)
class Relative:
    """An article's current revision, as far as it takes to tell whether another text belongs to it."""

    article_id: int
    title: str
    source: str
    published_at: str | None
    sketch: bytes
    likeness: float = 0.0


_RELATIVE = """SELECT a.id, r.title, r.source, r.published_at, r.sketch
    FROM revisions r CROSS JOIN articles a ON a.id = r.article_id AND a.revision_id = r.id
    WHERE a.deleted_at IS NULL"""
"""From the revisions, of which few are meant, to their articles: the other way round every article would be read."""


def at_address(session: Session, address: str) -> list[Relative]:
    """The articles whose current revision is from this address, oldest first."""
    sql = f"{_RELATIVE} AND r.address = ? ORDER BY a.id LIMIT {_MOST}"
    return [Relative(*row) for row in session.conn.execute(sql, (address,))]


def in_file(session: Session, file_name: str) -> list[Relative]:
    """The articles whose current revision came under this name, oldest first."""
    sql = f"{_RELATIVE} AND r.file_name = ? ORDER BY a.id LIMIT {_MOST}"
    return [Relative(*row) for row in session.conn.execute(sql, (file_name,))]


def alike(session: Session, sketch: bytes, least: float) -> list[Relative]:
    """Articles whose text is like the sketched one by `least` or more, the likest first."""
    found: set[int] = set()
    for key in keys(sketch):
        sql = "SELECT article_id FROM sketch_keys WHERE key = ? ORDER BY article_id DESC LIMIT ?"
        found.update(row[0] for row in session.conn.execute(sql, (key, _MOST)))
    relatives = []
    for article_id in found:
        row = session.conn.execute(f"{_RELATIVE} AND r.article_id = ?", (article_id,)).fetchone()
        if row and (share := likeness(sketch, row[4])) >= least:
            relatives.append(replace(Relative(*row), likeness=share))
    return sorted(relatives, key=lambda relative: (-relative.likeness, relative.article_id))


def remember(session: Session, article_id: int, sketch: bytes) -> None:
    """Make an article findable by the sketch of its current revision, and no longer by an older one."""
    session.conn.execute("DELETE FROM sketch_keys WHERE article_id = ?", (article_id,))
    session.conn.executemany(
        "INSERT INTO sketch_keys (key, article_id) VALUES (?, ?)", ((key, article_id) for key in keys(sketch))
    )


def put_together(session: Session, article_id: int, copies: Iterable[Relative]) -> int:
    """Put an article into the group of the likest of `copies`; how many others are in that group then."""
    likest = next(iter(copies), None)
    if likest is None:
        session.conn.execute("DELETE FROM copies WHERE article_id = ?", (article_id,))
        return 0
    row = session.conn.execute("SELECT group_id FROM copies WHERE article_id = ?", (likest.article_id,)).fetchone()
    group = row[0] if row else likest.article_id
    session.conn.executemany(
        """INSERT INTO copies (article_id, group_id) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET group_id = excluded.group_id""",
        ((member, group) for member in {likest.article_id, article_id}),
    )
    return len(together(session, article_id))


def together(session: Session, article_id: int) -> list[int]:
    """Ids of the other articles in an article's group, those that appeared first before the others."""
    sql = """SELECT a.id FROM copies o JOIN copies c ON c.group_id = o.group_id AND c.article_id <> o.article_id
        JOIN articles a ON a.id = c.article_id JOIN revisions r ON r.id = a.revision_id
        WHERE o.article_id = ? AND a.deleted_at IS NULL ORDER BY r.published_at IS NULL, r.published_at, a.id"""
    return [row[0] for row in session.conn.execute(sql, (article_id,))]


def take_over(session: Session, article_id: int, other_id: int) -> None:
    """Put an article into the group that another one is in."""
    session.conn.execute(
        """INSERT INTO copies (article_id, group_id) SELECT ?, group_id FROM copies WHERE article_id = ?
            ON CONFLICT DO UPDATE SET group_id = excluded.group_id""",
        (article_id, other_id),
    )


def offer(session: Session, article_id: int, older: Relative) -> None:
    """Note that an article may be a revision of an older one."""
    session.conn.execute(
        "INSERT INTO offers (article_id, older_id, likeness) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (article_id, older.article_id, older.likeness),
    )


def offers(session: Session, article_id: int | None = None) -> list[Offer]:
    """The offers of an article, or of all, that nobody has decided on, the likest first."""
    sql = """SELECT o.article_id, o.older_id, o.likeness FROM offers o JOIN articles a ON a.id = o.older_id
        JOIN articles n ON n.id = o.article_id
        WHERE coalesce(o.article_id = ?, 1) AND o.decision IS NULL AND a.deleted_at IS NULL AND n.deleted_at IS NULL
        ORDER BY o.likeness DESC, o.older_id"""
    return [Offer(*row) for row in session.conn.execute(sql, (article_id,))]


def offer_row(session: Session, article_id: int, older_id: int) -> int | None:
    """The id of an offer's row."""
    sql = "SELECT id FROM offers WHERE article_id = ? AND older_id = ?"
    row = session.conn.execute(sql, (article_id, older_id)).fetchone()
    return row and int(row[0])
