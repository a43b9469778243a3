"""What the computer plays, through SoundCard: a monitor source on Linux, WASAPI loopback on Windows.

Thread: one reader of its own, which only fills a queue.
"""

from __future__ import annotations

import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.timeline import RATE_HZ
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BLOCK_SAMPLES: Final = RATE_HZ // 20


def loopback_supported() -> bool:
    """Whether this system lets a program record what is played without a driver."""
    return sys.platform != "darwin"


class SystemSound:
    """The loopback of the default output. Its driver converts to 16 kHz mono."""

    def __init__(self, find: Callable[[], Any] | None = None) -> None:
        self.track = Track.SYSTEM
        self._find = find or _default_loopback
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, blocks: CaptureQueue) -> str:
        """Starts the reader. RECORD_NO_SYSTEM_SOUND where there is none."""
        self.close()
        device = self._find()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=_read, args=(device, blocks, self._stop), name="system-sound", daemon=True
        )
        self._thread.start()
        return str(device.name)

    def close(self) -> None:
        """Asks the reader to end and waits a moment for it; a driver that hangs is left behind."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(timeout=1.0)


def _default_loopback() -> Any:
    if not loopback_supported():
        raise UserFixable(Code.RECORD_NO_SYSTEM_SOUND)
    try:
        soundcard = _soundcard()
        speaker = str(soundcard.default_speaker().id)
        # PulseAudio names the loopback of a sink after it; WASAPI's has the id of the speaker itself.
        loopback = f"{speaker}.monitor" if sys.platform == "linux" else speaker
        return soundcard.get_microphone(loopback, include_loopback=True)
    except (ImportError, OSError, RuntimeError, IndexError, AssertionError, AttributeError) as error:
        raise UserFixable(Code.RECORD_NO_SYSTEM_SOUND) from error


def _soundcard() -> Any:
    """SoundCard tells the sound server the program's first argument as its name: that may be the name of a file."""
    arguments, sys.argv = sys.argv, ["sottovoce"]
    try:
        import soundcard
    finally:
        sys.argv = arguments
    return soundcard


def _read(device: Any, blocks: CaptureQueue, stop: threading.Event) -> None:
    try:
        with (
            warnings.catch_warnings(record=True) as complaints,
            device.recorder(samplerate=RATE_HZ, channels=1, blocksize=_BLOCK_SAMPLES) as recorder,
        ):
            warnings.simplefilter("always")
            while not stop.is_set():
                samples = recorder.record(numframes=_BLOCK_SAMPLES)
                broken = bool(complaints)  # SoundCard warns of a discontinuity and has no other word for it
                complaints.clear()
                mono = np.asarray(samples, dtype=np.float32).reshape(len(samples), -1)[:, 0]
                pcm = np.clip(np.rint(mono * 32_768.0), -32_768, 32_767).astype("<i2").tobytes()
                if pcm:
                    blocks.put(Block(Track.SYSTEM, time.monotonic_ns(), pcm, broken))
    except (OSError, RuntimeError, AssertionError, ValueError):
        if not stop.is_set():
            blocks.put(CaptureFailed(Track.SYSTEM))
