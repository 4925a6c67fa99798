"""The parts of an OpenDocument package besides its content: styles, metadata, the manifest, and the zip around them."""

import io
import zipfile

from archive_viewer.domain.annotation import HIGHLIGHTS
from archive_viewer.exporters.odt_text import VERSION, Element, add, qualified, root, serialised

MIMETYPE = "application/vnd.oasis.opendocument.text"
COLUMN_WIDTHS = (1.4, 3.2, 2.5, 1.5, 3.0, 2.2, 1.6)
"""Widths of the table of facts in cm; together the width of the page's text."""

_SERIF = ("Times New Roman", "roman", "宋体", "SimSun, 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC'")
_SANS = ("Arial", "swiss", "黑体", "SimHei, 'Heiti SC', 'Noto Sans CJK SC', 'Source Han Sans SC'")
"""Latin font, its kind, and the Chinese font with the families that stand for it, best first. Families go by their
Latin names: a Chinese one that LibreOffice doesn't know it replaces, and never tries the next."""
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_INK, _GREY, _LINK = "#1a1e24", "#5f6975", "#24508f"
_SIZE = "11pt"
_INDENT = "22pt"
"""Two characters of the text's size."""

_PARAGRAPHS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "Title": ("Standard", {"fo:text-align": "center", "fo:margin-bottom": "0.2cm", "fo:keep-with-next": "always"}, {}),
    "Subtitle": ("Context", {"fo:text-align": "center", "fo:margin-bottom": "0.8cm"}, {}),
    "Heading_20_1": (
        "Standard",
        {"fo:margin-top": "0.8cm", "fo:margin-bottom": "0.3cm", "fo:keep-with-next": "always"},
        {},
    ),
    "Quotation": ("Standard", {"fo:text-indent": _INDENT}, {}),
    "Context": ("Standard", {}, {"fo:font-size": "9pt", "style:font-size-asian": "9pt", "fo:color": _GREY}),
    "Note": ("Standard", {}, {}),
    "Table_20_Contents": ("Standard", {"fo:line-height": "100%"}, {}),
    "Table_20_Heading": ("Table_20_Contents", {}, {"fo:font-weight": "bold", "style:font-weight-asian": "bold"}),
    "Reference": ("Standard", {"fo:margin-bottom": "0.1cm"}, {}),
    "Footnote": (
        "Standard",
        {"fo:line-height": "100%", "fo:margin-left": "0.5cm", "fo:text-indent": "-0.5cm"},
        {"fo:font-size": "9pt", "style:font-size-asian": "9pt"},
    ),
}
_RAISED = {"style:text-position": "super 65%"}
_CHARACTERS: dict[str, dict[str, str]] = {
    "Footnote_20_Symbol": {},
    "Footnote_20_anchor": _RAISED,
    "Citation": _RAISED,
    "Internet_20_link": {"fo:color": _LINK, "style:text-underline-style": "none"},
    "Visited_20_Internet_20_Link": {"fo:color": _LINK, "style:text-underline-style": "none"},
    **{
        f"Highlight_20_{color.value}": {"fo:background-color": f"#{shade.lower()}"}
        for color, shade in HIGHLIGHTS.items()
    },
}


def add_fonts(part: Element, font: str) -> None:
    """Declare the fonts of the text (serif or sans) and of headings."""
    faces = add(part, "office:font-face-decls")
    for latin, generic, asian, families in dict.fromkeys((_faces(font), _SANS)):
        known = {"style:font-family-generic": generic, "style:font-pitch": "variable"}
        add(faces, "style:font-face", {"style:name": latin, "svg:font-family": f"'{latin}'", **known})
        add(faces, "style:font-face", {"style:name": asian, "svg:font-family": families, **known})


def styles(language: str, font: str) -> bytes:
    """styles.xml: how everything looks. `language` is zh_CN or en; Chinese characters are Chinese in both."""
    part = root("office:document-styles")
    add_fonts(part, font)
    common = add(part, "office:styles")
    _add_defaults(common, language, font)
    _add_style(common, "Standard", "paragraph", "")
    for style, (parent, layout, looks) in _PARAGRAPHS.items():
        made = _add_style(common, style, "paragraph", parent)
        if style == "Heading_20_1":
            made.set(qualified("style:default-outline-level"), "1")
        if layout:
            add(made, "style:paragraph-properties", layout)
        heading = {"Title": "18pt", "Heading_20_1": "14pt"}.get(style)
        looks = looks if heading is None else _heading(heading)
        if looks:
            add(made, "style:text-properties", looks)
    for style, looks in _CHARACTERS.items():
        made = _add_style(common, style, "text", "")
        if looks:
            add(made, "style:text-properties", looks)
    _add_reference_list(common)
    _add_notes_configuration(common)
    _add_page(part)
    return serialised(part)


def metadata(title: str, language: str) -> bytes:
    """meta.xml without anything that changes from run to run."""
    part = root("office:document-meta")
    known = add(part, "office:meta")
    add(known, "dc:title").text = title
    add(known, "dc:language").text = "zh-CN" if language == "zh_CN" else "en"
    return serialised(part)


def packed(content: bytes, styling: bytes, about: bytes) -> bytes:
    """The package: the media type first and uncompressed, members in a fixed order with a fixed time."""
    members = {"content.xml": content, "styles.xml": styling, "meta.xml": about}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="text/xml"/>' for path in members
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{MIMETYPE}"/>'
        f"{listed}</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for path, part in {**members, "META-INF/manifest.xml": manifest.encode()}.items():
            package.writestr(zipfile.ZipInfo(path), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _faces(font: str) -> tuple[str, str, str, str]:
    return _SANS if font == "sans" else _SERIF


def _heading(size: str) -> dict[str, str]:
    latin, _, asian, _ = _SANS
    return {
        "style:font-name": latin,
        "style:font-name-asian": asian,
        "fo:color": _INK,
        "fo:font-size": size,
        "style:font-size-asian": size,
        "fo:font-weight": "bold",
        "style:font-weight-asian": "bold",
    }


def _add_style(parent: Element, style: str, family: str, above: str) -> Element:
    shown = style.replace("_20_", " ")
    names = {"style:name": style, "style:family": family}
    if shown != style:
        names["style:display-name"] = shown
    if above:
        names["style:parent-style-name"] = above
    return add(parent, "style:style", names)


def _add_defaults(common: Element, language: str, font: str) -> None:
    latin, _, asian, _ = _faces(font)
    made = add(common, "style:default-style", {"style:family": "paragraph"})
    layout = {
        "fo:line-height": "150%",
        "fo:orphans": "2",
        "fo:widows": "2",
        "style:writing-mode": "page",
        "style:line-break": "strict",
        "style:punctuation-wrap": "hanging",
        "style:text-autospace": "ideograph-alpha",
    }
    add(made, "style:paragraph-properties", layout)
    looks = {
        "style:font-name": latin,
        "style:font-name-asian": asian,
        "fo:font-size": _SIZE,
        "style:font-size-asian": _SIZE,
        "fo:language": "none" if language == "zh_CN" else "en",
        "fo:country": "none",
        "style:language-asian": "zh",
        "style:country-asian": "CN",
    }
    add(made, "style:text-properties", looks)
    add(common, "style:default-style", {"style:family": "table"})


def _add_reference_list(common: Element) -> None:
    made = add(common, "text:list-style", {"style:name": "References"})
    shown = {"style:num-prefix": "[", "style:num-suffix": "]", "style:num-format": "1"}
    level = add(made, "text:list-level-style-number", {"text:level": "1", **shown})
    properties = add(
        level, "style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}
    )
    space = {"text:label-followed-by": "listtab", "text:list-tab-stop-position": "1cm"}
    add(properties, "style:list-level-label-alignment", space | {"fo:margin-left": "1cm", "fo:text-indent": "-1cm"})


def _add_notes_configuration(common: Element) -> None:
    marks = {
        "text:citation-style-name": "Footnote_20_Symbol",
        "text:citation-body-style-name": "Footnote_20_anchor",
        "text:default-style-name": "Footnote",
    }
    numbers = {"style:num-format": "1", "text:start-value": "0", "text:footnotes-position": "page"}
    add(common, "text:notes-configuration", {"text:note-class": "footnote", **marks, **numbers})


def _add_page(part: Element) -> None:
    automatic = add(part, "office:automatic-styles")
    page = add(automatic, "style:page-layout", {"style:name": "A4"})
    size = {"fo:page-width": "21cm", "fo:page-height": "29.7cm", "style:print-orientation": "portrait"}
    margins = {
        "fo:margin-top": "2.5cm",
        "fo:margin-bottom": "2.5cm",
        "fo:margin-left": "2.8cm",
        "fo:margin-right": "2.8cm",
    }
    add(page, "style:page-layout-properties", size | margins)
    masters = add(part, "office:master-styles")
    add(masters, "style:master-page", {"style:name": "Standard", "style:page-layout-name": "A4"})
