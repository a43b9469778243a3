"""When the vault locks itself: after a time without use, and when the computer has slept. Pure: time is given."""

from __future__ import annotations

from typing import Final

# Ticks come every few seconds; a hole this wide between two of them means that the computer slept.
SLEEP_GAP_S: Final = 60.0


def lock_minutes(wished: int, most: int | None) -> int:
    """Minutes without use until the vault locks itself, 0 for never: as wished, but no later than `most`."""
    if most is None:
        return wished
    return min(wished, most) if wished else most


class LockRules:
    """Says at each tick whether it is time to lock."""

    def __init__(self, now_s: float) -> None:
        self._used_s = now_s
        self._tick_s = now_s
        self.idle_limit_s: float | None = None

    def used(self, now_s: float) -> None:
        """Somebody uses the app."""
        self._used_s = now_s

    def tick(self, now_s: float) -> bool:
        """Whether to lock now. `now_s` must go on while the computer sleeps (the wall clock does)."""
        slept = now_s - self._tick_s >= SLEEP_GAP_S
        if now_s < self._tick_s:  # the clock was set back: time without use counts anew
            self._used_s = now_s
        self._tick_s = now_s
        return slept or (self.idle_limit_s is not None and now_s - self._used_s >= self.idle_limit_s)
