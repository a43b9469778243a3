"""What the computer plays, through SoundCard: a monitor source on Linux, WASAPI loopback on Windows.

Thread: one reader of its own, which only fills a queue and looks now and then which output is the default.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from typing import Any, Final

from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.monotonic import now_ns
from sottovoce.audio.soundcard_library import DISCONTINUITIES, soundcard_library
from sottovoce.audio.timeline import RATE_HZ
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BLOCK_SAMPLES: Final = RATE_HZ // 20
_LOOK_BLOCKS: Final = 20
_OPEN_SECONDS: Final = 5.0
_CLOSE_SECONDS: Final = 1.0
# What SoundCard raises when something is not there: it asserts, and reads None where a server has gone.
_FAILURES: Final = (
    *(ImportError, OSError, RuntimeError, IndexError),
    *(AssertionError, AttributeError, TypeError, ValueError),
)


def loopback_supported() -> bool:
    """Whether this system lets a program record what is played without a driver."""
    return sys.platform != "darwin"


class Speakers:
    """The outputs of this computer, as SoundCard sees them; every call may raise one of its failures."""

    def default(self) -> str:
        """The identifier of the output that is default now."""
        return str(soundcard_library().default_speaker().id)

    def loopback(self, speaker: str) -> Any:
        """What can be recorded of an output."""
        # PulseAudio names the loopback of a sink after it; WASAPI's has the id of the speaker itself.
        name = f"{speaker}.monitor" if sys.platform == "linux" else speaker
        return soundcard_library().get_microphone(name, include_loopback=True)


@dataclass(slots=True)
class _Reading:
    """One opening: `ready` is set when sound comes or `failed`."""

    speaker: str
    blocks: CaptureQueue
    stop: threading.Event
    ready: threading.Event
    failed: bool = False


class SystemSound:
    """The loopback of the default output, and of another one that becomes default. Its driver gives 16 kHz mono."""

    def __init__(self, speakers: Speakers | None = None) -> None:
        self.track = Track.SYSTEM
        self._speakers = speakers or Speakers()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, blocks: CaptureQueue) -> str:
        """Starts the reader. RECORD_NO_SYSTEM_SOUND where there is none."""
        self.close()
        if not loopback_supported():
            raise UserFixable(Code.RECORD_NO_SYSTEM_SOUND)
        try:
            speaker = self._speakers.default()
            device = self._speakers.loopback(speaker)
        except _FAILURES as error:
            raise UserFixable(Code.RECORD_NO_SYSTEM_SOUND) from error
        self._stop = threading.Event()
        reading = _Reading(speaker, blocks, self._stop, threading.Event())
        self._thread = threading.Thread(target=self._read, args=(device, reading), name="system-sound", daemon=True)
        self._thread.start()
        if not reading.ready.wait(_OPEN_SECONDS) or reading.failed:
            self._stop.set()
            raise UserFixable(Code.RECORD_NO_SYSTEM_SOUND)
        return str(device.name)

    def close(self) -> None:
        """Asks the reader to end and waits a moment for it; one whose driver hangs brings nothing any more."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_CLOSE_SECONDS)

    def _read(self, device: Any, reading: _Reading) -> None:
        try:
            self._read_on(device, reading)
        except _FAILURES:
            reading.failed = not reading.ready.is_set()
        reading.ready.set()
        if not reading.stop.is_set() and not reading.failed:
            reading.blocks.put(CaptureFailed(Track.SYSTEM))

    def _read_on(self, device: Any, reading: _Reading) -> None:
        """Until it is stopped or another output is the default."""
        read = 0
        with device.recorder(samplerate=RATE_HZ, channels=1, blocksize=_BLOCK_SAMPLES) as recorder:
            reading.ready.set()
            while not reading.stop.is_set():
                samples = recorder.record(numframes=_BLOCK_SAMPLES)
                block = Block(Track.SYSTEM, now_ns(), _pcm(samples), DISCONTINUITIES.take())
                if block.pcm and not reading.stop.is_set():
                    reading.blocks.put(block)
                read += 1
                if read % _LOOK_BLOCKS == 0 and self._speakers.default() != reading.speaker:
                    return


def _pcm(samples: Any) -> bytes:
    import numpy as np

    mono = np.asarray(samples, dtype=np.float32).reshape(len(samples), -1)[:, 0]
    return bytes(np.clip(np.rint(mono * 32_768.0), -32_768, 32_767).astype("<i2").tobytes())
