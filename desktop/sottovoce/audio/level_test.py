"""A look at the levels before a recording: the devices are opened, their sound is measured and thrown away.

Threads: the captures' own, and one per device to open and close it; the public methods are for one thread.
"""

from __future__ import annotations

import queue
from collections.abc import Mapping, Sequence
from concurrent.futures import Future

from sottovoce.audio.capture import Block, Capture, CaptureFailed, CaptureQueue
from sottovoce.audio.device_thread import DeviceThread, device_error
from sottovoce.audio.levels import SILENT_DBFS, peak_dbfs
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Track


class LevelTest:
    """Measures until `close`; keeps nothing. Opening does not wait: see `opened` and `errors`."""

    def __init__(self, captures: Sequence[Capture]) -> None:
        self._queue: CaptureQueue = queue.SimpleQueue()
        self._devices = [DeviceThread(capture) for capture in captures]
        self._opening: dict[Track, Future[str]] = {device.track: device.open(self._queue) for device in self._devices}
        self._failed: set[Track] = set()

    def peaks_dbfs(self) -> Mapping[Track, float]:
        """The loudest sample of each track since the last call, -120 where nothing came."""
        peaks = dict.fromkeys(self._opening, SILENT_DBFS)
        while True:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                return peaks
            if isinstance(item, Block):
                peaks[item.track] = max(peaks[item.track], peak_dbfs(item.pcm))
            elif isinstance(item, CaptureFailed):
                self._failed.add(item.track)

    def take_peak_dbfs(self) -> float:
        """The loudest of all tracks since the last call; -120 where nothing came."""
        return max(self.peaks_dbfs().values(), default=SILENT_DBFS)

    @property
    def opened(self) -> Mapping[Track, str]:
        """The names of the devices that are open."""
        done = {track: future for track, future in self._opening.items() if future.done()}
        return {
            track: future.result()
            for track, future in done.items()
            if future.exception() is None and track not in self._failed
        }

    @property
    def errors(self) -> Mapping[Track, SottovoceError]:
        """What went wrong with which track."""
        found: dict[Track, SottovoceError] = {track: device_error(track) for track in self._failed}
        for track, future in self._opening.items():
            error = future.exception() if future.done() else None
            if isinstance(error, SottovoceError):
                found[track] = error
        return found

    def close(self) -> None:
        """Gives the devices back; does not wait for a driver that hangs."""
        for device in self._devices:
            device.shut()
        self._devices = []
