from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speech.base import HZ, Samples
from sottovoce_models.speech.echo import BLOCK, STRETCH, EchoCanceller
from sottovoce_models.speech.engine import Ears
from sottovoce_models.types import Track

ROOM_SILENCE = 10 ** (-65 / 20)


def voice(seconds: float, seed: int, pitch_hz: float = 120.0) -> Samples:
    """Something like speech: harmonics in syllables of a quarter of a second, with breath noise and pauses."""
    random = np.random.default_rng(seed)
    times = np.arange(int(seconds * HZ)) / HZ
    glide = pitch_hz * (1 + 0.2 * np.sin(2 * np.pi * 0.7 * times + seed))
    phase = 2 * np.pi * np.cumsum(glide) / HZ
    tones = sum(np.sin(number * phase) / number for number in range(1, 25))
    syllables = np.repeat(random.uniform(0.0, 1.0, int(seconds * 4) + 1) > 0.3, HZ // 4)[: len(times)]
    loud = np.convolve(syllables, np.hanning(1_600) / 800, "same")
    return (0.05 * loud * (tones + 0.3 * random.standard_normal(len(times)))).astype(np.float32)


def noise(length: int, seed: int = 9) -> Samples:
    return (ROOM_SILENCE * np.random.default_rng(seed).standard_normal(length)).astype(np.float32)


def echo_of(played: Samples, delay_ms: int, gain_db: float, room_seed: int | None = None) -> Samples:
    """What comes back of it, through a room of 0.2 s if there is one."""
    if room_seed is not None:
        tail = np.random.default_rng(room_seed).standard_normal(3_200) * np.exp(-np.arange(3_200) / 500) * 0.1
        tail[0] = 1.0
        played = np.convolve(played, tail)[: len(played)].astype(np.float32)
    delay = delay_ms * HZ // 1000
    late = np.concatenate([np.zeros(delay, np.float32), played])[: len(played)]
    return (late * 10 ** (gain_db / 20)).astype(np.float32)


def cleaned(played: Samples, heard: Samples, step: int = HZ) -> Samples:
    canceller = EchoCanceller()
    parts: list[Samples] = []
    for start in range(0, max(len(played), len(heard)), step):
        canceller.play(played[start : start + step])
        parts.append(canceller.clean(heard[start : start + step]))
    return np.concatenate([*parts, canceller.finish()])


def level_db(samples: Samples) -> float:
    return float(10 * np.log10((samples.astype(np.float64) ** 2).mean() + 1e-12))


@pytest.mark.parametrize("length", [0, 1, BLOCK, STRETCH - 1, STRETCH, 3 * STRETCH + 777])
def test_silence_of_the_system_leaves_every_sample_as_it_is(length: int) -> None:
    heard = noise(length)
    assert np.array_equal(cleaned(np.zeros(length, np.float32), heard), heard)
    assert np.array_equal(cleaned(np.zeros(0, np.float32), heard), heard)


@pytest.mark.parametrize(
    ("delay_ms", "gain_db", "room_seed"), [(20, -12, None), (120, -12, 1), (250, -6, 2), (480, -12, 3), (120, -20, 4)]
)
def test_of_an_echo_alone_no_more_is_left_than_the_rooms_noise(
    delay_ms: int, gain_db: float, room_seed: int | None
) -> None:
    played = voice(8, seed=1)
    echo = echo_of(played, delay_ms, gain_db, room_seed)
    left = cleaned(played, echo + noise(len(echo)))
    assert len(left) == len(echo)
    assert level_db(left) < level_db(echo) - 20
    assert level_db(left[4 * HZ :]) < max(level_db(noise(HZ)) + 2, level_db(echo[4 * HZ :]) - 22)


@pytest.mark.parametrize("ahead_ms", [40, 140])
def test_a_system_sound_that_comes_late_is_recognized_all_the_same(ahead_ms: int) -> None:
    """What is played may be handed out later than what the microphone hears."""
    whole = voice(13, seed=1)
    lead = ahead_ms * HZ // 1000
    played, heard = whole[: 12 * HZ], 0.5 * whole[lead : 12 * HZ + lead] + noise(12 * HZ)
    left = cleaned(played, heard)
    assert level_db(left[4 * HZ :]) < level_db(heard[4 * HZ :]) - 20


@pytest.mark.parametrize("slip", [-4, 3, 320])
def test_an_echo_that_moves_is_learned_anew(slip: int) -> None:
    """Clocks drift, and what was lost or doubled is made good: the delay is never the same for an hour."""
    played = voice(44, seed=1)
    before, after = echo_of(played, 60, 0), np.roll(echo_of(played, 60, 0), slip)
    at = 12 * HZ
    heard = np.concatenate([before[:at], after[at:]])
    left = cleaned(played, heard)
    assert level_db(left[4 * HZ : at]) < level_db(heard[4 * HZ : at]) - 20
    assert level_db(left[36 * HZ :]) < level_db(heard[36 * HZ :]) - 20


def test_who_speaks_at_the_same_time_is_heard_as_without_the_echo() -> None:
    played, local = voice(16, seed=1), voice(16, seed=2, pitch_hz=190)
    echo = echo_of(played, 120, -12, 1)
    error = cleaned(played, local + echo + noise(len(echo))) - local
    assert level_db(error[4 * HZ :]) < level_db(local[4 * HZ :]) - 12
    assert level_db(error[4 * HZ :]) < level_db(echo[4 * HZ :]) - 4


def test_who_speaks_while_the_system_is_silent_is_untouched_after_the_echo_has_died() -> None:
    played, local = voice(14, seed=1), voice(14, seed=2)
    played[7 * HZ :] = 0.0
    local[: 7 * HZ] = 0.0
    heard = local + echo_of(played, 120, -12, 1) + noise(len(local))
    left = cleaned(played, heard)
    assert np.array_equal(left[9 * HZ :], heard[9 * HZ :])


def test_headphones_leave_the_microphone_alone() -> None:
    played, local = voice(12, seed=1), voice(12, seed=2, pitch_hz=190) + noise(12 * HZ)
    error = cleaned(played, local) - local
    assert level_db(error) < level_db(local) - 20


@settings(max_examples=12)
@given(st.lists(st.integers(1, 30_000), min_size=1, max_size=12), st.integers(0, STRETCH * 2))
def test_how_the_sound_is_cut_makes_no_difference(cuts: list[int], length: int) -> None:
    played = voice(2 * STRETCH / HZ, seed=5)
    heard = (echo_of(played, 60, -12) + noise(len(played)))[:length]
    whole = cleaned(played, heard, step=len(played))
    canceller, parts, at = EchoCanceller(), [], 0
    for cut in [*cuts, len(played)]:
        canceller.play(played[at : at + cut])
        parts.append(canceller.clean(heard[at : at + cut]))
        at += cut
    assert np.array_equal(np.concatenate([*parts, canceller.finish()]), whole)


def test_only_a_microphone_beside_the_systems_sound_is_cleaned() -> None:
    sound = noise(1_000)
    for tracks in ([Track.MIC], [Track.FILE], [Track.LEFT, Track.RIGHT]):
        ears = Ears(tracks)
        assert np.array_equal(ears.hear(tracks[0], sound), sound)
        assert not len(ears.finish(tracks[0]))
    ears, played = Ears([Track.SYSTEM, Track.MIC]), voice(4, seed=1)
    assert np.array_equal(ears.hear(Track.SYSTEM, played), played)
    assert not len(ears.finish(Track.SYSTEM))
    echo = echo_of(played, 60, -12)
    left = np.concatenate([ears.hear(Track.MIC, echo), ears.finish(Track.MIC)])
    assert level_db(left) < level_db(echo) - 20
