"""The sound of a recording in the vault, decrypted block by block as a stage asks for it; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_recovery import tracks_of
from sottovoce.vault.segments import SAMPLE_BYTES, SAMPLE_RATE_HZ, SegmentKeys, ms_of_samples, samples_of_ms
from sottovoce_models.protocol import Pcm
from sottovoce_models.types import Track


class VaultAudioSource:
    """Reads with the keys it was given and needs no open vault. Damaged stretches are silence, and are told of.

    What it has learned of the files is kept for the next reading, and the keys with it: drop it when it is not needed.
    Use it from one thread at a time.
    """

    def __init__(self, folder: Path, recording_id: str, keys: SegmentKeys | Callable[[], SegmentKeys]) -> None:
        self._folder, self._recording_id, self._keys = folder, recording_id, keys
        self._readers: dict[Track, TrackReader] = {}

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks that have sound."""
        return tracks_of(self._folder)

    def duration_ms(self) -> int:
        """The length of the longest track."""
        ends = [self._reader(track).extent().end_samples for track in self.tracks]
        return ms_of_samples(max(ends, default=0))

    def pcm(
        self,
        track: Track,
        start_ms: int,
        end_ms: int | None,
        cancel: CancelToken,
        on_truncated: Callable[[], None] | None = None,
    ) -> Iterator[Pcm]:
        """Mono 16 kHz sound of a track; FILE is all tracks mixed where there is no track of that name.

        With `on_truncated` the whole of it is proven first, which takes seconds for hours of sound.
        """
        tracks = self.tracks
        wanted = (track,) if track in tracks else tracks
        start = samples_of_ms(start_ms)
        end = None if end_ms is None else samples_of_ms(end_ms)
        if on_truncated is not None and any(self._reader(one).extent().damaged for one in wanted):
            on_truncated()
        blocks = [self._blocks(one, start, end) for one in wanted]
        for block in blocks[0] if len(blocks) == 1 else mixed(blocks):
            cancel.check()
            yield Pcm(block)

    def _blocks(self, track: Track, start: int, end: int | None) -> Iterator[bytes]:
        return seconds(self._reader(track).pcm(start, end, damage_as_silence=True))

    def _reader(self, track: Track) -> TrackReader:
        if track not in self._readers:
            self._readers[track] = TrackReader(self._folder, self._recording_id, track, self._keys)
        return self._readers[track]


def seconds(sound: Iterator[bytes]) -> Iterator[bytes]:
    """The same sound in blocks of exactly a second, the last one shorter."""
    size = SAMPLE_RATE_HZ * SAMPLE_BYTES
    waiting = bytearray()
    for pcm in sound:
        waiting += pcm
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    if waiting:
        yield bytes(waiting)


def mixed(tracks: list[Iterator[bytes]]) -> Iterator[bytes]:
    """The sum of blocks of equal time, as long as any track goes on; too loud is clipped, not wrapped."""
    import numpy as np

    while True:
        parts = [np.frombuffer(next(track, b""), dtype="<i2") for track in tracks]
        length = max((len(part) for part in parts), default=0)
        if not length:
            return
        total = np.zeros(length, np.int32)
        for part in parts:
            total[: len(part)] += part
        yield np.clip(total, -32_768, 32_767).astype("<i2").tobytes()
