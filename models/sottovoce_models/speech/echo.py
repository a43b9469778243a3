"""What the loudspeaker plays is taken out of the microphone's sound, causal and pure.

An adaptive filter learns how the system's sound comes back through the room: partitioned blocks in the frequency
domain, each weight with the step that its own uncertainty asks for (Enzner and Vary, "Frequency-domain adaptive Kalman
filter for acoustic echo control in hands-free telephones", 2006; partitioned by Kuech, Mabande and Enzner, 2014). The
filter spans every delay that devices have, so none has to be guessed. Each stretch of four seconds is heard twice or
more: what was learned in it counts from its first word on. What the filter cannot explain is what somebody in the room
said; where that is next to nothing, hardly anything is left.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sottovoce_models.speech.base import Samples

BLOCK: Final = 512
PARTS: Final = 25
LEAD: Final = 5
"""The filter looks 160 ms ahead and 640 ms back: device delays and the room, and a system sound that itself comes late,
since what is played may be handed out later than what a microphone hears."""
STRETCH_BLOCKS: Final = 125
STRETCH: Final = STRETCH_BLOCKS * BLOCK
_PASSES: Final = 2
_FIRST_PASSES: Final = 8
_FIRST_STRETCHES: Final = 2
"""So often is heard what comes while the room is still unknown."""
_SILENT_PEAK: Final = 3e-4
_FORGETTING: Final = 0.9995
_FIRST_DOUBT: Final = 0.05
_FIRST_DOUBT_AHEAD: Final = 0.001
"""That the system's sound comes late is possible, not likely: believing it easily would cost words in headphones."""
_RESTLESS: Final = 0.01
"""Clocks drift, devices change: once an echo is proven, no part of the filter may be so sure that it learns no more."""
_PROVEN_SHARE: Final = 0.1
_PROVEN_BLOCKS: Final = 60
_NOISE_SMOOTHING: Final = 0.7
_BINS: Final = BLOCK + 1
_SMOOTHED: Final = 5
_AUDIBLE_POWER: Final = 1e-8
_RECENT_BLOCKS: Final = 375
_USUAL_PERCENT: Final = 20
_ABOVE_USUAL: Final = 16.0
_LEAST_SHARE: Final = 0.1
_MOST_SHARE: Final = 0.5
_HELD_BLOCKS: Final = 4
_HALF: Final = 0.5
_CLOSED_GAIN: Final = 0.1
"""Digital silence in the middle of a room's noise is nothing that recognizers know."""

Spectra = NDArray[np.complex64]
Floats = NDArray[Any]


class EchoPath:
    """The way from the loudspeaker to the microphone, learned block by block."""

    def __init__(self) -> None:
        self._weights: Spectra = np.zeros((PARTS, _BINS), np.complex64)
        self._doubt = np.full((PARTS, _BINS), _FIRST_DOUBT, np.float32)
        self._doubt[:LEAD] = _FIRST_DOUBT_AHEAD
        self._noise = np.full(_BINS, 1e-3, np.float32)
        self._proofs = 0

    def explained(self, played: Spectra, heard: Samples) -> Samples:
        """The part of a heard block that the played ones (newest first) explain; learns from what is left."""
        found = np.fft.irfft((played * self._weights).sum(axis=0))[BLOCK:].astype(np.float32)
        left = np.concatenate([np.zeros(BLOCK, np.float32), heard - found])
        self._proofs += bool((left**2).sum() < _PROVEN_SHARE * (heard**2).sum())
        error = np.fft.rfft(left).astype(np.complex64)
        power = played.real**2 + played.imag**2
        self._noise = _NOISE_SMOOTHING * self._noise + (1 - _NOISE_SMOOTHING) * (error.real**2 + error.imag**2)
        gain = self._doubt / (0.5 * (power * self._doubt).sum(axis=0) + self._noise + np.float32(1e-6))
        change = np.fft.irfft(gain * played.conj() * error, axis=1)
        change[:, BLOCK:] = 0.0
        self._weights = (_FORGETTING * (self._weights + np.fft.rfft(change, axis=1))).astype(np.complex64)
        size = self._weights.real**2 + self._weights.imag**2
        restless = _RESTLESS if self._proofs >= _PROVEN_BLOCKS else 0.0
        kept = np.maximum(1.0 - 0.5 * gain * power, 0.0) * self._doubt
        self._doubt = (_FORGETTING**2 * kept + (1 - _FORGETTING**2) * (size + restless)).astype(np.float32)
        return found


class EchoCanceller:
    """Sound of both tracks goes in along the timeline; the microphone's comes out cleaned, up to four seconds later.

    While the system is silent the microphone's sound is left exactly as it is. How the sound is cut into pieces makes
    no difference.
    """

    def __init__(self) -> None:
        self._path = EchoPath()
        self._played = np.zeros((PARTS - LEAD) * BLOCK, np.float32)  # begins so far before the stretch
        self._heard = np.zeros(0, np.float32)
        self._gate = Gate()
        self._stretches = 0  # in which the system played something

    def play(self, samples: Samples) -> None:
        """What the system plays from where it was; float samples at 16 kHz."""
        self._played = np.concatenate([self._played, samples])

    def clean(self, samples: Samples) -> Samples:
        """Takes what the microphone hears and gives what is decided by now."""
        self._heard = np.concatenate([self._heard, samples])
        done: list[Samples] = []
        while len(self._heard) >= STRETCH and len(self._played) >= PARTS * BLOCK + STRETCH:
            done.append(self._stretch(self._heard[:STRETCH]))
            self._heard = self._heard[STRETCH:]
        return np.concatenate(done) if done else np.zeros(0, np.float32)

    def finish(self) -> Samples:
        """The rest; what the system did not play any more is silence."""
        rest = len(self._heard)
        missing = -rest % STRETCH
        self._played = np.pad(self._played, (0, max(0, PARTS * BLOCK + rest + missing - len(self._played))))
        return self.clean(np.zeros(missing, np.float32))[:rest] if rest else np.zeros(0, np.float32)

    def _stretch(self, heard: Samples) -> Samples:
        played = self._played[: PARTS * BLOCK + STRETCH]
        self._played = self._played[STRETCH:]
        if np.abs(played).max() < _SILENT_PEAK:
            return heard
        frames = np.lib.stride_tricks.sliding_window_view(played, 2 * BLOCK)[::BLOCK]
        spectra = np.fft.rfft(frames, axis=1).astype(np.complex64)
        loud = np.abs(frames).max(axis=1) >= _SILENT_PEAK
        echo = np.zeros(STRETCH, np.float32)
        self._stretches += 1
        for _ in range(_FIRST_PASSES if self._stretches <= _FIRST_STRETCHES else _PASSES):
            for number in range(STRETCH_BLOCKS):
                window = slice(number, number + PARTS)
                if loud[window].any():
                    part = slice(number * BLOCK, (number + 1) * BLOCK)
                    echo[part] = self._path.explained(spectra[window][::-1], heard[part])
        return self._gate.open(heard, echo)


class Gate:
    """Lets through what the filter leaves over, and hardly anything where that is next to nothing.

    How much is next to nothing depends on how well the filter does lately: a bent or drifting sound leaves more.
    """

    def __init__(self) -> None:
        self._shares: deque[float] = deque(maxlen=_RECENT_BLOCKS)

    def open(self, heard: Samples, echo: Samples) -> Samples:
        """The heard sound without its echo, as long as it is; exactly as it is where there is none."""
        left = heard - echo
        left_power, echo_power = _power(left), _power(echo)
        audible = echo_power > _AUDIBLE_POWER
        shares = left_power[audible] / echo_power[audible]
        self._shares.extend(shares.tolist())
        if not self._shares:
            return left
        usual = float(np.percentile(self._shares, _USUAL_PERCENT))
        floor = min(max(_ABOVE_USUAL * usual, _LEAST_SHARE), _MOST_SHARE)
        near = ~audible | (left_power > floor * echo_power)
        near = np.convolve(near, np.ones(2 * _HELD_BLOCKS + 1), "same") > _HALF
        if near.all():
            return left
        ramp = np.ones(BLOCK, np.float32) / BLOCK
        gains = np.where(near, 1.0, _CLOSED_GAIN).astype(np.float32)
        edges = np.pad(np.repeat(gains, BLOCK), BLOCK // 2, mode="edge")
        faded: Samples = left * np.convolve(edges, ramp, "same")[BLOCK // 2 : -(BLOCK // 2)].astype(np.float32)
        return faded


def _power(samples: Samples) -> Floats:
    """The mean power of each block, smoothed over five."""
    blocks = (samples.reshape(-1, BLOCK) ** 2).mean(axis=1)
    padded = np.pad(blocks, _SMOOTHED // 2, mode="edge")
    smooth: Floats = np.convolve(padded, np.ones(_SMOOTHED) / _SMOOTHED, "valid")
    return smooth
