"""What kind of file bytes are, told by their first bytes."""

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM\x00", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97 (doc, xls, ppt)"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\x00", "Windows EXE"),
    (b"{\\rtf", "RTF"),
    (b"WARC/", "WARC"),
    (b"filedesc://", "ARC"),
)
_PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/epub+zip", "EPUB"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
)
_MARKUP = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<!--(?>.*?-->)\s*+)*+<(!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S
)
_PAGE = re.compile(
    rb"\A[\s\xef\xbb\xbf]*+(?:\s++|<\?[^<>]{0,500}>|<!--(?>.*?-->)|<!(?!doctype\s+html)[^<>\[]{0,500}>)*+"
    rb"<(?:!doctype\s+|\w{1,20}:)?html\b",
    re.I | re.S,
)
"""What opens, an XML declaration before it, as a page and not as another kind of XML."""
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.I)


def kind_of(data: bytes) -> str | None:
    """The name of a format that is not plain text, or None where the first bytes speak for none."""
    for magic, kind in _SIGNATURES:
        if data.startswith(magic):
            return kind
    head = data[:4096]
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKAGES if mark in head), "ZIP")
    if head.startswith(b"RIFF") and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return head[8:12].decode("ascii").strip()
    if head[4:8] == b"ftyp":
        return "MP4"
    markup = _MARKUP.match(head)
    if markup:
        return "XML" if markup.group(1).startswith(b"?") and not _PAGE.match(head) else "HTML"
    return "MHTML" if _MHTML.match(head) else None
