"""Row positions agree with plain sums, whatever is appended or changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.ui.meeting.row_heights import RowHeights

HEIGHTS = st.lists(st.integers(1, 300), max_size=60)


@given(HEIGHTS, HEIGHTS, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300)), max_size=20))
def test_tops_are_sums_of_what_is_above(first: list[int], later: list[int], changes: list[tuple[int, int]]) -> None:
    rows, plain = RowHeights(first), list(first)
    for height in later:
        rows.append(height)
        plain.append(height)
    for place, height in changes:
        if plain:
            row = place % len(plain)
            assert rows.set(row, height) == height - plain[row]
            plain[row] = height
    assert len(rows) == len(plain)
    assert [rows.top(i) for i in range(len(plain) + 1)] == [sum(plain[:i]) for i in range(len(plain) + 1)]
    assert rows.total == sum(plain)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=60), st.integers(-50, 20_000))
def test_the_row_at_a_position_covers_it(heights: list[int], y: int) -> None:
    rows = RowHeights(heights)
    row = rows.at(y)
    if y < 0:
        assert row == 0
    elif y >= rows.total:
        assert row == len(heights) - 1
    else:
        assert rows.top(row) <= y < rows.top(row + 1)


def test_no_rows() -> None:
    assert RowHeights().at(0) == -1
    assert RowHeights().total == 0


@given(HEIGHTS, HEIGHTS, st.integers(0, 60), st.integers(0, 60))
def test_rows_that_take_the_place_of_others_leave_the_rest(
    first: list[int], fresh: list[int], at: int, gone: int
) -> None:
    at = min(at, len(first))
    plain = [*first[:at], *fresh, *first[at + gone :]]
    rows = RowHeights(first).spliced(at, gone, fresh)
    assert [rows.top(i) for i in range(len(plain) + 1)] == [sum(plain[:i]) for i in range(len(plain) + 1)]
