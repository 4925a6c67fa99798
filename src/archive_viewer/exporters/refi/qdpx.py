"""REFI-QDA projects (.qdpx): a zip of the project's XML and the plain texts that its selections count in."""

import io
import zipfile

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.refi.codebook import codes, lost_highlights
from archive_viewer.exporters.refi.project import file_name, project
from archive_viewer.exporters.refi.selections import coded


class QdpxExporter:
    """REFI-QDA 1.0: positions count code points of the text from 0, as the standard has it; the end is exclusive."""

    name, suffix, family = "qdpx", ".qdpx", "annotations"
    label_zh, label_en = "REFI-QDA 项目", "REFI-QDA project"

    def losses(self, document: ExportDocument) -> list[Loss]:
        gathered = coded(document)
        facts = sum(len(e.facts) for e in document.excerpts) if document.options.facts else 0
        found = [
            Loss("refi.loss.unplaced", gathered.lost),
            Loss("refi.loss.highlights", lost_highlights(gathered, codes(document, gathered))),
            Loss("export.loss.facts", facts),
        ]
        return [loss for loss in found if loss.count]

    def render(self, document: ExportDocument) -> bytes:
        gathered = coded(document)
        members = {"project.qde": project(document, gathered, codes(document, gathered))}
        members |= {f"sources/{file_name(s)}": plain(s.source.text) for s in gathered.sources}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in members.items():
                member = zipfile.ZipInfo(name)
                member.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(member, data)
        return out.getvalue()


def plain(text: str) -> bytes:
    """The text in UTF-8 without a byte order mark; one that is part of the text is doubled, since readers drop one."""
    return ("\ufeff" * text.startswith("\ufeff") + text).encode("utf-8", "replace")
