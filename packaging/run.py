"""Opens the window where there is a screen; where there is none, says so and takes the tour off screen."""

import os
import subprocess
import sys

TOUR = "build/tour"


def has_screen() -> bool:
    """Whether a window could be seen by somebody."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """The program's exit code."""
    program = [sys.executable, "-m", "archive_viewer"]
    if has_screen():
        return subprocess.call(program)
    print(
        "No screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window is driven off screen: "
        f"import, search, annotate, export. Its picture and the exported files go to {TOUR}.",
        flush=True,
    )
    return subprocess.call([*program, "tour", "--output", TOUR], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
