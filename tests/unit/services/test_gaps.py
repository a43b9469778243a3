"""Where a recording has no sound: gaps of all tracks as one list."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.gaps import Silence, merged
from sottovoce.vault.segments import GapKind

silences = st.builds(
    lambda start, length, kind: Silence(start, start + length, kind),
    st.integers(0, 5_000),
    st.integers(0, 800),
    st.sampled_from([GapKind.ERASED, GapKind.LOST]),
)


def test_the_same_gap_on_two_tracks_stands_once() -> None:
    erased = Silence(1_000, 11_000, GapKind.ERASED)
    assert merged([erased, erased]) == (erased,)


def test_touching_gaps_of_one_kind_are_one_and_others_stay_apart() -> None:
    found = merged([Silence(0, 500, GapKind.LOST), Silence(500, 900, GapKind.LOST), Silence(400, 800, GapKind.DEVICE)])
    assert found == (Silence(0, 900, GapKind.LOST), Silence(400, 800, GapKind.DEVICE))


def test_what_only_makes_good_for_a_clock_is_left_out_but_damage_never() -> None:
    assert merged([Silence(0, 60, GapKind.LOST)]) == ()
    end = Silence(7_000, 7_000, GapKind.DAMAGED)
    assert merged([end]) == (end,)


@given(st.lists(silences, max_size=12))
def test_nothing_is_lost_and_nothing_overlaps(found: list[Silence]) -> None:
    result = merged(found)
    for kind in GapKind:
        own = [each for each in result if each.kind is kind]
        assert all(first.end_ms < second.start_ms for first, second in pairwise(own))
        for silence in found:
            if silence.kind is kind and silence.end_ms - silence.start_ms >= 100:
                assert any(one.start_ms <= silence.start_ms and silence.end_ms <= one.end_ms for one in own)
