"""One language for the whole meeting: chosen over several windows of speech, then locked; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

LISTEN_SPEECH_MS: Final = 60_000
MAX_WINDOWS: Final = 4


def choose(probabilities: Sequence[Mapping[str, float]], speech_ms: Sequence[int]) -> tuple[str, float]:
    """The language with the highest probability averaged over the windows, weighted by how much speech each has."""
    total_ms = sum(speech_ms) or len(speech_ms)
    weights = [(ms or (0 if sum(speech_ms) else 1)) / total_ms for ms in speech_ms]
    scores: dict[str, float] = {}
    for weight, window in zip(weights, probabilities, strict=True):
        for language, probability in window.items():
            scores[language] = scores.get(language, 0.0) + weight * probability
    best = max(scores, key=lambda language: (scores[language], language))
    return best, min(1.0, scores[best])
