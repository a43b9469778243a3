"""Speech of one local speaker cut at pauses, and the voices that are in it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sottovoce_models.speakers.base import EMBEDDING_SIZE, Floats
from sottovoce_models.speakers.islands import Island, islands, nearest, voices_of


def alone(frames: int, *speech: tuple[int, int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    result = np.zeros(frames, dtype=bool)
    for start, end in speech:
        result[start:end] = True
    return result


def direction(*weights: float) -> Floats:
    vector = np.zeros(EMBEDDING_SIZE, dtype=np.float32)
    vector[: len(weights)] = weights
    return vector / np.float32(np.linalg.norm(vector))


def test_pauses_part_and_breaths_do_not() -> None:
    assert islands(alone(300, (10, 60), (70, 120), (150, 200))) == (Island(10, 120), Island(150, 200))
    assert islands(alone(300)) == ()


def test_long_speech_is_cut_into_pieces() -> None:
    pieces = islands(alone(589, (0, 589)))
    assert [piece.end - piece.start for piece in pieces] == [117, 118, 118, 118, 118]


@given(st.lists(st.booleans(), max_size=700))
def test_every_frame_of_speech_lies_in_one_island(speech: list[bool]) -> None:
    found = islands(np.array(speech, dtype=bool))
    covered = np.zeros(len(speech), dtype=int)
    for island in found:
        assert speech[island.start] or len(found) > 1
        covered[island.start : island.end] += 1
    assert covered.max(initial=0) <= 1
    assert all(covered[frame] for frame, spoken in enumerate(speech) if spoken)
    assert list(found) == sorted(found, key=lambda island: island.start)


def test_islands_that_sound_alike_are_one_voice() -> None:
    prints = np.stack([direction(1, 0.1), direction(0.1, 1), direction(1, 0.2), direction(0, 1)])
    labels = voices_of(prints, np.array([200, 90, 300, 70]))
    assert labels.tolist() == [0, 1, 0, 1]
    assert voices_of(prints[:1], np.array([80])).tolist() == [0]


def test_what_is_too_short_to_tell_goes_with_the_nearest() -> None:
    labels = nearest([Island(10, 60), Island(100, 160)], np.array([1, 0]), 200)
    assert labels[:80].tolist() == [1] * 80
    assert labels[81:].tolist() == [0] * 119
