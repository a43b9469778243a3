"""Time as a line of pixels: where a moment stands, who speaks in a column, which marks have room. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody, by number, speaks during [start_ms, end_ms)."""

    start_ms: int
    end_ms: int
    speaker: int


@dataclass(frozen=True, slots=True)
class TimeScale:
    """[0, duration_ms] over [left_px, left_px + width_px]; a recording of no length is all at the left."""

    duration_ms: int
    left_px: float
    width_px: float

    def x(self, time_ms: float) -> float:
        """Where a moment stands; beyond either end, at that end."""
        if self.duration_ms <= 0:
            return self.left_px
        return self.left_px + self.width_px * min(max(time_ms, 0), self.duration_ms) / self.duration_ms

    def time_ms(self, x: float) -> int:
        """The moment at a place; beside the line, its nearer end."""
        if self.width_px <= 0:
            return 0
        return round(self.duration_ms * min(max((x - self.left_px) / self.width_px, 0.0), 1.0))


def column_shares(spoken: Iterable[Spoken], columns: int, duration_ms: int) -> list[dict[int, float]]:
    """Which part of each of so many equal columns, in [0, 1], each speaker fills; those who do not speak are left out.

    Shares of people who speak at once add up to more than 1.
    """
    shares: list[dict[int, float]] = [{} for _ in range(max(0, columns))]
    if columns <= 0 or duration_ms <= 0:
        return shares
    per_ms, last_column = columns / duration_ms, columns - 1
    for each in spoken:
        speaker = each.speaker
        start, end = each.start_ms * per_ms, each.end_ms * per_ms
        first, last = min(int(start), last_column), min(int(end), last_column)
        if first == last:  # most turns of a long meeting
            if end > start:
                column = shares[first]
                column[speaker] = min(1.0, column.get(speaker, 0.0) + min(end, columns) - start)
            continue
        for number in range(first, last + 1):
            share = min(end, number + 1) - max(start, number)
            if share > 0:
                column = shares[number]
                column[speaker] = min(1.0, column.get(speaker, 0.0) + share)
    return shares


def runs(spans: Iterable[tuple[int, int]], scale: TimeScale, least_px: float = 1.0) -> list[tuple[float, float]]:
    """Places [x, x) of spans in order of time, each wide enough to be seen; those that touch are one."""
    found: list[tuple[float, float]] = []
    for start_ms, end_ms in spans:
        left, right = scale.x(start_ms), max(scale.x(end_ms), scale.x(start_ms) + least_px)
        if found and left <= found[-1][1] + least_px / 2:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def silences(
    spoken: Sequence[Spoken], duration_ms: int, least_ms: int, without: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Where nobody speaks for at least so long, in order; what is `without` sound anyway is no silence."""
    taken = sorted([*((each.start_ms, each.end_ms) for each in spoken), *without])
    found: list[tuple[int, int]] = []
    at_ms = 0
    for start_ms, end_ms in [*taken, (duration_ms, duration_ms)]:
        if start_ms - at_ms >= least_ms:
            found.append((at_ms, start_ms))
        at_ms = max(at_ms, end_ms)
    return found


def with_room(times_ms: Iterable[int], scale: TimeScale, apart_px: float) -> list[float]:
    """Places of marks from left to right; one that would lie upon the one before it is left out."""
    places: list[float] = []
    for x in sorted(map(scale.x, times_ms)):
        if not places or x - places[-1] >= apart_px:
            places.append(x)
    return places


def speaking_shares(spoken: Iterable[Spoken]) -> dict[int, float]:
    """Each speaker's share of all speaking time, in [0, 1]; empty when nobody speaks."""
    totals: dict[int, int] = {}
    for each in spoken:
        totals[each.speaker] = totals.get(each.speaker, 0) + each.end_ms - each.start_ms
    whole = sum(totals.values())
    return {who: total / whole for who, total in totals.items()} if whole else {}
