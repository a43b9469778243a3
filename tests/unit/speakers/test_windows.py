"""Windows over a stream: nothing missed, memory bounded, the same hearing whatever the blocks and threads."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.speakers.base import (
    EMBEDDING_SIZE,
    FEATURES,
    FRAME_SAMPLES,
    HOP_FRAMES,
    WINDOW_SAMPLES,
    Floats,
    feature_frames,
)
from sottovoce_models.speakers.windows import Listener, cut


class ScriptedNetworks:
    """Hears speaker 1 where the sound is positive and speaker 2 where it is negative; zero is silence."""

    def segment(self, samples: Floats) -> Floats:
        frames = max(1, (len(samples) - 991) // FRAME_SAMPLES + 1)
        centres = samples[np.minimum(np.arange(frames) * FRAME_SAMPLES + 495, len(samples) - 1)]
        classes = np.zeros((frames, 7), dtype=np.float32)
        classes[np.arange(frames), np.where(centres > 0, 1, np.where(centres < 0, 2, 0))] = 1
        return classes

    def features(self, samples: Floats) -> Floats:
        rows = max(0, (len(samples) - 400) // 160 + 1)
        return np.repeat(samples[np.arange(rows) * 160 + 200, None], FEATURES, axis=1)

    def embed(self, features: Floats) -> Floats:
        direction = np.zeros(EMBEDDING_SIZE, dtype=np.float32)
        direction[0 if features.mean() > 0 else 1] = 1
        return direction


def sound(*parts: tuple[int, float]) -> bytes:
    """Constant values for so many samples each."""
    return np.concatenate([np.full(n, value * 32767, dtype="<i2") for n, value in parts]).tobytes()


def blocks(data: bytes, samples: int) -> list[bytes]:
    return [data[start : start + 2 * samples] for start in range(0, len(data), 2 * samples)]


@settings(max_examples=40, deadline=None)
@given(length=st.integers(0, 500_000), block=st.integers(500, 200_000))
def test_every_sample_lies_in_a_window_at_its_place(length: int, block: int) -> None:
    data = (np.arange(length) % 30_011).astype("<i2")
    heard = np.zeros(length, dtype=bool)
    starts = []
    for first_frame, samples in cut(blocks(data.tobytes(), block)):
        start = first_frame * FRAME_SAMPLES
        assert len(samples) <= WINDOW_SAMPLES
        assert np.array_equal(np.rint(samples * 32768).astype(int), data[start : start + len(samples)])
        heard[start : start + len(samples)] = True
        starts.append(first_frame)
    assert heard.all() or length < 1600
    assert starts == sorted(set(starts))
    assert starts[:-1] == [number * HOP_FRAMES for number in range(len(starts) - 1)]


def test_too_short_to_hear() -> None:
    assert list(cut([])) == []
    assert list(cut([bytes(2 * 1599)])) == []


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("block", [1600, 77_777])
def test_the_hearing_does_not_depend_on_blocks_or_threads(block: int, threads: int) -> None:
    data = sound((200_000, 0.5), (30_000, 0), (250_000, -0.5))
    listener = Listener(ScriptedNetworks(), threads)
    progress = list(listener.hear(blocks(data, block)))
    hearing = listener.hearing()
    assert hearing.samples == 480_000
    assert progress[-1] == 480_000
    assert progress == sorted(progress)
    assert [window.first_frame for window in hearing.windows] == [0, 296, 592, 888, 1184, 1186]
    heard = [(voice.window, voice.local) for voice in hearing.voices]
    assert heard == [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (3, 1), (4, 1), (5, 1)]
    first = hearing.voices[0]
    assert (first.first_frame, first.solo_rows) == (0, 998)


def test_a_short_sound_is_heard_in_a_full_window_and_no_further_than_it_goes() -> None:
    class Measuring(ScriptedNetworks):
        def segment(self, samples: Floats) -> Floats:
            assert len(samples) == WINDOW_SAMPLES
            return super().segment(samples)

    listener = Listener(Measuring(), 1)
    list(listener.hear([sound((20_000, 0.5))]))
    (only,) = listener.hearing().windows
    assert len(only.activity) == (20_000 - 991) // FRAME_SAMPLES + 1
    assert listener.hearing().samples == 20_000


def test_two_voices_in_what_was_taken_for_one_local_speaker_are_told_apart() -> None:
    class Confused(ScriptedNetworks):
        """Takes both for the first local speaker."""

        def segment(self, samples: Floats) -> Floats:
            classes = super().segment(samples)
            classes[:, 1] += classes[:, 2]
            classes[:, 2] = 0
            return classes

    listener = Listener(Confused(), 1)
    list(listener.hear([sound((60_000, 0.5), (20_000, 0), (30_000, -0.5), (10_000, 0), (40_000, 0.5))]))
    hearing = listener.hearing()
    (window,) = hearing.windows
    first, second = hearing.voices
    assert float(first.print @ second.print) == 0
    assert (first.local, second.local) == (0, 1)
    assert second.solo_rows == pytest.approx(30_000 / 160, abs=3)
    active = window.probabilities() > 0.5
    assert (active[:, 0] & active[:, 1]).sum() == 0
    assert active[:, 0].sum() == pytest.approx(100_000 / 270, abs=5)
    assert active[:, 1].sum() == pytest.approx(30_000 / 270, abs=3)
    assert not active[:, 2:].any()


def test_a_failure_of_a_network_reaches_the_caller() -> None:
    class Broken(ScriptedNetworks):
        def features(self, samples: Floats) -> Floats:
            raise MemoryError

    with pytest.raises(MemoryError):
        list(Listener(Broken(), 2).hear([sound((200_000, 0.5))]))


def test_feature_rows_fall_on_the_frame_that_hears_them() -> None:
    frames = feature_frames(998, 589)
    assert frames[0] == 0
    assert frames[-1] == 588
    row = 500
    assert abs((row * 160 + 200) - (frames[row] * FRAME_SAMPLES + 495)) <= FRAME_SAMPLES // 2
