"""The microphone through PortAudio.

Thread: PortAudio's callback stamps a block with the monotonic clock and puts it into a queue; nothing else.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any, Final

from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.resampling import Resampler
from sottovoce.audio.timeline import RATE_HZ
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BLOCK_SECONDS: Final = 0.05


class Microphone:
    """One input device, by its name or None for the default of the moment. At its own rate if it refuses 16 kHz."""

    def __init__(self, device: str | None = None) -> None:
        self.track = Track.MIC
        self._device = device
        self._stream: Any = None

    def open(self, blocks: CaptureQueue) -> str:
        """Starts; a device that is gone is replaced by the default one. RECORD_NO_DEVICE."""
        import sounddevice

        self.close()
        for name in dict.fromkeys((self._device, None)):
            with suppress(sounddevice.PortAudioError, ValueError):
                return self._start(sounddevice, name, blocks)
        raise UserFixable(Code.RECORD_NO_DEVICE)

    def close(self) -> None:
        """Stops the stream."""
        import sounddevice

        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(sounddevice.PortAudioError):
                stream.close(ignore_errors=True)

    def _start(self, sounddevice: Any, name: str | None, blocks: CaptureQueue) -> str:
        facts = sounddevice.query_devices(name, kind="input")
        own_hz = int(facts["default_samplerate"])
        try:
            sounddevice.check_input_settings(name, channels=1, dtype="int16", samplerate=RATE_HZ)
            rate_hz = RATE_HZ
        except sounddevice.PortAudioError:
            rate_hz = own_hz
        resampler = Resampler(rate_hz)

        def on_block(data: Any, _frames: int, _times: Any, status: Any) -> None:
            pcm = resampler.resample(bytes(data))
            if pcm:
                blocks.put(Block(Track.MIC, time.monotonic_ns(), pcm, broken=bool(status.input_overflow)))

        def on_finished() -> None:
            if self._stream is not None:  # else: closed on purpose
                blocks.put(CaptureFailed(Track.MIC))

        self._stream = sounddevice.RawInputStream(
            samplerate=rate_hz,
            blocksize=int(rate_hz * _BLOCK_SECONDS),
            device=name,
            channels=1,
            dtype="int16",
            latency="low",
            callback=on_block,
            finished_callback=on_finished,
        )
        self._stream.start()
        return str(facts["name"])


def refresh_devices() -> None:
    """Looks again which devices there are: PortAudio does so only when it is started. Ends all of its streams."""
    import sounddevice

    with suppress(sounddevice.PortAudioError):
        sounddevice._terminate()
        sounddevice._initialize()
