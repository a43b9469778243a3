"""Speech faster or slower at the same pitch: FFmpeg's atempo (WSOLA) over a stream that comes in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

import numpy as np

from sottovoce_models.errors import Code, EngineFault
from sottovoce_models.protocol import BYTES_PER_SAMPLE, PCM_HZ

MIN_TEMPO: Final = 0.5
MAX_TEMPO: Final = 2.0
_FRAME_SAMPLES: Final = PCM_HZ // 20
"""atempo gives a frame back when the one after it begins: short ones keep what is held back short."""


class TempoStream:
    """Takes 16-bit mono sound at 16 kHz piece by piece and gives it back at `tempo` times its speed, without seams.

    What comes out lags behind what went in by at most a tenth of a second; `finish` brings the rest. Over all, as
    many samples come out as went in divided by the tempo (within 1 %).
    """

    def __init__(self, tempo: float) -> None:
        """ENGINE_INTERNAL for a tempo outside [0.5, 2]."""
        from av.filter import Graph

        if not MIN_TEMPO <= tempo <= MAX_TEMPO:
            raise EngineFault(Code.ENGINE_INTERNAL, kind="params", place="tempo")
        graph = Graph()
        source = graph.add_abuffer(sample_rate=PCM_HZ, format="s16", layout="mono", time_base=Fraction(1, PCM_HZ))
        stretch, sink = graph.add("atempo", f"{tempo:.4f}"), graph.add("abuffersink")
        source.link_to(stretch)
        stretch.link_to(sink)
        graph.configure()
        self._graph: Any = graph
        self._fed_samples = 0

    def feed(self, pcm: bytes) -> Iterator[bytes]:
        """What is ready once `pcm` is in."""
        from av.audio.frame import AudioFrame

        samples = np.frombuffer(pcm, "<i2").astype(np.int16)
        for start in range(0, len(samples), _FRAME_SAMPLES):
            part = samples[start : start + _FRAME_SAMPLES]
            frame = AudioFrame.from_ndarray(part.reshape(1, -1), "s16", "mono")
            frame.sample_rate = PCM_HZ
            frame.time_base = Fraction(1, PCM_HZ)
            frame.pts = self._fed_samples
            self._fed_samples += len(part)
            self._graph.push(frame)
            yield from self._ready()

    def finish(self) -> Iterator[bytes]:
        """The rest; nothing may be fed afterwards."""
        if self._fed_samples:
            self._graph.push(None)
            yield from self._ready()

    def _ready(self) -> Iterator[bytes]:
        from av.error import BlockingIOError as Later
        from av.error import EOFError as Over

        while True:
            try:
                frame = self._graph.pull()
            except (Later, Over):
                return
            yield frame.to_ndarray().astype("<i2").tobytes()[: frame.samples * BYTES_PER_SAMPLE]
