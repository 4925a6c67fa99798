"""The program's entry: a worker process, the command line, or the window."""

import sys
from pathlib import Path

from archive_viewer.util.processes import FLAG, serve


def main() -> int:
    """Run what the arguments ask for; the exit code."""
    if len(sys.argv) == 3 and sys.argv[1] == FLAG:
        return serve(sys.argv[2])
    from archive_viewer.cli.commands import run
    from archive_viewer.cli.window import Window

    return run(Window(open_window, tour))


def open_window(folder: Path | None, place: str | None) -> int:
    """Open the window on an archive, or on the one opened last; the exit code once it is closed."""
    from archive_viewer.gui.application import run

    return run(folder, place)


def tour(output: Path) -> int:
    """Take the tour of the window; the exit code."""
    from archive_viewer.gui.tour import run

    return run(output)


if __name__ == "__main__":
    sys.exit(main())
