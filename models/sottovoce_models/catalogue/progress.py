"""How a transfer tells how far it is: at most ten reports a second, the last one always."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_REPORT_SECONDS: Final = 0.1
_SMOOTHING_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """Bytes of one model that are in place or on their way; speed is smoothed, `seconds_left` None while unknown."""

    model_id: str
    file: str
    bytes_done: int
    bytes_total: int
    bytes_per_second: float
    seconds_left: float | None


OnProgress = Callable[[TransferProgress], None]
CheckCancelled = Callable[[], None]


def ignore_progress(_: TransferProgress) -> None:
    """For callers that do not watch."""


def never_cancelled() -> None:
    """For callers that cannot cancel."""


class ProgressMeter:
    """Turns positions into reports; bytes that were there before it began do not count as speed."""

    def __init__(
        self,
        model_id: str,
        bytes_total: int,
        on_progress: OnProgress,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model_id = model_id
        self._bytes_total = bytes_total
        self._on_progress = on_progress
        self._clock = clock
        self._speed: float | None = None
        self._measured: tuple[float, int] | None = None
        self._reported_at = float("-inf")

    def start(self, bytes_done: int) -> None:
        """Begins to measure speed at this position: what was kept from an earlier attempt costs no time."""
        self._measured = (self._clock(), bytes_done)

    def report(self, file: str, bytes_done: int, *, last: bool = False) -> None:
        """Takes the position of the whole model; passes it on if the last report is a tenth of a second old."""
        now = self._clock()
        if not last and now - self._reported_at < _REPORT_SECONDS:
            return
        self._measure(now, bytes_done)
        self._reported_at = now
        speed = self._speed or 0.0
        left = (self._bytes_total - bytes_done) / speed if speed > 0 else None
        self._on_progress(
            TransferProgress(self._model_id, file, bytes_done, self._bytes_total, speed, 0.0 if last else left)
        )

    def _measure(self, now: float, bytes_done: int) -> None:
        if self._measured is None:
            self._measured = (now, bytes_done)
            return
        then, bytes_then = self._measured
        seconds = now - then
        if seconds <= 0:
            return
        # A transfer that starts anew goes backwards; that is not a negative speed.
        current = max(0, bytes_done - bytes_then) / seconds
        weight = min(1.0, seconds / _SMOOTHING_SECONDS)
        self._speed = current if self._speed is None else self._speed + weight * (current - self._speed)
        self._measured = (now, bytes_done)
