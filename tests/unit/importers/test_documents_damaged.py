"""Documents cut or changed anywhere are read or refused with a reason; nothing else comes out of an importer."""

import contextlib
import io
import zipfile

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry
from helpers.pdf import Page, column, pdf


def _document() -> bytes:
    target = io.BytesIO()
    document = docx.Document()
    document.add_heading("标题", 1)
    document.add_paragraph("正文在此。")
    document.add_table(2, 2).cell(0, 0).text = "格"
    document.save(target)
    return target.getvalue()


def _book() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr("META-INF/container.xml", '<c><rootfile full-path="a.opf"/></c>')
        manifest = '<manifest><item id="a" href="a.html"/></manifest><spine><itemref idref="a"/></spine>'
        package.writestr("a.opf", f"<package>{manifest}</package>")
        package.writestr("a.html", "<html><body><h1>章</h1><p>正文在此，有头有尾。</p></body></html>")
    return target.getvalue()


WHOLE = {
    "a.pdf": pdf([Page(column(["　　正文在此，有头有尾，", "还有第二行。"])), Page(image=True)]),
    "a.docx": _document(),
    "a.epub": _book(),
}


@settings(max_examples=150)
@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.binary(max_size=12), st.booleans())
def test_a_document_cut_or_changed_anywhere_is_read_or_refused(
    name: str, where: float, instead: bytes, cut: bool
) -> None:
    whole = WHOLE[name]
    at = int(where * len(whole))
    damaged = whole[:at] + (b"" if cut else instead + whole[at + len(instead) :])
    with contextlib.suppress(ImportRefusedError):
        list(registry.read(SourceFile(name, damaged)))


def test_a_pdf_without_its_end_says_so() -> None:
    (article,) = registry.read(SourceFile("a.pdf", WHOLE["a.pdf"].rpartition(b"startxref")[0]))
    assert ("import.pdf_cut_short", {}) in getattr(article, "remarks", ())
