"""What a REFI-QDA project's variables say of the publication of its texts, where they are called as ours are."""

from lxml import etree

from archive_viewer.util.messages import LANGUAGES, sentence

FIELDS = ("title", "byline", "source", "published", "url", "captured")


def variables(root: etree._Element) -> dict[str, str]:
    """Which of FIELDS each variable holds, by its GUID; variables of other names are left out."""
    called = {sentence(f"refi.variable.{name}", {}, language): name for name in FIELDS for language in LANGUAGES}
    found = {}
    for variable in root.iter("{*}Variable"):
        field = called.get(variable.get("name", "").strip())
        if field:
            found[_key(variable.get("guid", ""))] = field
    return found


def publication(source: etree._Element, known: dict[str, str]) -> dict[str, str]:
    """The fields that this source has, by name, trimmed; times in ISO 8601 as they stand."""
    found = {}
    for held in source.iterchildren("{*}VariableValue"):
        ref = next(held.iterchildren("{*}VariableRef"), None)
        field = known.get(_key(ref.get("targetGUID", ""))) if ref is not None else None
        words = " ".join((value.text or "").strip() for value in held if value is not ref).strip()
        if field and words:
            found[field] = words
    return found


def _key(guid: str) -> str:
    return guid.strip().strip("{}").lower()
