"""Cutting a stream into windows of at most 14 s that start and end in pauses; causal and pure.

A window is a contiguous stretch of the recording: first run to last run with a little sound around them; one run
without a pause may be longer. It ends at the longest pause of its last part, so that sentences stay whole. Longer
windows keep more of the thread of a conversation, but lose more after a change of voice and cost more to encode.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce_models.speech.activity import Run

MAX_WINDOW_MS: Final = 14_000
LOOK_BACK_MS: Final = 6_000
MAX_PAUSE_MS: Final = 3_000
PAD_MS: Final = 200
# Less speech than this in a window is a click or a squeak: the shortest syllable takes longer.
MIN_SPEECH_MS: Final = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a window may be, in which last part of it the pause is looked for, and which pause always ends it."""

    max_window_ms: int = MAX_WINDOW_MS
    look_back_ms: int = LOOK_BACK_MS
    max_pause_ms: int = MAX_PAUSE_MS


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch to recognize: [start_ms, end_ms) with padding, and the speech runs inside."""

    start_ms: int
    end_ms: int
    runs: tuple[Run, ...]

    @property
    def speech_ms(self) -> int:
        """How much of it is speech."""
        return sum(run.end_ms - run.start_ms for run in self.runs)


class WindowCutter:
    """Collects runs until a window is full or a long pause ends it; the same windows however runs arrive."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._runs: list[Run] = []
        self._earliest_ms = 0

    def push(self, run: Run) -> list[Window]:
        """The windows that are complete now that this run is known."""
        done = self.flush_before(run.start_ms)
        self._runs.append(run)
        while len(self._runs) > 1 and self._runs[-1].end_ms - self._runs[0].start_ms > self._limits.max_window_ms:
            done.append(self._take(self._best_cut()))
        return done

    @property
    def earliest_start_ms(self) -> int | None:
        """Where the window that is being collected begins, or None."""
        return self._runs[0].start_ms if self._runs else None

    def flush_before(self, next_start_ms: int) -> list[Window]:
        """The window that a long silence has ended, if any: live text need not wait for the next word."""
        if self._runs and next_start_ms - self._runs[-1].end_ms > self._limits.max_pause_ms:
            return [self._take(len(self._runs))]
        return []

    def finish(self) -> list[Window]:
        """What is left at the end of the stream."""
        return [self._take(len(self._runs))] if self._runs else []

    def _best_cut(self) -> int:
        """How many runs go into the window: up to the longest pause within its last part, else as many as fit."""
        runs = self._runs
        ends_ms = [run.end_ms - runs[0].start_ms for run in runs[:-1]]
        fitting = [count for count, end_ms in enumerate(ends_ms, start=1) if end_ms <= self._limits.max_window_ms] or [
            1
        ]
        late = [
            count for count in fitting if ends_ms[count - 1] >= self._limits.max_window_ms - self._limits.look_back_ms
        ]
        return (
            max(late, key=lambda count: (runs[count].start_ms - runs[count - 1].end_ms, count)) if late else fitting[-1]
        )

    def _take(self, count: int) -> Window:
        runs, self._runs = tuple(self._runs[:count]), self._runs[count:]
        start_ms = max(self._earliest_ms, runs[0].start_ms - PAD_MS)
        end_ms = runs[-1].end_ms + PAD_MS
        if self._runs:
            end_ms = min(end_ms, (runs[-1].end_ms + self._runs[0].start_ms) // 2)
        self._earliest_ms = end_ms
        return Window(start_ms, end_ms, runs)
