"""Levels tell how loud it is where, however the sound comes, and are kept as they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.services.waveform import Waveform, from_plain, step_ms_for, to_plain, waveform_of


@given(st.binary(max_size=4_000).map(lambda data: data[: len(data) // 2 * 2] * 40), st.data())
def test_the_blocks_make_no_difference(pcm: bytes, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(pcm) // 2), max_size=6)))
    blocks = [pcm[2 * a : 2 * b] for a, b in zip([0, *cuts], [*cuts, len(pcm) // 2], strict=True)]
    made = waveform_of(blocks, 20)
    assert made == waveform_of([pcm] if pcm else [], 20)
    assert len(made.levels) == -(-len(pcm) // 640)


def test_levels_are_decibels_and_the_loudest_counts() -> None:
    sound = np.zeros(16_000, "<i2")
    sound[3_200:3_210] = -32_768
    sound[6_400] = 328
    made = waveform_of([sound.tobytes()], 100)
    assert list(made.levels) == [0, 0, 255, 0, round(255 * (1 - 40 / 54)), 0, 0, 0, 0, 0]
    assert made.loudest(0, 1_000) == 1.0
    assert made.loudest(0, 200) == 0.0
    assert made.loudest(250, 250) == 1.0
    assert made.loudest(5_000, 6_000) == 0.0


@pytest.mark.parametrize(("hours", "step_ms"), [(0, 20), (1 / 3, 20), (1, 60), (8, 480), (24, 1_440)])
def test_hours_are_coarser(hours: float, step_ms: int) -> None:
    assert step_ms_for(round(hours * 3_600_000)) == step_ms


def test_it_is_kept_and_known_again_unless_the_recording_changed_or_the_data_is_broken() -> None:
    made = Waveform(20, bytes(range(256)))
    plain = to_plain(made, 5_120)
    assert from_plain(plain, 5_120) == made
    assert from_plain(plain, 5_121) is None
    for broken in (None, [], {}, {**plain, "levels": "§"}, {**plain, "step_ms": 0}, {**plain, "step_ms": "x"}):
        assert from_plain(broken, 5_120) is None
