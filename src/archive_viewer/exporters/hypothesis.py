"""Hypothesis JSON: the file that the client of Hypothesis writes and reads again."""

import re
from collections.abc import Iterator
from urllib.parse import quote as percent_encoded

from archive_viewer.domain.annotation import Color
from archive_viewer.domain.passage import ExportDocument, Loss
from archive_viewer.exporters.web_annotation import (
    JSON,
    Statement,
    losses_of_facts,
    source_of,
    statements,
    utc,
    written,
)
from archive_viewer.util.offsets import Utf16Map

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class HypothesisExporter:
    """The client's export: every annotation private to its maker.

    A TextPositionSelector counts UTF-16 code units, as the client's JavaScript does, and stands only where the
    document carries the article's text; it is a position in that text, a web page may have more before it. What
    Hypothesis has no field for stands in `extra`, in code points.
    """

    name, suffix, family = "hypothesis", ".hypothesis.json", "annotations"
    label_zh, label_en = "Hypothesis", "Hypothesis"

    def losses(self, document: ExportDocument) -> list[Loss]:
        colored = sum(said.color not in ("", Color.YELLOW.value) for said in statements(document))
        found = [Loss("export.loss.hypothesis_colors", colored)] if colored else []
        return found + losses_of_facts(document)

    def render(self, document: ExportDocument) -> bytes:
        maps = {
            (source.reference.sha256, source.reference.article_id, source.reference.revision): Utf16Map(source.text)
            for source in document.sources
        }
        rows: list[JSON] = []
        days = [document.options.accessed] if _DAY.fullmatch(document.options.accessed) else []
        for said in statements(document):
            cited = said.reference
            rows.append(_row(said, maps.get((cited.sha256, cited.article_id, cited.revision))))
            days += [utc(said.modified_at)[:10]]
        return written(
            {
                "export_date": f"{days[0] if days and days[0] else '1980-01-01'}T00:00:00.000Z",
                "export_userid": _account(""),
                "client_version": "archive-viewer",
                "annotations": rows,
            }
        )


def _row(said: Statement, units: Utf16Map | None) -> JSON:
    source, account = source_of(said.reference), _account(said.creator)
    target: dict[str, JSON] = {"source": source}
    selectors = list(_selectors(said, units))
    if selectors:
        target["selector"] = selectors
    times: dict[str, JSON] = {"created": utc(said.created_at), "updated": utc(said.modified_at)}
    owned: list[JSON] = [account]
    return {
        "id": said.uid,
        **{key: time for key, time in times.items() if time},
        "user": account,
        "user_info": {"display_name": said.creator},
        "uri": source,
        "text": said.comment,
        "tags": list(said.tags),
        "group": "__world__",
        "permissions": dict.fromkeys(("read", "update", "delete", "admin"), owned),
        "target": [target],
        "document": {"title": [said.reference.title]},
        "links": {},
        "hidden": False,
        "flagged": False,
        "extra": {"archive_viewer": _extra(said, source)},
    }


def _selectors(said: Statement, units: Utf16Map | None) -> Iterator[JSON]:
    if said.quote is None:
        return
    if units is not None and said.start is not None and said.end is not None:
        start, end = units.to_utf16(said.start), units.to_utf16(said.end)
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    quote = said.quote
    yield {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}


def _extra(said: Statement, source: str) -> JSON:
    cited = said.reference
    fields: dict[str, JSON] = {
        "start": said.start,
        "end": said.end,
        "color": said.color or None,
        "target": said.target.value,
        "about": said.about or None,
        "address": cited.url if cited.url != source else None,
        "sha256": cited.sha256 or None,
        "revision": cited.revision,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _account(creator: str) -> str:
    """An account name; what such a name can't have is percent-encoded, and the display name has it unchanged."""
    return f"acct:{percent_encoded(creator, safe='', errors='replace') or 'anonymous'}@localhost"
