import numpy as np
from numpy.typing import NDArray

from sottovoce_models.decode.sides import SIDES_HZ, SidesMeter

Sound = NDArray[np.float32]
SECONDS = 24


def talk(seed: int, *, on: float = 1.0, period: float = 2.0, offset: float = 0.0) -> Sound:
    """Noise shaped in syllables, sounding for `on` of every `period` seconds."""
    rng = np.random.default_rng(seed)
    t = np.arange(SECONDS * SIDES_HZ) / SIDES_HZ
    rhythm = np.interp(t, np.arange(0, SECONDS, 0.1), rng.random(SECONDS * 10) ** 3)
    sounding = (t + offset) % period < on
    return (0.3 * rng.standard_normal(t.size) * rhythm * sounding).astype(np.float32)


def two_sided(left: Sound, right: Sound, block: int = 4096) -> bool:
    meter = SidesMeter()
    both = np.stack([left, right])
    for at in range(0, both.shape[1], block):
        meter.feed(both[:, at : at + block])
    return meter.evidence().two_sided


def hiss(seed: int, level: float = 0.001) -> Sound:
    return (level * np.random.default_rng(seed).standard_normal(SECONDS * SIDES_HZ)).astype(np.float32)


def test_voices_that_take_turns_on_two_channels_are_two_sides() -> None:
    assert two_sided(talk(1), talk(2, offset=1.0))
    assert two_sided(talk(1) + hiss(3), talk(2, offset=1.0) + hiss(4))


def test_voices_that_talk_at_once_about_different_things_are_two_sides() -> None:
    assert two_sided(talk(1, on=2.0), talk(2, on=2.0))


def test_the_same_sound_twice_is_one_side() -> None:
    voice = talk(1) + talk(2, offset=1.0)
    assert not two_sided(voice, voice)
    assert not two_sided(voice, -voice)
    assert not two_sided(voice, 0.25 * voice)
    assert not two_sided(voice, np.roll(voice, 160))


def test_a_room_heard_by_two_microphones_is_one_side() -> None:
    rng = np.random.default_rng(5)
    first, second = talk(1), talk(2, offset=1.0)

    def heard(delays: tuple[int, int], gains: tuple[float, float]) -> Sound:
        out = hiss(9)
        for voice, delay, gain in zip((first, second), delays, gains, strict=True):
            tail = rng.standard_normal(2400) * np.exp(-np.arange(2400) / 500)
            room = np.concatenate([np.zeros(delay), [1.0], 0.5 * tail / np.linalg.norm(tail)])
            out = out + (gain * np.convolve(voice, room)[: voice.size]).astype(np.float32)
        return out

    assert not two_sided(heard((3, 9), (1.0, 0.7)), heard((8, 2), (0.7, 1.0)))


def test_an_unused_channel_is_no_side() -> None:
    assert not two_sided(talk(1), np.zeros_like(talk(1)))
    assert not two_sided(talk(1), hiss(3, 0.01))
    assert not two_sided(np.zeros_like(talk(1)), np.zeros_like(talk(1)))


def test_the_verdict_does_not_depend_on_block_sizes() -> None:
    evidence = []
    for block in (100, 7777, 200_000):
        meter = SidesMeter()
        both = np.stack([talk(1), talk(2, offset=1.0)])
        for at in range(0, both.shape[1], block):
            meter.feed(both[:, at : at + block])
        evidence.append(meter.evidence())
    assert evidence[0] == evidence[1] == evidence[2]


def test_nothing_fed_is_no_call() -> None:
    assert not SidesMeter().evidence().two_sided
