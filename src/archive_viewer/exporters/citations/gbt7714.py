"""References in the form of GB/T 7714, editions of 2025 and 2015."""

from collections.abc import Mapping
from typing import Any

from archive_viewer.domain.passage import Reference
from archive_viewer.exporters.citations import gbt7714_2015, gbt7714_2025
from archive_viewer.exporters.citations.fields import read
from archive_viewer.exporters.citations.gbt7714_parts import joined
from archive_viewer.exporters.citations.items import is_newspaper, printed

__all__ = ["is_newspaper", "reference", "render"]

_LAYOUTS = {2025: gbt7714_2025.parts, 2015: gbt7714_2015.parts}


def render(item: Mapping[str, Any], edition: int = 2025) -> str:
    """A CSL-JSON item as plain text, without its number, ending in a full stop.

    What is not known is left out with its punctuation. `edition` is 2025 or 2015; KeyError on any other.
    """
    whole = joined(". ", _LAYOUTS[edition](read(item)))
    return whole if whole.endswith(".") else f"{whole}."


def reference(cited: Reference, accessed: str, edition: int) -> str:
    """The reference of an archived article; `accessed` is YYYY-MM-DD or "".

    News on line is [EB/OL] with its date in parentheses; a newspaper's own page is [N/OL], a newspaper without an
    address [N].
    """
    return render(printed(cited, accessed), edition)
