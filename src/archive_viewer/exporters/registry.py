"""Which exporters there are."""

from functools import cache
from importlib.metadata import entry_points

from archive_viewer.domain.ports import Exporter
from archive_viewer.exporters.csl_json import CslJsonExporter
from archive_viewer.exporters.csv import CsvExporter
from archive_viewer.exporters.docx import DocxExporter
from archive_viewer.exporters.html import HtmlExporter
from archive_viewer.exporters.markdown import MarkdownExporter
from archive_viewer.exporters.text import TextExporter

GROUP = "archive_viewer.exporters"


@cache
def exporters() -> tuple[Exporter, ...]:
    """The program's own exporters, then those of installed packages."""
    own = (DocxExporter(), MarkdownExporter(), HtmlExporter(), TextExporter(), CsvExporter(), CslJsonExporter())
    foreign: list[Exporter] = []
    for entry in entry_points(group=GROUP):
        made = entry.load()
        foreign.append(made() if isinstance(made, type) else made)
    return (*own, *foreign)
