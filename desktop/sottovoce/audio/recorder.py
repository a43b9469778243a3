"""The recorder: captures fill a queue, one writer thread empties it into encrypted tracks, durable twice a second.

Threads: captures have theirs and are opened and closed on a `DeviceThread` each; the writer thread runs `_work` and is
the only one that touches tracks. Public methods may be called from anywhere: they leave a command in the queue. The
listener is called on the writer thread and must be quick.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from sottovoce.audio.capture import Block, Capture, CaptureFailed, CaptureQueue
from sottovoce.audio.device_thread import DeviceThread, device_error
from sottovoce.audio.monotonic import now_ns as monotonic_ns
from sottovoce.audio.recorder_events import RecorderEvent, RecordingStopped, StopReason, TrackReopened
from sottovoce.audio.recording_tracks import LOW_DISK_BYTES, RecordingTracks
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce_models.errors import Code, EngineFault, SottovoceError, StoreFault
from sottovoce_models.types import Track

__all__ = ["LOW_DISK_BYTES", "Recorder"]

_TICK_SECONDS: Final = 0.1
_OPEN_SECONDS: Final = 8.0
_CLOSE_SECONDS: Final = 2.0
_REOPEN_NS: Final = 2_000_000_000
_SLEPT_NS: Final = 5_000_000_000
_BLOCK_NS: Final = 50_000_000  # what captures bring at a time


class _Wish(Enum):
    PAUSE = auto()
    RESUME = auto()
    OFF_RECORD = auto()
    ON_RECORD = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class _Command:
    wish: _Wish
    at_ns: int
    done: Future[None] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class _Reopened:
    track: Track
    device: str


class Recorder:
    """Records until `stop`, a full disk, or a fault that lasts. What it told to be durable stays."""

    def __init__(
        self,
        captures: Sequence[Capture],
        writers: Mapping[Track, TrackWriter],
        listener: Callable[[RecorderEvent], None],
        *,
        now_ns: Callable[[], int] = monotonic_ns,
        free_bytes: Callable[[], int] = lambda: 1 << 62,
    ) -> None:
        self._now_ns, self._listener = now_ns, listener
        self._queue: CaptureQueue = queue.SimpleQueue()
        now = now_ns()
        self._tracks = RecordingTracks(writers, listener, now, free_bytes)
        self._devices = {capture.track: DeviceThread(capture) for capture in captures}
        self._looped_ns = now
        self._reopening: set[Track] = set()
        self._lost: set[Track] = set()
        self._reopened_ns = dict.fromkeys(self._devices, now)
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self._told = threading.Event()
        self.paused = self.off_record = False
        self.ended = threading.Event()

    # From any thread

    def start(self) -> None:
        """Opens the devices; what they bring is kept from now on.

        Raises if one is not there or does not answer within seconds, and nothing runs then.
        """
        opening = {name: device.open(self._queue) for name, device in self._devices.items()}
        wait(opening.values(), _OPEN_SECONDS)
        try:
            for name, opened in opening.items():
                if not opened.done():
                    raise device_error(name)
                opened.result()
        except SottovoceError:
            self._shut_devices()
            raise
        self._looped_ns = self._now_ns()
        self._thread.start()

    def set_paused(self, paused: bool) -> None:
        """Keeps nothing, or goes on; the timeline stands still meanwhile."""
        self._queue.put(_Command(_Wish.PAUSE if paused else _Wish.RESUME, self._now_ns()))

    def set_off_record(self, off_record: bool, wait_seconds: float = 10.0) -> None:
        """On: returns when the last 10 s are destroyed; nothing is kept until off.

        Raises what destroying raised; STORE_ERASE_FAILED also when it takes longer than this or the recording is over.
        """
        command = _Command(_Wish.OFF_RECORD if off_record else _Wish.ON_RECORD, self._now_ns())
        self._queue.put(command)
        if self._told.is_set():
            self._refuse_waiting()
        try:
            command.done.result(wait_seconds)
        except TimeoutError as error:
            raise StoreFault(Code.STORE_ERASE_FAILED) from error

    def stop(self, wait_seconds: float = 10.0) -> bool:
        """Ends the recording; True when everything is on the drive, False if that takes longer than this.

        It is told before this returns, unless the listener takes longer than this.
        """
        self._queue.put(_Command(_Wish.STOP, self._now_ns()))
        self._told.wait(wait_seconds)
        return self.ended.is_set()

    def keys(self) -> SegmentKeys:
        """The keys of what was recorded so far, for whoever works on it."""
        return self._tracks.keys()

    @property
    def elapsed_ms(self) -> int:
        """How long the recording is by now."""
        return self._tracks.elapsed_ms

    # The writer thread

    def _work(self) -> None:
        try:
            while self._tracks.stop is None:
                item = self._next()
                now_ns = self._now_ns()
                self._notice_sleep(now_ns)
                self._take(item)
                # All that waits, before the clock has its say: after a slow drive it is not missing, only late.
                while not self._queue.empty():
                    self._take(self._queue.get())
                self._tracks.tick(now_ns)
                for name in self._tracks.stalled(now_ns):
                    self._reopen(name, now_ns)
        finally:  # whatever ends the loop, what there is gets written and the end is told
            try:
                self._finish()
            finally:
                self.ended.set()
                error = self._tracks.error
                if error is None and self._tracks.stop is None:  # a bug ended the loop: it must not end in silence
                    error = EngineFault(Code.ENGINE_INTERNAL, kind="recorder", place="recorder")
                try:
                    self._listener(RecordingStopped(self._tracks.stop or StopReason.FAULT, error))
                finally:
                    self._told.set()
                    self._refuse_waiting()

    def _next(self) -> object:
        """What comes next, or None for a moment."""
        try:
            return self._queue.get(timeout=_TICK_SECONDS)
        except queue.Empty:
            return None

    def _notice_sleep(self, now_ns: int) -> None:
        """Seconds have passed, and what waits is by far not as long: that was no slow drive, the computer slept."""
        passed_ns, self._looped_ns = now_ns - self._looped_ns, now_ns
        if passed_ns > _SLEPT_NS and self._queue.qsize() * _BLOCK_NS < passed_ns // 2:
            self._tracks.slept(passed_ns, now_ns)

    def _take(self, item: object) -> None:
        if isinstance(item, Block):
            self._tracks.take(item)
        elif isinstance(item, CaptureFailed):
            self._reopen(item.track, self._now_ns())
        elif isinstance(item, _Reopened):
            self._on_reopened(item)
        elif isinstance(item, _Command):
            self._obey(item)

    def _obey(self, command: _Command) -> None:
        error: SottovoceError | None = None
        if command.wish is _Wish.STOP:
            self._tracks.end_at(command.at_ns)
        elif command.wish is _Wish.OFF_RECORD:
            self.off_record = True
            error = self._tracks.erase(command.at_ns)
        elif command.wish is _Wish.ON_RECORD:
            self.off_record = False
        else:
            self.paused = command.wish is _Wish.PAUSE
        if self.paused or self.off_record:
            self._tracks.hold(command.at_ns)
        else:
            self._tracks.release(command.at_ns)
        if error is None:
            command.done.set_result(None)
        else:
            command.done.set_exception(error)

    def _reopen(self, name: Track, now_ns: int) -> None:
        """Opens a lost device again, or the one that is default now; not more often than every two seconds."""
        if name in self._reopening or now_ns - self._reopened_ns[name] < _REOPEN_NS:
            return
        self._reopening.add(name)
        self._reopened_ns[name] = now_ns

        def tell(opened: Future[str]) -> None:
            self._queue.put(_Reopened(name, "" if opened.exception() else opened.result()))

        self._devices[name].open(self._queue).add_done_callback(tell)

    def _on_reopened(self, reopened: _Reopened) -> None:
        name = reopened.track
        self._reopening.discard(name)
        if reopened.device:
            self._tracks.reopened(name, self._now_ns())
            self._lost.discard(name)
        elif name in self._lost:
            return
        else:
            self._lost.add(name)
        self._listener(TrackReopened(name, reopened.device))

    def _finish(self) -> None:
        """What had arrived before the devices were closed is kept, what was to be destroyed is destroyed."""
        self._shut_devices()
        while not self._queue.empty():
            item = self._queue.get()
            if isinstance(item, Block | _Command):
                self._take(item)
        self._tracks.finish(self._now_ns())

    def _shut_devices(self) -> None:
        """Closes the devices; one that hangs is left behind, and what it may still bring is not read any more."""
        wait([device.shut() for device in self._devices.values()], _CLOSE_SECONDS)

    def _refuse_waiting(self) -> None:
        """Who asks for something after the end gets an answer: what was to be destroyed was not."""
        while True:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return
            if isinstance(item, _Command) and item.wish is _Wish.OFF_RECORD:
                item.done.set_exception(StoreFault(Code.STORE_ERASE_FAILED))
            elif isinstance(item, _Command):
                item.done.set_result(None)
