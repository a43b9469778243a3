"""Which language is spoken: one for the whole recording, locked early, or a choice for each window; pure.

What a job may ask for: None (found out and locked), a code of the recognizer ("de", "en", "fr", …), SWISS (German as
the Swiss write it: High German without "ß"), or MIXED (each window in its own language).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sottovoce_models.types import Word

SWISS: Final = "de-CH"
MIXED: Final = "mul"

LISTEN_SPEECH_MS: Final = 60_000
MAX_LISTEN_SPEECH_MS: Final = 180_000
CLEAR_LEAD: Final = 0.3

LIKELY: Final = 0.1
SURE: Final = 0.8
FULL_SAY_MS: Final = 4_000
SWITCH: Final = 0.05
FLOOR: Final = 0.02


def code_of(choice: str) -> str:
    """The recognizer's code for a choice that is one language: "de" for SWISS."""
    return choice.partition("-")[0]


def as_written(words: Sequence[Word], choice: str | None) -> tuple[Word, ...]:
    """The words as they are spelt where the speaker lives."""
    if choice != SWISS:
        return tuple(words)
    return tuple(replace(word, text=word.text.replace("ß", "ss").replace("ẞ", "SS")) for word in words)


def averages(probabilities: Sequence[Mapping[str, float]], speech_ms: Sequence[int]) -> dict[str, float]:
    """The probability of each language averaged over windows, weighted by how much speech each has."""
    total_ms = sum(speech_ms) or len(speech_ms)
    weights = [(ms or (0 if sum(speech_ms) else 1)) / total_ms for ms in speech_ms]
    scores: dict[str, float] = {}
    for weight, window in zip(weights, probabilities, strict=True):
        for language, probability in window.items():
            scores[language] = scores.get(language, 0.0) + weight * probability
    return scores


def choose(scores: Mapping[str, float]) -> tuple[str, float]:
    """The language with the highest average, and that."""
    best = max(scores, key=lambda language: (scores[language], language))
    return best, min(1.0, scores[best])


def is_clear(scores: Mapping[str, float]) -> bool:
    """Whether one language leads so far that listening on would not change the choice."""
    first, second = sorted([*scores.values(), 0.0, 0.0], reverse=True)[:2]
    return first - second >= CLEAR_LEAD


class MixedLanguages:
    """The language of each window in turn, among those likely in this recording; a short window does not flip it.

    A hidden Markov model's forward filter (Rabiner 1989, section III A): languages are states that seldom change, and
    the recognizer's probability for a window counts in full from FULL_SAY_MS of speech on, for less as a power of it.
    """

    def __init__(self, scores: Mapping[str, float]) -> None:
        likely = {language: score for language, score in scores.items() if score >= LIKELY}
        if not likely:
            best, score = choose(scores)
            likely = {best: max(score, FLOOR)}
        self._belief = _normal(likely)

    def push(self, probabilities: Mapping[str, float], speech_ms: int) -> str:
        """The language of the next window."""
        best, probability = choose(probabilities)
        if probability >= SURE and speech_ms >= FULL_SAY_MS:
            self._belief.setdefault(best, 0.0)
        say = min(1.0, speech_ms / FULL_SAY_MS)
        others = max(1, len(self._belief) - 1)
        self._belief = _normal(
            {
                language: (belief * (1 - SWITCH) + (1 - belief) * SWITCH / others)
                * max(probabilities.get(language, 0.0), FLOOR) ** say
                for language, belief in self._belief.items()
            }
        )
        return choose(self._belief)[0]


def _normal(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}
