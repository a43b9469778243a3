"""The app's side of an engine process: start, feed, listen, cancel, and notice when it crashes or hangs.

Threads: `run` reads on the caller's thread; a feeding thread of its own writes the input, paced by credits.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Final, Self

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.checked import number
from sottovoce_models import engine, protocol
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, error_for
from sottovoce_models.protocol import Frame, Json, Pcm

_POLL_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Patience:
    """How long silence may last. Beats come every second; work that reports nothing at all is stuck, too."""

    start_seconds: float = 60.0
    beat_seconds: float = 30.0
    work_seconds: float = 600.0
    cancel_seconds: float = 0.4


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """An engine by name (`speech`) and by import target (`package.module:Class`)."""

    name: str
    target: str


class EngineProcess:
    """One engine in a process of its own. Use as a context manager; leaving it ends the process at once."""

    def __init__(self, spec: EngineSpec, patience: Patience | None = None) -> None:
        self._spec = spec
        self._patience = patience or Patience()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._send_lock = threading.Lock()
        self.peak_rss_bytes = 0
        self.sandbox = ""
        """What keeps the running process from the network, in its own words; empty before its first job."""

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.is_alive()

    @property
    def pid(self) -> int | None:
        """The process number while it runs."""
        return self._process.pid if self._process is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process now and gives its memory back; harmless when it is gone already."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if pipe is not None:
            with self._send_lock:  # a feeding thread about to write must find a closed pipe, not another file
                pipe.close()

    def run(self, name: str, params: Json, feed: Iterable[Frame], cancel: CancelToken) -> Iterator[Json | Pcm]:
        """Runs one job and yields its `item`, `progress` and PCM frames as they come; the last one is `done`.

        Raises Cancelled within a second of the token being set, EngineFault when the process crashed, hung or broke the
        protocol (it is ended then; the next `run` starts a fresh one), and whatever error the engine or `feed` raised;
        after an error that the engine itself reported it is ready for the next job.
        """
        self.start()
        self._send({"type": "job", "name": name, "params": params})
        feeder = _Feeder(self._write, feed, cancel)
        finished = False
        try:
            for frame in self._frames(feeder, cancel):
                # Before it is handed on: who has heard "done" reads no further, and the process is to be kept.
                finished = not isinstance(frame, Pcm) and frame["type"] == "done"
                yield frame
                if finished:
                    return
        except _JobFailed as failure:
            finished = True
            raise failure.error from None
        finally:
            if not finished:
                self.close()  # a half-done job leaves an engine in an unknown state; a fresh process costs a second
            feeder.stop()

    def _frames(self, feeder: _Feeder, cancel: CancelToken) -> Iterator[Json | Pcm]:
        last_beat = last_work = time.monotonic()
        while True:
            if cancel.cancelled:
                self._cancel()
                raise Cancelled
            feeder.check()
            frame = self._receive()
            now = time.monotonic()
            if frame is None:
                self._check_patience(now - last_beat, now - last_work)
                continue
            last_beat = now
            if isinstance(frame, Pcm):
                last_work = now
                yield frame
                continue
            kind = frame["type"]
            if kind == "beat":
                self.peak_rss_bytes = max(self.peak_rss_bytes, number(frame, "peak_rss_bytes", self._spec.name))
                self._check_patience(0.0, now - last_work)
                continue
            last_work = now
            if kind == "ack":
                feeder.acknowledge(number(frame, "count", self._spec.name))
            elif kind == "error":
                raise _JobFailed(self._error(frame))
            elif kind == "progress":
                yield frame
            elif kind in {"item", "done"}:
                yield {**frame, "data": self._data(frame)}

    def start(self) -> None:
        """Starts the process unless it runs; returns when it is ready. EngineFault, or why the engine cannot start."""
        if self.alive:
            return
        self.close()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=True)
        process = context.Process(target=engine.main, args=(theirs, self._spec.target), daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        deadline = time.monotonic() + self._patience.start_seconds
        while True:
            frame = self._receive()
            if isinstance(frame, dict) and frame["type"] == "ready":
                self.sandbox = str(frame.get("sandbox", ""))
                return
            if isinstance(frame, dict) and frame["type"] == "error":
                error = self._error(frame)
                self.close()
                raise error
            if time.monotonic() > deadline:
                self.close()
                raise EngineFault(Code.ENGINE_HUNG, engine=self._spec.name)

    def _write(self, frame: Frame) -> None:
        with self._send_lock:
            if self._pipe is None:
                raise BrokenPipeError
            protocol.send(self._pipe, frame)

    def _send(self, frame: Frame) -> None:
        try:
            self._write(frame)
        except OSError as error:
            raise self._crashed() from error

    def _receive(self) -> Frame | None:
        """The next frame, or None when there was none for a moment."""
        pipe = self._pipe
        if pipe is None:
            raise EngineFault(Code.ENGINE_CRASHED, engine=self._spec.name, exit=0)
        try:
            if not pipe.poll(_POLL_SECONDS):
                return None
            return protocol.receive(pipe)
        except EOFError as error:
            raise self._crashed() from error
        except OSError as error:
            raise self._crashed() from error
        except protocol.ProtocolError as error:
            self.close()
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=self._spec.name) from error

    def _crashed(self) -> EngineFault:
        exit_code = 0
        if self._process is not None:
            self._process.join(timeout=5)
            exit_code = self._process.exitcode or 0
        self.close()
        return EngineFault(Code.ENGINE_CRASHED, engine=self._spec.name, exit=exit_code)

    def _check_patience(self, beat_silence_seconds: float, work_silence_seconds: float) -> None:
        if beat_silence_seconds > self._patience.beat_seconds or work_silence_seconds > self._patience.work_seconds:
            self.close()
            raise EngineFault(Code.ENGINE_HUNG, engine=self._spec.name)

    def _data(self, frame: Json) -> Json:
        data = frame.get("data")
        if not isinstance(data, dict):
            raise EngineFault(Code.ENGINE_BAD_OUTPUT, engine=self._spec.name)
        return data

    def _error(self, frame: Json) -> SottovoceError:
        try:
            code = Code(frame["code"])
            params = {str(key): value for key, value in frame["params"].items() if isinstance(value, str | int | float)}
        except (KeyError, ValueError, AttributeError):
            return EngineFault(Code.ENGINE_BAD_OUTPUT, engine=self._spec.name)
        return error_for(code, **params)

    def _cancel(self) -> None:
        """Asks politely, waits a moment, then ends the process: native code cannot be interrupted otherwise."""
        deadline = time.monotonic() + self._patience.cancel_seconds
        try:
            self._send({"type": "cancel"})
            while time.monotonic() < deadline:
                frame = self._receive()
                if isinstance(frame, dict) and frame["type"] in {"error", "done"}:
                    break
        except EngineFault:
            pass  # it died while being asked to stop: that is what was wanted
        self.close()


class _JobFailed(Exception):  # noqa: N818 -- carries an error, is none
    """The engine ended a job with an error of its own and waits for the next."""

    def __init__(self, error: SottovoceError) -> None:
        super().__init__()
        self.error = error


class _Feeder:
    """Writes a job's input on a thread of its own, never more than the credits allow."""

    def __init__(self, write: Callable[[Frame], None], feed: Iterable[Frame], cancel: CancelToken) -> None:
        self._write = write
        self._feed = feed
        self._cancel = cancel
        self._credits = threading.Semaphore(protocol.CREDITS)
        self._stopped = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def acknowledge(self, count: int) -> None:
        self._credits.release(count)

    def check(self) -> None:
        """Raises what the source of the input raised."""
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Waits until the feeding thread is gone, so that nothing writes to a pipe that someone else uses."""
        self._stopped.set()
        self._credits.release()
        self._thread.join()

    def _work(self) -> None:
        try:
            for frame in self._feed:
                self._credits.acquire()
                if self._stopped.is_set() or self._cancel.cancelled:
                    return
                if not self._delivered(frame):
                    return
            self._delivered({"type": "end"})
        except Exception as error:  # border: the input's own failure is raised on the reading thread
            self._error = error
        finally:
            close = getattr(self._feed, "close", None)
            if close is not None:
                close()

    def _delivered(self, frame: Frame) -> bool:
        """Whether the frame could be written; if not, the engine is gone, and the reading side finds out why."""
        try:
            self._write(frame)
        except OSError:
            return False
        return True
