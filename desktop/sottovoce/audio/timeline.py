"""Where sound belongs: blocks as they arrive, and the monotonic clock, to samples and gaps on one timeline. Pure.

Blocks come late and in bursts; only what stays behind is missing. A block that follows a break (an overflow, another
device) is placed by the clock at once. Otherwise the least lateness of the last two seconds tells: what even the
quickest block was late by is not lateness any more but loss or drift, and becomes a gap. No block can come before it
was heard: one that seems to tells that the track runs ahead, and as much of it is left out.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

RATE_HZ: Final = 16_000
SAMPLE_BYTES: Final = 2
_NS: Final = 1_000_000_000
_WINDOW_NS: Final = 2 * _NS
_TOLERATED_SAMPLES: Final = RATE_HZ * 40 // 1000
_NOTEWORTHY_SAMPLES: Final = RATE_HZ * 10 // 1000
_YOUNG_NS: Final = 2 * _NS


@dataclass(frozen=True, slots=True)
class Placement:
    """What to do before a block: `gap_samples` without sound come first, or `skip_samples` of it are left out."""

    gap_samples: int = 0
    skip_samples: int = 0


class Clock:
    """The timeline of a recording: the samples since its first block, without the time it was paused."""

    def __init__(self) -> None:
        self._start_ns: int | None = None

    @property
    def runs(self) -> bool:
        """Whether the first block has come."""
        return self._start_ns is not None

    def start(self, at_ns: int) -> bool:
        """The timeline begins here; False if it had begun already."""
        if self._start_ns is not None:
            return False
        self._start_ns = at_ns
        return True

    def hold(self, held_ns: int) -> None:
        """Takes a pause out of the timeline."""
        if self._start_ns is not None:
            self._start_ns += held_ns

    def samples_at(self, at_ns: int) -> int:
        """The position of a moment; never before the beginning."""
        if self._start_ns is None:
            return 0
        return max(0, (at_ns - self._start_ns) * RATE_HZ // _NS)


class TrackTimeline:
    """Places the blocks of one track so that it stays within 100 ms of the clock, however its device counts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._late: deque[tuple[int, int]] = deque()
        self._broken = True
        self._leads_until_ns = 0

    def start(self, at_ns: int) -> None:
        """The clock starts with this track, unless it runs. The first block may have come late: it may be corrected."""
        if self._clock.start(at_ns):
            self._leads_until_ns = at_ns + _YOUNG_NS

    def break_off(self) -> None:
        """What comes next does not follow what came before."""
        self._broken = True
        self._leads_until_ns = 0

    def place(self, arrived_ns: int, samples: int, position_samples: int) -> Placement:
        """Where a block of `samples` that has just arrived belongs, seen from what was written so far."""
        late = self._clock.samples_at(arrived_ns) - samples - position_samples
        if late < -_TOLERATED_SAMPLES:
            if arrived_ns >= self._leads_until_ns:
                return self._moved(arrived_ns, late, Placement(skip_samples=min(samples, -late)))
            self._clock.hold(late * _NS // RATE_HZ)  # it was the first block that came late
            late = 0
        if self._broken:
            self._late.clear()
            return self._moved(arrived_ns, late, Placement(gap_samples=late if late >= _NOTEWORTHY_SAMPLES else 0))
        self._late.append((arrived_ns, late))
        while self._late[0][0] < arrived_ns - _WINDOW_NS:
            self._late.popleft()
        least = min(lateness for _, lateness in self._late)
        if least > _TOLERATED_SAMPLES:
            self._late.pop()
            return self._moved(arrived_ns, late, Placement(gap_samples=least))
        return Placement()

    def _moved(self, arrived_ns: int, late: int, placement: Placement) -> Placement:
        by = placement.gap_samples - placement.skip_samples
        self._broken = False
        self._late.append((arrived_ns, late))
        self._late = deque((at_ns, lateness - by) for at_ns, lateness in self._late)
        return placement
