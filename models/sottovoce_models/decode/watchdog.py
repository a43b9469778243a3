"""Ends the process when a native call does not come back. Thread: one daemon, which only looks at a clock."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_LOOK_SECONDS: Final = 1.0
_EXIT_CODE: Final = 75


def _end_process() -> None:
    os._exit(_EXIT_CODE)


class Watchdog:
    """When one armed block lasts longer than `limit_seconds` it calls `on_hang`, by default the end of the process.

    Native code cannot be interrupted from within; the app sees a crash, says so and starts a fresh process.
    """

    def __init__(self, limit_seconds: float, on_hang: Callable[[], None] = _end_process) -> None:
        self._limit_seconds = limit_seconds
        self._on_hang = on_hang
        self._armed_at: float | None = None
        self._ended = threading.Event()

    def start(self) -> None:
        """Begins to watch, once per process."""
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Ends the watch."""
        self._ended.set()

    @contextmanager
    def armed(self) -> Iterator[None]:
        """The time inside this block counts; waiting for the app does not belong in it."""
        self._armed_at = time.monotonic()
        try:
            yield
        finally:
            self._armed_at = None

    def is_overdue(self, now: float) -> bool:
        """Whether the armed block has run for too long at time `now` (monotonic seconds)."""
        armed_at = self._armed_at
        return armed_at is not None and now - armed_at > self._limit_seconds

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            if self.is_overdue(time.monotonic()):
                self._on_hang()
                return
