"""Work that hangs or dies takes nothing else with it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.util.processes import Answer, WorkerDiedError, WorkerFailedError, WorkerFullError, WorkerPool


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    pool = WorkerPool("archive_viewer.services.work:read_file", 1)
    yield pool
    pool.close()


@pytest.fixture(autouse=True)
def workers_find_these_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    tests = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (tests, os.environ.get("PYTHONPATH")))))


def opened(target: str, size: int = 1) -> Iterator[WorkerPool]:
    pool = WorkerPool(target, size)
    try:
        yield pool
    finally:
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
    for pool in opened("time:sleep"):
        began = time.monotonic()
        with pytest.raises(WorkerDiedError) as caught:
            pool.call(60, 1.0)
        assert caught.value.timed_out
        assert time.monotonic() - began < 30
        assert pool.call(0, 30) is None


def test_what_needs_too_much_memory_is_named_and_the_next_call_works() -> None:
    for pool in opened("builtins:bytearray"):
        with pytest.raises(WorkerFullError):
            pool.call(2 << 30, 30)
        assert len(pool.call(100, 30)) == 100


def test_results_come_with_what_was_asked() -> None:
    for pool in opened("helpers.counting:up_to", 2):
        found: dict[int, list[int]] = {}
        for answer in pool.stream(range(20), 30):
            if not answer.ended:
                found.setdefault(answer.payload, []).append(answer.value)
        assert found == {n: list(range(n)) for n in range(1, 20)}


def test_each_step_has_its_own_time(pool: WorkerPool) -> None:
    for slow in opened("helpers.counting:slowly"):
        answers = list(slow.stream([0.2, 3.0], 1.0))
        assert [a.value for a in answers if a.payload == 0.2 and not a.ended] == [0, 1, 2, 3, 4, 5, 6, 7]
        (end,) = [a for a in answers if a.payload == 3.0]
        assert end.ended
        assert isinstance(end.error, WorkerDiedError)


def test_what_came_before_an_error_stays() -> None:
    for pool in opened("helpers.counting:until_it_breaks"):
        first, second, end = pool.stream(["x"], 30)
        assert (first.value, second.value) == (0, 1)
        assert end == Answer("x", ended=True, error=end.error)
        assert isinstance(end.error, WorkerFailedError)


def test_stopping_leaves_the_rest_undone() -> None:
    done: list[object] = []
    for pool in opened("helpers.counting:up_to"):
        for answer in pool.stream([3] * 1000, 30, lambda: len(done) >= 5):
            done.append(answer.payload)
        assert 5 <= len(done) < 30


def test_stopping_gives_up_what_is_under_way() -> None:
    began = time.monotonic()
    for pool in opened("helpers.counting:slowly"):
        (end,) = pool.stream([30.0], 60, lambda: time.monotonic() - began > 1.0)
        assert time.monotonic() - began < 10
        assert (end.ended, end.error) == (True, None)


def test_a_consumer_that_walks_away_leaves_no_one_waiting() -> None:
    for pool in opened("helpers.counting:up_to"):
        for _ in pool.stream([100_000, 100_000], 30):
            break
        assert [a.value for a in pool.stream([2], 30) if not a.ended] == [0, 1]


def test_a_worker_is_kept_although_its_parent_holds_much_memory_and_replaced_when_it_holds_much_itself() -> None:
    held = bytearray(400 << 20)
    held[:: 1 << 12] = b"x" * len(held[:: 1 << 12])
    for pool in opened("helpers.counting:process_after_holding"):
        first = pool.call(0, 30)
        assert pool.call(0, 30) == first
        assert pool.call(350 << 20, 30) == first
        assert pool.call(0, 30) != first
    assert held
