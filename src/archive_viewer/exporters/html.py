"""A standalone web page that loads nothing and runs nothing: passages with their highlights, remarks, references."""

import base64
import hashlib
import re
from html import escape

from archive_viewer.domain.annotation import HIGHLIGHTS
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.manuscript import (
    FACT_COLUMNS,
    Manuscript,
    Piece,
    Section,
    losses_of_writing,
    manuscript,
)

_FONTS = {
    "serif": '"Source Han Serif SC","Noto Serif CJK SC","Songti SC",SimSun,Georgia,serif',
    "sans": '"Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",Arial,sans-serif',
}
_STYLE = """
:root{{color-scheme:light}}
body{{margin:0 auto;max-width:42rem;padding:3rem 1.5rem;background:#fff;color:#1a1e24;
font:1.0625rem/1.8 {font};text-spacing-trim:trim-start}}
h1{{font-size:1.6rem;line-height:1.35;margin:0 0 .25rem;text-align:center}}
.subtitle{{color:#5f6975;font-size:.9rem;text-align:center;margin:0 0 2rem}}
h2{{font-size:1.15rem;margin:2.5rem 0 .75rem}}
section{{margin:0 0 2rem}}
blockquote{{margin:.5rem 0;padding:0 0 0 1rem;border-left:3px solid #dde1e6}}
blockquote p{{margin:.4rem 0;white-space:pre-wrap;overflow-wrap:anywhere}}
.context,.provenance{{color:#5f6975;font-size:.9rem;margin:.3rem 0;overflow-wrap:anywhere}}
.note{{white-space:pre-wrap}}
.remarks{{list-style:none;margin:.5rem 0;padding:.5rem .75rem;border-left:3px solid #b3500f;background:#fdf5ea;
font-size:.92rem}}
.remarks li{{white-space:pre-wrap}}
.tag{{color:#24508f;margin-left:.5em}}
sup{{line-height:0;font-size:.75em}}
sup a{{color:#24508f;text-decoration:none}}
mark{{color:inherit;padding:.05em 0}}
{marks}
table{{border-collapse:collapse;width:100%;font-size:.92rem}}
th,td{{border-bottom:1px solid #dde1e6;padding:.3rem .5rem;text-align:left;vertical-align:top}}
ol{{padding:0;list-style:none;font-size:.95rem;overflow-wrap:anywhere}}
ol li{{margin:.3rem 0;padding-left:2.2em;text-indent:-2.2em}}
@media print{{body{{padding:0;max-width:none}}section{{break-inside:avoid}}}}
"""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;]")


class HtmlExporter:
    """HTML 5 under a content security policy that allows its own style sheet alone."""

    name, suffix, family = "html", ".html", "writing"
    label_zh, label_en = "网页", "Web page"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_writing(document, colors=True)

    def render(self, document: ExportDocument) -> bytes:
        laid = manuscript(document)
        style = _style(document.options.font)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        body = [f"<h1>{escape(laid.title)}</h1>", f'<p class="subtitle">{escape(laid.subtitle)}</p>']
        body += [_section(laid, section) for section in laid.sections]
        if laid.facts:
            body += [f"<h2>{escape(laid.word('facts'))}</h2>", _table(laid)]
        if laid.references:
            listed = "\n".join(f'<li id="ref-{n}">[{n}] {_linked(r)}</li>' for n, r in enumerate(laid.references, 1))
            body += [f"<h2>{escape(laid.word('references'))}</h2>", f"<ol>\n{listed}\n</ol>"]
        language = "zh-CN" if laid.language == "zh_CN" else "en"
        head = [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(laid.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
        ]
        return "\n".join([*head, *body, "</body>", "</html>", ""]).encode()


def _style(font: str) -> str:
    marks = "\n".join(f".{color.value}{{background:#{shade}}}" for color, shade in HIGHLIGHTS.items())
    return _STYLE.format(font=_FONTS.get(font, _FONTS["serif"]), marks=marks)


def _section(laid: Manuscript, section: Section) -> str:
    number = section.citation
    paragraphs = ["".join(_piece(piece) for piece in pieces) for pieces in section.paragraphs]
    paragraphs[-1] += f'<sup><a href="#ref-{number}">[{number}]</a></sup>'
    parts = ["<section>"]
    if section.before:
        parts.append(f'<p class="context">{escape(section.before)}</p>')
    parts.append("<blockquote>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</blockquote>")
    if section.after:
        parts.append(f'<p class="context">{escape(section.after)}</p>')
    if section.note:
        parts.append(f'<p class="note">{escape(section.note)}</p>')
    if section.remarks:
        parts.append('<ul class="remarks">')
        for remark in section.remarks:
            tags = "".join(f'<span class="tag">#{escape(tag)}</span>' for tag in remark.tags)
            label = escape(laid.word("remark"))
            parts.append(f"<li><b>{label} {remark.number}</b> {escape(remark.comment)}{tags}</li>")
        parts.append("</ul>")
    if section.provenance:
        parts.append(f'<p class="provenance">{escape(section.provenance)}</p>')
    return "\n".join([*parts, "</section>"])


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if piece.color:
        words = f'<mark class="{piece.color.value}">{words}</mark>'
    return words + "".join(f"<sup>{n}</sup>" for n in piece.notes)


def _table(laid: Manuscript) -> str:
    head = "".join(f"<th>{escape(laid.word(f'column.{name}'))}</th>" for name in FACT_COLUMNS)
    rows = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in laid.facts)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _linked(text: str) -> str:
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        target = escape(address.group())
        parts += [escape(text[at : address.start()]), f'<a href="{target}" rel="noreferrer">{target}</a>']
        at = address.end()
    return "".join([*parts, escape(text[at:])])
