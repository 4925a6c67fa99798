"""Printed pages: templates under resources/typst, filled with plain data and set by Typst."""

import json
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from archive_viewer.domain.errors import ExportError
from archive_viewer.util.paths import resource

if TYPE_CHECKING:
    from typst import Compiler

_ONE_AT_A_TIME = Lock()


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """A PDF of `data` in a template of resources/typst; the same data give the same bytes.

    The template reads the data as JSON, so that no word of theirs can be taken for markup. Raises ExportError.
    """
    from typst import TypstError

    try:
        with _ONE_AT_A_TIME:
            made = _compiler().compile(
                resource("typst", template),
                format="pdf",
                sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
                timestamp=0,
            )
    except TypstError as error:
        raise ExportError("export.typesetting", reason=error.message) from error
    return bytes(made) if isinstance(made, bytes) else b""


@cache
def _compiler() -> "Compiler":
    from typst import Compiler

    return Compiler(root=resource("typst"))
