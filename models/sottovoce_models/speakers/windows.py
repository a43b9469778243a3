"""Hears a recording in overlapping windows of 10 s and keeps only what telling voices apart needs.

Memory: 10 s of sound, and per window (every 5 s) under 2 KB of activity plus one voice print per local speaker: about
60 MB for a day of talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sottovoce_models.speakers.base import (
    FRAME_SAMPLES,
    HOP_FRAMES,
    LOCAL_SPEAKERS,
    WINDOW_SAMPLES,
    Floats,
    Networks,
    feature_frames,
)

# Class c of the powerset contains local speaker s where _MEMBERS[c, s] is 1; class 0 is nobody.
_MEMBERS: Final = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]], dtype=np.float32
)
_PROBABILITY_STEPS: Final = 255
_LEAST_SAMPLES: Final = 1600
# A quarter of a second: below that a voice print says more about the vowel than about the voice.
_LEAST_SOLO_ROWS: Final = 25


@dataclass(frozen=True, slots=True)
class Voice:
    """One local speaker of one window: its print (unit length) and how many 10 ms rows of solo speech it is made of.

    `first_frame` and `last_frame` bound that solo speech on the grid of the recording.
    """

    window: int
    local: int
    print: Floats
    solo_rows: int
    first_frame: int
    last_frame: int


@dataclass(frozen=True, slots=True)
class Window:
    """Activity of up to three local speakers from `first_frame` on: probabilities in 1/255, (frames, 3)."""

    first_frame: int
    activity: npt.NDArray[np.uint8]

    @property
    def end_frame(self) -> int:
        """The first frame behind the window."""
        return self.first_frame + len(self.activity)

    def probabilities(self) -> Floats:
        """The activity as probabilities in [0, 1]."""
        return self.activity.astype(np.float32) / np.float32(_PROBABILITY_STEPS)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Windows in order, the voices heard in them, and the length of the sound."""

    windows: tuple[Window, ...]
    voices: tuple[Voice, ...]
    samples: int


class Listener:
    """Takes sound block by block and remembers a Hearing of it. `heard_samples` says how far it is."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._windows: list[Window] = []
        self._voices: list[Voice] = []
        self.heard_samples = 0

    def hear(self, blocks: Iterable[bytes]) -> Iterator[int]:
        """Works through 16-bit mono blocks at 16 kHz; yields after each window the samples heard so far."""
        for first_frame, samples in cut(blocks):
            self._hear_window(first_frame, samples)
            self.heard_samples = first_frame * FRAME_SAMPLES + len(samples)
            yield self.heard_samples

    def hearing(self) -> Hearing:
        """What was heard so far."""
        return Hearing(tuple(self._windows), tuple(self._voices), self.heard_samples)

    def _hear_window(self, first_frame: int, samples: Floats) -> None:
        classes = self._networks.segment(samples)
        activity = np.rint(np.clip(classes @ _MEMBERS, 0.0, 1.0) * _PROBABILITY_STEPS).astype(np.uint8)
        self._windows.append(Window(first_frame, activity))
        solo = classes.argmax(axis=1)
        if not ((solo >= 1) & (solo <= LOCAL_SPEAKERS)).any():
            return
        features = self._networks.features(samples)
        frames = feature_frames(len(features), len(classes))
        for local in range(LOCAL_SPEAKERS):
            rows = np.flatnonzero(solo[frames] == local + 1)
            if len(rows) >= _LEAST_SOLO_ROWS:
                self._voices.append(
                    Voice(
                        window=len(self._windows) - 1,
                        local=local,
                        print=self._networks.embed(features[rows]),
                        solo_rows=len(rows),
                        first_frame=first_frame + int(frames[rows[0]]),
                        last_frame=first_frame + int(frames[rows[-1]]),
                    )
                )


def cut(blocks: Iterable[bytes]) -> Iterator[tuple[int, Floats]]:
    """Windows of 10 s every 4.995 s, as (first frame, sound in [-1, 1]); every sample lies in at least one.

    The last window ends with the sound and reaches back 10 s where there is as much; sound under 0.1 s gives none.
    """
    hop = HOP_FRAMES * FRAME_SAMPLES
    held = np.empty(0, dtype=np.int16)
    held_from = 0  # sample of the recording that held[0] is
    waiting: list[npt.NDArray[Any]] = []
    waiting_samples = 0
    next_start = covered = 0
    for block in blocks:
        waiting.append(np.frombuffer(block, dtype="<i2"))
        waiting_samples += len(waiting[-1])
        if held_from + len(held) + waiting_samples < next_start + WINDOW_SAMPLES:
            continue
        held, waiting, waiting_samples = np.concatenate([held, *waiting]), [], 0
        while next_start + WINDOW_SAMPLES <= held_from + len(held):
            offset = next_start - held_from
            yield next_start // FRAME_SAMPLES, _floats(held[offset : offset + WINDOW_SAMPLES])
            covered = next_start + WINDOW_SAMPLES
            next_start += hop
        keep = max(0, next_start - hop - held_from)  # the last window may have to reach back a whole hop
        held, held_from = held[keep:].copy(), held_from + keep
    held = np.concatenate([held, *waiting])
    end = held_from + len(held)
    if end > covered and end >= _LEAST_SAMPLES:
        start = -(-max(0, end - WINDOW_SAMPLES) // FRAME_SAMPLES) * FRAME_SAMPLES
        yield start // FRAME_SAMPLES, _floats(held[start - held_from :])


def _floats(samples: npt.NDArray[np.int16]) -> Floats:
    return samples.astype(np.float32) / 32768.0
