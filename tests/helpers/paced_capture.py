"""A microphone that plays given sound as fast as it may: its clock is the sound's, not the wall's."""

from __future__ import annotations

import threading
import time

from sottovoce.audio.capture import Block, CaptureQueue
from sottovoce_models.types import Track

_BLOCK_BYTES = 3_200
_BLOCK_NS = 100_000_000


class PacedCapture:
    """Plays up to where `play` lets it; `played` is set whenever it has got there."""

    def __init__(self, track: Track, pcm: bytes) -> None:
        self.track = track
        self._pcm = pcm
        self._until = 0
        self._at = 0
        self._changed = threading.Condition()
        self._open = False

    def open(self, blocks: CaptureQueue) -> str:
        """Starts the thread that plays."""
        self._open = True
        threading.Thread(target=self._run, args=(blocks, time.monotonic_ns()), daemon=True).start()
        return "paced"

    def close(self) -> None:
        """Stops."""
        with self._changed:
            self._open = False
            self._changed.notify_all()

    def play(self, until_ms: int) -> None:
        """Plays up to here and returns when it is with the recorder."""
        with self._changed:
            self._until = min(len(self._pcm), until_ms * 32)
            self._changed.notify_all()
            assert self._changed.wait_for(lambda: self._at >= self._until, 30)

    def _run(self, blocks: CaptureQueue, start_ns: int) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: not self._open or self._at < self._until)
                if not self._open:
                    return
                pcm = self._pcm[self._at : min(self._until, self._at + _BLOCK_BYTES)]
                self._at += len(pcm)
                blocks.put(Block(self.track, start_ns + self._at * _BLOCK_NS // _BLOCK_BYTES, pcm))
                self._changed.notify_all()
