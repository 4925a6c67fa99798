"""Brings a checkout to the state where the program runs: system packages, .venv, locked dependencies, the project.

Standard library only. `python3 packaging/bootstrap.py [run|test|package]`; a second call with nothing changed only
compares a stamp.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import system_packages
from system_packages import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "bootstrap.json"
OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)

# Each profile's lock holds everything of the profiles before it.
LOCKS = {
    "run": "requirements.txt",
    "test": "requirements-dev.txt",
    "package": "requirements-package.txt",
}


def venv_python() -> Path:
    """The interpreter inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    """Prepare `arguments[0]` (run, test or package); 0 when the checkout is ready."""
    profile = arguments[0] if arguments else "run"
    if profile not in LOCKS:
        say(f"unknown profile {profile!r}; one of: {', '.join(LOCKS)}")
        return 2
    if sys.version_info < OLDEST:
        return with_newer_python(arguments)
    stamps = read_stamps()
    if not satisfied(profile, stamps):
        if not make_venv():
            return 1
        install(profile)
        stamps = {profile: digest(profile), "version": venv_version()}
        write_stamps(stamps)
    wanted = hashlib.sha256(Path(system_packages.__file__).read_bytes()).hexdigest()
    if stamps.get("system") != wanted and system_packages.complete(venv_python()):
        stamps["system"] = wanted
        write_stamps(stamps)
    if profile == "test" and stamps.get("tools") != wanted and system_packages.has_tools():
        stamps["tools"] = wanted
        write_stamps(stamps)
    return 0


def with_newer_python(arguments: list[str]) -> int:
    """Start again with a Python that is new enough, where the machine has one."""
    for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            return subprocess.call([newer, str(Path(__file__).resolve()), *arguments])
    say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this one is {sys.version.split()[0]}.")
    say("Install a newer one and name it: make run PYTHON=/path/to/python3")
    return 1


def digest(profile: str) -> str:
    """A fingerprint of all that decides what ends up in .venv."""
    whole = hashlib.sha256()
    for path in (ROOT / "packaging" / LOCKS[profile], ROOT / "pyproject.toml"):
        whole.update(path.read_bytes())
    whole.update(str(ROOT).encode())
    return whole.hexdigest()


def read_stamps() -> dict[str, str]:
    """What earlier calls finished; empty after an interrupted one."""
    try:
        stamps = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def write_stamps(stamps: dict[str, str]) -> None:
    """Remember what is done, whole or not at all."""
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps(stamps, indent=1), encoding="utf-8")
    unfinished.replace(STAMP)


def satisfied(profile: str, stamps: dict[str, str]) -> bool:
    """Whether .venv holds this profile already, by itself or within a larger one."""
    if not venv_python().exists() or stamps.get("version") != venv_version():
        return False
    order = list(LOCKS)
    return any(stamps.get(name) == digest(name) for name in order[order.index(profile) :])


def venv_version() -> str:
    """The Python version that .venv was made with, empty where there is none."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    pairs = dict(line.partition("=")[::2] for line in lines)
    return {name.strip(): value.strip() for name, value in pairs.items()}.get("version", "")


def make_venv() -> bool:
    """Make .venv where it is missing, broken or too old; False where the machine lacks what it takes."""
    STAMP.unlink(missing_ok=True)
    version = tuple(int(part) for part in venv_version().split(".")[:2] if part.isdigit())
    usable = version >= OLDEST and works(venv_python())
    if usable:
        return True
    if VENV.exists():
        shutil.rmtree(VENV)
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not system_packages.install([package], "Python's own venv module is missing"):
            return False
    say(f"making .venv with Python {sys.version.split()[0]}")
    subprocess.check_call([sys.executable, "-m", "venv", str(VENV)])
    return True


def works(python: Path) -> bool:
    """Whether this interpreter starts and has pip."""
    if not python.exists():
        return False
    return subprocess.call([str(python), "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0


def install(profile: str) -> None:
    """The locked dependencies, each checked against its hash, then the project itself as an editable install."""
    pip = [str(venv_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    lock = ROOT / "packaging" / LOCKS[profile]
    say(f"installing {lock.relative_to(ROOT)} (some 100 MB the first time)")
    subprocess.check_call([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)])
    subprocess.check_call([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        say(f"this failed, see above: {' '.join(map(str, error.cmd))}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
