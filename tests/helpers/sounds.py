"""Sound that shows where it belongs: every sample follows from its place, so nothing can be moved unseen."""

from __future__ import annotations

from array import array
from pathlib import Path

from sottovoce.vault.durable_files import REAL_FILES, FileSystem
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.segments import SegmentKeys
from sottovoce_models.types import Track

RECORDING = "ab" * 16
RATE = 16_000
OPENER = Opener(bytes(range(32)))
_SAMPLES = array("h")
SEALER: Sealer = OPENER.sealer


def numbered(start_samples: int, end_samples: int) -> bytes:
    """Sound in which no two neighbouring seconds are alike; never silent."""
    while len(_SAMPLES) < end_samples:
        start = len(_SAMPLES)
        _SAMPLES.extend((n * 7919 + n // RATE) % 32_749 + 1 for n in range(start, start + 10 * RATE))
    return _SAMPLES[start_samples:end_samples].tobytes()


def writer(folder: Path, files: FileSystem = REAL_FILES, track: Track = Track.MIC) -> TrackWriter:
    """A writer of the one recording in its folder."""
    return TrackWriter(folder / RECORDING, RECORDING, track, SEALER, files=files)


def write(to: TrackWriter, seconds: float, sync_every: float = 0.5) -> None:
    """So much numbered sound goes on at the writer's position and is acknowledged bit by bit."""
    end = to.position_samples + round(seconds * RATE)
    while to.position_samples < end:
        start = to.position_samples
        to.append(numbered(start, min(end, start + round(sync_every * RATE))))
        to.sync()


def reader(folder: Path, keys: SegmentKeys, track: Track = Track.MIC) -> TrackReader:
    """A reader of the one recording."""
    return TrackReader(folder / RECORDING, RECORDING, track, keys)


def heard(folder: Path, keys: SegmentKeys, start_samples: int = 0, track: Track = Track.MIC) -> bytes:
    """All that can be read from a position on; damage is silence."""
    return b"".join(reader(folder, keys, track).pcm(start_samples, damage_as_silence=True))
