"""All tracks of a running recording on one timeline: what the recorder's writer thread does, step by step.

No threads of its own; everything but `keys` and `elapsed_ms` is for one thread. It is told the time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sottovoce.audio.capture import Block
from sottovoce.audio.recorder_events import (
    DriveFaulted,
    DriveRecovered,
    Durable,
    Erased,
    LevelsMeasured,
    RecorderEvent,
    StopReason,
)
from sottovoce.audio.timeline import RATE_HZ, SAMPLE_BYTES, Clock
from sottovoce.audio.track_recording import TrackRecording
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind, SegmentKeys, ms_of_samples, samples_of_ms
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.types import Track

OFF_RECORD_MS: Final = 10_000
LOW_DISK_BYTES: Final = 500 * 1000 * 1000
_NS: Final = 1_000_000_000
_PAUSE_MARK_NS: Final = _NS // 2
_LATEST_SOUND_NS: Final = _NS // 4
_SYNC_NS: Final = _NS // 2
_DISK_NS: Final = 2 * _NS
_LEVELS_NS: Final = _NS // 10
_FAULT_LASTS_NS: Final = 30 * _NS


class RecordingTracks:
    """Keeps every block it is given until `stop` says why it should end; then `finish`. Faults are told, not raised."""

    def __init__(
        self,
        writers: Mapping[Track, TrackWriter],
        listener: Callable[[RecorderEvent], None],
        now_ns: int,
        free_bytes: Callable[[], int],
    ) -> None:
        self._listener, self._free_bytes = listener, free_bytes
        self._clock = Clock()
        self._tracks = {name: TrackRecording(name, writer, self._clock, now_ns) for name, writer in writers.items()}
        self._held_since_ns: int | None = None
        self._hold_gap = GapKind.PAUSED
        self._synced_ns = self._disk_ns = self._levels_ns = now_ns
        self._faults = 0
        self._fault_since_ns: int | None = None
        self._until_ns: int | None = None
        self._writing = threading.Lock()  # the keys grow while segments are written
        self.stop: StopReason | None = None
        self.error: SottovoceError | None = None
        self.elapsed_ms = 0

    @property
    def held(self) -> bool:
        """Whether nothing is to be kept."""
        return self._held_since_ns is not None

    def keys(self) -> SegmentKeys:
        """The keys of what was recorded so far; from any thread."""
        with self._writing:
            return {place: key for track in self._tracks.values() for place, key in track.writer.keys.items()}

    def take(self, block: Block) -> None:
        """Keeps a block at its place, unless nothing is to be kept."""
        began_ns = block.arrived_ns - len(block.pcm) // SAMPLE_BYTES * _NS // RATE_HZ
        if self._until_ns is None or began_ns < self._until_ns:
            self._write(self._tracks[block.track].keep(block, held=self.held), block.arrived_ns)

    def tick(self, now_ns: int) -> None:
        """What is due by now: gaps, warnings, levels, half a second of sound onto the drive, a look at the disk."""
        for track in self._tracks.values():
            self._write(track.tick(now_ns, held=self.held), now_ns)
        if now_ns - self._levels_ns >= _LEVELS_NS:
            self._levels_ns = now_ns
            self._listener(LevelsMeasured({name: track.take_peak() for name, track in self._tracks.items()}))
        if now_ns - self._synced_ns >= _SYNC_NS:
            self._synced_ns = now_ns
            self._sync(now_ns)
        if now_ns - self._disk_ns >= _DISK_NS:
            self._disk_ns = now_ns
            if self._free_bytes() < LOW_DISK_BYTES:
                self.stop, self.error = StopReason.DISK_LOW, UserFixable(Code.RECORD_DISK_LOW)

    def stalled(self, now_ns: int) -> tuple[Track, ...]:
        """The tracks whose devices want to be opened again."""
        return tuple(name for name, track in self._tracks.items() if track.stalled(now_ns))

    def reopened(self, name: Track, now_ns: int) -> None:
        """The track's device was opened again."""
        self._tracks[name].reopened(now_ns)

    def hold(self, at_ns: int) -> None:
        """The timeline stands still from this moment on, and nothing is kept. Harmless when it does."""
        if self._held_since_ns is None:
            self._held_since_ns = at_ns
            self._hold_gap = GapKind.PAUSED

    def release(self, at_ns: int) -> None:
        """It goes on, behind a short gap so that no words run together; what began before this moment is not kept.

        After "off the record" sound that may be on its way for long is left out as well.
        """
        if self._held_since_ns is None:
            return
        self._clock.hold(at_ns - self._held_since_ns - _PAUSE_MARK_NS)
        late_ns = _LATEST_SOUND_NS if self._hold_gap is GapKind.ERASED else 0
        self._break_off(self._hold_gap, at_ns + late_ns)
        self._held_since_ns = None

    def slept(self, slept_ns: int, now_ns: int) -> None:
        """The computer was asleep until now; on the timeline that is a short gap."""
        if not self.held:
            self._clock.hold(slept_ns - _PAUSE_MARK_NS)
            self._break_off(GapKind.DEVICE, now_ns)
        for track in self._tracks.values():
            track.rest(now_ns)

    def erase(self, at_ns: int) -> SottovoceError | None:
        """Destroys the last 10 s of every track, whatever goes wrong with one of them, and holds; returns the fault."""
        end = self._end_samples()
        start = max(0, end - samples_of_ms(OFF_RECORD_MS))
        gone: dict[Track, tuple[int, ...]] = {}
        error: SottovoceError | None = None
        with self._writing:
            for name, track in self._tracks.items():
                try:
                    gone[name] = track.writer.erase_from(start)
                except SottovoceError as fault:
                    error = fault
        self.hold(at_ns)
        self._hold_gap = GapKind.ERASED
        if error is not None:
            self._faulted(error, at_ns)
        try:
            self._listener(Erased(ms_of_samples(start), ms_of_samples(end), gone))
        except SottovoceError as fault:
            error = error or fault
        return error

    def end_at(self, at_ns: int) -> None:
        """Stop was pressed at this moment: what begins later is not kept."""
        self.stop, self._until_ns = self.stop or StopReason.ASKED, at_ns

    def finish(self, now_ns: int) -> None:
        """All tracks are equally long, on the drive and complete, or `error` says why not."""
        end = self._end_samples()
        durable: dict[Track, int] = {}
        for name, track in self._tracks.items():
            self._write(track.fill_to(end), now_ns)
            try:
                with self._writing:
                    track.writer.finish()
                durable[name] = ms_of_samples(end)
            except SottovoceError as fault:
                self.error = self.error or fault
        self._count()
        self._listener(Durable(durable))

    def _sync(self, now_ns: int) -> None:
        durable: dict[Track, int] = {}
        fault: SottovoceError | None = None
        with self._writing:
            for name, track in self._tracks.items():
                try:
                    durable[name] = ms_of_samples(track.writer.sync())
                except SottovoceError as error:
                    fault = error
            faults = sum(track.writer.faults for track in self._tracks.values())
        if fault is None and faults > self._faults:
            fault = StoreFault(Code.STORE_WRITE_FAILED)  # made good at the second try, but the user should know
        self._faults = faults
        if fault is not None:
            self._faulted(fault, now_ns)
        if len(durable) == len(self._tracks) and self._fault_since_ns is not None:
            self._fault_since_ns = None
            self._listener(DriveRecovered())
        self._listener(Durable(durable))

    def _write(self, events: Iterable[RecorderEvent], now_ns: int) -> None:
        """Runs what writes; tells its events, and a fault of the drive: the sound waits in memory for the next try."""
        told: list[RecorderEvent] = []
        try:
            with self._writing:
                told.extend(events)
        except SottovoceError as fault:
            self._faulted(fault, now_ns)
        self._count()
        for event in told:
            self._listener(event)

    def _faulted(self, fault: SottovoceError, now_ns: int) -> None:
        """A full disk ends the recording, since nobody knows when there will be room; another fault if it lasts."""
        if self._fault_since_ns is None:
            self._fault_since_ns = now_ns
            self._listener(DriveFaulted(fault))
        if fault.code is Code.DISK_FULL or now_ns - self._fault_since_ns >= _FAULT_LASTS_NS:
            self.stop, self.error = StopReason.FAULT, fault

    def _break_off(self, why: GapKind, from_ns: int) -> None:
        for track in self._tracks.values():
            track.break_off(why, from_ns)

    def _end_samples(self) -> int:
        return max((track.writer.position_samples for track in self._tracks.values()), default=0)

    def _count(self) -> None:
        self.elapsed_ms = ms_of_samples(self._end_samples())
