"""Tells a call with one side per channel from ordinary stereo. Pure: arrays in, a verdict out; streamed, small state.

Two signs are weighed. Do the channels speak at different times? And while both sound, is it the same sound? Stereo
of one room (also delayed, at another level, or from two microphones) carries every source in both channels: their
loudness moves together and their cross-correlation with phase transform (GCC-PHAT: Knapp and Carter, 1976) has one
sharp peak. When in doubt the answer is no: mixing loses nothing, splitting a room would write every word twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SIDES_HZ: Final = 8_000
MAX_SECONDS: Final = 600

_FRAME: Final = SIDES_HZ // 50
_WINDOW_FRAMES: Final = 50
_WINDOW: Final = _FRAME * _WINDOW_FRAMES
_MAX_LAG: Final = SIDES_HZ * 60 // 1000
_BINS_FLOOR: Final = 1e-4
"""Frequencies 40 dB below the strongest one hold noise; the phase transform would make it loud."""

_FLOOR_DB: Final = -70.0
_RANGE_DB: Final = 30.0
_ABOVE_NOISE_DB: Final = 9.0
_MIN_SWING_DB: Final = 6.0
"""Speech swings by 15 dB and more; what swings less is hum or hiss."""
_MIN_SIDE_SECONDS: Final = 0.5
_MIN_SIDE_SHARE: Final = 0.02
_APART: Final = 0.35
"""Share of the sounding time in which both channels sound: below this they take turns."""
_SAME_SOUND: Final = 0.2
_SAME_LOUDNESS: Final = 0.6


@dataclass(frozen=True, slots=True)
class SidesEvidence:
    """What was measured: seconds each channel sounds, shared share of the time, correlation of sound and loudness."""

    left_seconds: float
    right_seconds: float
    shared: float
    same_sound: float
    same_loudness: float

    @property
    def two_sided(self) -> bool:
        """Whether each channel carries a side of its own."""
        shorter, longer = sorted((self.left_seconds, self.right_seconds))
        if shorter < max(_MIN_SIDE_SECONDS, _MIN_SIDE_SHARE * longer):
            return False
        if self.same_sound >= _SAME_SOUND:
            return False
        return self.shared < _APART or self.same_loudness < _SAME_LOUDNESS


class SidesMeter:
    """Collects loudness per 20 ms and sameness per second from blocks of (2, n) samples at 8 kHz, int16 or float."""

    def __init__(self) -> None:
        self._rest: NDArray[np.float32] = np.zeros((2, 0), dtype=np.float32)
        self._loudness_db: list[NDArray[np.float32]] = []
        self._sameness: list[float] = []

    @property
    def seconds(self) -> int:
        """Whole seconds measured so far."""
        return len(self._sameness)

    def feed(self, samples: NDArray[Any]) -> None:
        """Adds sound; int16 is scaled to ±1."""
        scale = 1 / 32768 if samples.dtype == np.int16 else 1.0
        self._rest = np.concatenate([self._rest, samples.astype(np.float32) * np.float32(scale)], axis=1)
        while self._rest.shape[1] >= _WINDOW:
            window, self._rest = self._rest[:, :_WINDOW], self._rest[:, _WINDOW:]
            power = np.mean(np.square(window.reshape(2, _WINDOW_FRAMES, _FRAME)), axis=2)
            self._loudness_db.append(10 * np.log10(power + 10 ** (_FLOOR_DB / 10)).astype(np.float32))
            self._sameness.append(sameness(window))

    def evidence(self) -> SidesEvidence:
        """The verdict's grounds on all whole seconds fed; without sound in both channels it is never two-sided."""
        if not self._loudness_db:
            return SidesEvidence(0.0, 0.0, 1.0, 1.0, 1.0)
        loudness = np.concatenate(self._loudness_db, axis=1)
        sounding = np.stack([_sounding(channel) for channel in loudness])
        left, right = sounding.sum(axis=1) / 50
        either, both = np.any(sounding, axis=0), np.all(sounding, axis=0)
        shared = float(both.sum() / max(1, either.sum()))
        windows = both.reshape(-1, _WINDOW_FRAMES).sum(axis=1)
        heard = windows >= _WINDOW_FRAMES // 5
        same_sound = float(np.median(np.array(self._sameness)[heard])) if heard.any() else 0.0
        return SidesEvidence(float(left), float(right), shared, same_sound, _correlation(loudness[:, either]))


def sameness(window: NDArray[np.float32]) -> float:
    """Highest GCC-PHAT peak within ±60 ms: 1 for one sound in both channels, near 0 for two; 0 for silence."""
    size = 2 * window.shape[1]
    spectra = np.fft.rfft(window * np.hanning(window.shape[1]), size)
    power = np.abs(spectra) ** 2
    strongest = power.max(axis=1, keepdims=True)
    if float(strongest.min()) <= 0.0:
        return 0.0
    used = np.all(power > strongest * _BINS_FLOOR, axis=0)
    if not used.any():
        return 0.0
    cross = np.where(used, spectra[0] * np.conj(spectra[1]), 0)
    magnitude = np.abs(cross)
    cross = np.divide(cross, magnitude, out=np.zeros_like(cross), where=magnitude > 0)
    lags = np.abs(np.fft.irfft(cross, size)) * (size / 2) / used.sum()
    return float(min(1.0, max(lags[: _MAX_LAG + 1].max(), lags[-_MAX_LAG:].max())))


def _sounding(loudness_db: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which 20 ms frames hold sound: within 30 dB of the loud ones and clear of the channel's own noise."""
    loud, noise = (float(np.percentile(loudness_db, percent)) for percent in (95, 10))
    if loud - noise < _MIN_SWING_DB:
        return np.zeros(loudness_db.shape, dtype=np.bool_)
    threshold = max(loud - _RANGE_DB, min(noise + _ABOVE_NOISE_DB, loud - _RANGE_DB / 3), _FLOOR_DB + 10)
    result: NDArray[np.bool_] = loudness_db > threshold
    return result


def _correlation(loudness_db: NDArray[np.float32]) -> float:
    """Pearson correlation of two rows; 1 when one of them never changes."""
    if loudness_db.shape[1] < 2 or float(loudness_db.std(axis=1).min()) < 1e-6:
        return 1.0
    return float(np.asarray(np.corrcoef(loudness_db))[0, 1])
