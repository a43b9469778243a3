"""Average linkage on the cosine distance between unit vectors. Pure.

The average distance between two sets of unit vectors is 1 - (sum of A) . (sum of B) / (weight of A x weight of B), so
a cluster is fully described by its sum and its weight, and clusters can themselves be clustered, with the same
distances as if it had been one matrix. A vector may count for more than another: its weight multiplies it in the sum.
Average instead of complete linkage: with complete linkage the one worst pair of a long meeting decides, and one voice
falls apart into several. Tree by the nearest-neighbour chain (Murtagh, 1983).
"""

from __future__ import annotations

import numpy as np

from sottovoce_models.speakers.base import Floats, Ints


class Tree:
    """The tree over groups given by their sums (n, size) and weights (n,); `heights` of its merges ascend."""

    def __init__(self, sums: Floats, weights: Floats) -> None:
        self.leaves = len(sums)
        means = sums / weights[:, None]
        distances = np.float32(1.0) - means @ means.T
        merges = _chain(distances, weights.copy())
        merges.sort(key=lambda merge: merge[2])
        self._merges = merges
        self.heights = np.array([height for _, _, height in merges])

    def clusters_at(self, distance: float) -> int:
        """How many clusters there are when no two that are at most this far apart stay parted."""
        return self.leaves - int((self.heights <= distance).sum())

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
