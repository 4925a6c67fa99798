"""Finds the system libraries and the Chinese font that the window needs, and installs them where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# What Debian and Ubuntu call the packages of the libraries that Qt's window and platform plug-ins load.
# Newer releases provide the same names through their "t64" successors.
DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

PARTS = (
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtNetwork.abi3.so",
    "lupdate",
    "lrelease",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/imageformats/libqsvg.so",
)

TOOLS = {"strace": "strace"}
"""Programs that the tests need, and what Debian calls their packages."""
CHINESE_FONT = "fonts-noto-cjk"
FONT_FILES = ("*CJK*", "*cjk*", "*SourceHan*", "*DroidSansFallback*", "wqy-*", "uming.*", "ukai.*")


def say(text: str) -> None:
    """One line for the person who waits."""
    print(f"bootstrap: {text}", file=sys.stderr, flush=True)


def complete(python: Path) -> bool:
    """See to it that Qt's libraries and a Chinese font are there; False where something is still missing."""
    if not sys.platform.startswith("linux"):
        return True
    libraries = missing_libraries(python)
    wanted = sorted({DEBIAN_PACKAGES[name] for name in libraries if name in DEBIAN_PACKAGES})
    unknown = sorted(name for name in libraries if name not in DEBIAN_PACKAGES)
    done = True
    if unknown:
        say(f"the window needs libraries whose packages are not known here: {', '.join(unknown)}")
        done = False
    if wanted:
        done = install(wanted, "the window needs some system libraries") and done
    if not has_chinese_font():
        done = install([CHINESE_FONT], "no font with Chinese characters was found") and done
    return done


def has_tools() -> bool:
    """See to it that the programs which the tests need are there; False where one is still missing."""
    missing = sorted(package for program, package in TOOLS.items() if shutil.which(program) is None)
    if not missing or not sys.platform.startswith("linux"):
        return True
    return install(missing, "the tests watch what the program asks of the system")


def missing_libraries(python: Path) -> set[str]:
    """The shared libraries that Qt's parts ask for and the loader does not find."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return set()
    where = "import importlib.util; print(importlib.util.find_spec('PySide6').submodule_search_locations[0])"
    folder = Path(subprocess.check_output([str(python), "-c", where], text=True).strip())
    missing = set()
    for part in PARTS:
        if not (folder / part).exists():
            continue
        told = subprocess.run([ldd, str(folder / part)], capture_output=True, text=True, check=False).stdout
        for line in told.splitlines():
            name, arrow, found = line.strip().partition(" => ")
            if arrow and found.startswith("not found") and not name.startswith("libQt6"):
                missing.add(name)
    return missing


def has_chinese_font() -> bool:
    """Whether some installed font covers Chinese."""
    fontconfig = shutil.which("fc-list")
    if fontconfig is not None:
        told = subprocess.run([fontconfig, ":lang=zh", "file"], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return bool(told.stdout.strip())
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob(pattern), None) for folder in folders if folder.is_dir() for pattern in FONT_FILES)


def install(packages: Iterable[str], reason: str) -> bool:
    """Install system packages with apt as root, else say which command does it; True once they are there."""
    names = " ".join(packages)
    apt = shutil.which("apt-get") or shutil.which("apt-get", path="/usr/bin")
    if apt is None:
        say(f"{reason}; Debian calls the packages: {names}. Install what your system calls them.")
        return False
    if os.geteuid() != 0:
        say(f"{reason}. Install it with: sudo apt-get install --no-install-recommends {names}")
        return False
    say(f"{reason}; installing {names}")
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    surroundings["PATH"] = os.pathsep.join([surroundings.get("PATH", ""), "/usr/sbin", "/sbin", "/usr/bin", "/bin"])
    patience = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    update = [apt, *patience, "update"]
    fetch = [apt, *patience, "install", "-y", "--no-install-recommends", *names.split()]
    for command in (update, fetch):
        finished = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=surroundings)
        if finished.returncode != 0:
            say("\n".join((finished.stdout + finished.stderr).splitlines()[-8:]))
    if finished.returncode != 0:
        say(f"{reason}, and apt could not install it. Try: apt-get update && apt-get install {names}")
        return False
    return True
