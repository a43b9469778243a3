"""The real decode process changes the speed: the length follows, the pitch stays, pieces leave no seam."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineProcess
from sottovoce.pipeline.engines import DECODE, DEFAULT_ENGINES, EngineSpec
from sottovoce.pipeline.tempo import TempoChanger
from sottovoce.services.playback import (
    LEAD_IN_MS,
    LEAD_OUT_MS,
    Passage,
    PlaybackEnded,
    PlaybackEvent,
    PlaybackService,
    PlaybackSpeedLost,
)
from sottovoce_models.errors import Code, EngineFault
from tests.unit.services.test_playback import FakeOutput, FakeSource

HZ = 16_000
TONE_HZ = 440.0


def tone(seconds: float) -> NDArray[np.int16]:
    return (np.sin(2 * np.pi * TONE_HZ * np.arange(round(HZ * seconds)) / HZ) * 12_000).astype("<i2")


def changed(changer: TempoChanger, pcm: bytes, tempo: float, *, last: bool = True) -> NDArray[np.int16]:
    return np.frombuffer(b"".join(changer.changed(pcm, tempo, CancelToken(), last=last)), "<i2")


@pytest.fixture(scope="module")
def changer() -> Iterator[TempoChanger]:
    made = TempoChanger()
    ready = threading.Event()
    made.warm_up(ready.set)
    assert ready.wait(60)
    yield made
    made.close()


@pytest.mark.parametrize("tempo", [0.5, 0.75, 1.25, 1.5, 1.75, 2.0])
def test_length_follows_and_pitch_stays(changer: TempoChanger, tempo: float) -> None:
    pieces = np.split(tone(12), [HZ * 4, HZ * 7])
    changer.begin()
    parts = [changed(changer, piece.tobytes(), tempo, last=number == 2) for number, piece in enumerate(pieces)]
    whole = np.concatenate(parts)
    assert len(whole) * tempo == pytest.approx(HZ * 12, rel=0.01)
    spectrum = np.abs(np.fft.rfft(whole * np.hanning(len(whole))))
    assert spectrum.argmax() * HZ / len(whole) == pytest.approx(TONE_HZ, rel=0.01)
    middle = whole[HZ // 4 : -HZ // 4].astype(np.int32)
    loud = np.sqrt((middle[: len(middle) // 800 * 800].reshape(-1, 800) ** 2.0).mean(axis=1))
    assert loud.min() > 0.8 * loud.max(), "no hole where one piece ends and the next begins"
    assert np.abs(np.diff(middle)).max() < 4_500, "no click either"


def test_another_stream_has_nothing_of_the_one_before(changer: TempoChanger) -> None:
    changer.begin()
    changed(changer, tone(2).tobytes(), 1.5, last=False)
    changer.begin()
    assert not changed(changer, bytes(HZ * 2), 1.5).any()


def test_the_first_sound_comes_in_a_fraction_of_a_second(changer: TempoChanger) -> None:
    changer.begin()
    started = time.perf_counter()
    next(iter(list(changer.changed(tone(4).tobytes(), 1.5, CancelToken()))))
    assert time.perf_counter() - started < 0.25


def test_a_process_that_died_is_replaced() -> None:
    process = EngineProcess(DEFAULT_ENGINES[DECODE])
    changer = TempoChanger(lambda: process)
    changed(changer, tone(1).tobytes(), 1.5, last=False)
    process.close()
    assert not changer.ready
    assert len(changed(changer, tone(1).tobytes(), 2.0)) * 2 == pytest.approx(HZ, rel=0.1)
    changer.close()


def test_a_process_that_does_not_start_says_so_until_it_is_closed() -> None:
    changer = TempoChanger(lambda: EngineProcess(EngineSpec("decode", "sottovoce_models.nowhere:Nothing")))
    ended = threading.Event()
    changer.warm_up(ended.set)
    assert ended.wait(60)
    assert isinstance(changer.error, EngineFault)
    assert not changer.ready
    changer.close()
    assert changer.error is None


def test_a_tempo_beyond_the_limits_is_refused(changer: TempoChanger) -> None:
    changer.begin()
    with pytest.raises(EngineFault) as refused:
        changed(changer, bytes(320), 5.0)
    assert refused.value.code is Code.ENGINE_INTERNAL


def test_a_passage_is_played_faster_by_the_real_process(changer: TempoChanger) -> None:
    events: queue.SimpleQueue[PlaybackEvent] = queue.SimpleQueue()
    outputs: list[FakeOutput] = []

    def output() -> FakeOutput:
        outputs.append(FakeOutput())
        return outputs[-1]

    service = PlaybackService(events.put, lambda _: FakeSource(), output, changer=changer)
    try:
        service.set_speed(1.5)
        service.play(Passage("a" * 32, 10_000, 70_000))
        while not isinstance(ended := events.get(timeout=60), PlaybackEnded):
            assert not isinstance(ended, PlaybackSpeedLost)
        assert ended.error is None
        assert len(outputs[0].data) / 32 * 1.5 == pytest.approx(60_000 + LEAD_IN_MS + LEAD_OUT_MS, rel=0.01)
    finally:
        service.close()
