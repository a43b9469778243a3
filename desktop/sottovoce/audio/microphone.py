"""The microphone through PortAudio.

Thread: PortAudio's callback stamps a block with the clock and puts it into a queue; nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from sottovoce.audio import portaudio
from sottovoce.audio.capture import Block, CaptureFailed, CaptureQueue
from sottovoce.audio.default_input import DefaultWatch
from sottovoce.audio.monotonic import now_ns
from sottovoce.audio.timeline import RATE_HZ
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track

_BLOCK_SECONDS: Final = 0.05


class Microphone:
    """One input device, by its name or None for the default of the moment, at a rate and with channels it offers.

    A device by name that is gone is replaced by the default one; a default that changes is followed.
    """

    def __init__(self, device: str | None = None) -> None:
        self.track = Track.MIC
        self._device = device
        self._stream: Any = None
        self._watch: DefaultWatch | None = None
        self._was_open = False

    def open(self, blocks: CaptureQueue) -> str:
        """Starts; from the second time on it looks first which devices there are now. RECORD_NO_DEVICE."""
        self.close()
        if self._was_open:
            portaudio.look_again()
        self._was_open = True
        sounddevice = portaudio.library()
        if sounddevice is not None:
            for name in dict.fromkeys((self._device, None)):
                with suppress(sounddevice.PortAudioError, ValueError):
                    return self._start(sounddevice, name, blocks)
        raise UserFixable(Code.RECORD_NO_DEVICE)

    def close(self) -> None:
        """Stops the stream."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.stop()
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)
            portaudio.closed(stream)

    def _start(self, sounddevice: Any, name: str | None, blocks: CaptureQueue) -> str:
        from sottovoce.audio.resampling import Resampler

        facts = sounddevice.query_devices(name, kind="input")
        rate_hz, channels = _offered(sounddevice, name, facts)
        resampler = Resampler(rate_hz)

        def on_block(data: Any, _frames: int, _times: Any, status: Any) -> None:
            arrived_ns = now_ns()
            pcm = resampler.resample(_mono(bytes(data), channels))
            if pcm:
                blocks.put(Block(Track.MIC, arrived_ns, pcm, broken=bool(status.input_overflow)))

        def on_finished() -> None:
            if self._stream is stream:  # else: closed on purpose
                blocks.put(CaptureFailed(Track.MIC))

        stream = sounddevice.RawInputStream(
            samplerate=rate_hz,
            blocksize=int(rate_hz * _BLOCK_SECONDS),
            device=name,
            channels=channels,
            dtype="int16",
            latency="high",  # sound that comes a little later is sound that is not lost on a busy computer
            callback=on_block,
            finished_callback=on_finished,
        )
        portaudio.opened(stream)
        self._stream = stream
        try:
            stream.start()
        except sounddevice.PortAudioError:
            self.close()
            raise
        if name is None:
            self._watch = DefaultWatch(lambda: blocks.put(CaptureFailed(Track.MIC)))
            self._watch.start()
        return str(facts["name"])


def _offered(sounddevice: Any, name: str | None, facts: dict[str, Any]) -> tuple[int, int]:
    """A rate and a number of channels that the device takes, as near to 16 kHz mono as it offers."""
    for rate_hz, channels in _wishes(facts):
        with suppress(sounddevice.PortAudioError, ValueError):
            sounddevice.check_input_settings(name, channels=channels, dtype="int16", samplerate=rate_hz)
            return rate_hz, channels
    raise ValueError("the device takes nothing that it offers")


def _wishes(facts: dict[str, Any]) -> Iterator[tuple[int, int]]:
    own_hz, most = int(facts["default_samplerate"]), int(facts["max_input_channels"])
    for channels in dict.fromkeys((1, min(2, most), most)):
        yield RATE_HZ, channels
        yield own_hz, channels


def _mono(pcm: bytes, channels: int) -> bytes:
    """The first two channels' mean: others may be loops of what is played."""
    if channels == 1:
        return pcm
    import numpy as np

    samples = np.frombuffer(pcm, dtype="<i2").reshape(-1, channels)[:, :2]
    return bytes(samples.mean(axis=1).round().astype("<i2").tobytes())
