"""REFI-QDA codebooks (.qdc): the tags alone."""

from lxml import etree

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.refi.codebook import Code, add_codes, codes
from archive_viewer.exporters.refi.naming import ORIGIN, guid
from archive_viewer.exporters.refi.selections import coded

NAMESPACE = "urn:QDA-XML:codebook:1.0"


class QdcExporter:
    """The codes of a document's tags; one folder with its title where there are none, since a codebook needs a code."""

    name, suffix, family = "qdc", ".qdc", "annotations"
    label_zh, label_en = "REFI-QDA 编码表", "REFI-QDA codebook"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return [Loss("refi.loss.passages", len(document.excerpts))] if document.excerpts else []

    def render(self, document: ExportDocument) -> bytes:
        found = codes(document, coded(document))
        if not found:
            title = printable(" ".join(document.title.split()))
            found = {(title,): Code(guid("code", title), "", False)}
        root = etree.Element(f"{{{NAMESPACE}}}CodeBook", origin=ORIGIN, nsmap={None: NAMESPACE})
        add_codes(root, found)
        written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        return written
