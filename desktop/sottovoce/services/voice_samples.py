"""A few seconds to know a voice by: where one speaker is heard alone and clearly. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sottovoce_models.types import Doubt, Transcript, Turn

SAMPLE_MS: Final = 5_000
_SHORTEST_MS: Final = 800
_APART_MS: Final = 150
_STEP_MS: Final = 500
_TELLING_LETTERS_PER_SECOND: Final = (6.0, 30.0)
"""Less is pauses and sighs, more is text that was hardly heard."""


@dataclass(frozen=True, slots=True)
class VoiceSample:
    """Where a voice is heard, [start_ms, end_ms), at most SAMPLE_MS. `alone`: nobody else and no doubt in it."""

    start_ms: int
    end_ms: int
    alone: bool


def voice_sample(transcript: Transcript, speaker: str) -> VoiceSample | None:
    """The clearest passage of a speaker: as near to five seconds as there is, with speech in it; None if silent.

    Where the speaker is never heard alone, the longest turn has to do.
    """
    own = [turn for turn in transcript.turns if turn.speaker == speaker and turn.end_ms > turn.start_ms]
    if not own:
        return None
    others = [turn for turn in transcript.turns if turn.speaker != speaker]
    unclear = _merged([*others, *transcript.doubts])
    clear = [(start, end, turn) for turn in own for start, end in _clear_parts(turn, unclear)]
    if not clear:
        longest = max(own, key=lambda turn: turn.end_ms - turn.start_ms)
        return VoiceSample(longest.start_ms, min(longest.end_ms, longest.start_ms + SAMPLE_MS), alone=False)
    start_ms, end_ms, _ = max(clear, key=lambda part: (_worth(*part), part[1] - part[0], -part[0]))
    return VoiceSample(start_ms, min(end_ms, start_ms + SAMPLE_MS), alone=True)


def _worth(start_ms: int, end_ms: int, turn: Turn) -> tuple[bool, int]:
    least, most = _TELLING_LETTERS_PER_SECOND
    letters_per_second = 1000 * len(turn.text) / (turn.end_ms - turn.start_ms)
    return least <= letters_per_second <= most, min(end_ms - start_ms, SAMPLE_MS) // _STEP_MS


def _merged(spans: Iterable[Turn | Doubt]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start_ms - _APART_MS, span.end_ms + _APART_MS) for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _clear_parts(turn: Turn, unclear: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a turn without the unclear stretches, if it is long enough to know a voice by."""
    at_ms = turn.start_ms
    number = max(0, bisect_right(unclear, turn.start_ms, key=lambda span: span[0]) - 1)
    while at_ms < turn.end_ms:
        start, end = unclear[number] if number < len(unclear) else (turn.end_ms, turn.end_ms)
        until_ms = min(max(at_ms, start), turn.end_ms)
        if until_ms - at_ms >= _SHORTEST_MS:
            yield at_ms, until_ms
        if start >= turn.end_ms:
            return
        at_ms, number = max(at_ms, end), number + 1
