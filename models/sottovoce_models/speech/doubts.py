"""What the recognizer should not be trusted with: loops, noise that grew text, weak words; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sottovoce_models.speech.activity import Run
from sottovoce_models.speech.base import Heard
from sottovoce_models.speech.coverage import gaps, overlap_ms
from sottovoce_models.types import Doubt, DoubtReason, Word

# Whisper's own limits for a failed decode (Radford et al. 2022, section 4.5).
LOOP_COMPRESSION: Final = 2.4
FAILED_LOGPROB: Final = -1.0
NO_SPEECH: Final = 0.6

LOW_CONFIDENCE: Final = 0.45
LOOSE_WORD_PROBABILITY: Final = 0.5
MAX_DISTANCE_MS: Final = 1_000
SILENT_GAP_MS: Final = 1_500
MAX_REPEATS: Final = 3


def is_noise(heard: Heard) -> bool:
    """Whether a whole clip is text grown from noise: the model itself doubts there was speech, and its own words."""
    return heard.no_speech > NO_SPEECH and heard.avg_logprob < FAILED_LOGPROB


def is_loop(heard: Heard) -> bool:
    """Whether the text repeats itself more than speech does."""
    return heard.compression > LOOP_COMPRESSION


def without_loose_words(words: Sequence[Word], runs: Sequence[Run]) -> tuple[Word, ...]:
    """The words without those far from any speech that the recognizer itself hardly believes."""
    return tuple(
        word
        for word in words
        if word.probability >= LOOSE_WORD_PROBABILITY
        or overlap_ms(max(0, word.start_ms - MAX_DISTANCE_MS), word.end_ms + MAX_DISTANCE_MS, runs)
    )


def without_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with a phrase of up to eight words that repeats more than MAX_REPEATS times in a row cut to one."""
    kept = list(words)
    for length in range(1, 9):
        at = 0
        while at + length <= len(kept):
            phrase = [word.text.casefold() for word in kept[at : at + length]]
            end = at + length
            while [word.text.casefold() for word in kept[end : end + length]] == phrase:
                end += length
            if (end - at) // length > MAX_REPEATS:
                del kept[at + length : end]
            at += 1
    return tuple(kept)


def weak(words: Sequence[Word]) -> bool:
    """Whether a segment's words are on average hardly believed by the recognizer."""
    return bool(words) and sum(word.probability for word in words) / len(words) < LOW_CONFIDENCE


def silent_speech(runs: Iterable[Run], words: Sequence[Word]) -> list[Doubt]:
    """Where people spoke and no text was found even after the repair."""
    return [
        Doubt(hole.start_ms, hole.end_ms, DoubtReason.SPEECH_WITHOUT_TEXT) for hole in gaps(runs, words, SILENT_GAP_MS)
    ]
