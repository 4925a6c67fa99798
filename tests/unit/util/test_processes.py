"""Work that hangs or dies takes nothing else with it."""

import time
from collections.abc import Iterator

import pytest

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.util.processes import WorkerDiedError, WorkerFailedError, WorkerPool


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool("archive_viewer.services.work:read_file", 1)
    yield pool
    pool.close()


def test_a_known_error_arrives_as_itself(pool: WorkerPool) -> None:
    from archive_viewer.services.work import FileJob

    with pytest.raises(ImportRefusedError) as caught:
        pool.call(FileJob("空.txt", None, b""), 30)
    assert caught.value.code == "import.empty"
    assert caught.value.params["name"] == "空.txt"


def test_a_bug_arrives_with_its_traceback(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailedError, match="AttributeError"):
        pool.call("not a job", 30)


def test_the_time_limit_kills_and_the_next_call_works() -> None:
    pool = WorkerPool("time:sleep", 1)
    try:
        began = time.monotonic()
        with pytest.raises(WorkerDiedError) as caught:
            pool.call(60, 1.0)
        assert caught.value.timed_out
        assert time.monotonic() - began < 30
        assert pool.call(0, 30) is None
    finally:
        pool.close()


def test_results_come_with_what_was_asked() -> None:
    pool = WorkerPool("builtins:abs", 2)
    try:
        found = dict(pool.map(range(-50, 0), 30))
    finally:
        pool.close()
    assert found == {n: -n for n in range(-50, 0)}


def test_stopping_leaves_the_rest_undone() -> None:
    pool = WorkerPool("builtins:abs", 1)
    done: list[object] = []
    try:
        for asked, _ in pool.map(range(1000), 30, lambda: len(done) >= 5):
            done.append(asked)
    finally:
        pool.close()
    assert 5 <= len(done) < 20
