from fractions import Fraction

import numpy as np
import pytest
from av.audio.frame import AudioFrame
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from sottovoce_models.decode.pcm import Channel, PcmClock, Samples, mixed


def frame_of(samples: NDArray[np.int16], layout: str, hz: int = 16_000) -> AudioFrame:
    frame = AudioFrame.from_ndarray(samples, "s16p", layout)
    frame.sample_rate = hz
    frame.time_base = Fraction(1, hz)
    return frame


def joined(parts: list[Samples]) -> Samples:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int16)


@given(arrays(np.int16, st.tuples(st.integers(1, 8), st.integers(1, 50))))
def test_the_mean_never_clips_and_is_rounded(samples: NDArray[np.int16]) -> None:
    result = mixed(samples, Channel.MIX)
    assert result.dtype == np.int16
    assert np.all(np.abs(result.astype(np.float64) - samples.mean(axis=0)) <= 0.5)


def test_sides_are_taken_apart_and_mono_is_both() -> None:
    stereo = np.array([[1, 2], [3, 4]], dtype=np.int16)
    assert mixed(stereo, Channel.LEFT).tolist() == [1, 2]
    assert mixed(stereo, Channel.RIGHT).tolist() == [3, 4]
    assert mixed(stereo[:1], Channel.RIGHT).tolist() == [1, 2]


@pytest.mark.parametrize("layout", ["stereo", "2 channels", "6 channels", "5.1", "mono"])
@pytest.mark.parametrize("channel", list(Channel))
def test_full_scale_in_every_channel_does_not_wrap(layout: str, channel: Channel) -> None:
    count = {"stereo": 2, "2 channels": 2, "6 channels": 6, "5.1": 6, "mono": 1}[layout]
    clock = PcmClock(channel, 0, None)
    loud = np.full((count, 1600), 32767, dtype=np.int16)
    out = joined([*clock.feed(frame_of(loud, layout), 0.0), *clock.finish()])
    assert len(out) == 1600
    assert out.min() > 16_000


@given(start=st.integers(0, 1200), length=st.integers(0, 1200))
def test_exactly_the_wanted_time_comes_out(start: int, length: int) -> None:
    clock = PcmClock(Channel.MIX, start, start + length)
    ramp = np.arange(16_000, dtype=np.int16)[None, :]
    out = joined([*clock.feed(frame_of(ramp, "mono"), 0.0), *clock.finish()])
    assert np.array_equal(out, ramp[0, start * 16 : (start + length) * 16])


def test_missing_sound_becomes_silence_and_jitter_does_not() -> None:
    clock = PcmClock(Channel.MIX, 0, None)
    ones = np.ones((1, 1600), dtype=np.int16)
    out = [joined(list(clock.feed(frame_of(ones, "mono"), at))) for at in (0.0, 0.12, 0.5)]
    out.append(joined(list(clock.finish())))
    sound = joined(out)
    assert sound.tolist() == [1] * 3200 + [0] * 4800 + [1] * 1600


@pytest.mark.parametrize("jump", [-5.0, 90_000.0])
def test_a_broken_clock_is_not_followed(jump: float) -> None:
    clock = PcmClock(Channel.MIX, 0, None)
    ones = np.ones((1, 1600), dtype=np.int16)
    times = [0.0, 0.1, jump, jump + 0.1]
    total = sum(len(part) for at in times for part in clock.feed(frame_of(ones, "mono"), at))
    assert total + sum(len(part) for part in clock.finish()) == 4 * 1600


def test_a_change_of_rate_in_the_middle_keeps_the_time() -> None:
    clock = PcmClock(Channel.MIX, 0, None)
    total = 0
    for hz, at in ((44_100, 0.0), (8_000, 1.0), (16_000, 2.0)):
        total += sum(len(part) for part in clock.feed(frame_of(np.ones((1, hz), dtype=np.int16), "mono", hz), at))
    total += sum(len(part) for part in clock.finish())
    assert abs(total - 48_000) <= 2
