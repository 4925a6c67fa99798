"""Storing a file that was read: a duplicate, a new revision of an article, or a new article."""

from typing import Any

from archive_viewer.anchoring import find_again
from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.fact import Fact
from archive_viewer.domain.span import Span
from archive_viewer.services.import_report import ImportItem
from archive_viewer.services.work import FileJob, ReadFile
from archive_viewer.storage import annotations, articles, facts, outbox, passages
from archive_viewer.storage.journal import Journal


def store(journal: Journal, job: FileJob, read: ReadFile) -> list[ImportItem]:
    """Store every article of a file in the journal's transaction; what became of each, and what was left out."""
    stored = [_store_one(journal, job, read, *article) for article in read.articles]
    return [*stored, *(ImportItem(job.name, "failed", None, o.member, o.code, o.params) for o in read.left_out)]


def _store_one(
    journal: Journal, job: FileJob, read: ReadFile, member: int, imported: ImportedArticle, derived: tuple[Fact, ...]
) -> ImportItem:
    session = journal.session
    holder = articles.holder(session, read.sha256, member)
    if holder is not None:
        article_id, deleted = holder
        if not deleted:
            return ImportItem(job.name, "duplicate", article_id, imported.title)
        revision_id = articles.revision_of(session, read.sha256, member)
        journal.update("articles", article_id, {"deleted_at": None, "revision_id": revision_id})
        return ImportItem(job.name, "added", article_id, imported.title)
    name = f"{job.name} › {imported.member}" if imported.member else job.name
    older = articles.predecessor(session, imported, name)
    if older is not None and articles.article(session, older).text == imported.text:
        return ImportItem(job.name, "duplicate", older, imported.title)
    original = articles.add_original(session, read.sha256, read.size, read.compressed)
    article_id = older if older is not None else articles.add_article(session)
    revision_id = articles.add_revision(session, article_id, original, member, name, imported)
    facts.add(session, article_id, revision_id, derived)
    if older is not None:
        _carry_over(journal, older, revision_id, imported.text)
    journal.update("articles", article_id, {"revision_id": revision_id, "deleted_at": None})
    outbox.put(session, [article_id])
    code, params = imported.remarks[0] if imported.remarks else ("", {})
    outcome = "added" if older is None else "revised"
    return ImportItem(job.name, outcome, article_id, imported.title, code, params)


def _carry_over(journal: Journal, article_id: int, revision_id: int, text: str) -> None:
    """Find annotations, passages and reviewed facts again in the article's new text."""
    session = journal.session
    old = articles.article(session, article_id)
    for annotation in annotations.annotations(session, article_id):
        values: dict[str, Any] = {"revision_id": revision_id}
        if annotation.span is not None:
            quote = Quote(annotation.exact, annotation.prefix, annotation.suffix)
            found = find_again(quote, *annotation.span, old.text, text)
            values["anchoring"] = found.outcome.value
            if found.span is None:
                values = {"anchoring": found.outcome.value}
            else:
                values |= _selectors(text, found.span)
        journal.update("annotations", annotation.id, values)
    for passage in passages.of_article(session, article_id):
        if passage.revision == old.revision:
            found = find_again(
                Quote.at(old.text, passage.start, passage.end), passage.start, passage.end, old.text, text
            )
            if found.span is not None and found.span.of(text) == passage.text:
                journal.update("passages", passage.id, {"revision_id": revision_id, **_selectors(text, found.span)})
    for fact in facts.decided(session, article_id):
        found = find_again(Quote.at(old.text, fact.start, fact.end), fact.start, fact.end, old.text, text)
        if found.span is not None and found.span.of(text) == fact.text:
            facts.decide_again(session, revision_id, fact, found.span)


def _selectors(text: str, span: Span) -> dict[str, Any]:
    quote = Quote.at(text, *span)
    return {"start": span.start, "end": span.end, **quote.to_dict()}
