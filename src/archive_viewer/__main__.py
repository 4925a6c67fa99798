"""The program's entry: a worker process, the command line, or the window."""

import sys

from archive_viewer.util.processes import FLAG, serve


def main() -> int:
    """Run what the arguments ask for; the exit code."""
    if len(sys.argv) == 3 and sys.argv[1] == FLAG:
        return serve(sys.argv[2])
    from archive_viewer.cli.commands import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
