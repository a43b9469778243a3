"""How loud a recording is over time: computed block by block, so that hours of it need no memory to speak of."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.audio.playback import BYTES_PER_SAMPLE, RATE_HZ

KIND: Final = "waveform"
_VERSION: Final = 1
_FLOOR_DB: Final = 54.0
"""What is quieter than this below full scale is shown as silence."""
_MOST_STEPS: Final = 60_000
_LEAST_STEP_MS: Final = 20
_BLOCK_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Waveform:
    """Levels of 0 (silence) to 255 (full scale), linear in decibels, one for every `step_ms` of a recording."""

    step_ms: int
    levels: bytes

    def __post_init__(self) -> None:
        if self.step_ms <= 0:
            raise ValueError("a step of no length")

    def loudest(self, start_ms: float, end_ms: float) -> float:
        """The highest level within [start_ms, end_ms) in [0, 1]; 0 beyond the end."""
        first = max(0, int(start_ms // self.step_ms))
        last = max(first + 1, -int(-end_ms // self.step_ms))
        return max(self.levels[first:last], default=0) / 255


def step_ms_for(duration_ms: int) -> int:
    """As fine as can be seen: 20 ms for up to 20 minutes, half a second for eight hours."""
    return max(_LEAST_STEP_MS, -(-duration_ms // _MOST_STEPS))


def waveform_of(sound: Iterable[bytes], step_ms: int) -> Waveform:
    """The levels of 16-bit mono sound at 16 kHz, in blocks of any length."""
    import numpy as np

    step_bytes = step_ms * RATE_HZ // 1000 * BYTES_PER_SAMPLE
    size = max(1, _BLOCK_SECONDS * RATE_HZ * BYTES_PER_SAMPLE // step_bytes) * step_bytes
    levels, waiting = bytearray(), bytearray()

    def measure(pcm: bytes) -> None:
        samples = np.frombuffer(pcm, "<i2").reshape(-1, step_bytes // BYTES_PER_SAMPLE)
        peaks = np.maximum(samples.max(axis=1).astype(np.int32), -samples.min(axis=1).astype(np.int32))
        decibels = 20 * np.log10(np.maximum(peaks, 1) / 32_768)
        levels.extend(np.clip(np.round(255 * (1 + decibels / _FLOOR_DB)), 0, 255).astype(np.uint8).tobytes())

    for pcm in sound:
        waiting += pcm
        while len(waiting) >= size:
            measure(bytes(waiting[:size]))
            del waiting[:size]
    if waiting:
        measure(bytes(waiting) + bytes(-len(waiting) % step_bytes))
    return Waveform(step_ms, bytes(levels))


def to_plain(waveform: Waveform, duration_ms: int) -> dict[str, Any]:
    """As it is kept beside the recording's other findings."""
    levels = base64.b64encode(waveform.levels).decode("ascii")
    return {"version": _VERSION, "duration_ms": duration_ms, "step_ms": waveform.step_ms, "levels": levels}


def from_plain(data: object, duration_ms: int) -> Waveform | None:
    """What was kept; None if it is of another length by now, or cannot be read: then it is computed anew."""
    if not isinstance(data, dict) or (data.get("version"), data.get("duration_ms")) != (_VERSION, duration_ms):
        return None
    try:
        return Waveform(int(data["step_ms"]), base64.b64decode(data["levels"], validate=True))
    except (KeyError, TypeError, ValueError, binascii.Error):
        return None
