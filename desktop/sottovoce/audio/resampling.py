"""From a device's own rate to 16 kHz, block by block, for devices that offer nothing else."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sottovoce.audio.timeline import RATE_HZ

_TAPS_PER_PHASE: Final = 24
_KAISER_BETA: Final = 8.0
_PASS: Final = 0.92


class Resampler:
    """A polyphase filter (windowed sinc) with memory; the sound is late by half the filter, less than 2 ms.

    Source: Crochiere and Rabiner, "Multirate Digital Signal Processing" (1983), chapter 2.
    """

    def __init__(self, rate_hz: int) -> None:
        ratio = Fraction(RATE_HZ, rate_hz)
        self._up, self._down = ratio.numerator, ratio.denominator
        self._filter = _low_pass(self._up, self._down) if self._up != self._down else None
        self._reach = 0 if self._filter is None else self._filter.shape[1]
        self._kept: NDArray[np.float32] = np.zeros(self._reach, np.float32)
        self._phase = 0  # position of the next output, in steps of 1/up input samples, from the first new sample

    def resample(self, pcm: bytes) -> bytes:
        """Mono 16-bit samples at the device's rate to as many at 16 kHz as are complete."""
        if self._filter is None:
            return pcm
        samples = np.concatenate([self._kept, np.frombuffer(pcm, dtype="<i2").astype(np.float32)])
        fresh = len(samples) - self._reach
        places = np.arange(self._phase, fresh * self._up, self._down)
        self._phase = (int(places[-1]) + self._down if len(places) else self._phase) - fresh * self._up
        self._kept = samples[len(samples) - self._reach :]
        if not len(places):
            return b""
        ends = places // self._up + self._reach  # index of the newest sample that an output looks at
        windows = np.lib.stride_tricks.sliding_window_view(samples, self._reach)[ends - self._reach + 1]
        output = np.einsum("ij,ij->i", windows, self._filter[places % self._up])
        rounded: NDArray[np.int16] = np.clip(np.rint(output), -32_768, 32_767).astype("<i2")
        return rounded.tobytes()


def _low_pass(up: int, down: int) -> NDArray[np.float32]:
    """One filter per phase, newest sample last, each with a gain of one."""
    widest = max(up, down)
    taps = _TAPS_PER_PHASE * max(1, -(-down // up))
    length = taps * up
    times = np.arange(length) - (length - 1) / 2
    cut = _PASS / widest
    kernel = np.sinc(times * cut) * np.kaiser(length, _KAISER_BETA)
    phases = kernel.reshape(taps, up).T[:, ::-1]
    even: NDArray[np.float32] = (phases / phases.sum(axis=1, keepdims=True)).astype(np.float32)
    return even
