"""Pages of a PDF as pictures, for the screen and for the printer."""

from threading import Lock

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINT = 96 / 72
_PDFIUM = Lock()
"""PDFium serves one thread at a time."""


class Pages:
    """The pages of one PDF. May be used from any thread; `sizes` are in dots of 1/96 inch."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with _PDFIUM:
            document = _opened(data)
            self.sizes = [QSizeF(*(side * POINT for side in document.get_page_size(n))) for n in range(len(document))]
            document.close()

    def picture(self, page: int, scale: float) -> QImage:
        """A page, counted from 0; `scale` is in pixels for each dot of 1/96 inch."""
        with _PDFIUM:
            document = _opened(self._data)
            bitmap = document[page].render(scale=scale * POINT, rev_byteorder=True)
            data, width, height = bytes(bitmap.buffer), bitmap.width, bitmap.height
            stride, alpha = bitmap.stride, bitmap.n_channels == 4
            document.close()
        kind = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
        return QImage(data, width, height, stride, kind).copy()

    def text(self) -> str:
        """The words on the pages, as they are copied from them."""
        with _PDFIUM:
            document = _opened(self._data)
            words = [document[n].get_textpage().get_text_range() for n in range(len(document))]
            document.close()
        return "\n".join(words)


def _opened(data: bytes):  # type: ignore[no-untyped-def]
    from pypdfium2 import PdfDocument

    return PdfDocument(data)
