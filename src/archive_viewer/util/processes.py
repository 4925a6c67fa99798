"""Worker processes that can be killed: requests and answers as frames over pipes, one call at a time each."""

import gc
import importlib
import os
import pickle
import queue
import re
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

FLAG = "--worker"
MEMORY = 640 << 20
"""Bytes of its own that a worker may hold."""
_ADDRESSES = 8 << 30
_WORN = 320 << 20
"""Bytes once held above which a worker is replaced after its answer: memory once taken is hardly given back."""
_HEADER = struct.Struct("!Q")
_PATIENCE = 0.2
_RARELY = 200_000
"""Objects after which a worker looks for garbage: large trees are all alive while they are read."""


class WorkerDiedError(Exception):
    """The worker was killed, by the time limit (`timed_out`) or by something else."""

    def __init__(self, timed_out: bool) -> None:
        super().__init__("time limit" if timed_out else "died")
        self.timed_out = timed_out


class WorkerFullError(Exception):
    """The work needed more memory than a worker may hold."""


class WorkerFailedError(Exception):
    """The function raised something that has no class of its own to travel in; the text is its traceback."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that came of a payload; with `ended` the last of it, `error` set where that was an exception."""

    payload: Any
    value: Any = None
    ended: bool = False
    error: Exception | None = None


class WorkerPool:
    """Up to `size` processes that each run `target` ("package.module:function") on what they are sent.

    Processes start when first needed and are shared by all threads. A process that dies or is killed is replaced.
    """

    def __init__(self, target: str, size: int) -> None:
        self.size = size
        self._target = target
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        for _ in range(size):
            self._idle.put(None)
        self._threads = ThreadPoolExecutor(max_workers=size, thread_name_prefix="workers")
        self._closed = False

    def call(self, payload: object, timeout: float) -> Any:
        """Run the target on `payload`. Raises what it raised, WorkerDiedError, WorkerFullError or WorkerFailedError."""
        parts = self._parts(payload, timeout)
        while True:
            try:
                next(parts)
            except StopIteration as end:
                return end.value

    def stream(
        self, payloads: Iterable[object], timeout: float, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Answer]:
        """Run the target, a generator, on every payload: each thing it yields, and one answer that ends the payload.

        `timeout` bounds each step. A few payloads are begun ahead of the consumer, and a worker waits while the
        consumer is busy. When `stop` says so nothing more is begun, and a step under way is given up.
        """
        answers: queue.Queue[Answer] = queue.Queue(2 * self.size + 2)
        left = threading.Event()
        at_work: set[_Worker] = set()
        source, under_way, exhausted = iter(payloads), 0, False
        try:
            while True:
                while not exhausted and under_way < self.size + 2:
                    payload = next(source, left) if not stop() else left
                    if payload is left:
                        exhausted = True
                        break
                    self._threads.submit(self._run, payload, timeout, answers, stop, left, at_work)
                    under_way += 1
                if not under_way:
                    return
                try:
                    answer = answers.get(timeout=_PATIENCE)
                except queue.Empty:
                    for worker in list(at_work) if stop() else ():
                        worker.end()
                    continue
                under_way -= answer.ended
                yield answer
        finally:
            left.set()

    def close(self) -> None:
        """Stop all processes; a call under way ends first."""
        self._closed = True
        self._threads.shutdown(wait=True, cancel_futures=True)
        for _ in range(self.size):
            worker = self._idle.get()
            if worker is not None:
                worker.stop()
        for _ in range(self.size):
            self._idle.put(None)

    def _run(
        self,
        payload: object,
        timeout: float,
        answers: "queue.Queue[Answer]",
        stop: Callable[[], bool],
        left: threading.Event,
        at_work: "set[_Worker]",
    ) -> None:
        error: Exception | None = None
        parts = self._parts(payload, timeout, at_work)
        try:
            while not (stop() or left.is_set()):
                part = next(parts, left)
                if part is left:
                    break
                _hand_over(answers, Answer(payload, part), left)
        except Exception as raised:  # noqa: BLE001 - travels to the consumer
            error = None if stop() else raised
        finally:
            parts.close()
        _hand_over(answers, Answer(payload, ended=True, error=error), left)

    def _parts(
        self, payload: object, timeout: float, at_work: "set[_Worker] | None" = None
    ) -> Generator[Any, None, Any]:
        """What the target yields; returns what it returns. A worker left in the middle is killed."""
        worker = self._idle.get()
        whole = False
        try:
            if worker is None:
                worker = _Worker(self._target)
            if at_work is not None:
                at_work.add(worker)
            worker.ask(payload)
            while True:
                kind, value = worker.answer(timeout)
                if kind is not _PART:
                    whole = True
                    if kind is _ERROR:
                        raise value
                    return value
                yield value
        finally:
            if worker is not None and at_work is not None:
                at_work.discard(worker)
            if worker is not None and (self._closed or not whole or not worker.fit):
                worker.stop() if whole else worker.kill()
                worker = None
            self._idle.put(worker)


def _hand_over(answers: "queue.Queue[Answer]", answer: Answer, left: threading.Event) -> None:
    while not left.is_set():
        try:
            answers.put(answer, timeout=_PATIENCE)
        except queue.Full:
            continue
        return


_PART, _RESULT, _ERROR = "part", "result", "error"


class _Worker:
    def __init__(self, target: str) -> None:
        if getattr(sys, "frozen", False):
            command = [sys.executable, FLAG, target]
        else:
            command = [sys.executable, "-m", "archive_viewer", FLAG, target]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONUTF8": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._timed_out = False
        self._worn = False

    @property
    def fit(self) -> bool:
        """Whether it lives and may be asked again."""
        return self._process.poll() is None and not self._timed_out and not self._worn

    def ask(self, payload: object) -> None:
        assert self._process.stdin  # noqa: S101 - a pipe
        try:
            _send(self._process.stdin, payload)
        except OSError as error:
            raise WorkerDiedError(timed_out=False) from error

    def answer(self, timeout: float) -> tuple[str, Any]:
        """The next frame. Raises WorkerDiedError where none comes within `timeout` seconds."""
        assert self._process.stdout  # noqa: S101 - a pipe
        _watch.begin(self, timeout)
        try:
            kind, value, self._worn = _receive(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.kill()
            raise WorkerDiedError(self._timed_out) from error
        finally:
            _watch.end(self)
        return sys.intern(kind), value

    def stop(self) -> None:
        """End it in peace: it has nothing to do."""
        self._close_pipes()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._close_pipes()

    def end(self) -> None:
        """Kill it from another thread; whoever waits for its answer learns that it died."""
        self._process.kill()

    def time_out(self) -> None:
        """Kill it: it took too long."""
        self._timed_out = True
        self._process.kill()

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


class _Watch:
    """One thread that times out the workers whose answers are late; there is none while nobody waits."""

    def __init__(self) -> None:
        self._deadlines: dict[_Worker, float] = {}
        self._guard = threading.Lock()
        self._running = False

    def begin(self, worker: _Worker, timeout: float) -> None:
        with self._guard:
            self._deadlines[worker] = time.monotonic() + timeout
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._look, name="worker-watch", daemon=True).start()

    def end(self, worker: _Worker) -> None:
        with self._guard:
            self._deadlines.pop(worker, None)

    def _look(self) -> None:
        while True:
            time.sleep(_PATIENCE)
            with self._guard:
                if not self._deadlines:
                    self._running = False
                    return
                now = time.monotonic()
                late = [worker for worker, deadline in self._deadlines.items() if deadline < now]
            for worker in late:
                worker.time_out()


_watch = _Watch()


def serve(target: str) -> int:
    """Run as a worker: answer frames on standard input until it ends. What is printed goes to standard error.

    A target that is a generator answers with a frame for each thing it yields.
    """
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    module, _, name = target.partition(":")
    function = getattr(importlib.import_module(module), name)
    gc.freeze()
    gc.set_threshold(_RARELY)
    while True:
        try:
            payload = _receive(requests)
        except (EOFError, KeyboardInterrupt):
            return 0
        try:
            result = function(payload)
            if isinstance(result, Generator):
                for part in result:
                    _send(answers, (_PART, part, False))
                result = None
            answer = (_RESULT, result, _is_worn())
        except KeyboardInterrupt:
            return 130
        except MemoryError:
            answer = (_ERROR, WorkerFullError(), True)
        except Exception as error:  # noqa: BLE001 - travels to the caller
            answer = (_ERROR, _portable(error), _is_worn())
        del payload
        _send(answers, answer)


def _portable(error: Exception) -> Exception:
    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - any exception class may refuse to be pickled
        copy = None
    if isinstance(copy, Exception) and type(error).__module__.startswith("archive_viewer"):
        return copy
    import traceback

    return WorkerFailedError("".join(traceback.format_exception(error)))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _is_worn() -> bool:
    """Whether this process has held much memory; what its parent held, which getrusage counts in, is left out."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return False
    peak = re.search(r"^VmHWM:\s*(\d+) kB", status, re.M)
    return peak is not None and int(peak.group(1)) * 1024 > _WORN


def _send(pipe: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, protocol=5)
    pipe.write(_HEADER.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    (length,) = _HEADER.unpack(header)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - our own process's bytes
