"""Small PDF files, written by hand: characters of any script at given places, images, and what can be wrong."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Placed = tuple[float, float, float, str]
"""x, y of the baseline from the lower left corner, size, text; all in points."""


@dataclass(frozen=True)
class Page:
    """One A4 page: words at places, and whether an image fills it."""

    words: Sequence[Placed] = ()
    image: bool = False
    matrix: str = "1 0 0 1"


def pdf(pages: Iterable[Page], info: str = "", mapped: bool = True, trailer: str = "") -> bytes:
    """The file, with up to 255 different characters. Without `mapped` it does not say which its glyphs are."""
    pages = list(pages)
    letters = sorted({c for page in pages for *_, text in page.words for c in text})
    codes = {c: n for n, c in enumerate(letters, start=1)}
    names = {c: f"g{n}" for c, n in codes.items()}
    widths = {c: 500 if c < chr(0x2000) else 1000 for c in letters}
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: (
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 800] /FontMatrix [0.001 0 0 0.001 0 0]"
            f" /CharProcs << {' '.join(f'/{name} {4 if widths[c] < 1000 else 5} 0 R' for c, name in names.items())} >>"
            f" /Encoding << /Type /Encoding /Differences [1 {' '.join(f'/{name}' for name in names.values())}] >>"
            f" /FirstChar 1 /LastChar {max(1, len(letters))} /Widths [{' '.join(str(w) for w in widths.values())}]"
            f" /Resources << >> {'/ToUnicode 6 0 R' if mapped else ''} >>"
        ).encode(),
        4: _stream(b"500 0 0 -200 500 800 d1 0 -200 500 1000 re f"),
        5: _stream(b"1000 0 0 -200 1000 800 d1 0 -200 1000 1000 re f"),
        6: _stream(_cmap(codes)),
        7: _stream(
            b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
        8: f"<< {info} >>".encode(),
    }
    kids = []
    for page in pages:
        number = len(objects) + 2
        objects[number] = _stream(_content(page, codes))
        resources = "/Resources << /Font << /F 3 0 R >> /XObject << /I 7 0 R >> >>"
        objects[number + 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {number} 0 R >>".encode()
        )
        kids.append(f"{number + 1} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, trailer)


def column(lines: Sequence[str], x: float = 72, y: float = 760, size: float = 12, leading: float = 20) -> list[Placed]:
    """Lines under one another; each ideographic space at the beginning moves the line in by one character."""
    placed = []
    for n, line in enumerate(lines):
        bare = line.lstrip("　")
        placed.append((x + size * (len(line) - len(bare)), y - n * leading, size, bare))
    return placed


def _content(page: Page, codes: dict[str, int]) -> bytes:
    parts = ["q 595 0 0 842 0 0 cm /I Do Q"] if page.image else []
    for x, y, size, text in page.words:
        shown = "".join(f"{codes[c]:02x}" for c in text)
        parts.append(f"BT /F {size} Tf {page.matrix} {x} {y} Tm <{shown}> Tj ET")
    return "\n".join(parts).encode()


def _cmap(codes: dict[str, int]) -> bytes:
    pairs = "\n".join(f"<{n:02x}> <{c.encode('utf-16-be').hex()}>" for c, n in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def _stream(data: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(data)
    return f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream"


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(out)
    end = f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n"
    end += "".join(
        f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(1, max(objects) + 1)
    )
    end += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 8 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out + end.encode()
