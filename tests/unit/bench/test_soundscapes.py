from __future__ import annotations

import numpy as np
import pytest

from sottovoce.bench.soundscapes import BLOCK_SECONDS, HZ, KINDS, minutes


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_sound_is_the_same_each_time_and_within_bounds(kind: str) -> None:
    first, again = next(minutes(kind, 1)), next(minutes(kind, 1))
    assert np.array_equal(first, again)
    assert first.dtype == np.float32
    assert len(first) == BLOCK_SECONDS * HZ
    assert np.isfinite(first).all()
    assert np.abs(first).max() <= 1.0
    assert bool(np.std(first) > 0.0005) is (kind != "silence")


def test_no_two_minutes_are_alike() -> None:
    first, second = minutes("keyboard", 2)
    assert not np.array_equal(first, second)


def test_colours_fall_with_frequency_as_they_should() -> None:
    def tilt_db(kind: str) -> float:
        power = np.abs(np.fft.rfft(next(minutes(kind, 1)))) ** 2
        hz = np.fft.rfftfreq(BLOCK_SECONDS * HZ, 1 / HZ)
        low, high = power[(hz > 200) & (hz < 400)].mean(), power[(hz > 3_200) & (hz < 6_400)].mean()
        return float(10 * np.log10(low / high))

    assert tilt_db("white") == pytest.approx(0, abs=1)
    assert tilt_db("pink") == pytest.approx(12, abs=1)  # 3 dB an octave
    assert tilt_db("brown") == pytest.approx(24, abs=1.5)  # 6 dB
