"""A recording without devices and without waiting: time is told, sound says when it was heard, drives can fail."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Final

import numpy as np

from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.recorder_events import RecorderEvent
from sottovoce.audio.recording_tracks import RecordingTracks
from sottovoce.vault import segment_recovery
from sottovoce.vault.durable_files import RealFiles
from sottovoce.vault.sealing import Opener
from sottovoce.vault.segment_reader import TrackExtent, TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

RECORDING: Final = "cd" * 16
MS: Final = 1_000_000
SECOND: Final = 1_000 * MS
RATE_HZ: Final = 16_000
SAMPLES_PER_MS: Final = 16
BLOCK_MS: Final = 50
CYCLE_MS: Final = 32_000


def stamped(start_ms: float, samples: int) -> bytes:
    """Sound whose samples say in which millisecond they were heard, 1 to 32,000 over and over; never silent."""
    heard = (np.arange(samples) + round(start_ms * SAMPLES_PER_MS)) // SAMPLES_PER_MS
    return (heard % CYCLE_MS + 1).astype("<i2").tobytes()


def stamps(pcm: bytes) -> np.ndarray:
    """The millisecond of each sample; -1 where there is no sound."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.int64) - 1


class QuickFiles(RealFiles):
    """Real files of a drive that says at once that it is done; sound on it survives a crash, not a power cut."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_folder(self, folder: Path) -> None:
        pass


class FailingFiles(QuickFiles):
    """Fails while `failing`, from the given byte on: "full" and "broken" writes, writes cut short, or syncs."""

    def __init__(self, kind: str, from_byte: int, times: int = 1 << 30) -> None:
        self.kind, self.from_byte, self.times = kind, from_byte, times
        self.written = 0
        self.failed = 0

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        room = self.from_byte - self.written
        if self.failed >= self.times or self.kind == "sync" or len(data) <= room:
            taken = super().write(descriptor, data)
        elif self.kind == "short":
            self.failed += 1
            taken = super().write(descriptor, data[: max(1, len(data) // 2)])
        elif room > 0:  # like a real drive: what still fits is taken, then it fails
            taken = super().write(descriptor, data[:room])
        else:
            self.failed += 1
            raise OSError(ENOSPC if self.kind == "full" else EIO, "as the test wants it")
        self.written += taken
        return taken

    def sync(self, descriptor: int) -> None:
        if self.kind == "sync" and self.written >= self.from_byte and self.failed < self.times:
            self.failed += 1
            raise OSError(EIO, "as the test wants it")


class Stage:
    """Plays to a `RecordingTracks` and lets the time pass; events are kept with the moment they were told."""

    def __init__(
        self,
        folder: Path,
        tracks: Sequence[Track] = (Track.MIC, Track.SYSTEM),
        files: RealFiles | None = None,
        free_bytes: Callable[[], int] = lambda: 1 << 40,
    ) -> None:
        self.folder = folder / RECORDING
        self.opener = Opener(bytes(range(32)))
        self.now_ns = 1_000 * SECOND
        self.began_ns = self.now_ns
        self.names = tuple(tracks)
        self.told: list[tuple[int, RecorderEvent]] = []
        self.writers = {
            name: TrackWriter(self.folder, RECORDING, name, self.opener.sealer, files=files or QuickFiles())
            for name in tracks
        }
        self.tracks = RecordingTracks(self.writers, self._hear, self.now_ns, free_bytes)

    def _hear(self, event: RecorderEvent) -> None:
        self.told.append((self.now_ns, event))

    @property
    def now_ms(self) -> int:
        """Since the stage was set."""
        return (self.now_ns - self.began_ns) // MS

    def play(
        self,
        length_ms: int,
        *tracks: Track,
        silent: bool = False,
        late_ms: Callable[[], float] = lambda: 0,
        block_ms: int = BLOCK_MS,
    ) -> None:
        """Time passes in blocks; the tracks (all when none is named) bring theirs, each `late_ms` after it is over."""
        for _ in range(length_ms // block_ms):
            began_ms = self.now_ms
            self.now_ns += block_ms * MS
            samples = block_ms * SAMPLES_PER_MS
            for name in tracks or self.names:
                pcm = bytes(2 * samples) if silent else stamped(began_ms, samples)
                self.tracks.take(Block(name, self.now_ns + round(late_ms() * MS), pcm))
            self.tracks.tick(self.now_ns)
            if self.tracks.stop is not None:
                return

    def wait(self, length_ms: int) -> None:
        """Time passes, and nothing comes."""
        for _ in range(length_ms // 100):
            self.now_ns += 100 * MS
            self.tracks.tick(self.now_ns)

    def finish(self) -> None:
        """Stop is pressed."""
        self.tracks.end_at(self.now_ns)
        self.tracks.finish(self.now_ns)

    def events(self, kind: type) -> list[RecorderEvent]:
        """What was told of this kind."""
        return [event for _, event in self.told if isinstance(event, kind)]

    def when_ms(self, kind: type) -> list[int]:
        """When events of this kind were told."""
        return [(at - self.began_ns) // MS for at, event in self.told if isinstance(event, kind)]

    def found_keys(self) -> SegmentKeys:
        """What a recovery finds: the keys that lie sealed in the files, and no others."""
        found = segment_recovery.sealed_segments(self.folder)
        return {(each.track, each.seq): self.opener.open(each.key.sealed, each.key.context) for each in found}

    def extent(self, track: Track = Track.MIC) -> TrackExtent:
        """What lies on the drive."""
        return TrackReader(self.folder, RECORDING, track, self.found_keys()).extent()

    def heard(self, track: Track = Track.MIC) -> bytes:
        """The sound that lies on the drive."""
        return b"".join(TrackReader(self.folder, RECORDING, track, self.found_keys()).pcm(0))

    def gaps_ms(self, track: Track = Track.MIC) -> Iterator[tuple[str, int, int]]:
        """Kind, start and end of every gap on the drive."""
        for gap in self.extent(track).gaps:
            start = gap.start_samples // SAMPLES_PER_MS
            yield str(gap.kind), start, gap.end_samples // SAMPLES_PER_MS


class FakeCapture:
    """A device in the hands of a test: `bring` puts sound into the queue; opening and closing can fail or hang."""

    def __init__(self, track: Track = Track.MIC, *, hangs_in: str = "", absent: bool = False) -> None:
        self.track = track
        self.absent = absent
        self.hangs_in = hangs_in
        self.opened = 0
        self.closing, self.closed = threading.Event(), threading.Event()
        self.let_go = threading.Event()
        self.was_opened = threading.Semaphore(0)
        self.blocks: CaptureQueue | None = None

    def open(self, blocks: CaptureQueue) -> str:
        if self.hangs_in == "open":
            self.let_go.wait()
        if self.absent:
            raise UserFixable(Code.RECORD_NO_DEVICE)
        self.opened += 1
        self.blocks = blocks
        self.was_opened.release()
        return f"device {self.opened}"

    def close(self) -> None:
        self.closing.set()
        if self.hangs_in == "close":
            self.let_go.wait()
        self.closed.set()

    def bring(self, arrived_ns: int, pcm: bytes) -> None:
        """A block that has just been heard."""
        assert self.blocks is not None
        self.blocks.put(Block(self.track, arrived_ns, pcm))

    def fail(self) -> None:
        """The device says that it is gone."""
        assert self.blocks is not None
        self.blocks.put(CaptureFailed(self.track))


class Heard:
    """A listener on whose events a test can wait."""

    def __init__(self) -> None:
        self.events: list[RecorderEvent] = []
        self._more = threading.Condition()

    def __call__(self, event: RecorderEvent) -> None:
        with self._more:
            self.events.append(event)
            self._more.notify_all()

    def forget(self) -> None:
        """Only what is told from now on counts."""
        with self._more:
            self.events.clear()

    def wait_for(self, wanted: Callable[[RecorderEvent], bool], seconds: float = 20.0) -> RecorderEvent:
        """The first event like this, told by now or soon."""

        def found() -> RecorderEvent | None:
            return next((event for event in self.events if wanted(event)), None)

        with self._more:
            event = self._more.wait_for(found, seconds)
        assert event is not None, "it was not told"
        return event
