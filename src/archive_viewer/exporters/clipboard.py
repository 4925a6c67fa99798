"""One passage with its citation, as the three kinds of text that a clipboard carries together."""

from dataclasses import dataclass
from html import escape

from archive_viewer.exporters.manuscript import printable
from archive_viewer.exporters.markdown import quoted, reference_line


@dataclass(frozen=True, slots=True)
class Clipping:
    """The same words three times: rich text, Markdown, plain text.

    `hedge` is a negation or hedge of the clause that the words were cut off from, "" for none.
    """

    html: str
    markdown: str
    text: str
    hedge: str = ""


def clipping(words: str, citation: str, language: str, hedge: str = "") -> Clipping:
    """A passage with its reference under it; quotation marks are the language's own (“” in both)."""
    shown, cited = printable(words).strip("\n"), printable(citation)
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in shown.split("\n") if line.strip())
    tag = "zh-CN" if language == "zh_CN" else "en"
    return Clipping(
        html=f'<blockquote lang="{tag}">{paragraphs}</blockquote><p>{escape(cited)}</p>',
        markdown=f"{quoted(shown)}\n\n{reference_line(cited)}\n",
        text=f"{shown}\n\n{cited}\n" if "\n" in shown else f"“{shown}”\n{cited}\n",
        hedge=hedge,
    )
