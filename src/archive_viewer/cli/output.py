"""What the command line writes: one JSON document or lines for people, and messages beside them."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar

import click
from click.core import ParameterSource

from archive_viewer.domain.errors import ArchiveError, KnownError
from archive_viewer.domain.record import plain
from archive_viewer.util.messages import sentence, system_language
from archive_viewer.util.paths import default_archive

if TYPE_CHECKING:
    from archive_viewer.api import Archive

P = ParamSpec("P")
R = TypeVar("R")

PARTLY_FAILED, BAD_USAGE, NO_ARCHIVE = 1, 2, 3

archive_option = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="ARCHIVE_VIEWER_ARCHIVE",
    default=default_archive,
    help="The archive's folder; by default the one that the window opens.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON to standard output.")


def handed_down(context: click.Context) -> bool:
    """Whether a verb below a verb was called: it then takes --archive and --json from there.

    Raises click.UsageError where other options stand before it, which it has no use for.
    """
    if context.invoked_subcommand is None:
        return False
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if given and parameter.name not in ("folder", "as_json"):
            raise click.UsageError(f"{parameter.opts[0]} does not go with {context.invoked_subcommand}.", context)
    verbs = context.command.commands if isinstance(context.command, click.Group) else {}
    context.default_map = {
        verb: {"folder": context.params["folder"], "as_json": context.params["as_json"]} for verb in verbs
    }
    return True


def answer(value: object, as_json: bool, *words: str) -> None:
    """What came of a verb that changes something: one JSON document, or these lines for people."""
    if as_json:
        document(value)
    else:
        for each in words:
            line(each)


def known_errors(function: Callable[P, R]) -> Callable[P, R]:
    """Turn KnownError into a sentence on standard error and an exit code."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except KnownError as error:
            refuse(error)

    return wrapped


def refuse(error: KnownError) -> NoReturn:
    """Say what is wrong and leave: 3 where the archive can't be opened or written, else 1."""
    say(sentence(error.code, error.params, system_language()))
    sys.exit(NO_ARCHIVE if isinstance(error, ArchiveError) else PARTLY_FAILED)


@contextmanager
def opened(folder: Path, *, create: bool = False, write: bool = False) -> "Iterator[Archive]":
    """The archive, for one verb. Without `write` nothing is locked, so that the window stays the writer."""
    from archive_viewer.api import Archive

    with Archive.open(folder, create=create, read_only=not (write or create)) as archive:
        yield archive


def say(text: str) -> None:
    """A message for people, beside the output."""
    click.echo(text, err=True)


def line(text: str) -> None:
    """A line of output."""
    click.echo(text)


def document(value: object) -> None:
    """One JSON document of output."""
    click.echo(json.dumps(plain(_plain(value)), ensure_ascii=False))


def columns(*cells: Any) -> None:
    """A row of a table for people, cells apart by tabs."""
    click.echo("\t".join("" if c is None else str(c).replace("\t", " ").replace("\n", " ") for c in cells))


def _plain(value: object) -> object:
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if callable(to_dict) else value
