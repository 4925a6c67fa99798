"""Writes the lock files from pyproject.toml: every version pinned, every file of it by hash, no index host named."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.txt": [],
    "requirements-dev.txt": ["--extra=dev", "--constraint=packaging/requirements.txt"],
    "requirements-package.txt": ["--extra=dev", "--extra=package", "--constraint=packaging/requirements-dev.txt"],
}
OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--no-config",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--allow-unsafe",
    "--strip-extras",
    "--build-deps-for=editable",
]


def main() -> None:
    """Resolve each lock with pip-tools, on the oldest supported Python so that its markers are covered."""
    if sys.version_info[:2] != (3, 11):
        sys.exit("resolve on Python 3.11, the oldest that is supported: newer ones leave out what it needs")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / "bin"
        subprocess.check_call([str(tools / "pip"), "install", "--quiet", "pip-tools>=7.5,<8"])
        for name, more in LOCKS.items():
            output = f"--output-file=packaging/{name}"
            command = [str(tools / "pip-compile"), *OPTIONS, *more, *sys.argv[1:], output, "pyproject.toml"]
            subprocess.check_call(command, cwd=ROOT)


if __name__ == "__main__":
    main()
