"""CSL-JSON: the references alone, for reference managers."""

import json
from typing import Any

from archive_viewer.domain.passage import ExportDocument, Loss, Reference
from archive_viewer.exporters.citations.authors import authors
from archive_viewer.exporters.citations.gbt7714 import is_newspaper
from archive_viewer.exporters.citations.registry import numbered

_LANGUAGES = {"zh": "zh-CN"}


class CslJsonExporter:
    """An array of CSL items in order of first use; names as literals, since bylines don't part family from given."""

    name, suffix, family = "csl-json", ".json", "references"
    label_zh, label_en = "CSL-JSON", "CSL-JSON"

    def losses(self, document: ExportDocument) -> list[Loss]:
        remarks = sum(len(e.annotations) for e in document.excerpts) if document.options.comments else 0
        facts = sum(len(e.facts) for e in document.excerpts) if document.options.facts else 0
        found = [
            Loss("export.loss.passages", len(document.excerpts)),
            Loss("export.loss.comments", remarks),
            Loss("export.loss.facts", facts),
        ]
        return [loss for loss in found if loss.count]

    def render(self, document: ExportDocument) -> bytes:
        items = [item(cited, document.options.accessed) for cited in numbered(document.excerpts).references]
        return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def item(cited: Reference, accessed: str) -> dict[str, Any]:
    """One CSL item; unknown fields are left out. `accessed` is YYYY-MM-DD or ""."""
    names = [{"literal": name} for name in authors(cited.byline)]
    fields: dict[str, Any] = {
        "id": f"archive-viewer-{cited.article_id}-{cited.revision}",
        "type": "article-newspaper" if is_newspaper(cited) else "webpage",
        "title": cited.title,
        "author": names,
        "container-title": cited.source,
        "issued": _date((cited.published_at or "")[:10]),
        "accessed": _date(accessed) if cited.url else None,
        "URL": cited.url,
        "language": _LANGUAGES.get(cited.language, cited.language),
        "note": f"sha256: {cited.sha256}" if cited.sha256 else "",
    }
    return {name: value for name, value in fields.items() if value}


def _date(day: str) -> dict[str, Any] | None:
    parts = day.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    return {"date-parts": [[int(part) for part in parts]]}
