"""Where rows of different height begin: sums and look-ups in logarithmic time, so that 10,000 rows cost nothing."""

from __future__ import annotations

from collections.abc import Iterable


class RowHeights:
    """Heights in pixels of the rows of a list. All positions count from the top of row 0."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        # A Fenwick tree (Fenwick 1994, "A new data structure for cumulative frequency tables"), 1-based.
        self._sums = [0, *self._heights]
        for i in range(1, len(self._sums)):
            parent = i + (i & -i)
            if parent < len(self._sums):
                self._sums[parent] += self._sums[i]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """Height of all rows together."""
        return self.top(len(self._heights))

    def append(self, height: int) -> None:
        """Adds a row at the end."""
        i = len(self._sums)
        start = i - (i & -i)
        self._sums.append(self.top(len(self._heights)) - self.top(start) + height)
        self._heights.append(height)

    def spliced(self, first: int, gone: int, heights: Iterable[int]) -> RowHeights:
        """These rows instead of some, whose neighbours keep their heights."""
        return RowHeights([*self._heights[:first], *heights, *self._heights[first + gone :]])

    def set(self, row: int, height: int) -> int:
        """Changes the height of a row; returns by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            i = row + 1
            while i < len(self._sums):
                self._sums[i] += grown
                i += i & -i
        return grown

    def top(self, row: int) -> int:
        """Where a row begins; for `len(self)` where the last one ends."""
        total, i = 0, row
        while i > 0:
            total += self._sums[i]
            i -= i & -i
        return total

    def at(self, y: int) -> int:
        """The row that covers this position; the first or last one for positions outside; -1 when there is none."""
        if not self._heights:
            return -1
        position, rest = 0, max(0, y)
        step = 1 << (len(self._heights).bit_length() - 1)
        while step:
            after = position + step
            if after < len(self._sums) and self._sums[after] <= rest:
                position = after
                rest -= self._sums[after]
            step >>= 1
        return min(position, len(self._heights) - 1)
