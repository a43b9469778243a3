from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.pipeline.vault_audio import mixed, seconds

SECOND = 32_000


@given(st.lists(st.integers(0, 50_000), max_size=8))
def test_sound_is_cut_into_seconds_and_stays_the_same(sizes: list[int]) -> None:
    pieces = [bytes([number + 1]) * (size * 2) for number, size in enumerate(sizes)]
    cut = list(seconds(iter(pieces)))
    assert b"".join(cut) == b"".join(pieces)
    assert all(len(block) == SECOND for block in cut[:-1])
    assert all(0 < len(block) <= SECOND for block in cut[-1:])


@given(st.lists(st.lists(st.integers(-32_768, 32_767), max_size=50), min_size=1, max_size=3))
def test_a_mix_is_the_clipped_sum_as_long_as_the_longest(tracks: list[list[int]]) -> None:
    total = np.zeros(max(map(len, tracks)), np.int64)
    for track in tracks:
        total[: len(track)] += np.array(track, np.int64)
    sound = [seconds(iter([np.array(track, "<i2").tobytes()])) for track in tracks]
    assert np.frombuffer(b"".join(mixed(sound)), "<i2").tolist() == total.clip(-32_768, 32_767).tolist()
