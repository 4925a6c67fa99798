"""The evidence pack: a ZIP file of passages with their texts and originals, which can be checked without this program.

SHA256SUMS is in the form that `sha256sum --check` reads; manifest.json says which characters of which text each
passage is (offsets in code points), and passages.html shows them to read.
"""

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

from archive_viewer.domain.annotation import Annotation, Quote
from archive_viewer.domain.evidence import FORMAT, MANIFEST, SUMS
from archive_viewer.domain.passage import Excerpt, ExportDocument, Loss, Reference, SourceText
from archive_viewer.exporters.citations.registry import cite
from archive_viewer.exporters.html import HtmlExporter
from archive_viewer.util.messages import sentence

_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_EPOCH = (1980, 1, 1, 0, 0, 0)


class EvidenceExporter:
    """ZIP with fixed times and a fixed order: the same passages give the same bytes."""

    name, suffix, family = "evidence", ".zip", "evidence"
    label_zh, label_en = "证据包", "Evidence pack"

    def losses(self, document: ExportDocument) -> list[Loss]:  # noqa: ARG002 - it carries everything
        return []

    def render(self, document: ExportDocument) -> bytes:
        files: dict[str, bytes] = {}
        keys = {_key(source.reference): f"{n:03}" for n, source in enumerate(document.sources, 1)}
        articles = []
        for source in document.sources:
            key, original = keys[_key(source.reference)], document.original(source.reference)
            entry = _article(document, source, key, original)
            files[entry["original"]], files[entry["text"]] = original, source.text.encode("utf-8", "surrogatepass")
            articles.append(entry)
        passages = [_passage(e, n, keys[_key(e.reference)]) for n, e in enumerate(document.excerpts, 1)]
        manifest = {
            "format": FORMAT,
            "title": document.title,
            "date": document.options.accessed,
            "articles": articles,
            "passages": passages,
        }
        files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
        shown = replace(document, options=replace(document.options, context=True, provenance=True, comments=True))
        files["passages.html"] = HtmlExporter().render(shown)
        files["README.txt"] = sentence("evidence.readme", {}, document.options.language).encode()
        sums = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
        files[SUMS] = "".join(sums).encode()
        return _packed(files)


def _key(cited: Reference) -> tuple[int, int]:
    return cited.article_id, cited.revision


def _article(document: ExportDocument, source: SourceText, key: str, original: bytes) -> dict[str, Any]:
    cited, options = source.reference, document.options
    suffix = _SUFFIX.search(source.file_name)
    return {
        "key": key,
        "title": cited.title,
        "byline": cited.byline,
        "source": cited.source,
        "published_at": cited.published_at,
        "url": cited.url,
        "added_at": cited.added_at,
        "captured_at": source.captured_at,
        "revision": cited.revision,
        "citation": cite(cited, options.citation_style, options.accessed),
        "original": f"originals/{key}{suffix.group().lower() if suffix else '.bin'}",
        "original_sha256": hashlib.sha256(original).hexdigest(),
        "text": f"texts/{key}.txt",
        "text_length": len(source.text),
    }


def _passage(excerpt: Excerpt, number: int, key: str) -> dict[str, Any]:
    around = excerpt.before[-32:], excerpt.after[:32]
    placed = excerpt.end > excerpt.start
    return {
        "number": number,
        "article": key,
        "selectors": _selectors(excerpt, Quote(excerpt.text, *around)) if placed else [],
        "context": {"before": excerpt.before, "after": excerpt.after},
        "paragraph": excerpt.paragraph,
        "note": excerpt.note,
        "annotations": [_annotation(a) for a in excerpt.annotations],
    }


def _selectors(excerpt: Excerpt, quote: Quote) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": excerpt.start, "end": excerpt.end},
        {"type": "TextQuoteSelector", **quote.to_dict()},
    ]


def _annotation(annotation: Annotation) -> dict[str, Any]:
    kept = ("uid", "start", "end", "exact", "comment", "tags", "color", "creator", "created_at", "modified_at")
    plain = annotation.to_dict()
    return {name: plain[name] for name in kept}


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name in ("README.txt", MANIFEST, *sorted(files.keys() - {"README.txt", MANIFEST})):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            pack.writestr(member, files[name])
    return out.getvalue()
