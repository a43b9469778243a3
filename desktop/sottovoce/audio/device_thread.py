"""Opens and closes one device, on a thread of its own, one call after the other: a driver that hangs holds up nobody.

Thread: a daemon per device. It ends after `shut`, or with the process if the driver never returns.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from sottovoce.audio.capture import Capture, CaptureQueue
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Track

_Call = tuple[Callable[[], str], Future[str]]


class DeviceThread:
    """One capture; its futures give the device's name or the error of opening it."""

    def __init__(self, capture: Capture) -> None:
        self.track: Final = capture.track
        self._capture = capture
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        threading.Thread(target=self._work, name=f"device-{capture.track}", daemon=True).start()

    def open(self, blocks: CaptureQueue) -> Future[str]:
        """Opens the device, or again if it was open."""
        return self._call(lambda: self._capture.open(blocks))

    def shut(self) -> Future[str]:
        """Closes the device for good."""
        closed = self._call(self._close)
        self._calls.put(None)
        return closed

    def _call(self, work: Callable[[], str]) -> Future[str]:
        done: Future[str] = Future()
        self._calls.put((work, done))
        return done

    def _close(self) -> str:
        self._capture.close()
        return ""

    def _work(self) -> None:
        for work, done in iter(self._calls.get, None):
            try:
                done.set_result(work())
            except SottovoceError as error:
                done.set_exception(error)


def device_error(track: Track) -> UserFixable:
    """What a device that does not answer means to the user."""
    return UserFixable(Code.RECORD_NO_SYSTEM_SOUND if track is Track.SYSTEM else Code.RECORD_NO_DEVICE)
