"""How the script speaks: progress on stderr, results on stdout, and one sentence when it cannot go on."""

from __future__ import annotations

import sys
import time

_QUIET_INTERVAL_S = 30.0


class SetupError(Exception):
    """The script cannot go on; its text is one sentence that says why and one that says what to do next."""


def say(text: str) -> None:
    """Tells the user one thing, at once, without mixing into results on stdout."""
    print(text, file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """Time as people say it: `8 s`, `3 min 07 s`."""
    whole = int(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60:02d} s"


class Progress:
    """Shows that a long step lives: a running line on a terminal, a line every half minute elsewhere."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.started = time.monotonic()
        self._last_line = self.started
        self._terminal = sys.stderr.isatty()

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self.started

    def tick(self, detail: str = "") -> None:
        """Call about once a second."""
        text = f"{self.label} {detail + ', ' if detail else ''}{duration(self.elapsed_s)}"
        if self._terminal:
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._last_line >= _QUIET_INTERVAL_S:
            self._last_line = time.monotonic()
            say(text)

    def done(self, outcome: str) -> None:
        """Replaces the running line by how it ended."""
        if self._terminal:
            print("\r\x1b[K", end="", file=sys.stderr)
        say(f"{self.label} {outcome} ({duration(self.elapsed_s)})")
