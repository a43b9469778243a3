"""Decoded frames become one steady stream of 16 kHz mono samples that keeps the time of the file.

Mixing: channels with known places go through libswresample's normalised matrix (stereo: the mean); channels without
(field recorders) are averaged all. Neither can clip. Missing stretches become silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from math import gcd
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.decode import limits
from sottovoce_models.protocol import PCM_HZ

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler

Samples = NDArray[np.int16]

_SAMPLES_PER_MS: Final = PCM_HZ // 1000
_SILENCE_STEP: Final = 10 * PCM_HZ
_NO_PLACES: Final = re.compile(r"\d+ channels?( \(.*\))?")
"""How FFmpeg writes a layout that only counts its channels."""


class Channel(StrEnum):
    """Which sound of the file is wanted."""

    MIX = "mix"
    LEFT = "left"
    RIGHT = "right"


def mixed(samples: NDArray[Any], channel: Channel) -> Samples:
    """One channel of `samples` (channels, n): the one asked for, or the rounded mean of all. Mono is both its sides."""
    if len(samples) == 1 or channel is Channel.LEFT:
        return np.asarray(samples[0], dtype=np.int16)
    if channel is Channel.RIGHT:
        return np.asarray(samples[1], dtype=np.int16)
    total = samples.sum(axis=0, dtype=np.int32)
    mean: Samples = np.floor_divide(total * 2 + len(samples), 2 * len(samples)).astype(np.int16)
    return mean


def resampler_for(frame: AudioFrame, hz: int, layout: str) -> AudioResampler:
    """A converter from frames like this one to planar 16-bit samples at `hz`; unplaced channels all stay."""
    from av.audio.resampler import AudioResampler

    name, count = frame.layout.name, frame.layout.nb_channels
    unplaced = count > 2 and _NO_PLACES.fullmatch(name)
    return AudioResampler("s16p", name if unplaced else layout, hz)


def _without_head(frame: AudioFrame, samples: int) -> AudioFrame:
    from av.audio.frame import AudioFrame

    width = 1 if frame.format.is_planar else frame.layout.nb_channels
    kept: Any = np.ascontiguousarray(frame.to_ndarray()[:, samples * width :])
    trimmed = AudioFrame.from_ndarray(kept, frame.format.name, frame.layout.name)
    trimmed.sample_rate = frame.sample_rate
    return trimmed


class PcmClock:
    """Turns frames into samples from `start_ms` to `end_ms` of the file's time, each sample exactly once.

    `feed` takes a frame and the second at which the file places it (None: right behind the last one). After a seek
    the first frame sets the clock; everything before `start_ms` is dropped.
    """

    def __init__(self, channel: Channel, start_ms: int, end_ms: int | None) -> None:
        self._channel = channel
        self._start = start_ms * _SAMPLES_PER_MS
        self._end = min(end_ms if end_ms is not None else limits.MAX_DURATION_MS, limits.MAX_DURATION_MS)
        self._end *= _SAMPLES_PER_MS
        self._resampler: AudioResampler | None = None
        self._shape: tuple[str, str, int] | None = None
        self._base: int | None = None
        self._fed = 0
        self._out = 0
        self._shift_seconds = 0.0

    @property
    def position_ms(self) -> int:
        """Time of the file up to which samples have been made."""
        return self._out // _SAMPLES_PER_MS

    @property
    def finished(self) -> bool:
        """Whether the end asked for (or 24 hours) is reached."""
        return self._out >= self._end

    def feed(self, frame: AudioFrame, at_seconds: float | None) -> Iterator[Samples]:
        """Samples that became ready."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._base is None:
            frame = self._begin(frame, at_seconds or 0.0)
        elif at_seconds is not None:
            yield from self._fill_gap(at_seconds)
        if shape != self._shape:
            yield from self._flush()
            self._shape = shape
        if self._resampler is None:
            self._resampler = resampler_for(frame, PCM_HZ, "mono" if self._channel is Channel.MIX else "stereo")
        frame.pts = None  # the clock is ours; the converter must not invent one
        self._fed += frame.samples
        yield from self._converted(frame)

    def finish(self) -> Iterator[Samples]:
        """What the converter still holds."""
        yield from self._flush()

    def _begin(self, frame: AudioFrame, at_seconds: float) -> AudioFrame:
        """Sets the clock, and trims the frame to a place where samples in and out coincide: resampled sound depends on
        the phase, and a later start must give the same samples."""
        hz = frame.sample_rate
        place, step = round(at_seconds * hz), hz // gcd(hz, PCM_HZ)
        skip = -place % step
        if 0 < skip < frame.samples:
            frame, place = _without_head(frame, skip), place + skip
        self._base = self._out = round(place * PCM_HZ / hz)
        return frame

    def _expected_seconds(self) -> float:
        hz = self._shape[2] if self._shape else PCM_HZ
        return (self._base or 0) / PCM_HZ + self._fed / hz

    def _fill_gap(self, at_seconds: float) -> Iterator[Samples]:
        late = at_seconds + self._shift_seconds - self._expected_seconds()
        if abs(late) * 1000 <= limits.GAP_MS:
            return
        if not 0 < late * 1000 <= limits.MAX_GAP_MS:
            self._shift_seconds -= late  # a clock that jumps back or by hours: go on from here
            return
        target = round((at_seconds + self._shift_seconds) * PCM_HZ)
        yield from self._flush()
        while self._out < target and not self.finished:
            yield from self._cut(np.zeros(min(_SILENCE_STEP, target - self._out), dtype=np.int16))
        self._base = self._out

    def _flush(self) -> Iterator[Samples]:
        """Empties the converter and starts counting anew, so that the next frame may be of another kind."""
        if self._resampler is not None:
            yield from self._converted(None)
            self._resampler = None
        self._base, self._fed = self._out, 0

    def _converted(self, frame: AudioFrame | None) -> Iterator[Samples]:
        if self._resampler is None:
            return
        for ready in self._resampler.resample(frame):
            if ready.samples:
                yield from self._cut(mixed(ready.to_ndarray(), self._channel))

    def _cut(self, samples: Samples) -> Iterator[Samples]:
        """The part of the next samples that lies between start and end."""
        begin = self._out
        self._out += len(samples)
        part = samples[max(0, self._start - begin) : max(0, self._end - begin)]
        if len(part):
            yield part
