"""Sound out: 16-bit samples of our own become FLAC or Opus, byte by byte, without a file. Runs in the decode engine."""

from __future__ import annotations

import io
from typing import Any, Final

import numpy as np

from sottovoce_models.engine import Job
from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import BYTES_PER_SAMPLE, PCM_HZ, Json

_BLOCK_BYTES: Final = 1 << 16
_OPUS_BITS_PER_SECOND: Final = 32_000
_CONTAINERS: Final = {"flac": ("flac", "flac"), "opus": ("ogg", "libopus")}


def encode(job: Job) -> Json:
    """`encode` {format: flac|opus}: takes PCM, streams the file's bytes in the clothes of PCM frames.

    The bytes come in order, padded to an even number; where the encoder went back to fill in a length, `patch` items
    {at, hex} say what belongs there. The answer is {bytes}, the file's length without the padding.
    """
    container_name, codec = _CONTAINERS.get(str(job.params.get("format")), ("", ""))
    if not codec:
        raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="format")
    import av

    outlet = _Outlet(job)
    with av.open(outlet, "w", format=container_name) as container:
        stream: Any = container.add_stream(codec, rate=PCM_HZ, layout="mono")
        if codec == "libopus":
            stream.bit_rate = _OPUS_BITS_PER_SECOND
        position = 0
        for block in job.pcm():
            frame = av.AudioFrame.from_ndarray(np.frombuffer(block, "<i2").reshape(1, -1), format="s16", layout="mono")
            frame.sample_rate, frame.pts = PCM_HZ, position
            position += len(block) // BYTES_PER_SAMPLE
            container.mux(stream.encode(frame))
            job.progress(position * 1000 // PCM_HZ, 0)
        container.mux(stream.encode(None))
    outlet.finish()
    return {"bytes": outlet.length_bytes}


class _Outlet(io.RawIOBase):
    """What the muxer takes for a file: only what is behind the end travels at once, the rest is told at the end."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._waiting = bytearray()
        self._patches: list[tuple[int, bytes]] = []
        self._position = 0
        self.length_bytes = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.length_bytes}[whence]
        self._position = max(0, base + offset)
        return self._position

    def write(self, data: Any, /) -> int:
        written = bytes(data)
        inside = written[: max(0, self.length_bytes - self._position)]
        if inside:
            self._patches.append((self._position, inside))
        fresh = written[len(inside) :]
        self._waiting += fresh
        self.length_bytes += len(fresh)
        self._position += len(written)
        while len(self._waiting) >= _BLOCK_BYTES:
            self._job.emit_pcm(bytes(self._waiting[:_BLOCK_BYTES]))
            del self._waiting[:_BLOCK_BYTES]
        return len(written)

    def finish(self) -> None:
        """Sends the rest, and what was filled in."""
        if len(self._waiting) % BYTES_PER_SAMPLE:
            self._waiting.append(0)
        self._job.emit_pcm(bytes(self._waiting))
        for at, data in self._patches:
            self._job.emit("patch", {"at": at, "hex": data.hex()})
