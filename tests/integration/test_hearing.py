"""Waveform and word times of a recording in a real vault: made once, kept encrypted, stopped when nobody waits."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.services.hearing import HearingService
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import ResultRows, StoredBatch
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled, Code, SottovoceError, StoreFault, UserFixable
from sottovoce_models.types import Segment, Track, Word

RECORDING = "7" * 32
SECONDS = 90


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A recording of two tracks: the one is loud in every even second, the other in the last one only."""
    made, _ = Vault.create(tmp_path / "vault", "vier Wörter die nicht passen", cost=LEAST_COST)
    made.started(RECORDING)
    silence, loud = np.zeros(16_000, "<i2"), np.full(16_000, 16_384, "<i2")
    for track in (Track.MIC, Track.SYSTEM):
        writer = TrackWriter(made.audio_dir(RECORDING), RECORDING, track, made.sealer)
        for second in range(SECONDS):
            speaks = second % 2 == 0 if track is Track.MIC else second == SECONDS - 1
            writer.append((loud if speaks else silence).tobytes())
        writer.finish()
    made.stopped(RECORDING)
    store = made.store
    row = MeetingRow(
        RECORDING, "Gespräch", None, SECONDS * 1000, (Track.MIC, Track.SYSTEM), "", MeetingState.READY,
        "2026-11-14T09:00:00+00:00",
    )  # fmt: skip
    store.meetings.put(row)
    for batch in range(3):
        start_ms = batch * 30_000
        words = tuple(Word(start_ms + n * 500, start_ms + n * 500 + 400, f"Wort{n}", 0.9) for n in range(20))
        heard = Segment(batch, start_ms, start_ms + 10_000, "…", words, "de", 0.0, -0.1, 1.0, Track.MIC)
        store.results.put_batch(
            RECORDING, StoredBatch(Track.MIC, batch, (heard,), (), start_ms + 30_000, 10_000, 9_000)
        )
    yield made
    made.close()


def test_it_is_computed_once_and_then_read(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    made = HearingService(vault).waveform(RECORDING, CancelToken())
    assert made.step_ms == 20
    assert len(made.levels) == SECONDS * 50
    loud = [made.loudest(second * 1000, second * 1000 + 1000) > 0.8 for second in range(SECONDS)]
    assert loud == [second % 2 == 0 or second == SECONDS - 1 for second in range(SECONDS)]

    def read_again(*_: object) -> object:
        raise AssertionError("the sound is read once")

    monkeypatch.setattr(TrackReader, "pcm", read_again)
    assert HearingService(vault).waveform(RECORDING, CancelToken()) == made


def test_it_is_not_on_the_drive_in_the_clear(vault: Vault) -> None:
    made = HearingService(vault).waveform(RECORDING, CancelToken())
    vault.close()
    stored = b"".join(path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    assert made.levels[:64] not in stored
    assert base64.b64encode(made.levels)[:64] not in stored
    assert b"Wort1" not in stored


def test_another_length_is_another_recording(vault: Vault) -> None:
    service = HearingService(vault)
    service.waveform(RECORDING, CancelToken())
    vault.store.meetings.set_state(RECORDING, MeetingState.READY, 60_000, None)
    assert service.waveform(RECORDING, CancelToken()).step_ms == 20
    kept = vault.store.results.finding(RECORDING, "waveform")
    assert kept["duration_ms"] == 60_000


def test_a_recording_that_goes_on_is_not_kept(vault: Vault) -> None:
    vault.store.meetings.set_state(RECORDING, MeetingState.RECORDING, None, None)
    HearingService(vault).waveform(RECORDING, CancelToken())
    assert vault.store.results.finding(RECORDING, "waveform") is None


def test_a_full_disk_costs_only_the_keeping(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserFixable(Code.DISK_FULL)

    monkeypatch.setattr(ResultRows, "put_finding", full)
    assert HearingService(vault).waveform(RECORDING, CancelToken()).levels


def test_nobody_waits_for_it_any_more(vault: Vault) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        HearingService(vault).waveform(RECORDING, cancel)
    assert vault.store.results.finding(RECORDING, "waveform") is None


def test_a_vault_that_is_shut_in_the_middle_keeps_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    real = TrackReader.pcm

    def locks(self: TrackReader, *args: object, **options: object) -> Iterator[bytes]:
        for number, block in enumerate(real(self, *args, **options)):
            if number == 5 and vault.is_open:
                vault.lock()
            yield block

    monkeypatch.setattr(TrackReader, "pcm", locks)
    service = HearingService(vault)
    with pytest.raises(SottovoceError) as locked:
        service.waveform(RECORDING, CancelToken())
    assert locked.value.code is Code.STORE_LOCKED
    for asked in (lambda: service.waveform(RECORDING, CancelToken()), lambda: service.words(RECORDING)):
        with pytest.raises(StoreFault):
            asked()


def test_words_are_those_of_all_batches(vault: Vault) -> None:
    assert len(HearingService(vault).words(RECORDING)) == 60
    assert len(HearingService(vault).words("0" * 32)) == 0


def test_a_recording_that_is_not_there(vault: Vault) -> None:
    with pytest.raises(StoreFault):
        HearingService(vault).waveform("0" * 32, CancelToken())
