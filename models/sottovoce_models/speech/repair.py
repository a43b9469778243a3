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
MAX_REPEATED: Final = 4


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
    """The words with those found whose middle lies in a hole put in by time; nothing that was there is changed.

    A word at the edge of a hole is often heard twice, before and after: what repeats its neighbours is left out.
    """
    kept: list[Word] = []
    rest = list(found)
    for hole in holes:
        own = [word for word in rest if _in_hole(word, hole)]
        rest = [word for word in rest if not _in_hole(word, hole)]
        before = [word for word in words if _middle_ms(word) < hole.start_ms]
        after = [word for word in words if _middle_ms(word) >= hole.end_ms]
        own = own[_repeated(before, own) :]
        kept.extend(own[: len(own) - _repeated(own, after)])
    return tuple(sorted([*words, *kept], key=lambda word: (word.start_ms, word.end_ms)))


def _repeated(before: Sequence[Word], after: Sequence[Word]) -> int:
    """How many words at the end of `before` stand again at the start of `after`."""
    longest = min(MAX_REPEATED, len(before), len(after))
    for count in range(longest, 0, -1):
        if [_bare(word) for word in before[-count:]] == [_bare(word) for word in after[:count]]:
            return count
    return 0


def _bare(word: Word) -> str:
    return word.text.casefold().strip(".,;:!?…-–\"'„“”")


def _middle_ms(word: Word) -> int:
    return (word.start_ms + word.end_ms) // 2


def _in_hole(word: Word, hole: Run) -> bool:
    return hole.start_ms - CLIP_PAD_MS <= _middle_ms(word) < hole.end_ms + CLIP_PAD_MS
