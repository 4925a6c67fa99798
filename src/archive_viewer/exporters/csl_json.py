"""CSL-JSON: the references alone, for reference managers."""

import json

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.citations.items import item
from archive_viewer.exporters.citations.registry import numbered


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
