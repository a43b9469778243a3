"""One track of a running recording: blocks to their place on the timeline, silence noticed. No threads of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sottovoce.audio.capture import Block
from sottovoce.audio.levels import SILENT_DBFS, peak_dbfs
from sottovoce.audio.recorder_events import GapMarked, RecorderEvent, TrackSilent, TrackSounds
from sottovoce.audio.timeline import RATE_HZ, SAMPLE_BYTES, Clock, TrackTimeline
from sottovoce.audio.watchdog import TrackWatch
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind, ms_of_samples, samples_of_ms
from sottovoce_models.types import Track

_BEHIND_MS: Final = 1_500
_TRAIL_MS: Final = 500
_BLINK_MS: Final = 10  # what is shorter is no gap for anyone
_NS: Final = 1_000_000_000


class TrackRecording:
    """Used by the recorder's writer thread only."""

    def __init__(self, track: Track, writer: TrackWriter, clock: Clock, now_ns: int) -> None:
        self.track: Final = track
        self.writer: Final = writer
        self._clock = clock
        self._timeline = TrackTimeline(clock)
        self._watch = TrackWatch(now_ns)
        self._peak_dbfs = SILENT_DBFS
        self._silent = False
        self._from_ns = 0
        self._next_gap = GapKind.DEVICE  # why the next block does not follow the one before

    def keep(self, block: Block, *, held: bool) -> Iterator[RecorderEvent]:
        """Writes a block where it belongs; while nothing is to be kept it only moves the meter."""
        peak = peak_dbfs(block.pcm)
        self._watch.heard(block.arrived_ns, silent=peak <= SILENT_DBFS)
        self._peak_dbfs = max(self._peak_dbfs, peak)
        samples = len(block.pcm) // SAMPLE_BYTES
        began_ns = block.arrived_ns - samples * _NS // RATE_HZ
        if held or began_ns < self._from_ns:
            return
        self._timeline.start(began_ns)
        if block.broken:
            self._timeline.break_off()
        placed = self._timeline.place(block.arrived_ns, samples, self.writer.position_samples)
        if placed.gap_samples:
            yield self._gap(placed.gap_samples, self._next_gap)
        self._next_gap = GapKind.LOST
        self.writer.append(block.pcm[SAMPLE_BYTES * placed.skip_samples :])

    def break_off(self, why: GapKind, from_ns: int = 0) -> None:
        """What comes next does not follow what came before, and why; what began before `from_ns` is not kept."""
        self._timeline.break_off()
        self._next_gap = why
        self._from_ns = from_ns

    def reopened(self, now_ns: int) -> None:
        """The device was opened again, or another one in its place."""
        self._watch.opened(now_ns)
        self.break_off(GapKind.DEVICE, self._from_ns)

    def rest(self, now_ns: int) -> None:
        """Nothing was to be heard until now."""
        self._watch.rest(now_ns)

    def tick(self, now_ns: int, *, held: bool) -> Iterator[RecorderEvent]:
        """Fills up what the device does not bring, so that the tracks stay together, and tells of silence."""
        if held:
            self.rest(now_ns)
            return
        if self._clock.runs:
            behind = self._clock.samples_at(now_ns) - self.writer.position_samples
            if behind > samples_of_ms(_BEHIND_MS) and self._watch.stalled(now_ns):
                self.break_off(GapKind.DEVICE, self._from_ns)
                yield self._gap(behind - samples_of_ms(_TRAIL_MS), GapKind.DEVICE)
        if self._watch.due(now_ns):
            self._silent = True
            yield TrackSilent(self.track)
        elif self._silent and not self._watch.warned:
            self._silent = False
            yield TrackSounds(self.track)

    def fill_to(self, end_samples: int) -> Iterator[RecorderEvent]:
        """At the end of the recording: all tracks are equally long."""
        missing = end_samples - self.writer.position_samples
        if missing >= samples_of_ms(_BLINK_MS):
            yield self._gap(missing, GapKind.DEVICE)
        elif missing > 0:
            self.writer.append(bytes(SAMPLE_BYTES * missing))

    def stalled(self, now_ns: int) -> bool:
        """Whether the device wants to be opened again."""
        return self._watch.stalled(now_ns)

    def take_peak(self) -> float:
        """The loudest sample since the last call, in dBFS."""
        peak, self._peak_dbfs = self._peak_dbfs, SILENT_DBFS
        return peak

    def _gap(self, samples: int, kind: GapKind) -> GapMarked:
        start_ms = ms_of_samples(self.writer.position_samples)
        self.writer.gap(samples, kind)
        return GapMarked(self.track, start_ms, ms_of_samples(samples), kind)
