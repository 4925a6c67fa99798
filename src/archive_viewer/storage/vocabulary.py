"""What the archive calls things: names to complete a query with."""

from archive_viewer.storage.database import Session
from archive_viewer.storage.entities import CURRENT

_REVISIONS = "FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.deleted_at IS NULL"


def named(session: Session) -> list[tuple[str, str, int]]:
    """(kind, name, articles) of every person, organisation, place, source and tag, the most frequent first."""
    rows = session.conn.execute(
        f"""SELECT e.kind, coalesce(e.label, e.name), count(DISTINCT f.article_id) AS articles {CURRENT}
            WHERE f.status <> 'rejected' AND e.kind IN ('person', 'organisation', 'place') GROUP BY e.id
            UNION ALL SELECT 'source', r.source, count(*) {_REVISIONS} AND r.source <> '' GROUP BY r.source
            UNION ALL SELECT 'byline', r.byline, count(*) {_REVISIONS} AND r.byline <> '' GROUP BY r.byline
            UNION ALL SELECT 'year', substr(r.published_at, 1, 4), count(*) {_REVISIONS}
                AND r.published_at IS NOT NULL GROUP BY 2
            UNION ALL SELECT 'tag', t.tag, count(DISTINCT n.article_id) FROM annotation_tags t
                JOIN annotations n ON n.id = t.annotation_id JOIN articles a ON a.id = n.article_id
                WHERE a.deleted_at IS NULL GROUP BY t.tag
            ORDER BY articles DESC""",  # noqa: S608
    )
    return [(str(kind), str(name), int(articles)) for kind, name, articles in rows]


def titles(session: Session) -> list[str]:
    """The titles of all articles."""
    return [row[0] for row in session.conn.execute(f"SELECT r.title {_REVISIONS}")]
