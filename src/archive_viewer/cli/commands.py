"""The command line: verbs by name, each loaded when it is called."""

import importlib
import sys
from pathlib import Path

import click

from archive_viewer import __version__
from archive_viewer.cli.output import known_errors
from archive_viewer.cli.window import Window

_VERBS = {
    "import": "archive_viewer.cli.importing:import_",
    "list": "archive_viewer.cli.reading:list_",
    "show": "archive_viewer.cli.reading:show",
    "search": "archive_viewer.cli.searching:search",
    "facts": "archive_viewer.cli.facts:facts",
    "audit": "archive_viewer.cli.auditing:audit",
    "entities": "archive_viewer.cli.entities:entities",
    "series": "archive_viewer.cli.series:series",
    "derive": "archive_viewer.cli.facts:derive",
    "rederive": "archive_viewer.cli.rederiving:rederive",
    "annotate": "archive_viewer.cli.annotating:annotate",
    "annotations": "archive_viewer.cli.annotating:annotations",
    "tags": "archive_viewer.cli.tags:tags",
    "passages": "archive_viewer.cli.passages:passages",
    "undo": "archive_viewer.cli.upkeep:undo",
    "redo": "archive_viewer.cli.upkeep:redo",
    "export": "archive_viewer.cli.exporting:export",
    "verify": "archive_viewer.cli.verifying:verify",
    "print": "archive_viewer.cli.exporting:print_",
    "versions": "archive_viewer.cli.versions:versions",
    "check": "archive_viewer.cli.upkeep:check",
    "reindex": "archive_viewer.cli.upkeep:reindex",
    "backup": "archive_viewer.cli.upkeep:backup",
    "restore": "archive_viewer.cli.upkeep:restore",
    "open": "archive_viewer.cli.window:open_",
    "tour": "archive_viewer.cli.window:tour",
}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        target = _VERBS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.command(cls=_Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="archive-viewer")
@click.option("--archive", "folder", default=None, help="The archive's folder.")
@click.pass_context
@known_errors
def program(context: click.Context, folder: str | None) -> None:
    """A reading room for news articles kept as evidence. Without a verb it opens the window."""
    if context.invoked_subcommand is None:
        sys.exit(context.obj.open(None if folder is None else Path(folder), None))
    if folder is not None:
        context.default_map = {verb: {"folder": folder} for verb in _VERBS}


def run(window: Window) -> int:
    """Run the command line on the process's arguments; `window` opens the window. The exit code."""
    arguments = sys.argv[1:]
    if len(arguments) == 1 and arguments[0].startswith("archive-viewer:"):
        arguments = ["open", arguments[0]]
    program(args=arguments, prog_name="archive-viewer", obj=window)
    return 0
