"""Sound out: 16-bit mono samples at 16 kHz to the default output.

Thread: PortAudio's callback only copies bytes out of a buffer; everything else may be called from any one thread.
"""

from __future__ import annotations

import threading
from typing import Any, Final, Protocol

from sottovoce.audio import portaudio
from sottovoce_models.errors import Code, UserFixable

RATE_HZ: Final = 16_000
BYTES_PER_SAMPLE: Final = 2
_LET_GO_BYTES: Final = 10 * RATE_HZ * BYTES_PER_SAMPLE


class SpeakerOutput(Protocol):
    """Somewhere to send samples to; tests have one without a device."""

    def start(self) -> None: ...
    def write(self, pcm: bytes) -> None: ...
    def finish(self) -> None: ...
    def drop(self) -> None: ...
    def set_paused(self, paused: bool) -> None: ...
    def close(self) -> None: ...
    @property
    def played_ms(self) -> int: ...
    @property
    def latency_ms(self) -> int: ...
    @property
    def drained(self) -> bool: ...


class SampleBuffer:
    """Bytes on their way to the sound card; `take` never waits and fills up with silence. What was taken is let go."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._data = bytearray()
        self._read = 0
        self._finished = False
        self.paused = False
        self.played_bytes = 0

    def write(self, pcm: bytes) -> None:
        """Adds samples at the end."""
        with self._lock:
            if self._read >= _LET_GO_BYTES:
                del self._data[: self._read]
                self._read = 0
            self._data += pcm

    def finish(self) -> None:
        """Says that no more samples will come."""
        with self._lock:
            self._finished = True

    def drop(self) -> None:
        """Forgets what was not taken yet; more may be written."""
        with self._lock:
            self._data.clear()
            self._read = 0
            self._finished = False

    @property
    def drained(self) -> bool:
        """Whether everything there will ever be has been taken."""
        with self._lock:
            return self._finished and self._read >= len(self._data)

    def take(self, target: Any, count_bytes: int) -> None:
        """Fills `target` (a writable buffer of that length)."""
        with self._lock:
            part = b"" if self.paused else bytes(self._data[self._read : self._read + count_bytes])
            self._read += len(part)
            self.played_bytes += len(part)
        target[: len(part)] = part
        target[len(part) : count_bytes] = bytes(count_bytes - len(part))


class DeviceOutput:
    """The default sound output of this computer; AUDIO_DEVICE when there is none or it fails."""

    def __init__(self) -> None:
        self._buffer = SampleBuffer()
        self._stream: Any = None

    def start(self) -> None:
        """Opens the device. The library is loaded here: the window must be up before it is needed."""
        sounddevice = portaudio.library()
        if sounddevice is None:
            raise UserFixable(Code.AUDIO_DEVICE)
        buffer = self._buffer

        def fill(out: Any, frames: int, time: Any, status: Any) -> None:  # noqa: ARG001 -- PortAudio's signature
            buffer.take(out, frames * BYTES_PER_SAMPLE)

        try:
            self._stream = sounddevice.RawOutputStream(
                samplerate=RATE_HZ, channels=1, dtype="int16", latency="low", callback=fill
            )
            portaudio.opened(self._stream)
            self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            self.close()
            raise UserFixable(Code.AUDIO_DEVICE) from error

    def write(self, pcm: bytes) -> None:
        """Queues samples; never waits."""
        self._buffer.write(pcm)

    def finish(self) -> None:
        """Says that no more samples will come."""
        self._buffer.finish()

    def drop(self) -> None:
        """Forgets what was queued and has not gone to the device."""
        self._buffer.drop()

    def set_paused(self, paused: bool) -> None:
        """Stops and goes on at the same sample."""
        self._buffer.paused = paused

    @property
    def played_ms(self) -> int:
        """How much has been handed to the device."""
        return self._buffer.played_bytes // BYTES_PER_SAMPLE * 1000 // RATE_HZ

    @property
    def latency_ms(self) -> int:
        """How long the device takes to make a sound of what it was handed."""
        return 0 if self._stream is None else round(1000 * float(self._stream.latency))

    @property
    def drained(self) -> bool:
        """Whether the last sample has been handed to the device."""
        return self._buffer.drained

    def close(self) -> None:
        """Gives the device back; harmless when it was never opened."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.abort()
            stream.close()
            portaudio.closed(stream)
