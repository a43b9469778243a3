"""The real voice-activity network (2 MB, part of faster-whisper) on sound made here."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from sottovoce_models.speech.base import Samples, samples_of
from sottovoce_models.speech.vad import FRAME_SAMPLES, StreamingVad, speech_runs


@pytest.fixture(scope="module")
def vad() -> StreamingVad:
    return StreamingVad()


@pytest.fixture(scope="module")
def speech(sample_wav: Path) -> Samples:
    with wave.open(str(sample_wav)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        return samples_of(file.readframes(16_000 * 6 + 100))


def heard(vad: StreamingVad, sound: Samples, block: int) -> list[float]:
    vad.reset()
    frames = [vad.push(sound[start : start + block]) for start in range(0, len(sound), block)]
    return [float(value) for value in np.concatenate([*frames, vad.finish()])]


@pytest.mark.parametrize("block", [100, 512, 777, 16_000, 48_001])
def test_the_same_probabilities_however_the_sound_is_cut(vad: StreamingVad, speech: Samples, block: int) -> None:
    whole = heard(vad, speech, len(speech))
    assert len(whole) == -(-len(speech) // FRAME_SAMPLES)
    np.testing.assert_allclose(heard(vad, speech, block), whole, atol=1e-4)


def test_speech_is_told_from_silence(vad: StreamingVad, speech: Samples) -> None:
    assert max(heard(vad, speech, 16_000)) > 0.9
    assert max(heard(vad, np.zeros(16_000 * 3, np.float32), 16_000)) < 0.3


def test_a_new_stream_knows_nothing_of_the_one_before(vad: StreamingVad, speech: Samples) -> None:
    first = heard(vad, speech[:32_000], 4_000)
    heard(vad, speech[32_000:], 4_000)
    assert heard(vad, speech[:32_000], 4_000) == first


def test_nothing_gives_nothing(vad: StreamingVad) -> None:
    vad.reset()
    assert vad.push(np.zeros(0, np.float32)).size == 0
    assert vad.finish().size == 0


def test_runs_of_a_recording_lie_where_it_is_not_silent(speech: Samples) -> None:
    quiet = np.zeros(16_000 * 70, np.float32)
    runs = speech_runs(np.concatenate([quiet, speech, quiet]))
    assert runs
    assert min(run.start_ms for run in runs) >= 70_000 - 100
    assert max(run.end_ms for run in runs) <= 70_000 + len(speech) // 16 + 500
    assert speech_runs(np.zeros(0, np.float32)) == []
