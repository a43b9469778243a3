"""What brings sound in: one capture per track, each with a thread or callback of its own that only fills a queue."""

from __future__ import annotations

import queue
from dataclasses import dataclass
from typing import Protocol

from sottovoce_models.types import Track


@dataclass(frozen=True, slots=True)
class Block:
    """Sound that has just arrived: 16-bit mono at 16 kHz. `broken`: something before it is missing."""

    track: Track
    arrived_ns: int
    pcm: bytes
    broken: bool = False


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """A capture cannot go on by itself; it wants to be opened again."""

    track: Track


CaptureQueue = queue.SimpleQueue[object]


class Capture(Protocol):
    """One track's source. `open` and `close` may take a second and are called from one thread at a time."""

    track: Track

    def open(self, blocks: CaptureQueue) -> str:
        """Starts to fill the queue and returns the device's name; UserFixable(RECORD_NO_DEVICE) if there is none."""
        ...

    def close(self) -> None:
        """Stops; no block comes afterwards. Harmless when closed."""
        ...
