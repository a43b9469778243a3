"""Whether what the segmentation took for one local speaker is one: its speech cut at pauses, and sorted by sound. Pure.

The segmentation follows at most three speakers through a window, and gives a short answer to somebody who has spoken
already when the pause before it is long enough. Print by print the two are far apart, so they are told apart here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from sottovoce_models.speakers.base import Floats, Ints
from sottovoce_models.speakers.linkage import Tree

# A pause of a fifth of a second ends an island; longer ones are cut to about two seconds each, so that a change of
# voice without a pause is inside one piece only.
_PAUSE_FRAMES: Final = 12
_PIECE_FRAMES: Final = 118
# 10 ms rows. Below the first, prints of one voice are as far apart as those of two; beyond the second they are as good
# as they get.
TELLING_ROWS: Final = 70
_FULL_ROWS: Final = 200
# In one window islands of over a second are less than 0.55 apart when one voice speaks, more than 0.74 when two do.
_ANOTHER_VOICE: Final = 0.62


@dataclass(frozen=True, slots=True)
class Island:
    """A stretch of frames [start, end) of one window in which one local speaker speaks alone."""

    start: int
    end: int


def islands(alone: npt.NDArray[np.bool_]) -> tuple[Island, ...]:
    """The islands of a local speaker, in order and apart from each other; `alone` says so frame by frame."""
    frames = np.flatnonzero(alone)
    if not len(frames):
        return ()
    breaks = np.flatnonzero(np.diff(frames) > _PAUSE_FRAMES)
    found: list[Island] = []
    for first, last in zip(np.append(0, breaks + 1), np.append(breaks, len(frames) - 1), strict=True):
        start, end = int(frames[first]), int(frames[last]) + 1
        edges = np.linspace(start, end, max(1, round((end - start) / _PIECE_FRAMES)) + 1).astype(int)
        found += [Island(a, b) for a, b in pairwise(edges.tolist())]
    return tuple(found)


def voices_of(prints: Floats, rows: Ints) -> Ints:
    """Which islands sound alike: a label for each print (n, size), from 0 on, each made of so many `rows` (n,)."""
    weights = np.minimum(rows, _FULL_ROWS).astype(np.float32)
    tree = Tree(prints * weights[:, None], weights)
    return tree.labels(tree.clusters_at(_ANOTHER_VOICE))


def nearest(found: Sequence[Island], labels: Ints, frames: int) -> Ints:
    """For each of the frames of a window the label of the island nearest in time."""
    at = np.arange(frames)
    best = np.full(frames, frames, dtype=np.int64)
    result = np.zeros(frames, dtype=np.int64)
    for island, label in zip(found, labels.tolist(), strict=True):
        distance = np.maximum(0, np.maximum(island.start - at, at - island.end + 1))
        closer = distance < best
        best[closer], result[closer] = distance[closer], label
    return result
