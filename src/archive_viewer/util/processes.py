"""Worker processes that can be killed: requests and answers as frames over pipes, one call at a time each."""

import importlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import IO, Any

FLAG = "--worker"
_HEADER = struct.Struct("!Q")
_MEMORY = 2 << 30


class WorkerDiedError(Exception):
    """The worker was killed, by the time limit (`timed_out`) or by something else."""

    def __init__(self, timed_out: bool) -> None:
        super().__init__("time limit" if timed_out else "died")
        self.timed_out = timed_out


class WorkerFailedError(Exception):
    """The function raised something that has no class of its own to travel in; the text is its traceback."""


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
        """Run the target on `payload`. Raises what it raised, WorkerDiedError, or WorkerFailedError."""
        worker = self._idle.get()
        try:
            if worker is None:
                worker = _Worker(self._target)
            return worker.call(payload, timeout)
        finally:
            alive = worker is not None and worker.alive
            if worker is not None and (self._closed or not alive):
                worker.stop()
                alive = False
            self._idle.put(worker if alive else None)

    def map(
        self, payloads: Iterable[object], timeout: float, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Any, Any]]:
        """(payload, result or exception) in the order of completion, a few payloads ahead of the consumer."""
        running: dict[Future[Any], object] = {}
        source = iter(payloads)
        exhausted = False
        while True:
            while not exhausted and len(running) < self.size + 2 and not stop():
                try:
                    payload = next(source)
                except StopIteration:
                    exhausted = True
                    break
                running[self._threads.submit(self.call, payload, timeout)] = payload
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                payload = running.pop(future)
                error = future.exception()
                yield payload, error if error is not None else future.result()
            exhausted = exhausted or stop()

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

    @property
    def alive(self) -> bool:
        return self._process.poll() is None and not self._timed_out

    def call(self, payload: object, timeout: float) -> Any:
        assert self._process.stdin and self._process.stdout  # noqa: S101 - both are pipes
        watch = threading.Timer(timeout, self._kill)
        watch.name = "worker-watch"
        watch.daemon = True
        watch.start()
        try:
            _send(self._process.stdin, payload)
            good, result = _receive(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._process.kill()
            self._process.wait()
            raise WorkerDiedError(self._timed_out) from error
        finally:
            watch.cancel()
        if good:
            return result
        raise result

    def stop(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _kill(self) -> None:
        self._timed_out = True
        self._process.kill()


def serve(target: str) -> int:
    """Run as a worker: answer frames on standard input until it ends. What is printed goes to standard error."""
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    module, _, name = target.partition(":")
    function = getattr(importlib.import_module(module), name)
    while True:
        try:
            payload = _receive(requests)
        except (EOFError, KeyboardInterrupt):
            return 0
        try:
            answer = (True, function(payload))
        except KeyboardInterrupt:
            return 130
        except Exception as error:  # noqa: BLE001 - travels to the caller
            answer = (False, _portable(error))
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
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


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
