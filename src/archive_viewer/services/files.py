"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from archive_viewer.domain.errors import ExportError


def write_whole(target: Path, data: bytes) -> None:
    """Replace `target` by a file of these bytes. Raises ExportError; what was there then stays as it was."""
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)  # noqa: PTH101
        os.replace(draft, target)  # noqa: PTH105
    except OSError as error:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise ExportError("export.write", path=target, reason=error.strerror or error) from error
