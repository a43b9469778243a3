from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from sottovoce.audio.power import Battery
from sottovoce.pipeline import growing_audio
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.growing_audio import GrowingAudioSource
from sottovoce.pipeline.transcription import SpeechModel
from sottovoce.services import live_text
from sottovoce.services.live_text import LiveText
from sottovoce.services.live_worker import FAULTS, LiveWorker
from sottovoce.services.process import ProcessOptions
from sottovoce.services.record import RunningRecording
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce_models.errors import Cancelled, Code, EngineFault, StoreFault
from sottovoce_models.types import Track

SECONDS = 10
FAULT = EngineFault(Code.ENGINE_CRASHED, engine="speech", exit=-9)


class FakeReader:
    """A track that is a little longer at every look, and ends the recording with its last piece."""

    def __init__(self, pieces: list[bytes], ended: threading.Event) -> None:
        self._pieces, self._ended = pieces, ended
        self._known = b""

    def pcm(self, start: int, _end: None, *, damage_as_silence: bool) -> Iterator[bytes]:
        assert damage_as_silence
        if self._pieces:
            self._known += self._pieces.pop(0)
        if not self._pieces:
            self._ended.set()
        sound = self._known[2 * start :]
        yield from (sound[at : at + 1_000] for at in range(0, len(sound), 1_000))


class FakeRunning:
    """A recording of which only sound, length and end matter."""

    def __init__(self, sounds: dict[Track, list[bytes]], elapsed_ms: int = 0) -> None:
        self.tracks = tuple(sounds)
        self.ended = threading.Event()
        self.elapsed_ms = elapsed_ms
        self.row = MeetingRow("ab" * 16, "", None, 0, self.tracks, "", MeetingState.RECORDING, "2026-01-01")
        self._readers = {track: FakeReader(pieces, self.ended) for track, pieces in sounds.items()}

    def reader(self, track: Track) -> FakeReader:
        return self._readers[track]


def source_of(sounds: dict[Track, list[bytes]], monkeypatch: pytest.MonkeyPatch) -> GrowingAudioSource:
    monkeypatch.setattr(growing_audio, "_POLL_SECONDS", 0.0)
    return GrowingAudioSource(cast(RunningRecording, FakeRunning(sounds)))


def sound_of(source: GrowingAudioSource, track: Track, start_ms: int = 0) -> bytes:
    return b"".join(pcm.data for pcm in source.pcm(track, start_ms, None, CancelToken()))


def test_a_growing_track_is_read_to_its_end_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [bytes([n]) * (n * 3_200) for n in range(1, 6)]
    source = source_of({Track.MIC: list(pieces)}, monkeypatch)
    assert sound_of(source, Track.MIC) == b"".join(pieces)
    assert source.taken_ms == 1_500


def test_the_mix_of_growing_tracks_is_their_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    loud, other = b"\x00\x70" * 40_000, b"\x00\x20" * 30_000
    source = source_of({Track.MIC: [loud], Track.SYSTEM: [other]}, monkeypatch)
    assert sound_of(source, Track.FILE) == b"\xff\x7f" * 30_000 + b"\x00\x70" * 10_000


def test_a_cancel_ends_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of({Track.MIC: [b"\1\0"] * 1_000_000}, monkeypatch)
    cancel = CancelToken()
    blocks = source.pcm(Track.MIC, 0, None, cancel)
    next(blocks)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(blocks)


def text_with(elapsed_ms: int, power: Callable[[], Battery | None]) -> LiveText:
    running = FakeRunning({Track.MIC: []}, elapsed_ms)
    model = SpeechModel("none", Path("nowhere"), "")
    return LiveText(cast(RunningRecording, running), model, ProcessOptions(language="de"), {}, 1, power)


@pytest.mark.parametrize(
    ("elapsed_ms", "power", "goes_on"),
    [
        (179_000, None, True),
        (181_000, None, False),
        (1_000, Battery(50, in_use=False), True),
        (1_000, Battery(50, in_use=True), False),
    ],
)
def test_it_gives_up_on_battery_or_when_it_falls_behind(
    elapsed_ms: int, power: Battery | None, goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_text, "_BATTERY_SECONDS", 0.0)
    text = text_with(elapsed_ms, lambda: power)
    gave_up: list[bool] = []
    monkeypatch.setattr(text, "give_up", lambda: gave_up.append(True))
    text.look()
    assert bool(gave_up) is not goes_on


def worker(work: Callable[[CancelToken], None]) -> LiveWorker:
    made = LiveWorker("test", work)
    made.start()
    return made


def test_work_is_tried_again_after_faults_but_not_for_ever() -> None:
    attempts: list[CancelToken] = []

    def work(attempt: CancelToken) -> None:
        attempts.append(attempt)
        raise FAULT

    ended = worker(work)
    assert ended.ended.wait(SECONDS)
    assert (len(attempts), ended.complete) == (FAULTS, False)


def test_a_fault_of_the_drive_is_not_tried_again() -> None:
    attempts: list[CancelToken] = []

    def work(attempt: CancelToken) -> None:
        attempts.append(attempt)
        raise StoreFault(Code.STORE_WRITE_FAILED)

    ended = worker(work)
    assert ended.ended.wait(SECONDS)
    assert (len(attempts), ended.complete) == (1, False)


def test_begun_anew_more_often_than_faults_are_borne_and_then_complete() -> None:
    begun = threading.Semaphore(0)
    enough = threading.Event()

    def work(attempt: CancelToken) -> None:
        begun.release()
        while not enough.is_set():
            attempt.check()

    running = worker(work)
    for _ in range(FAULTS + 2):
        assert begun.acquire(timeout=SECONDS)
        running.begin_anew()
    assert begun.acquire(timeout=SECONDS)
    enough.set()
    assert running.ended.wait(SECONDS)
    assert running.complete


def test_given_up_is_the_end() -> None:
    begun = threading.Event()

    def work(attempt: CancelToken) -> None:
        begun.set()
        while True:
            attempt.check()

    running = worker(work)
    assert begun.wait(SECONDS)
    running.give_up()
    assert running.ended.wait(SECONDS)
    assert not running.complete
