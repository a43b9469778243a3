"""Which voice prints belong together: agglomerative clustering with average linkage on the cosine distance. Pure.

The average distance between two sets of unit vectors is 1 - (sum of A) . (sum of B) / (|A| |B|), so a cluster is fully
described by its sum and its size, and clusters can themselves be clustered: a day of talk is reduced block by block
before the final tree is built, with the same distances as if it had been one matrix. Average instead of complete
linkage: with complete linkage the one worst pair of a long meeting decides, and one voice falls apart into several.
Tree by the nearest-neighbour chain (Murtagh, 1983).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sottovoce_models.speakers.base import Bools, Floats, Ints

# The middle of the plateau between prints of one voice (0.2-0.4 apart) and of two (0.7 and more).
_CUT_DISTANCE: Final = 0.55
# Two matrices of this side squared are held at once: 2 x 16 MB.
_BLOCK: Final = 2000
# Prints from less solo speech than this (10 ms rows) join clusters but do not found them.
_FOUNDING_ROWS: Final = 50
# A cluster is a person when it has this share of the talk, or, in a long meeting, this much of it. Windows overlap, so
# everything is heard twice: 1000 rows are about 5 s said.
_LEAST_SHARE: Final = 0.06
_ENOUGH_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class Clusters:
    """`labels` (prints,) from 0 to `count` - 1; `margins` (prints,): how much nearer the own centre is than the next.

    Margins are differences of cosines, 2 where there is only one cluster.
    """

    labels: Ints
    margins: Floats
    count: int


def cluster(prints: Floats, solo_rows: Ints, count: int | None) -> Clusters:
    """Labels for unit-length prints (n, size), each made of `solo_rows` rows of speech.

    With `count` at most that many clusters come out (fewer only when there are fewer prints).
    """
    if not len(prints):
        return Clusters(np.empty(0, np.int64), np.empty(0, np.float32), 0)
    founding = solo_rows >= _FOUNDING_ROWS
    if not founding.any():
        founding[:] = True
    labels = _persons(prints[founding], solo_rows[founding], count)
    centres = _centres(prints[founding], solo_rows[founding], labels)
    nearness = prints @ centres.T
    every = nearness.argmax(axis=1)
    every[np.flatnonzero(founding)[labels >= 0]] = labels[labels >= 0]
    return Clusters(every, _margins(nearness, every), len(centres))


def _persons(prints: Floats, rows: Ints, count: int | None) -> Ints:
    """A label for each print, -1 for those whose cluster is too small to be a person."""
    sums, sizes, groups = _reduced(prints)
    tree = _Tree(sums, sizes)
    if count is None:
        labels = tree.labels(_clusters_at_cut(tree))
        return _renumbered(labels[groups], _is_person(labels[groups], rows))
    # Outliers split off near the root: go down the tree until enough clusters are large enough to be persons.
    best = tree.labels(min(count, tree.leaves))[groups]
    for clusters in range(min(count, tree.leaves), min(count + 30, tree.leaves) + 1):
        labels = tree.labels(clusters)[groups]
        if _is_person(labels, rows).sum() >= count:
            best = labels
            break
    largest = np.argsort(-np.bincount(best, rows), kind="stable")[:count]
    return _renumbered(best, np.isin(np.arange(best.max() + 1), largest))


def _clusters_at_cut(tree: _Tree) -> int:
    return tree.leaves - int((tree.heights <= _CUT_DISTANCE).sum())


def _is_person(labels: Ints, rows: Ints) -> Bools:
    totals = np.bincount(labels, rows)
    person: Bools = totals >= min(_LEAST_SHARE * totals.sum(), _ENOUGH_ROWS)
    person[totals.argmax()] = True  # somebody spoke
    return person


def _renumbered(labels: Ints, kept: Bools) -> Ints:
    numbers = np.where(kept, np.cumsum(kept) - 1, -1)
    result: Ints = numbers[labels]
    return result


def _centres(prints: Floats, rows: Ints, labels: Ints) -> Floats:
    centres = np.zeros((int(labels.max()) + 1, prints.shape[1]), dtype=np.float32)
    used = labels >= 0
    np.add.at(centres, labels[used], prints[used] * rows[used, None].astype(np.float32))
    lengths = np.linalg.norm(centres, axis=1, keepdims=True)
    unit: Floats = centres / np.maximum(lengths, 1e-9)
    return unit


def _margins(nearness: Floats, labels: Ints) -> Floats:
    if nearness.shape[1] < 2:
        return np.full(len(labels), 2.0, dtype=np.float32)
    rows = np.arange(len(labels))
    own = nearness[rows, labels]
    others = nearness.copy()
    others[rows, labels] = -np.inf
    margins: Floats = own - others.max(axis=1)
    return margins


def _reduced(prints: Floats) -> tuple[Floats, Floats, Ints]:
    """Sums and sizes of at most `_BLOCK` groups of prints that lie closest, and the group of each print."""
    sums, sizes, groups = prints, np.ones(len(prints), np.float32), np.arange(len(prints))
    while len(sums) > _BLOCK:
        merged, first = np.empty(len(sums), np.int64), 0
        for start in range(0, len(sums), _BLOCK):
            part = slice(start, start + _BLOCK)
            tree = _Tree(sums[part], sizes[part])
            keep = -(-tree.leaves // 2)
            merged[part] = tree.labels(keep) + first
            first += keep
        new_sums = np.zeros((first, sums.shape[1]), dtype=np.float32)
        np.add.at(new_sums, merged, sums)
        sums, sizes, groups = new_sums, np.bincount(merged, sizes).astype(np.float32), merged[groups]
    return sums, sizes, groups


class _Tree:
    """The average-linkage tree over groups given by sums and sizes; `heights` of its merges ascend."""

    def __init__(self, sums: Floats, sizes: Floats) -> None:
        self.leaves = len(sums)
        means = sums / sizes[:, None]
        distances = np.float32(1.0) - means @ means.T
        merges = _chain(distances, sizes.copy())
        merges.sort(key=lambda merge: merge[2])
        self._merges = merges
        self.heights = np.array([height for _, _, height in merges])

    def labels(self, clusters: int) -> Ints:
        """The tree cut into this many clusters, numbered in order of their first leaf."""
        parent = list(range(self.leaves))

        def root(leaf: int) -> int:
            while parent[leaf] != leaf:
                parent[leaf] = parent[parent[leaf]]
                leaf = parent[leaf]
            return leaf

        for a, b, _ in self._merges[: self.leaves - clusters]:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
        _, labels = np.unique([root(leaf) for leaf in range(self.leaves)], return_inverse=True)
        return labels.astype(np.int64)


def _chain(distances: Floats, sizes: Floats) -> list[tuple[int, int, float]]:
    """All merges (a leaf of each side, distance) by following nearest neighbours; overwrites both arguments."""
    np.fill_diagonal(distances, np.inf)
    alive = len(sizes)
    merges: list[tuple[int, int, float]] = []
    chain: list[int] = []
    gone = np.zeros(alive, dtype=bool)
    while alive > 1:
        if not chain:
            chain.append(int(np.flatnonzero(~gone)[0]))
        tip = chain[-1]
        nearest = int(distances[tip].argmin())
        # On a tie the one before wins, or the chain would go round in circles.
        if len(chain) > 1 and distances[tip, chain[-2]] <= distances[tip, nearest]:
            nearest = chain[-2]
        if len(chain) < 2 or nearest != chain[-2]:
            chain.append(nearest)
            continue
        del chain[-2:]
        merges.append((tip, nearest, float(distances[tip, nearest])))
        share = sizes[tip] / (sizes[tip] + sizes[nearest])
        joined = share * distances[tip] + (1 - share) * distances[nearest]
        joined[[tip, nearest]] = np.inf
        distances[nearest], distances[:, nearest] = joined, joined
        distances[tip], distances[:, tip] = np.inf, np.inf
        sizes[nearest] += sizes[tip]
        gone[tip] = True
        alive -= 1
    return merges
