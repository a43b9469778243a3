"""One track of a running recording: blocks to their place on the timeline, silence noticed. No threads of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sottovoce.audio.capture import Block, Capture
from sottovoce.audio.levels import SILENT_DBFS, peak_dbfs
from sottovoce.audio.recorder_events import GapMarked, RecorderEvent, TrackSilent, TrackSounds
from sottovoce.audio.timeline import RATE_HZ, SAMPLE_BYTES, Clock, TrackTimeline, ms_of_samples, samples_of_ms
from sottovoce.audio.watchdog import TrackWatch
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import GapKind
from sottovoce_models.types import Track

_BEHIND_MS: Final = 1_500
_TRAIL_MS: Final = 500
_NS: Final = 1_000_000_000


class TrackRecording:
    """Used by the recorder's writer thread only."""

    def __init__(self, capture: Capture, writer: TrackWriter, clock: Clock, now_ns: int) -> None:
        self.capture = capture
        self.writer = writer
        self.reopening = False
        self._clock = clock
        self._timeline = TrackTimeline(clock)
        self._watch = TrackWatch(now_ns)
        self._peak_dbfs = SILENT_DBFS
        self._silent = False

    @property
    def track(self) -> Track:
        """Which one it is."""
        return self.capture.track

    def keep(self, block: Block, *, held: bool) -> Iterator[RecorderEvent]:
        """Writes a block where it belongs; while nothing is to be kept it only moves the meter."""
        peak = peak_dbfs(block.pcm)
        self._watch.heard(block.arrived_ns, silent=peak <= SILENT_DBFS)
        self._peak_dbfs = max(self._peak_dbfs, peak)
        if held:
            return
        samples = len(block.pcm) // SAMPLE_BYTES
        self._clock.start(block.arrived_ns - samples * _NS // RATE_HZ)
        if block.broken:
            self._timeline.break_off()
        placed = self._timeline.place(block.arrived_ns, samples, self.writer.position_samples)
        if placed.gap_samples:
            yield self._gap(placed.gap_samples, GapKind.LOST)
        self.writer.append(block.pcm[SAMPLE_BYTES * placed.skip_samples :])

    def break_off(self) -> None:
        """What comes next does not follow what came before: a pause has ended, or a device was opened again."""
        self._timeline.break_off()

    def mark(self, length_ms: int, kind: GapKind) -> GapMarked:
        """A stretch without sound at the end of what there is."""
        return self._gap(samples_of_ms(length_ms), kind)

    def tick(self, now_ns: int, *, held: bool) -> Iterator[RecorderEvent]:
        """Fills up what the device does not bring, so that the tracks stay together, and tells of silence."""
        if held:
            self._watch.rest(now_ns)
            return
        if self._clock.runs:
            behind = self._clock.samples_at(now_ns) - self.writer.position_samples
            if behind > samples_of_ms(_BEHIND_MS) and self._watch.stalled(now_ns):
                self._timeline.break_off()
                yield self._gap(behind - samples_of_ms(_TRAIL_MS), GapKind.DEVICE)
        if self._watch.due(now_ns):
            self._silent = True
            yield TrackSilent(self.track)
        elif self._silent and not self._watch.warned:
            self._silent = False
            yield TrackSounds(self.track)

    def stalled(self, now_ns: int) -> bool:
        """Whether the device wants to be opened again."""
        return not self.reopening and self._watch.stalled(now_ns)

    def take_peak(self) -> float:
        """The loudest sample since the last call, in dBFS."""
        peak, self._peak_dbfs = self._peak_dbfs, SILENT_DBFS
        return peak

    def _gap(self, samples: int, kind: GapKind) -> GapMarked:
        start_ms = ms_of_samples(self.writer.position_samples)
        self.writer.gap(samples, kind)
        return GapMarked(self.track, start_ms, ms_of_samples(samples), kind)


def emit(events: Iterator[RecorderEvent], listener: Callable[[RecorderEvent], None]) -> None:
    """Tells the events in order."""
    for event in events:
        listener(event)
