"""Bringing back words that a batch lost: which clips to hear again and how their words go in; pure.

A batched recognizer reads up to 30 s at once and may stop early after a change of voice; the rest is lost without a
word of warning. Where the voice-activity model hears speech and no word lies, the sound is recognized again as a clip
of its own, and the words that fall into the gap are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sottovoce_models.speech.activity import Run
from sottovoce_models.types import Word

JOIN_MS: Final = 600
CLIP_PAD_MS: Final = 150
MAX_CLIP_MS: Final = 28_000


def clips_for(holes: Sequence[Run]) -> list[Run]:
    """The stretches to hear again: neighbouring holes joined, padded, at most MAX_CLIP_MS each."""
    joined: list[Run] = []
    for hole in holes:
        if (
            joined
            and hole.start_ms - joined[-1].end_ms <= JOIN_MS
            and hole.end_ms - joined[-1].start_ms <= MAX_CLIP_MS - 2 * CLIP_PAD_MS
        ):
            joined[-1] = Run(joined[-1].start_ms, hole.end_ms)
        else:
            joined.append(hole)
    return [Run(max(0, run.start_ms - CLIP_PAD_MS), run.end_ms + CLIP_PAD_MS) for run in joined]


def fill(words: Sequence[Word], found: Sequence[Word], holes: Sequence[Run]) -> tuple[Word, ...]:
    """The words with those found whose middle lies in a hole put in by time; nothing that was there is changed."""
    kept = [word for word in found if any(_in_hole(word, hole) for hole in holes)]
    return tuple(sorted([*words, *kept], key=lambda word: (word.start_ms, word.end_ms)))


def _in_hole(word: Word, hole: Run) -> bool:
    middle_ms = (word.start_ms + word.end_ms) // 2
    return hole.start_ms - CLIP_PAD_MS <= middle_ms < hole.end_ms + CLIP_PAD_MS
