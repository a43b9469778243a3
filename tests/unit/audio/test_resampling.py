from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.audio.levels import peak_dbfs
from sottovoce.audio.resampling import Resampler

RATES = [44_100, 48_000, 32_000, 8_000, 22_050, 96_000]


def tone(hz: float, rate_hz: int, seconds: float = 1.0) -> np.ndarray:
    return (10_000 * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate_hz)) / rate_hz)).round().astype("<i2")


def resampled(samples: np.ndarray, rate_hz: int, block: int = 2_205) -> np.ndarray:
    resampler = Resampler(rate_hz)
    parts = [resampler.resample(samples[at : at + block].tobytes()) for at in range(0, len(samples), block)]
    return np.frombuffer(b"".join(parts), dtype="<i2").astype(float)


@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize("hz", [100, 1_000, 3_000])
def test_a_tone_stays_what_it_is(rate_hz: int, hz: int) -> None:
    """Same pitch, same level, nothing added: the best sine of that pitch leaves less than a hundredth."""
    heard = resampled(tone(hz, rate_hz), rate_hz)[2_000:14_000]
    angle = 2 * np.pi * hz * np.arange(len(heard)) / 16_000
    basis = np.stack([np.sin(angle), np.cos(angle)], axis=1)
    fit, *_ = np.linalg.lstsq(basis, heard, rcond=None)
    assert np.hypot(*fit) == pytest.approx(10_000, rel=0.01)
    assert np.sqrt(np.mean((heard - basis @ fit) ** 2)) < 100


@pytest.mark.parametrize("rate_hz", [44_100, 48_000])
def test_what_16_khz_cannot_hold_does_not_come_back_as_something_else(rate_hz: int) -> None:
    assert np.abs(resampled(tone(12_000, rate_hz), rate_hz)[1_000:]).max() < 100


@pytest.mark.parametrize("rate_hz", RATES)
def test_no_sample_is_lost_or_won_over_time(rate_hz: int) -> None:
    assert len(resampled(np.zeros(rate_hz * 60, dtype="<i2"), rate_hz, block=rate_hz // 20)) == pytest.approx(
        960_000, abs=1
    )


def test_16_khz_is_left_alone() -> None:
    pcm = tone(440, 16_000).tobytes()
    assert Resampler(16_000).resample(pcm) == pcm


def test_the_loudest_samples_do_not_wrap_around() -> None:
    square = np.where(np.arange(48_000) // 240 % 2, 32_767, -32_768).astype("<i2")
    heard = resampled(square, 48_000)
    for half in range(2, 180):  # 80 samples each; what lies between the edges keeps its sign
        middle = heard[half * 80 + 20 : half * 80 + 60]
        assert np.all(middle > 20_000) or np.all(middle < -20_000)


@given(st.lists(st.integers(1, 3_000), min_size=1, max_size=20), st.sampled_from(RATES))
def test_how_the_sound_is_cut_into_blocks_does_not_matter(blocks: list[int], rate_hz: int) -> None:
    samples = np.random.default_rng(1).integers(-20_000, 20_000, sum(blocks)).astype("<i2")
    resampler, whole, at = Resampler(rate_hz), Resampler(rate_hz), 0
    parts = b""
    for block in blocks:
        parts += resampler.resample(samples[at : at + block].tobytes())
        at += block
    assert (
        np.abs(np.frombuffer(parts, "<i2").astype(int) - np.frombuffer(whole.resample(samples.tobytes()), "<i2")).max(
            initial=0
        )
        <= 1
    )


@pytest.mark.parametrize(("peak", "dbfs"), [(0, -120), (-32_768, 0), (16_384, -6.02), (1, -90.3)])
def test_levels_are_against_full_scale(peak: int, dbfs: float) -> None:
    assert peak_dbfs(np.array([0, peak, 0], dtype="<i2").tobytes()) == pytest.approx(dbfs, abs=0.01)
    assert peak_dbfs(b"") == -120
