"""The sound of a recording in the vault that is still being made: read as it becomes durable, to its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Final, Protocol

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.vault_audio import mixed, seconds
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segments import ms_of_samples, samples_of_ms
from sottovoce_models.protocol import Pcm
from sottovoce_models.types import Track

_POLL_SECONDS: Final = 1.0


class GrowingRecording(Protocol):
    """A recording under way; once `ended` is set everything is on the drive that will ever be."""

    @property
    def ended(self) -> threading.Event: ...

    @property
    def tracks(self) -> tuple[Track, ...]: ...

    def reader(self, track: Track) -> TrackReader:
        """Reads a track while it grows."""
        ...


class GrowingAudioSource:
    """The sound of a recording that runs: at its end it waits for more, until the recording has ended."""

    def __init__(self, running: GrowingRecording) -> None:
        self._running = running
        self.taken_ms = 0
        """How far the sound was ever taken, on the track that is furthest."""

    def pcm(
        self,
        track: Track,
        start_ms: int,
        end_ms: int | None,
        cancel: CancelToken,
        on_truncated: Callable[[], None] = lambda: None,
    ) -> Iterator[Pcm]:
        """What is durable of a track, as it becomes so; FILE is all of them mixed; damage and gaps are silence."""
        del end_ms, on_truncated  # a recording that runs has no end yet, and its tail is no damage
        tracks = (track,) if track in self._running.tracks else self._running.tracks
        sounds = [self._durable(one, start_ms, cancel) for one in tracks]
        for pcm in sounds[0] if len(sounds) == 1 else mixed([seconds(sound) for sound in sounds]):
            yield Pcm(pcm)

    def _durable(self, track: Track, start_ms: int, cancel: CancelToken) -> Iterator[bytes]:
        reader = self._running.reader(track)
        position = samples_of_ms(start_ms)
        while True:
            ended = self._running.ended.is_set()
            for pcm in reader.pcm(position, None, damage_as_silence=True):
                cancel.check()
                position += len(pcm) // 2
                yield pcm
                self.taken_ms = max(self.taken_ms, ms_of_samples(position))
            if ended:
                return
            cancel.check()
            self._running.ended.wait(_POLL_SECONDS)
