"""How things are named in REFI-QDA files: GUIDs that never change, times as XML Schema writes them, short names."""

import re
import uuid
from datetime import UTC, datetime

from archive_viewer.exporters.manuscript import printable

ORIGIN = "Archive Viewer"
"""What the files say they come from."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "refi.archive-viewer")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NAME = 60


def guid(kind: str, *material: object) -> str:
    """The GUID of a thing of this kind: the same material gives the same one."""
    return str(uuid.uuid5(_NAMESPACE, printable("\n".join(map(str, (kind, *material))))))


def guid_of_annotation(uid: str) -> str:
    """The annotation's own uid where that is a UUID, so that it is known again when it comes back."""
    return uid.lower() if _UUID.fullmatch(uid) else guid("annotation", uid)


def stamp(time: str) -> str:
    """An ISO 8601 time as xsd:dateTime, in UTC where its offset is known; "" where it is none."""
    try:
        moment = datetime.fromisoformat(time)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    written = moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")
    return written.replace("+00:00", "Z")


def short(text: str) -> str:
    """One line of the text, cut where it is long."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= _NAME else line[: _NAME - 1] + "…"
