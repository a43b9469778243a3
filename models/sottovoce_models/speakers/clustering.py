"""Which voice prints are whose: persons by average linkage, their number by how much each of them says. Pure.

Long solo prints found clusters, short ones only join them. Prints are reduced in blocks of ten minutes first, and the
clusters of all blocks are clustered again, so that a day of talk needs no more memory than an hour. What two clusters
have in common is asked twice: print by print (the linkage), then centre against centre, which is far less noisy and
brings together a voice that fell apart by the way it was used (loud, far away, short answers).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from sottovoce_models.speakers.base import Floats, Ints
from sottovoce_models.speakers.linkage import Tree

# The middle of the plateau between prints of one voice (0.2-0.4 apart) and of two (0.7 and more).
_CUT_DISTANCE: Final = 0.53
# Centres of one voice in two states are more alike than this, those of two voices less.
_SAME_CENTRES: Final = 0.54
# A block of ten minutes is reduced to so many groups; a dozen people talking at once need no more.
_GROUPS_A_BLOCK: Final = 100
# Two matrices of this side squared are held at once: 2 x 16 MB.
_MOST_GROUPS: Final = 2000
# Prints of less solo speech than this (10 ms rows) join clusters but do not found them; beyond three seconds one print
# is as good as another.
_FOUNDING_ROWS: Final = 70
_FULL_ROWS: Final = 300
# A person says at least two seconds alone, in a long talk a fiftieth of it, but five seconds are enough for anybody.
_LEAST_SAID_ROWS: Final = 200
_LEAST_SHARE: Final = 0.02
_ENOUGH_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Prints:
    """Voice prints of unit length (n, size), how many rows of solo speech each has, and its block of ten minutes.

    `said_rows` is the same speech with what several windows heard counted once, so that its sum is time.
    """

    prints: Floats
    solo_rows: Ints
    said_rows: Floats
    blocks: Ints


@dataclass(frozen=True, slots=True)
class Clusters:
    """`labels` (prints,) from 0 to `count` - 1; `margins` (prints,): how much nearer the own centre is than the next.

    Margins are differences of cosines, 2 where there is only one cluster. `centres` (count, size) have unit length.
    """

    labels: Ints
    margins: Floats
    centres: Floats

    @property
    def count(self) -> int:
        """How many persons there are."""
        return len(self.centres)


def cluster(heard: Prints, count: int | None) -> Clusters:
    """Labels for the prints; with `count` never more clusters than that, and fewer only when there are fewer prints."""
    if not len(heard.prints):
        nobody = np.empty((0, heard.prints.shape[1]), np.float32)
        return Clusters(np.empty(0, np.int64), np.empty(0, np.float32), nobody)
    founding = np.flatnonzero(heard.solo_rows >= min(_FOUNDING_ROWS, int(heard.solo_rows.max())))
    groups = _Groups(heard, founding)
    centres = groups.persons() if count is None else groups.given(count)
    nearness = heard.prints @ centres.T
    every = nearness.argmax(axis=1)
    return Clusters(every, _margins(nearness, every), centres)


class _Groups:
    """Founding prints (indices of them) reduced to groups, and the ways from there to the centres of persons."""

    def __init__(self, heard: Prints, founding: Ints) -> None:
        self._sums, self._weights, group_of = _reduced(heard, founding)
        self._said = np.bincount(group_of, heard.said_rows[founding]).astype(np.float32)
        self._tree = Tree(self._sums, self._weights)
        self._least = float(np.clip(_LEAST_SHARE * self._said.sum(), _LEAST_SAID_ROWS, _ENOUGH_ROWS))

    def persons(self) -> Floats:
        """As many as there are."""
        return self._centres(self._settled(self._tree.labels(self._tree.clusters_at(_CUT_DISTANCE)), 1))

    def given(self, count: int) -> Floats:
        """`count` of them if there are as many groups: the ones that say most of those that would be found anyway.

        Where too few would be found the tree is followed down until enough of its clusters say something.
        """
        leaves = self._tree.leaves
        labels = self._settled(self._tree.labels(self._tree.clusters_at(_CUT_DISTANCE)), count)
        if labels.max() + 1 < count:
            for clusters in range(min(count, leaves), min(count + 30, leaves) + 1):
                labels = self._tree.labels(clusters)
                if (self._totals(labels) >= self._least).sum() >= count:
                    break
        keep = np.sort(np.argsort(-self._totals(labels), kind="stable")[:count])
        return self._centres(self._given_away(labels, keep))

    def _settled(self, labels: Ints, least_count: int) -> Ints:
        """Clusters with like centres joined, then those that say too little given away, down to `least_count`."""
        while labels.max() >= least_count:
            likeness = self._likeness(labels)
            first, second = np.unravel_index(int(likeness.argmax()), likeness.shape)
            if likeness[first, second] < _SAME_CENTRES:
                totals = self._totals(labels)
                enough = max(least_count, int((totals >= self._least).sum()))
                return self._given_away(labels, np.sort(np.argsort(-totals, kind="stable")[:enough]))
            labels = np.unique(np.where(labels == second, first, labels), return_inverse=True)[1]
        return labels

    def _totals(self, labels: Ints) -> Floats:
        return np.bincount(labels, self._said).astype(np.float32)

    def _likeness(self, labels: Ints) -> Floats:
        centres = self._centres(labels)
        likeness: Floats = centres @ centres.T
        np.fill_diagonal(likeness, -1.0)
        return likeness

    def _centres(self, labels: Ints) -> Floats:
        centres = np.zeros((int(labels.max()) + 1, self._sums.shape[1]), dtype=np.float32)
        np.add.at(centres, labels, self._sums)
        unit: Floats = centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
        return unit

    def _given_away(self, labels: Ints, keep: Ints) -> Ints:
        """The kept clusters under new numbers; groups of others go each to the nearest of them."""
        nearness = self._sums @ self._centres(labels)[keep].T
        numbers = np.full(int(labels.max()) + 1, -1)
        numbers[keep] = np.arange(len(keep))
        result: Ints = np.where(numbers[labels] >= 0, numbers[labels], nearness.argmax(axis=1))
        return result


def _reduced(heard: Prints, founding: Ints) -> tuple[Floats, Floats, Ints]:
    """Sums and weights of groups of prints that lie closest, block by block, and the group of each founding print."""

    def printed(part: Ints) -> tuple[Floats, Floats]:
        weights = np.minimum(heard.solo_rows[founding[part]], _FULL_ROWS).astype(np.float32) / np.float32(_FULL_ROWS)
        return heard.prints[founding[part]] * weights[:, None], weights

    sums, weights, groups = _merged(heard.blocks[founding], printed)
    while len(sums) > _MOST_GROUPS:
        sums, weights, larger = _regrouped(sums, weights)
        groups = larger[groups]
    return sums, weights, groups


def _regrouped(sums: Floats, weights: Floats) -> tuple[Floats, Floats, Ints]:
    return _merged(np.arange(len(sums)) // (_MOST_GROUPS // 2), lambda part: (sums[part], weights[part]))


def _merged(blocks: Ints, sums_and_weights: Callable[[Ints], tuple[Floats, Floats]]) -> tuple[Floats, Floats, Ints]:
    """Fewer groups: those of each block merged; only one block is held at a time."""
    groups = np.empty(len(blocks), np.int64)
    merged: list[Floats] = []
    weights: list[Floats] = []
    first = 0
    for block in np.unique(blocks):
        part = np.flatnonzero(blocks == block)
        own_sums, own_weights = sums_and_weights(part)
        tree = Tree(own_sums, own_weights)
        keep = min(tree.leaves, max(_GROUPS_A_BLOCK, tree.leaves // 8))
        labels = tree.labels(keep)
        merged.append(np.zeros((keep, own_sums.shape[1]), dtype=np.float32))
        np.add.at(merged[-1], labels, own_sums)
        weights.append(np.bincount(labels, own_weights).astype(np.float32))
        groups[part] = labels + first
        first += keep
    return np.concatenate(merged), np.concatenate(weights), groups


def _margins(nearness: Floats, labels: Ints) -> Floats:
    if nearness.shape[1] < 2:
        return np.full(len(labels), 2.0, dtype=np.float32)
    rows = np.arange(len(labels))
    own = nearness[rows, labels]
    others = nearness.copy()
    others[rows, labels] = -np.inf
    margins: Floats = own - others.max(axis=1)
    return margins
