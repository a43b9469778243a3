"""Speech that has no words: the coverage shown to users and the list of what to repair; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sottovoce_models.speech.activity import Run
from sottovoce_models.types import Word

MIN_GAP_MS: Final = 700
WORD_PAD_MS: Final = 150


def gaps(runs: Iterable[Run], words: Sequence[Word], min_gap_ms: int = MIN_GAP_MS) -> list[Run]:
    """Stretches of at least `min_gap_ms` inside the runs that no word, widened by WORD_PAD_MS, touches."""
    holes: list[Run] = []
    for run in runs:
        at_ms = run.start_ms
        for word in words:
            if word.end_ms + WORD_PAD_MS <= at_ms:
                continue
            if word.start_ms - WORD_PAD_MS >= run.end_ms:
                break
            if word.start_ms - WORD_PAD_MS > at_ms:
                holes.append(Run(at_ms, min(word.start_ms - WORD_PAD_MS, run.end_ms)))
            at_ms = max(at_ms, word.end_ms + WORD_PAD_MS)
        if at_ms < run.end_ms:
            holes.append(Run(at_ms, run.end_ms))
    return [hole for hole in holes if hole.end_ms - hole.start_ms >= min_gap_ms]


def speech_ms(runs: Iterable[Run]) -> int:
    """How long people spoke."""
    return sum(run.end_ms - run.start_ms for run in runs)


def overlap_ms(start_ms: int, end_ms: int, runs: Iterable[Run]) -> int:
    """How much of [start_ms, end_ms) is speech."""
    return sum(max(0, min(end_ms, run.end_ms) - max(start_ms, run.start_ms)) for run in runs)
