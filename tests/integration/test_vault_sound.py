"""A recording of the vault is heard: the right samples, at once, and nothing any more once the vault is shut."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sottovoce.services.library import LibraryService
from sottovoce.services.playback import (
    LEAD_IN_MS,
    LEAD_OUT_MS,
    Passage,
    PlaybackEnded,
    PlaybackEvent,
    PlaybackService,
    sound_source,
)
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code
from sottovoce_models.types import Track
from tests.unit.services.test_playback import FakeOutput

RECORDING = "5" * 32
MINUTES = 12


class Ear(FakeOutput):
    """Notes when the first sample came."""

    first_at = 0.0

    def write(self, pcm: bytes) -> None:
        self.first_at = self.first_at or time.perf_counter()
        super().write(pcm)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with a recording of two tracks; the sample at t ms is t in the one and twice that in the other."""
    made, _ = Vault.create(tmp_path_factory.mktemp("v") / "vault", "vier Wörter die nicht passen", cost=LEAST_COST)
    made.started(RECORDING)
    for factor, track in ((1, Track.MIC), (2, Track.SYSTEM)):
        writer = TrackWriter(made.audio_dir(RECORDING), RECORDING, track, made.sealer)
        for second in range(MINUTES * 60):
            times = np.repeat(np.arange(1000) + second * 1000, 16)
            writer.append((times % 5_000 * factor).astype("<i2").tobytes())
        writer.finish()
    made.stopped(RECORDING)
    yield made
    made.close()


def heard(service: PlaybackService, events: queue.SimpleQueue[PlaybackEvent], passage: Passage) -> PlaybackEnded:
    service.play(passage)
    while True:
        event = events.get(timeout=20)
        if isinstance(event, PlaybackEnded):
            return event


def test_the_right_samples_at_once_and_nothing_once_locked(vault: Vault) -> None:
    ears: list[Ear] = []

    def output() -> Ear:
        ears.append(Ear())
        return ears[-1]

    events: queue.SimpleQueue[PlaybackEvent] = queue.SimpleQueue()
    service = PlaybackService(events.put, sound_source(LibraryService(vault).sound), output)
    try:
        passage = Passage(RECORDING, 601_000, 601_500)
        assert heard(service, events, Passage(RECORDING, 0, 100)).error is None  # warm from here on
        delays = []
        for _ in range(3):
            started = time.perf_counter()
            assert heard(service, events, passage).error is None
            delays.append(ears[-1].first_at - started)
        assert min(delays) < 0.1, "a click sounds at once"
        samples = np.frombuffer(bytes(ears[-1].data), "<i2")
        times = np.repeat(np.arange(601_000 - LEAD_IN_MS, 601_500 + LEAD_OUT_MS), 16)
        assert np.array_equal(samples, times % 5_000 * 3)
        vault.lock()
        service.forget()
        ended = heard(service, events, passage)
        assert ended.error is not None
        assert ended.error.code is Code.STORE_LOCKED
    finally:
        service.close()


def test_nobody_reads_the_whole_recording_for_a_click(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    if not vault.is_open:
        vault.unlock("vier Wörter die nicht passen")
    read: list[Path] = []
    from sottovoce.vault import segment_reader

    real = segment_reader.read_segment

    def counted(path: Path) -> bytes:
        read.append(path)
        return real(path)

    monkeypatch.setattr(segment_reader, "read_segment", counted)
    events: queue.SimpleQueue[PlaybackEvent] = queue.SimpleQueue()
    service = PlaybackService(events.put, sound_source(LibraryService(vault).sound), FakeOutput)
    try:
        assert heard(service, events, Passage(RECORDING, 601_000, 601_500)).error is None
    finally:
        service.close()
    assert len(read) <= 4
