"""A short stretch of sound from one device, kept in memory only.

Thread: blocks the one that calls; the device is opened and closed on a thread of its own.
"""

from __future__ import annotations

import queue
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress
from typing import Final

from sottovoce.audio.capture import Block, Capture, CaptureFailed, CaptureQueue
from sottovoce.audio.device_thread import DeviceThread, device_error
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.segments import SAMPLE_BYTES, samples_of_ms

_PATIENCE_SECONDS: Final = 5.0
_LOOKS: Final = 25


def listen(capture: Capture, length_ms: int, watch: CopyWatch) -> bytes:
    """The next `length_ms` of sound, mono, 16 bit, 16 kHz; the watch is told how much of it is there.

    What the watch raises ends it, within a moment. RECORD_NO_DEVICE when the device cannot be opened, fails, or gives
    nothing for five seconds.
    """
    blocks: CaptureQueue = queue.SimpleQueue()
    device = DeviceThread(capture)
    wanted_bytes = samples_of_ms(length_ms) * SAMPLE_BYTES
    heard = bytearray()
    watch.begin(wanted_bytes)
    try:
        try:
            device.open(blocks).result(_PATIENCE_SECONDS)
        except NotInTime as error:
            raise device_error(capture.track) from error
        patience = _LOOKS
        while len(heard) < wanted_bytes:
            watch.copied(0)
            item = _next(blocks)
            patience = _LOOKS if item is not None else patience - 1
            if isinstance(item, CaptureFailed) or not patience:
                raise device_error(capture.track)
            if isinstance(item, Block):
                heard += item.pcm
                watch.copied(len(item.pcm))
    finally:
        device.shut()
    return bytes(heard[:wanted_bytes])


def _next(blocks: CaptureQueue) -> object | None:
    with suppress(queue.Empty):
        return blocks.get(timeout=_PATIENCE_SECONDS / _LOOKS)
    return None
