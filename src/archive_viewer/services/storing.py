"""Storing an article that was read: a duplicate, a new revision of an article, or a new article."""

from dataclasses import replace

from archive_viewer.domain.addresses import same_place
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.services.carrying import carry_over
from archive_viewer.services.deriving import RULES_VERSION
from archive_viewer.services.import_report import ImportItem
from archive_viewer.services.placing import Place, place
from archive_viewer.services.work import FileJob, ReadArticle
from archive_viewer.storage import articles, copies, facts, outbox, rederived
from archive_viewer.storage.journal import Journal

_NOT_ODD = frozenset({"import.captured", "import.captured_undated"})


def store(journal: Journal, job: FileJob, read: ReadArticle) -> ImportItem:
    """Store an article in the journal's transaction; what became of it."""
    there = known(journal, job, read.original.sha256, read.member)
    if there is not None:
        return there
    imported = read.article
    name = f"{job.name} › {imported.member}" if imported.member else job.name
    found = place(journal.session, imported, read.sketch, name, fragment=bool(job.html))
    if found.same is not None:
        return ImportItem(job.name, "duplicate", found.same, imported.title, *_odd(imported))
    return _add(journal, job, read, name, found)


def known(journal: Journal, job: FileJob, sha256: str, member: int = 0) -> ImportItem | None:
    """What becomes of bytes that are there already: a duplicate, or the deleted article put back; None where new."""
    session = journal.session
    holder = articles.holder(session, sha256, member)
    if holder is None:
        return None
    article_id, deleted = holder
    if deleted:
        revision_id = articles.revision_of(session, sha256, member)
        journal.update("articles", article_id, {"deleted_at": None, "revision_id": revision_id})
    return ImportItem(job.name, "added" if deleted else "duplicate", article_id, articles.title(session, article_id))


def _add(journal: Journal, job: FileJob, read: ReadArticle, name: str, found: Place) -> ImportItem:
    session, imported = journal.session, read.article
    bytes_id = articles.add_original(session, read.original.sha256, read.original.size, read.original.compressed)
    article_id = articles.add_article(session) if found.revises is None else found.revises
    likeness = (same_place(imported.url) if imported.url else None, read.sketch)
    revision_id = articles.add_revision(session, article_id, (bytes_id, read.member), name, imported, likeness)
    facts.add(session, article_id, revision_id, read.facts)
    rederived.stamp(session, revision_id, RULES_VERSION)
    if found.revises is not None:
        carry_over(journal, article_id, revision_id, imported.text)
    journal.update("articles", article_id, {"revision_id": revision_id, "deleted_at": None})
    outbox.put(session, [article_id])
    copies.remember(session, article_id, read.sketch)
    for older in found.offers:
        copies.offer(session, article_id, older)
    return replace(
        _item(job, imported, article_id, found),
        older=found.offers[0].article_id if found.offers else None,
        alike=copies.put_together(session, article_id, found.copies),
    )


def _item(job: FileJob, imported: ImportedArticle, article_id: int, found: Place) -> ImportItem:
    outcome = "added" if found.revises is None else "revised"
    return ImportItem(job.name, outcome, article_id, imported.title, *_odd(imported))


def _odd(imported: ImportedArticle) -> tuple[str, dict[str, str]]:
    """The first remark about something odd, with its parameters; where a page was kept from is not odd."""
    return next(((code, params) for code, params in imported.remarks if code not in _NOT_ODD), ("", {}))
