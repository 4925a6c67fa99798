"""BibTeX in the dialect of biblatex: references for LaTeX, with the passages quoted from them as annotations."""

import re
from urllib.parse import quote

from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.citations.items import is_newspaper
from archive_viewer.exporters.reference_entries import Author, Entry, entries, losses_of_references

_COMMANDS = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "<": "textless",
    ">": "textgreater",
    "|": "textbar",
}
_ESCAPES = str.maketrans({c: f"\\{name}{{}}" for c, name in _COMMANDS.items()} | {c: f"\\{c}" for c in "#$%&_"})
_LANGUAGES = {"zh": "chinese", "zh-CN": "chinese", "en": "english"}
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]+)", re.I)
_COMMON_LABELS = frozenset(
    ["www", "m", "com", "co", "net", "org", "gov", "edu", "ac", "cn", "hk", "mo", "tw", "sg", "uk", "us", "jp", "info"]
)
_NOT_IN_ADDRESSES = re.compile(r"[{}\\\"<>^`|]")


class BibtexExporter:
    """An entry a reference: @article for newspapers, @online for the web. Keys have a Latin word of the reference, its
    year and its number in the archive, so that they stay the same from export to export.

    No value can close its brace or begin an entry: braces and backslashes of a text become commands, and a comma in a
    tag a semicolon, since commas part keywords.
    """

    name, suffix, family = "bibtex", ".bib", "references"
    label_zh, label_en = "BibTeX", "BibTeX"

    def losses(self, document: ExportDocument) -> list[Loss]:
        return losses_of_references(document)

    def render(self, document: ExportDocument) -> bytes:
        return "\n".join(["% Encoding: UTF-8\n", *(_printed(entry) for entry in entries(document))]).encode()


def escaped(text: str) -> str:
    """The text as LaTeX prints it letter by letter; its braces are balanced whatever the text."""
    return text.translate(_ESCAPES)


def key(entry: Entry) -> str:
    """The citation key: small Latin letters, the year, the article's and the revision's number."""
    cited = entry.reference
    return f"{_word(entry)}{entry.issued[:4]}-{cited.article_id}-{cited.revision}"


def _printed(entry: Entry) -> str:
    newspaper = is_newspaper(entry.reference)
    language = _LANGUAGES.get(entry.language, "")
    fields = {
        "author": " and ".join(_name(author) for author in entry.authors),
        "title": escaped(entry.title),
        "journaltitle" if newspaper else "organization": escaped(entry.source),
        "entrysubtype": "newspaper" if newspaper else "",
        "date": entry.issued,
        "url": _NOT_IN_ADDRESSES.sub(lambda found: quote(found.group()), entry.url),
        "urldate": entry.accessed,
        "langid": language,
        "language": "" if language else escaped(entry.language),
        "keywords": ", ".join(escaped(tag.replace(",", ";")) for tag in entry.keywords),
        "annotation": "\n".join(escaped(note) for note in entry.notes),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{'article' if newspaper else 'online'}{{{key(entry)},\n{''.join(lines)}}}\n"


def _name(author: Author) -> str:
    """Family name first; what is not to be parted in braces of its own."""
    if author.given:
        return ", ".join(escaped(part) for part in (author.family, author.suffix, author.given) if part)
    return f"{{{escaped(author.family)}}}"


def _word(entry: Entry) -> str:
    """The first author's family name, else the source, else the address's host, whichever first is Latin."""
    names = [author.family for author in entry.authors[:1]] + [entry.source]
    host = _HOST.match(entry.url)
    labels = [label for label in host[1].lower().split(".") if label not in _COMMON_LABELS] if host else []
    for name in (*names, *labels[-1:]):
        word = "".join(re.findall("[a-z]", name.lower()))
        if name.isascii() and word:
            return word
    return "archive"
