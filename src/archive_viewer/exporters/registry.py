"""Which exporters there are."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from archive_viewer.domain.ports import Exporter
from archive_viewer.exporters.bibtex import BibtexExporter
from archive_viewer.exporters.csl_json import CslJsonExporter
from archive_viewer.exporters.csv import CsvExporter
from archive_viewer.exporters.docx import DocxExporter
from archive_viewer.exporters.evidence import EvidenceExporter
from archive_viewer.exporters.html import HtmlExporter
from archive_viewer.exporters.hypothesis import HypothesisExporter
from archive_viewer.exporters.markdown import MarkdownExporter
from archive_viewer.exporters.odt import OdtExporter
from archive_viewer.exporters.pdf import PdfExporter
from archive_viewer.exporters.refi.qdc import QdcExporter
from archive_viewer.exporters.refi.qdpx import QdpxExporter
from archive_viewer.exporters.ris import RisExporter
from archive_viewer.exporters.text import TextExporter
from archive_viewer.exporters.web_annotation import WebAnnotationExporter
from archive_viewer.exporters.xlsx import XlsxExporter

GROUP = "archive_viewer.exporters"
_OWN: tuple[Callable[[], Exporter], ...] = (
    DocxExporter,
    OdtExporter,
    MarkdownExporter,
    HtmlExporter,
    PdfExporter,
    TextExporter,
    CsvExporter,
    XlsxExporter,
    CslJsonExporter,
    RisExporter,
    BibtexExporter,
    WebAnnotationExporter,
    HypothesisExporter,
    QdpxExporter,
    QdcExporter,
    EvidenceExporter,
)


@cache
def exporters() -> tuple[Exporter, ...]:
    """The program's own exporters, then those of installed packages."""
    own: list[Exporter] = [made() for made in _OWN]
    foreign: list[Exporter] = []
    for entry in entry_points(group=GROUP):
        made = entry.load()
        foreign.append(made() if isinstance(made, type) else made)
    return (*own, *foreign)
