"""Whatever a file wants of its reader, it gets nothing: no socket, no other file, no program, no end of the import."""

import json
import re
import resource
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.util.messages import sentence
from archive_viewer.util.processes import MEMORY
from helpers.hostile import write_corpus
from helpers.hostile.canary import SECRET, Canary
from helpers.sources import ROOT

SECONDS = 75.0
"""Time that reading one file may take, and a little more."""
SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/usr/share/zoneinfo", "/usr/share/locale", "/etc/ld.so"),
    *(
        "/proc/self",
        "/proc/meminfo",
        "/proc/cpuinfo",
        "/proc/stat",
        "/proc/filesystems",
        "/proc/mounts",
        "/proc/sys/vm",
    ),
    *("/sys/devices/system/cpu", "/sys/fs/cgroup", "/sys/kernel/mm", "/dev/null", "/dev/urandom", "/dev/random"),
    *("/usr/share/fonts", "/usr/local/share/fonts"),
    *("/etc/localtime", "/etc/nsswitch.conf", "/etc/passwd", "/etc/mime.types", "/etc/timezone"),
)
"""What Python, its libraries (the PDF library looks for fonts) and the C library read of the machine."""
OPENED = re.compile(r'^(\d+) +open(?:at|at2)?\((?:AT_FDCWD|\d+)?(?:, )?"((?:[^"\\]|\\.)*)".*?\) = (-?\d+)')


class Outcome(NamedTuple):
    """The import of the corpus under watch: what it said, what the kernel was asked for, how long it took."""

    counts: dict[str, int]
    folder: Path
    canary: Canary
    report: dict[str, Any]
    code: int
    trace: list[str]
    seconds: float


def tracer() -> list[str]:
    strace = shutil.which("strace")
    if strace is None:
        assert sys.platform != "linux", "strace is missing; packaging/system_packages.py installs it"
        pytest.skip("strace is a program of Linux")
    works = subprocess.run([strace, "-f", "--seccomp-bpf", "true"], capture_output=True).returncode == 0
    return [strace, "-f", *(["--seccomp-bpf"] if works else [])]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("hostile")
    canary = Canary(folder / "canary-secret.txt")
    canary.path.write_text(SECRET, encoding="utf-8")
    counts = write_corpus(folder / "corpus", canary)
    asked = "trace=socket,connect,sendto,bind,listen,open,openat,openat2,execve"
    command = [
        *tracer(),
        "-e",
        asked,
        "-s",
        "4096",
        "-o",
        str(folder / "trace"),
        sys.executable,
        "-m",
        "archive_viewer",
    ]
    command += ["import", str(folder / "corpus"), "--archive", str(folder / "archive"), "--jobs", "2", "--json"]
    began = time.monotonic()
    process = subprocess.run(command, capture_output=True, text=True, timeout=280, cwd=folder / "corpus" / "pages")
    seconds = time.monotonic() - began
    assert process.returncode in (0, 1), process.stderr
    trace = (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines()
    yield Outcome(counts, folder, canary, json.loads(process.stdout), process.returncode, trace, seconds)
    shutil.rmtree(folder, ignore_errors=True)


def test_the_corpus_is_large_and_every_file_has_an_outcome(outcome: Outcome) -> None:
    assert sum(outcome.counts.values()) > 200
    report, meant = outcome.report, sum(outcome.counts.values())
    with open_archive(outcome) as paths:
        told = {path for path, _ in report["failed"]} | {path for path, _ in report["duplicates"]} | paths
    found = {path.partition(" › ")[0] for path in told}
    assert len(found) >= meant - 1, sorted(found)
    assert outcome.code == 1


class open_archive:  # noqa: N801 - used as a context manager
    """The names that the archive's articles came under."""

    def __init__(self, outcome: Outcome) -> None:
        self._services = open_services(outcome.folder / "archive", read_only=True)

    def __enter__(self) -> set[str]:
        ids = self._services.library.ids()
        return {self._services.library.article(i).file_name for i in ids}

    def __exit__(self, *_: object) -> None:
        self._services.close()


def test_every_reason_is_a_sentence(outcome: Outcome) -> None:
    for path, reason in outcome.report["failed"]:
        assert len(reason) > 20, path
        assert reason[-1] in ".。", (path, reason)
        assert not reason.startswith("import."), path
        assert "Traceback" not in reason, path


def test_no_bug_was_met(outcome: Outcome) -> None:
    bug = sentence("import.bug", {"name": "|"}, "en").partition("|")[2]
    assert [path for path, reason in outcome.report["failed"] if reason.endswith(bug)] == []


def test_nobody_called_out(outcome: Outcome) -> None:
    calls = [line for line in outcome.trace if re.search(r" (?:socket|connect|sendto|bind|listen)\(", line)]
    assert calls == []


def test_nothing_was_run_but_the_program(outcome: Outcome) -> None:
    run = {m.group(1) for line in outcome.trace if (m := re.search(r' execve\("([^"]*)".* = 0$', line))}
    assert {Path(path).resolve() for path in run} == {Path(sys.executable).resolve()}


def test_no_file_was_opened_that_is_not_the_programs_own(outcome: Outcome) -> None:
    own = [outcome.folder / "corpus", outcome.folder / "archive", ROOT, Path(sys.prefix), Path(sys.base_prefix)]
    own += [Path(sysconfig.get_paths()[name]) for name in ("stdlib", "platstdlib", "purelib")]
    prefixes = tuple({str(path) for path in own} | {str(path.resolve()) for path in own} | set(SYSTEM))
    strangers = set()
    for line in outcome.trace:
        call = OPENED.match(line)
        if call is None or int(call.group(3)) < 0:
            continue
        path = call.group(2)
        if path.startswith("/") and not path.startswith(prefixes) and not re.match(r"/proc/\d+/", path):
            strangers.add(path)
    assert not strangers, sorted(strangers)


def test_the_secret_was_not_even_asked_for(outcome: Outcome) -> None:
    assert [line for line in outcome.trace if outcome.canary.path.name in line and "execve" not in line] == []


def test_the_secret_is_in_no_article(outcome: Outcome) -> None:
    services = open_services(outcome.folder / "archive", read_only=True)
    try:
        for article_id in services.library.ids():
            article = services.library.article(article_id)
            assert SECRET not in article.title + article.text + "".join(block.text for block in article.blocks)
    finally:
        services.close()


def test_what_could_not_be_read_is_counted_and_nothing_is_silently_short(outcome: Outcome) -> None:
    services = open_services(outcome.folder / "archive", read_only=True)
    try:
        remarks = {
            Path(a.file_name).name: {code for code, _ in a.remarks}
            for a in map(services.library.article, services.library.ids())
        }
    finally:
        services.close()
    assert "import.charset_lied" in remarks["says-gb.html"]
    assert "import.charset_lied" in remarks["says-utf8.html"]
    assert "import.replaced" in remarks["cut.txt"]
    assert "import.unshowable" in remarks["nul.txt"]


def test_the_archive_is_sound_and_the_work_was_bounded(outcome: Outcome) -> None:
    services = open_services(outcome.folder / "archive")
    try:
        services.indexing.drain()
        assert services.checking.check() == []
    finally:
        services.close()
    assert outcome.seconds < 270
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert largest < 2 * MEMORY
