"""How fast a writer reads and writes. Pure but for the clock."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Speed:
    """Tokens read and written so far, and the seconds each took; what was still in memory does not count as read."""

    read_tokens: int = 0
    read_seconds: float = 0.0
    written_tokens: int = 0
    written_seconds: float = 0.0


class SpeedClock:
    """Adds one answer to a speed: the time until its first token is reading, the rest is writing."""

    def __init__(self, speed: Speed, read_tokens: int) -> None:
        self._speed = speed
        self._read_tokens = read_tokens
        self._at = time.monotonic()

    def token(self) -> None:
        """A token is there."""
        now = time.monotonic()
        if self._read_tokens:
            self._speed.read_tokens += self._read_tokens
            self._speed.read_seconds += now - self._at
            self._read_tokens = 0
        else:
            self._speed.written_tokens += 1
            self._speed.written_seconds += now - self._at
        self._at = now
