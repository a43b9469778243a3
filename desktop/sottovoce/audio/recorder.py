"""The recorder: captures fill a queue, one writer thread empties it into encrypted tracks, durable twice a second.

Threads: captures have theirs; the writer thread runs `_work` and is the only one that touches tracks; a lost device is
opened again on a short-lived thread. Public methods may be called from anywhere: they leave a command in the queue. The
listener is called on the writer thread and must be quick.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from sottovoce.audio.capture import Block, Capture, CaptureFailed, CaptureQueue
from sottovoce.audio.recorder_events import (
    Durable,
    Erased,
    LevelsMeasured,
    RecorderEvent,
    RecordingStopped,
    StopReason,
    TrackReopened,
)
from sottovoce.audio.timeline import Clock, ms_of_samples, samples_of_ms
from sottovoce.audio.track_recording import TrackRecording, emit
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind, SegmentKeys
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track

OFF_RECORD_MS: Final = 10_000
LOW_DISK_BYTES: Final = 500 * 1000 * 1000
_PAUSE_MARK_MS: Final = 500
_TICK_SECONDS: Final = 0.1
_SYNC_NS: Final = 500_000_000
_DISK_NS: Final = 2_000_000_000
_LEVELS_NS: Final = 100_000_000
_REOPEN_NS: Final = 2_000_000_000


class _Wish(Enum):
    PAUSE = auto()
    RESUME = auto()
    OFF_RECORD = auto()
    ON_RECORD = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class _Command:
    wish: _Wish
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
        now_ns: Callable[[], int] = time.monotonic_ns,
        free_bytes: Callable[[], int] = lambda: 1 << 62,
    ) -> None:
        self._now_ns, self._free_bytes, self._listener = now_ns, free_bytes, listener
        self._queue: CaptureQueue = queue.SimpleQueue()
        self._clock = Clock()
        now = now_ns()
        self._tracks = {
            capture.track: TrackRecording(capture, writers[capture.track], self._clock, now) for capture in captures
        }
        self._held_since_ns: int | None = None
        self.paused = self.off_record = False
        self._synced_ns = self._disk_ns = self._levels_ns = now
        self._reopened_ns = dict.fromkeys(self._tracks, now)
        self._stop: StopReason | None = None
        self._writing = threading.Lock()  # the keys grow while segments are written
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self.ended = threading.Event()

    # From any thread

    def start(self) -> None:
        """Opens the devices; what they bring is kept from now on. Raises if one is not there, and nothing runs then."""
        try:
            for track in self._tracks.values():
                track.capture.open(self._queue)
        except SottovoceError:
            for track in self._tracks.values():
                track.capture.close()
            raise
        self._thread.start()

    def set_paused(self, paused: bool) -> None:
        """Keeps nothing, or goes on; the timeline stands still meanwhile."""
        self._queue.put(_Command(_Wish.PAUSE if paused else _Wish.RESUME))

    def set_off_record(self, off_record: bool, wait_seconds: float = 10.0) -> None:
        """On: returns when the last 10 s are destroyed; nothing is kept until off. Raises what destroying raised."""
        command = _Command(_Wish.OFF_RECORD if off_record else _Wish.ON_RECORD)
        self._queue.put(command)
        if not self.ended.is_set():
            command.done.result(wait_seconds)

    def stop(self, wait_seconds: float = 10.0) -> bool:
        """Ends the recording; True when everything is on the drive, False if that takes longer than this."""
        self._queue.put(_Command(_Wish.STOP))
        return self.ended.wait(wait_seconds)

    def keys(self) -> SegmentKeys:
        """The keys of what was recorded so far, for whoever works on it."""
        with self._writing:
            return {place: key for track in self._tracks.values() for place, key in track.writer.keys.items()}

    @property
    def elapsed_ms(self) -> int:
        """How long the recording is by now."""
        return ms_of_samples(max((track.writer.position_samples for track in self._tracks.values()), default=0))

    # The writer thread

    def _work(self) -> None:
        error: SottovoceError | None = None
        try:
            while self._stop is None:
                self._take(self._next())
                self._tick(self._now_ns())
        except SottovoceError as fault:
            self._stop, error = StopReason.FAULT, fault
        error = self._finish(error)
        self.ended.set()
        self._refuse_waiting()
        self._listener(RecordingStopped(self._stop or StopReason.FAULT, error))

    def _next(self) -> object:
        try:
            return self._queue.get(timeout=_TICK_SECONDS)
        except queue.Empty:
            return None

    def _take(self, item: object) -> None:
        if isinstance(item, Block):
            track = self._tracks[item.track]
            with self._writing:
                events = list(track.keep(item, held=self._held_since_ns is not None))
            emit(iter(events), self._listener)
        elif isinstance(item, CaptureFailed):
            self._reopen(self._tracks[item.track], self._now_ns())
        elif isinstance(item, _Reopened):
            self._tracks[item.track].reopening = False
            self._tracks[item.track].break_off()
            self._listener(TrackReopened(item.track, item.device))
        elif isinstance(item, _Command):
            self._obey(item)

    def _tick(self, now_ns: int) -> None:
        held = self._held_since_ns is not None
        for track in self._tracks.values():
            if track.stalled(now_ns):
                self._reopen(track, now_ns)
            with self._writing:
                events = list(track.tick(now_ns, held=held))
            emit(iter(events), self._listener)
        if now_ns - self._levels_ns >= _LEVELS_NS:
            self._levels_ns = now_ns
            self._listener(LevelsMeasured({name: track.take_peak() for name, track in self._tracks.items()}))
        if now_ns - self._synced_ns >= _SYNC_NS:
            self._synced_ns = now_ns
            self._sync()
        if now_ns - self._disk_ns >= _DISK_NS:
            self._disk_ns = now_ns
            if self._free_bytes() < LOW_DISK_BYTES:
                self._stop = StopReason.DISK_LOW

    def _sync(self) -> None:
        with self._writing:
            durable = {name: ms_of_samples(track.writer.sync()) for name, track in self._tracks.items()}
        self._listener(Durable(durable))

    def _obey(self, command: _Command) -> None:
        error: SottovoceError | None = None
        if command.wish is _Wish.STOP:
            self._stop = StopReason.ASKED
        elif command.wish is _Wish.OFF_RECORD:
            error = self._erase()
            self.off_record = True
        elif command.wish is _Wish.ON_RECORD:
            self.off_record = False
        else:
            self.paused = command.wish is _Wish.PAUSE
        self._hold(self.paused or self.off_record)
        if error is None:
            command.done.set_result(None)
        else:
            command.done.set_exception(error)

    def _hold(self, hold: bool) -> None:
        """Stops or starts the timeline; where it stood still a short gap is left, so that no words run together."""
        now_ns = self._now_ns()
        if hold and self._held_since_ns is None:
            self._held_since_ns = now_ns
            with self._writing:
                events = [track.mark(_PAUSE_MARK_MS, GapKind.PAUSED) for track in self._tracks.values()]
            emit(iter(events), self._listener)
        elif not hold and self._held_since_ns is not None:
            self._clock.hold(now_ns - self._held_since_ns - _PAUSE_MARK_MS * 1_000_000)
            self._held_since_ns = None
            for track in self._tracks.values():
                track.break_off()

    def _erase(self) -> SottovoceError | None:
        """Destroys the last 10 s of every track, whatever goes wrong with one of them."""
        end = max(track.writer.position_samples for track in self._tracks.values())
        start = max(0, end - samples_of_ms(OFF_RECORD_MS))
        gone: dict[Track, tuple[int, ...]] = {}
        error: SottovoceError | None = None
        with self._writing:
            for name, track in self._tracks.items():
                try:
                    gone[name] = track.writer.erase_from(start)
                except SottovoceError as fault:
                    error = fault
        self._listener(Erased(ms_of_samples(start), ms_of_samples(end), gone))
        return error

    def _reopen(self, track: TrackRecording, now_ns: int) -> None:
        """Opens a lost device again, or the one that is default now; not more often than every two seconds."""
        if track.reopening or now_ns - self._reopened_ns[track.track] < _REOPEN_NS:
            return
        track.reopening = True
        self._reopened_ns[track.track] = now_ns
        threading.Thread(target=self._open_again, args=(track.capture,), name="reopen-device", daemon=True).start()

    def _open_again(self, capture: Capture) -> None:
        try:
            device = capture.open(self._queue)
        except SottovoceError:
            device = ""
        self._queue.put(_Reopened(capture.track, device))

    def _finish(self, error: SottovoceError | None) -> SottovoceError | None:
        for track in self._tracks.values():
            track.capture.close()
        while not self._queue.empty():  # what had arrived before the devices were closed
            item = self._queue.get()
            if isinstance(item, Block) and error is None:
                with self._writing:
                    list(self._tracks[item.track].keep(item, held=self._held_since_ns is not None))
            elif isinstance(item, _Command):
                item.done.set_result(None)
        for track in self._tracks.values():
            try:
                with self._writing:
                    track.writer.finish()
            except SottovoceError as fault:
                error = error or fault
        return error

    def _refuse_waiting(self) -> None:
        while not self._queue.empty():
            item = self._queue.get()
            if isinstance(item, _Command):
                item.done.set_result(None)
