"""A checkout is prepared once, again when something changed, and never half."""

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from helpers.sources import ROOT


@pytest.fixture
def packaging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    names = ("bootstrap", "system_packages", "run")
    yield
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture
def bootstrap(packaging: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bootstrap on a checkout of its own, where .venv is made by writing two files."""
    module = importlib.import_module("bootstrap")
    (tmp_path / "packaging").mkdir()
    for lock in module.LOCKS.values():
        (tmp_path / "packaging" / lock).write_text("first")
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "bootstrap.json")
    monkeypatch.setattr(module.system_packages, "complete", lambda _python: True)
    monkeypatch.setattr(module.system_packages, "has_tools", lambda: True)

    def make_venv() -> bool:
        module.venv_python().parent.mkdir(parents=True, exist_ok=True)
        module.venv_python().touch()
        (module.VENV / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.2\n")
        module.STAMP.unlink(missing_ok=True)
        return True

    monkeypatch.setattr(module, "make_venv", make_venv)
    return module


@pytest.fixture
def installed(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The profiles that were installed, in order."""
    done: list[str] = []
    monkeypatch.setattr(bootstrap, "install", done.append)
    return done


def test_only_tests_ask_for_the_programs_that_they_need_and_once(
    bootstrap: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(bootstrap.system_packages, "has_tools", lambda: asked.append("tools") or True)
    for profile in ("run", "test", "test", "run"):
        bootstrap.main([profile])
    assert asked == ["tools"]


def test_the_second_call_does_nothing(bootstrap: ModuleType, installed: list[str]) -> None:
    assert [bootstrap.main(["run"]), bootstrap.main(["run"])] == [0, 0]
    assert installed == ["run"]


def test_a_larger_profile_serves_a_smaller_one(bootstrap: ModuleType, installed: list[str]) -> None:
    bootstrap.main(["test"])
    bootstrap.main(["run"])
    assert installed == ["test"]


def test_a_changed_lock_is_installed(bootstrap: ModuleType, installed: list[str], tmp_path: Path) -> None:
    bootstrap.main(["run"])
    (tmp_path / "packaging" / "requirements.txt").write_text("second")
    bootstrap.main(["run"])
    assert installed == ["run", "run"]


def test_an_interrupted_installation_is_done_again(
    bootstrap: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.main(["run"])
    with monkeypatch.context() as broken:
        broken.setattr(bootstrap, "install", lambda _profile: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bootstrap.main(["test"])
    bootstrap.main(["run"])
    assert installed == ["run", "run"]


def test_an_unknown_profile_is_refused(bootstrap: ModuleType, installed: list[str]) -> None:
    assert bootstrap.main(["everything"]) == 2
    assert installed == []


def test_an_ordinary_user_is_told_the_command(
    packaging: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    system = importlib.import_module("system_packages")
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 9\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not system.install(["libegl1", "libgl1"], "the window needs some system libraries")
    assert "sudo apt-get install --no-install-recommends libegl1 libgl1" in capsys.readouterr().err


def test_nothing_that_the_window_needs_is_missing_here(packaging: None) -> None:
    system = importlib.import_module("system_packages")
    assert system.missing_libraries(Path(sys.executable)) == set()


def test_a_screen_is_one_that_somebody_can_see(packaging: None, monkeypatch: pytest.MonkeyPatch) -> None:
    run = importlib.import_module("run")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not run.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert run.has_screen()
