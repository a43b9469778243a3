"""Speech runs from voice-activity probabilities, causal and pure: a run is known as soon as the silence after it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ENTER: Final = 0.5
LEAVE: Final = 0.35
END_SILENCE_MS: Final = 160
MAX_RUN_MS: Final = 25_000
SPLIT_LOOK_BACK_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Run:
    """Speech without a pause, half-open, in ms of the recording."""

    start_ms: int
    end_ms: int


class RunFinder:
    """Hysteresis: speech starts at probability ENTER and ends when it stays under LEAVE for END_SILENCE_MS."""

    def __init__(self, start_ms: int, frame_ms: int) -> None:
        self._now_ms = start_ms
        self._frame_ms = frame_ms
        self._run_start_ms: int | None = None
        self._silence_start_ms: int | None = None
        self._recent: deque[float] = deque(maxlen=SPLIT_LOOK_BACK_MS // frame_ms)

    @property
    def earliest_start_ms(self) -> int:
        """Where the next run to end can begin at the earliest: its start if it is going on, else now."""
        return self._now_ms if self._run_start_ms is None else self._run_start_ms

    def push(self, probabilities: Iterable[float]) -> list[Run]:
        """The runs that ended within these frames; none is longer than MAX_RUN_MS."""
        ended: list[Run] = []
        for probability in probabilities:
            if self._run_start_ms is None:
                if probability >= ENTER:
                    self._run_start_ms = self._now_ms
            elif probability >= ENTER:
                self._silence_start_ms = None
            elif probability < LEAVE:
                if self._silence_start_ms is None:
                    self._silence_start_ms = self._now_ms
                if self._now_ms + self._frame_ms - self._silence_start_ms >= END_SILENCE_MS:
                    ended.append(self._end(self._silence_start_ms))
            self._now_ms += self._frame_ms
            self._recent.append(probability)
            if self._run_start_ms is not None and self._now_ms - self._run_start_ms >= MAX_RUN_MS:
                ended.append(self._split())
        return ended

    def finish(self) -> list[Run]:
        """The run that the end of the stream ends, if any."""
        if self._run_start_ms is None:
            return []
        return [self._end(self._silence_start_ms or self._now_ms)]

    def _split(self) -> Run:
        """Speech without any pause: ends the run at its least certain frame of late and starts another there."""
        recent = list(self._recent)
        quietest = min(range(len(recent)), key=recent.__getitem__)
        cut_ms = self._now_ms - (len(recent) - quietest) * self._frame_ms
        run = self._end(cut_ms)
        self._run_start_ms = cut_ms
        return run

    def _end(self, end_ms: int) -> Run:
        start_ms = self._run_start_ms
        self._run_start_ms = self._silence_start_ms = None
        return Run(start_ms if start_ms is not None else end_ms, end_ms)
