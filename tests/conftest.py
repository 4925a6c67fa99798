"""Surroundings of every test: no screen, no folder of the person who runs them, the same examples each time."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
for _variable in ("ARCHIVE_VIEWER_ARCHIVE", "LANGUAGE"):
    os.environ.pop(_variable, None)

ROOT = Path(__file__).resolve().parent.parent

_home = tempfile.TemporaryDirectory(prefix="archive-viewer-tests-")
for _variable, _folder in {
    "HOME": ".",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    _path = Path(_home.name, _folder)
    _path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_variable] = str(_path.resolve())

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The article that ships with the program."""
    return ROOT / "resources" / "sample" / "article.txt"


@pytest.fixture(scope="session")
def testdata() -> Path:
    """The folder of real material; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("ARCHIVE_VIEWER_TESTDATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no material in {folder} (name it with ARCHIVE_VIEWER_TESTDATA)")
    return folder
