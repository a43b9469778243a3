"""What runs inside an engine process: the message loop, cancel, progress, heart beat and memory report.

Threads: the main thread runs the job; a listener thread reads the pipe; a beat thread reports memory once a second.
Knows nothing of Qt, keys or vaults. Ends at once when the app is gone. Native destructors never run: the process leaves
by `os._exit`, because some of them crash on the way out (faster-whisper issue 71 and others).
"""

from __future__ import annotations

import importlib
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, Protocol

from sottovoce_models import protocol
from sottovoce_models.errors import Cancelled, Code, EngineFault, Param, SottovoceError
from sottovoce_models.protocol import Json, Pcm
from sottovoce_models.sandbox.memory import guard_memory
from sottovoce_models.sandbox.seccomp import refuse_network

_NICE_STEPS: Final = 5
_END: Final = object()


class Job:
    """One piece of work as the engine sees it: parameters in, input as it arrives, results out.

    Every method that reads or writes raises Cancelled once the app has asked for it.
    """

    def __init__(self, name: str, params: Json, send: Callable[[protocol.Frame], None]) -> None:
        self.name = name
        self.params = params
        self._send = send
        self._input: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._last_progress_at = 0.0

    def check_cancelled(self) -> None:
        """Raises Cancelled if the app wants this job to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def input(self) -> Iterator[Pcm | Json]:
        """PCM blocks and items in the order sent; ends when the app says `end`."""
        while True:
            self.check_cancelled()
            entry = self._input.get()
            self.check_cancelled()
            if entry is _END:
                return
            yield entry
            self._send({"type": "ack", "count": 1})

    def pcm(self) -> Iterator[bytes]:
        """Only the sound: mono 16-bit samples at 16 kHz."""
        for entry in self.input():
            if isinstance(entry, Pcm):
                yield entry.data

    def progress(self, done: int, total: int, *, force: bool = False) -> None:
        """Reports how far the job is, at most ten times a second; `total` 0 means unknown."""
        self.check_cancelled()
        now = time.monotonic()
        if force or now - self._last_progress_at >= protocol.PROGRESS_INTERVAL_SECONDS:
            self._last_progress_at = now
            self._send({"type": "progress", "done": done, "total": total})

    def emit(self, kind: str, data: Any) -> None:
        """Streams one result to the app, which keeps it whatever happens to this process afterwards."""
        self.check_cancelled()
        self._send({"type": "item", "kind": kind, "data": data})

    def emit_pcm(self, samples: bytes) -> None:
        """Streams sound to the app in frames that fit."""
        step = protocol.MAX_FRAME_BYTES // 2
        for start in range(0, len(samples), step):
            self.check_cancelled()
            self._send(Pcm(samples[start : start + step]))

    def _accept(self, entry: object) -> None:
        self._input.put(entry)

    def _cancel(self) -> None:
        self._cancelled.set()
        self._input.put(_END)  # wakes a job that waits for input


class Engine(Protocol):
    """An engine: constructed once per process without arguments, then runs jobs one after another."""

    def run(self, job: Job) -> Json:
        """Does the job and returns the data of its `done` message; raises SottovoceError when it cannot."""
        ...


def load(target: str) -> Engine:
    """The engine a `module:Class` target names; imported here and nowhere else, so that the app never loads it."""
    module_name, _, attribute = target.partition(":")
    engine: Engine = getattr(importlib.import_module(module_name), attribute)()
    return engine


class _Loop:
    """Owns the pipe in the engine process."""

    def __init__(self, pipe: protocol.Pipe) -> None:
        self._pipe = pipe
        self._send_lock = threading.Lock()
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._current: Job | None = None
        self._peak_rss_bytes = 0

    def send(self, frame: protocol.Frame) -> None:
        try:
            with self._send_lock:
                protocol.send(self._pipe, frame)
        except OSError:
            os._exit(0)  # the app is gone: nobody is left to work for

    def listen(self) -> None:
        while True:
            try:
                frame = protocol.receive(self._pipe)
            except (EOFError, protocol.ProtocolError):
                os._exit(0)
            if isinstance(frame, Pcm):
                if self._current is not None:
                    self._current._accept(frame)
                continue
            self._on_message(frame)

    def _on_message(self, message: Json) -> None:
        kind, job = message["type"], self._current
        if kind == "job":
            self._current = Job(message["name"], message["params"], self.send)
            self._jobs.put(self._current)
        elif kind == "bye":
            self._jobs.put(None)
        elif job is not None:
            if kind == "item":
                job._accept(message["data"])
            elif kind == "end":
                job._accept(_END)
            elif kind == "cancel":
                job._cancel()

    def keep_beating(self) -> None:
        while True:
            self._beat()
            time.sleep(protocol.BEAT_SECONDS)

    def _beat(self) -> None:
        import psutil

        rss_bytes = psutil.Process().memory_info().rss
        self._peak_rss_bytes = max(self._peak_rss_bytes, rss_bytes)
        self.send({"type": "beat", "rss_bytes": rss_bytes, "peak_rss_bytes": self._peak_rss_bytes})

    def work(self, engine: Engine) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                data = engine.run(job)
                job.check_cancelled()
                self._beat()  # a short job may end between two beats, and its memory counts, too
                self.send({"type": "done", "data": data})
            except SottovoceError as error:
                self._fail(error.code, **error.params)
            except MemoryError:
                self._fail(Code.ENGINE_OUT_OF_MEMORY)
            except Exception as error:  # border: whatever an engine throws becomes a code, never a text with content
                self._fail(Code.ENGINE_INTERNAL, kind=type(error).__name__, place=_place_of(error))

    def _fail(self, code: Code, **params: Param) -> None:
        self.send({"type": "error", "code": str(code), "params": params})


def _place_of(error: BaseException) -> str:
    """File and line where an error was raised, innermost frame of our own code; holds no values."""
    place, trace = "?", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "sottovoce" in code.co_filename:
            place = f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119 -- a string, not a file
        trace = trace.tb_next
    return place


def _refuse_internet(event: str, _args: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"}:
        raise EngineFault(Code.ENGINE_INTERNAL, kind="network", place="engine")


def main(pipe: protocol.Pipe, target: str) -> None:
    """Entry point of every engine process: serves jobs from `pipe` with the engine `target` until told `bye`."""
    os.environ.update(HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", ORT_DISABLE_TELEMETRY="1", DO_NOT_TRACK="1")
    _silence_native_output()
    _step_back()
    guard_memory()
    sandbox = "seccomp" if refuse_network() else "audit hook only"
    sys.addaudithook(_refuse_internet)
    loop = _Loop(pipe)
    threading.Thread(target=loop.listen, daemon=True).start()
    threading.Thread(target=loop.keep_beating, daemon=True).start()
    try:
        engine = load(target)
    except SottovoceError as error:
        loop._fail(error.code, **error.params)
        os._exit(0)
    loop.send({"type": "ready", "sandbox": sandbox})
    loop.work(engine)
    os._exit(0)


def _step_back() -> None:
    """The window and the recorder come first."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICE_STEPS)


def _silence_native_output() -> None:
    """Native libraries print what they hear; nobody may read it, so both standard streams lead nowhere."""
    if os.environ.get("SOTTOVOCE_ENGINE_STDERR") == "1":
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
