"""Sounds in which nobody speaks: made of numbers, the same from the same seed at any length; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

HZ: Final = 16_000
BLOCK_SECONDS: Final = 60

Samples = NDArray[np.float32]
_Floats = NDArray[np.float64]
Maker = Callable[[np.random.Generator, int], _Floats]


def minutes(kind: str, count: int, seed: int = 5) -> Iterator[Samples]:
    """`count` minutes of a kind of KINDS, a block of a minute at a time, in [-1, 1); each minute is another one."""
    for minute in range(count):
        rng = np.random.default_rng((seed, list(KINDS).index(kind), minute))
        sound = KINDS[kind](rng, BLOCK_SECONDS * HZ)
        yield np.clip(sound, -1.0, 0.9999).astype(np.float32)


def silence(_rng: np.random.Generator, count: int) -> _Floats:
    """Digital silence."""
    return np.zeros(count)


def room(rng: np.random.Generator, count: int) -> _Floats:
    """A quiet room at an open microphone: what a converter makes of nothing."""
    return _coloured(rng, count, 0.5) * 0.0008


def white(rng: np.random.Generator, count: int) -> _Floats:
    """White noise, -30 dB."""
    return _coloured(rng, count, 0.0) * 0.03


def pink(rng: np.random.Generator, count: int) -> _Floats:
    """Pink noise, a fan or rain, -26 dB."""
    return _coloured(rng, count, 0.5) * 0.05


def brown(rng: np.random.Generator, count: int) -> _Floats:
    """Brown noise, a car or the wind, that swells and ebbs."""
    swell = 0.6 + 0.4 * np.sin(2 * np.pi * 0.1 * np.arange(count) / HZ + rng.uniform(0, 6))
    return _coloured(rng, count, 1.0) * 0.1 * swell


def hum(rng: np.random.Generator, count: int) -> _Floats:
    """Mains hum: 50 Hz and its overtones over a little noise."""
    at_s = np.arange(count) / HZ
    tones = sum(np.sin(2 * np.pi * 50 * n * at_s + rng.uniform(0, 6)) / n for n in range(1, 12))
    return 0.03 * np.asarray(tones) + room(rng, count)


def keyboard(rng: np.random.Generator, count: int) -> _Floats:
    """Typing in bursts: each key a click when it goes down and a softer one when it comes up, in a quiet room."""
    sound = room(rng, count)
    at = 0.0
    while at < count / HZ - 0.5:
        at += rng.exponential(0.14) + 0.05 + (rng.uniform(0.5, 4.0) if rng.random() < 0.06 else 0.0)
        for delay_s, level in ((0.0, 1.0), (rng.uniform(0.06, 0.12), 0.4)):
            _add(sound, at + delay_s, _click(rng) * level * rng.uniform(0.1, 0.4))
    return sound


def breathing(rng: np.random.Generator, count: int) -> _Floats:
    """Breath into a headset: noise shaped by a mouth, in and out about fifteen times a minute."""
    sound = room(rng, count)
    at = 0.5
    while at < count / HZ - 3.0:
        for length_s, low_hz, high_hz, level in ((1.3, 400, 2_600, 0.05), (1.7, 200, 1_600, 0.09)):
            length = int(length_s * rng.uniform(0.8, 1.2) * HZ)
            breath = _band(rng.standard_normal(length), low_hz * rng.uniform(0.8, 1.2), high_hz)
            _add(sound, at, breath * np.hanning(length) * level * rng.uniform(0.5, 1.2))
            at += length / HZ + rng.uniform(0.05, 0.4)
        at += rng.uniform(0.2, 1.0)
    return sound


def music(rng: np.random.Generator, count: int) -> _Floats:
    """Hold music: chords, a bass, a melody of a reed-like tone and a drum, another tune each minute."""
    sound = np.zeros(count)
    beat_s = 60 / rng.uniform(80, 130)
    root = int(rng.integers(45, 57))
    scale = (0, 2, 4, 5, 7, 9, 11)
    for number in range(int(count / HZ / beat_s)):
        at = number * beat_s
        degree = int(rng.choice((0, 3, 4, 5))) if number % 4 == 0 else 0
        if number % 4 == 0:
            chord = [root + scale[(degree + step) % 7] + 12 * ((degree + step) // 7) for step in (0, 2, 4)]
            for pitch in chord:
                _add(sound, at, _tone(rng, pitch + 12, 4 * beat_s, (1.0, 0.4, 0.2), 0.05))
            _add(sound, at, _tone(rng, chord[0] - 12, 2 * beat_s, (1.0, 0.3), 0.12))
        for half in range(2):
            if rng.random() < 0.7:
                pitch = root + 24 + scale[int(rng.integers(0, 7))]
                _add(sound, at + half * beat_s / 2, _tone(rng, pitch, beat_s / 2, (1.0, 0.7, 0.5, 0.35, 0.2), 0.07))
        _add(sound, at, _click(rng) * (0.15 if number % 2 else 0.05))
    return sound


def office(rng: np.random.Generator, count: int) -> _Floats:
    """Breath, typing and a humming computer at once."""
    return breathing(rng, count) + keyboard(rng, count) + 0.5 * hum(rng, count)


def waiting(rng: np.random.Generator, count: int) -> _Floats:
    """Hold music on a telephone line: narrow, hissing, with somebody breathing and typing beside it."""
    return _band(music(rng, count), 300, 3_400) + breathing(rng, count) + keyboard(rng, count) + 0.2 * white(rng, count)


KINDS: Final[Mapping[str, Maker]] = MappingProxyType(
    {
        "silence": silence,
        "room": room,
        "white": white,
        "pink": pink,
        "brown": brown,
        "hum": hum,
        "keyboard": keyboard,
        "breathing": breathing,
        "music": music,
        "office": office,
        "waiting": waiting,
    }
)


def _coloured(rng: np.random.Generator, count: int, slope: float) -> _Floats:
    """Noise of unit loudness whose amplitude falls with frequency to the power of `slope`, from 20 Hz up."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    hz = np.maximum(np.fft.rfftfreq(count, 1 / HZ), 20.0)
    sound: _Floats = np.fft.irfft(spectrum / hz**slope, count)
    noise: _Floats = sound / np.std(sound)
    return noise


def _band(sound: _Floats, low_hz: float, high_hz: float) -> _Floats:
    """Only what lies between two frequencies, with soft edges."""
    hz = np.fft.rfftfreq(len(sound), 1 / HZ)
    gain = 1 / (1 + (low_hz / np.maximum(hz, 1.0)) ** 4) / (1 + (hz / high_hz) ** 4)
    banded: _Floats = np.fft.irfft(np.fft.rfft(sound) * gain, len(sound))
    return banded


def _click(rng: np.random.Generator) -> _Floats:
    length = int(0.04 * HZ)
    fall = np.exp(-np.arange(length) / HZ / rng.uniform(0.002, 0.008))
    return _band(rng.standard_normal(length), rng.uniform(800, 1_500), rng.uniform(3_000, 7_000)) * fall


def _tone(rng: np.random.Generator, pitch: float, seconds: float, partials: tuple[float, ...], level: float) -> _Floats:
    """A note of a plucked or blown kind; `pitch` in semitones, 69 is 440 Hz."""
    at_s = np.arange(int(seconds * HZ)) / HZ
    base_hz = 440 * 2 ** ((pitch - 69) / 12)
    vibrato = 1 + 0.003 * np.sin(2 * np.pi * 5 * at_s)
    wave = sum(
        strength * np.sin(2 * np.pi * base_hz * (n + 1) * at_s * vibrato + rng.uniform(0, 6))
        for n, strength in enumerate(partials)
    )
    envelope = np.minimum(1.0, at_s / 0.02) * np.exp(-at_s / max(seconds, 0.1)) * np.minimum(1, (seconds - at_s) / 0.03)
    note: _Floats = level * np.asarray(wave) * envelope
    return note


def _add(sound: _Floats, at_s: float, part: _Floats) -> None:
    first = int(at_s * HZ)
    part = part[: max(0, len(sound) - first)]
    sound[first : first + len(part)] += part
