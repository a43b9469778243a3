"""Time and pixels: there and back again, nobody lost, nothing drawn outside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.ui.meeting.time_scale import (
    Spoken,
    TimeScale,
    column_shares,
    runs,
    silences,
    speaking_shares,
    with_room,
)

_DAY_MS = 24 * 3_600_000
_SPANS = st.lists(
    st.tuples(st.integers(0, 100_000), st.integers(0, 20_000), st.integers(0, 3)).map(
        lambda each: Spoken(each[0], each[0] + each[1], each[2])
    ),
    max_size=30,
).map(lambda spans: sorted(spans, key=lambda span: span.start_ms))


@given(st.integers(1, _DAY_MS), st.floats(0, 500), st.floats(50, 5_000), st.floats(0, 1))
def test_there_and_back_is_within_a_pixel(duration_ms: int, left_px: float, width_px: float, share: float) -> None:
    scale = TimeScale(duration_ms, left_px, width_px)
    time_ms = round(share * duration_ms)
    assert left_px <= scale.x(time_ms) <= left_px + width_px + 1e-6
    assert abs(scale.time_ms(scale.x(time_ms)) - time_ms) <= 1
    assert scale.time_ms(-10_000) == 0
    assert scale.time_ms(1e9) == duration_ms


def test_no_time_and_no_room_are_no_trap() -> None:
    assert TimeScale(0, 10, 100).x(5_000) == 10
    assert TimeScale(0, 10, 100).time_ms(50) == 0
    assert TimeScale(1_000, 10, 0).time_ms(50) == 0
    assert TimeScale(1_000, 10, -5).time_ms(50) == 0
    assert column_shares([], 0, 1_000) == []
    assert column_shares([Spoken(0, 10, 0)], 3, 0) == [{}, {}, {}]


@given(_SPANS, st.integers(1, 400))
def test_columns_hold_all_that_each_speaker_said(spans: list[Spoken], columns: int) -> None:
    duration_ms = 130_000
    one_each = [span for n, span in enumerate(spans) if all(span.start_ms >= b.end_ms for b in spans[:n])]
    shares = column_shares(one_each, columns, duration_ms)
    assert len(shares) == columns
    assert all(0 < value <= 1 for share in shares for value in share.values())
    for speaker in range(4):
        drawn_ms = sum(share.get(speaker, 0.0) for share in shares) * duration_ms / columns
        spoken_ms = sum(span.end_ms - span.start_ms for span in one_each if span.speaker == speaker)
        assert drawn_ms == pytest.approx(spoken_ms, abs=1)


@given(_SPANS, st.integers(0, 5_000))
def test_silence_is_where_nobody_speaks(spans: list[Spoken], least_ms: int) -> None:
    found = silences(spans, 130_000, least_ms)
    for start_ms, end_ms in found:
        assert end_ms - start_ms >= least_ms
        assert not any(span.start_ms < end_ms and span.end_ms > start_ms and start_ms < end_ms
                       and span.end_ms > span.start_ms for span in spans)  # fmt: skip
    assert found == sorted(found)


def test_a_gap_is_no_silence() -> None:
    assert silences([Spoken(0, 1_000, 0)], 20_000, 3_000, [(8_000, 9_000)]) == [(1_000, 8_000), (9_000, 20_000)]


@given(st.lists(st.tuples(st.integers(0, 99_000), st.integers(0, 5_000)), max_size=40))
def test_runs_are_apart_and_each_can_be_seen(spans: list[tuple[int, int]]) -> None:
    scale = TimeScale(100_000, 10, 300)
    found = runs(sorted((start, start + length) for start, length in spans), scale)
    assert all(right - left >= 1 - 1e-9 for left, right in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert bool(found) == bool(spans)


@given(st.lists(st.integers(0, 100_000), max_size=200))
def test_marks_do_not_lie_upon_each_other(times_ms: list[int]) -> None:
    places = with_room(times_ms, TimeScale(100_000, 0, 500), 9)
    assert all(after - before >= 9 for before, after in pairwise(places))
    assert bool(places) == bool(times_ms)


def test_shares_are_of_all_speaking_time() -> None:
    spans = [Spoken(0, 3_000, 0), Spoken(3_000, 4_000, 1)]
    assert speaking_shares(spans) == {0: 0.75, 1: 0.25}
    assert speaking_shares([]) == {}
