"""One line of progress on a terminal, and whole lines when nobody looks."""

from __future__ import annotations

import shutil
import time
from types import TracebackType
from typing import Final, Self, TextIO

_INTERVAL_SECONDS: Final = 0.2


class StatusLine:
    """Redraws one line on a terminal at most five times a second; elsewhere it writes a line at each change."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._shown = ""
        self._last_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def show(self, text: str) -> None:
        """What is happening now; on a file only the part before " · " counts as a change."""
        if self._live:
            now = time.monotonic()
            if now - self._last_at < _INTERVAL_SECONDS:
                return
            self._last_at = now
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[2K{text[:width]}")
        else:
            step = text.split(" · ", maxsplit=1)[0]
            if step == self._shown:
                return
            self._stream.write(f"{step}\n")
            self._shown = step
        self._stream.flush()

    def note(self, text: str) -> None:
        """A line that stays."""
        self._clear()
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def _clear(self) -> None:
        if self._live:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
