"""Articles that the full-text index has yet to read again; filled in the transaction that changed them."""

from collections.abc import Iterable

from archive_viewer.domain.ports import IndexDocument
from archive_viewer.storage.database import Session

_MOST_CHARACTERS = 8_000_000


def put(session: Session, article_ids: Iterable[int]) -> None:
    """Ask for these articles to be read again."""
    session.conn.executemany("INSERT INTO outbox (article_id) VALUES (?)", ((a,) for a in article_ids))


def put_all(session: Session) -> None:
    """Ask for every article to be read again."""
    session.conn.execute("DELETE FROM outbox")
    session.conn.execute("INSERT INTO outbox (article_id) SELECT id FROM articles WHERE deleted_at IS NULL")


def pending(session: Session) -> frozenset[int]:
    """Ids of all articles in the outbox."""
    return frozenset(row[0] for row in session.conn.execute("SELECT DISTINCT article_id FROM outbox"))


def batch(session: Session, size: int) -> tuple[int, list[int]]:
    """The oldest entries: (highest sequence number, distinct article ids); (0, []) when empty.

    At most `size`, and fewer where their texts have more than `_MOST_CHARACTERS` together.
    """
    rows = session.conn.execute(
        """SELECT o.seq, o.article_id, coalesce(length(r.text), 0) FROM outbox o
            LEFT JOIN articles a ON a.id = o.article_id LEFT JOIN revisions r ON r.id = a.revision_id
            ORDER BY o.seq LIMIT ?""",
        (size,),
    )
    last, ids, room = 0, dict[int, None](), _MOST_CHARACTERS
    for seq, article_id, characters in rows:
        last = seq
        ids[article_id] = None
        room -= characters
        if room < 0:
            break
    return last, list(ids)


def settle(session: Session, up_to: int) -> None:
    """Forget the entries up to this sequence number: the index has them."""
    session.conn.execute("DELETE FROM outbox WHERE seq <= ?", (up_to,))


def documents(session: Session, article_ids: Iterable[int]) -> dict[int, IndexDocument]:
    """What the index reads of these articles; those that are gone are left out."""
    found: dict[int, IndexDocument] = {}
    ids = list(article_ids)
    for at in range(0, len(ids), 500):
        part = ids[at : at + 500]
        marks = ",".join("?" * len(part))
        rows = session.conn.execute(
            f"""SELECT a.id, r.title, r.text, trim(r.kicker || char(10) || r.subtitle, char(10)),
                trim(r.byline || char(10) || coalesce((SELECT group_concat(b.text, char(10)) FROM blocks b
                    WHERE b.revision_id = r.id AND b.role = 'editors' AND b."start" IS NULL), r.editors), char(10)),
                r.source, coalesce(r.published_at, '')
                FROM articles a JOIN revisions r ON r.id = a.revision_id
                WHERE a.id IN ({marks}) AND a.deleted_at IS NULL""",  # noqa: S608
            part,
        )
        notes = _notes(session, part)
        for row in rows:
            article_id, title, text, kicker, byline, source, published = row
            found[article_id] = IndexDocument(
                article_id, title, text, kicker, byline, source, published, notes.get(article_id, "")
            )
    return found


def _notes(session: Session, article_ids: list[int]) -> dict[int, str]:
    marks = ",".join("?" * len(article_ids))
    lines: dict[int, list[str]] = {}
    for article_id, line in session.conn.execute(
        f"""SELECT article_id, comment FROM annotations WHERE comment <> '' AND article_id IN ({marks})
            UNION ALL
            SELECT n.article_id, t.tag FROM annotation_tags t JOIN annotations n ON n.id = t.annotation_id
            WHERE n.article_id IN ({marks})""",  # noqa: S608
        article_ids * 2,
    ):
        lines.setdefault(article_id, []).append(line)
    return {article_id: "\n".join(found) for article_id, found in lines.items()}
