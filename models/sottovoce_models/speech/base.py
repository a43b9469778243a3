"""What a recognizer must do for the transcriber; everything else around it is ours and pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.types import Word

HZ: Final = 16_000

Samples = NDArray[np.float32]


def samples_of(pcm: bytes) -> Samples:
    """Mono float samples in [-1, 1) of 16-bit little-endian PCM."""
    whole: NDArray[Any] = np.frombuffer(pcm, dtype="<i2")
    return whole.astype(np.float32) / 32768.0


def ms_to_sample(ms: int) -> int:
    """The index of the first sample at or after a time, at 16 kHz."""
    return ms * HZ // 1000


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of sound to recognize: where it starts in the recording, and its samples (at most 30 s)."""

    start_ms: int
    samples: Samples

    @property
    def end_ms(self) -> int:
        """Where the clip ends in the recording."""
        return self.start_ms + len(self.samples) * 1000 // HZ


@dataclass(frozen=True, slots=True)
class Heard:
    """What was recognized in one clip: words in time order of the recording, and how sure the recognizer was."""

    words: tuple[Word, ...]
    no_speech: float
    avg_logprob: float
    compression: float


class Recognizer(Protocol):
    """Turns clips into words. Never translates; results come in the order of the clips."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages it knows, as two- or three-letter codes."""
        ...

    def language_probabilities(self, clips: Sequence[Clip]) -> list[dict[str, float]]:
        """For each clip, how probable each language is."""
        ...

    def recognize(self, clips: Sequence[Clip], language: str, hotwords: Sequence[str] = ()) -> list[Heard]:
        """The words of each clip, with times; `hotwords` are names and terms that may occur in them."""
        ...
