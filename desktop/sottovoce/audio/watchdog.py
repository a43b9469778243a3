"""Notices that a track brings nothing: no data, or digital silence for long. Pure: it is told the time."""

from __future__ import annotations

from typing import Final

_SILENT_NS: Final = 12 * 1_000_000_000
_STALLED_NS: Final = 2 * 1_000_000_000
_FIRST_NS: Final = 5 * 1_000_000_000


class TrackWatch:
    """Watches one track. A live microphone is never digitally silent: its noise is above zero."""

    def __init__(self, now_ns: int) -> None:
        self._data_ns = now_ns + _FIRST_NS - _STALLED_NS  # a device that was asleep takes its time
        self._sound_ns = now_ns
        self.warned = False

    def heard(self, now_ns: int, *, silent: bool) -> None:
        """A block came."""
        self._data_ns = now_ns
        if not silent:
            self._sound_ns = now_ns
            self.warned = False

    def opened(self, now_ns: int) -> None:
        """The device was opened again; it takes its time, too."""
        self._data_ns = max(self._data_ns, now_ns + _FIRST_NS - _STALLED_NS)

    def rest(self, now_ns: int) -> None:
        """Nothing was to be heard until now: a pause, or off the record."""
        self._data_ns = self._sound_ns = now_ns

    def stalled(self, now_ns: int) -> bool:
        """Whether no data came for two seconds: the device wants to be opened again."""
        return now_ns - self._data_ns >= _STALLED_NS

    def due(self, now_ns: int) -> bool:
        """Whether it is time to warn, within 15 s; once until sound comes again."""
        if self.warned or now_ns - self._sound_ns < _SILENT_NS:
            return False
        self.warned = True
        return True
