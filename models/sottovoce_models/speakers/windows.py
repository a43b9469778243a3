"""Hears a recording in overlapping windows of 10 s and keeps only what telling voices apart needs.

Memory: 10 s of sound, and per window (every 5 s) some hundred bytes of activity plus under 1 KB for each voice in it.
"""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sottovoce_models.speakers.base import (
    FRAME_SAMPLES,
    HOP_FRAMES,
    LOCAL_SPEAKERS,
    SEEN_BY_FRAME_SAMPLES,
    WINDOW_SAMPLES,
    Floats,
    Ints,
    Networks,
    feature_frames,
)
from sottovoce_models.speakers.islands import TELLING_ROWS, islands, nearest, voices_of

# Class c of the powerset contains local speaker s where _MEMBERS[c, s] is 1; class 0 is nobody.
_MEMBERS: Final = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 0, 1], [0, 1, 1]], dtype=np.float32
)
_PROBABILITY_STEPS: Final = 255
_LEAST_SAMPLES: Final = 1600
# A quarter of a second: below that a voice print says more about the vowel than about the voice.
_LEAST_SOLO_ROWS: Final = 25
# Five seconds of a voice say what ten do, in half the time.
_MOST_PRINT_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice in a window: its print (unit length) and how many 10 ms rows of solo speech it has; `local`: its column.

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
    """Activity of the voices of a window from `first_frame` on: probabilities in 1/255, (frames, voices).

    There are three, some of them silent, or more where a local speaker of the segmentation turned out to be several.
    `end_sample` is where the sound of the window ends, counted from the start of the recording.
    """

    first_frame: int
    activity: npt.NDArray[np.uint8]
    end_sample: int

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
    """Takes sound block by block and remembers a Hearing of it. `heard_samples` says how far it is.

    Threads: windows are worked on by `threads` threads, results taken in order, so the Hearing never depends on them.
    """

    def __init__(self, networks: Networks, threads: int) -> None:
        self._networks = networks
        self._threads = threads
        self._windows: list[_Packed] = []
        self._voices: list[Voice] = []
        self.heard_samples = 0

    def hear(self, blocks: Iterable[bytes]) -> Iterator[int]:
        """Works through 16-bit mono blocks at 16 kHz; yields after each window the samples heard so far."""
        under_way: deque[Future[tuple[Window, list[Voice]]]] = deque()
        with ThreadPoolExecutor(self._threads, thread_name_prefix="listener") as pool:
            for number, (first_frame, samples) in enumerate(cut(blocks)):
                under_way.append(pool.submit(self._heard, number, first_frame, samples))
                if len(under_way) > self._threads:
                    yield self._remember(*under_way.popleft().result())
            while under_way:
                yield self._remember(*under_way.popleft().result())

    def hearing(self) -> Hearing:
        """What was heard so far."""
        return Hearing(tuple(map(_unpacked, self._windows)), tuple(self._voices), self.heard_samples)

    def _remember(self, window: Window, voices: list[Voice]) -> int:
        self._windows.append(_packed(window))
        self._voices += voices
        self.heard_samples = window.end_sample
        return self.heard_samples

    def _heard(self, number: int, first_frame: int, samples: Floats) -> tuple[Window, list[Voice]]:
        classes = self._networks.segment(_padded(samples))[: _frames_within(len(samples))]
        activity = np.rint(np.clip(classes @ _MEMBERS, 0.0, 1.0) * _PROBABILITY_STEPS).astype(np.uint8)
        end_sample = first_frame * FRAME_SAMPLES + len(samples)
        solo = classes.argmax(axis=1)
        if not ((solo >= 1) & (solo <= LOCAL_SPEAKERS)).any():
            return Window(first_frame, activity, end_sample), []
        features = self._networks.features(samples)
        frames = feature_frames(len(features), len(classes))
        columns: list[npt.NDArray[np.uint8]] = []
        voices: list[Voice] = []
        for local in range(LOCAL_SPEAKERS):
            for rows, column in self._told_apart(features, frames, solo == local + 1, activity[:, local]):
                if len(rows) >= _LEAST_SOLO_ROWS:
                    voices.append(
                        Voice(
                            window=number,
                            local=len(columns),
                            print=self._networks.embed(features[_middle(rows)]),
                            solo_rows=len(rows),
                            first_frame=first_frame + int(frames[rows[0]]),
                            last_frame=first_frame + int(frames[rows[-1]]),
                        )
                    )
                columns.append(column)
        return Window(first_frame, np.stack(columns, axis=1), end_sample), voices

    def _told_apart(
        self, features: Floats, frames: Ints, alone: npt.NDArray[np.bool_], column: npt.NDArray[np.uint8]
    ) -> Iterator[tuple[Ints, npt.NDArray[np.uint8]]]:
        """A local speaker as the voices that are in it: feature rows of each one's solo speech, and its activity."""
        rows = np.flatnonzero(alone[frames])
        found = islands(alone)
        parts = [rows[(frames[rows] >= island.start) & (frames[rows] < island.end)] for island in found]
        lengths = np.array([len(part) for part in parts], dtype=np.int64)
        telling = np.flatnonzero(lengths >= TELLING_ROWS)
        labels = np.zeros(len(telling), dtype=np.int64)
        if len(telling) > 1:
            prints = np.stack([self._networks.embed(features[parts[which]]) for which in telling])
            labels = voices_of(prints, lengths[telling])
        if not labels.any():
            yield rows, column
            return
        told = [found[which] for which in telling]
        voice_of = nearest(told, labels, len(column))
        for voice in range(int(labels.max()) + 1):
            own = np.concatenate([parts[which] for which in telling[labels == voice]])
            yield own, np.where(voice_of == voice, column, 0).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A window while it waits: most of its activity is zeros."""

    first_frame: int
    voices: int
    activity: bytes
    end_sample: int


def _packed(window: Window) -> _Packed:
    activity = zlib.compress(window.activity.tobytes(), 1)
    return _Packed(window.first_frame, window.activity.shape[1], activity, window.end_sample)


def _unpacked(packed: _Packed) -> Window:
    activity = np.frombuffer(zlib.decompress(packed.activity), dtype=np.uint8).reshape(-1, packed.voices)
    return Window(packed.first_frame, activity, packed.end_sample)


def _padded(samples: Floats) -> Floats:
    """A full window, silence behind the sound: of shorter ones the network hears speech in nothing."""
    return np.pad(samples, (0, WINDOW_SAMPLES - len(samples)))


def _frames_within(samples: int) -> int:
    return (samples - SEEN_BY_FRAME_SAMPLES) // FRAME_SAMPLES + 1


def _middle(rows: Ints) -> Ints:
    start = max(0, len(rows) - _MOST_PRINT_ROWS) // 2
    return rows[start : start + _MOST_PRINT_ROWS]


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
