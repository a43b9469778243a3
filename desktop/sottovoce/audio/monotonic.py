"""The clock of recordings: it never jumps back and goes on while the computer sleeps, so that sleep is noticed."""

from __future__ import annotations

import sys
import time


def now_ns() -> int:
    """Nanoseconds since some moment, also through sleep; finer than a millisecond on every system."""
    if sys.platform == "win32":
        return time.perf_counter_ns()  # time.monotonic counts in steps of 15 ms there
    # Python's own monotonic clock stands still during sleep on both.
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC if sys.platform == "darwin" else time.CLOCK_BOOTTIME)
