"""Passages are read in pieces, told about while they sound, and end without leaving anything behind."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.vault_audio import VaultAudioSource
from sottovoce.services.playback import (
    LEAD_IN_MS,
    LEAD_OUT_MS,
    DecodedSound,
    Passage,
    PlaybackEnded,
    PlaybackEvent,
    PlaybackMoved,
    PlaybackService,
    PlaybackSpeedLost,
    PlaybackStarted,
    Sound,
    sound_source,
)
from sottovoce_models.errors import Code, EngineFault, SottovoceError, UserFixable

FILE = Path("meeting.wav")


class FakeSource:
    """32 bytes a millisecond of one value; counts what is asked for."""

    def __init__(self, length_ms: int = 600_000) -> None:
        self.length_ms = length_ms
        self.asked: list[tuple[int, int]] = []
        self.closed = threading.Event()
        self.error: SottovoceError | None = None

    def pcm(self, start_ms: int, end_ms: int, cancel: CancelToken) -> Iterator[bytes]:
        self.asked.append((start_ms, end_ms))
        if self.error is not None:
            raise self.error
        for _ in range(start_ms, min(end_ms, self.length_ms)):
            yield b"\1\0" * 16

    def close(self) -> None:
        self.closed.set()


class FakeOutput:
    """Plays everything at once, unless it is held."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.finished = self.paused = self.closed = False
        self.hold = threading.Event()
        self.hold.set()

    def start(self) -> None:
        pass

    def write(self, pcm: bytes) -> None:
        self.data += pcm

    def finish(self) -> None:
        self.finished = True

    def drop(self) -> None:
        del self.data[self.played_ms * 32 :]
        self.finished = False

    def set_paused(self, paused: bool) -> None:
        self.paused = paused

    def close(self) -> None:
        self.closed = True

    @property
    def played_ms(self) -> int:
        return len(self.data) // 32 if self.hold.is_set() else 0

    @property
    def latency_ms(self) -> int:
        return 0

    @property
    def drained(self) -> bool:
        return self.finished and self.hold.is_set()


class FakeChanger:
    """Leaves samples out or says them twice; ready when a test lets it be."""

    def __init__(self) -> None:
        self.ready = True
        self.error: SottovoceError | None = None
        self.fails: SottovoceError | None = None
        self.then: Callable[[], None] = lambda: None
        self.begun = self.closed = 0
        self.asked: list[float] = []

    def warm_up(self, then: Callable[[], None]) -> None:
        self.then = then

    def begin(self) -> None:
        self.begun += 1

    def changed(self, pcm: bytes, tempo: float, cancel: CancelToken, *, last: bool = False) -> Iterator[bytes]:
        self.asked.append(tempo)
        if self.fails is not None:
            raise self.fails
        yield pcm[: int(len(pcm) / tempo) // 32 * 32]

    def close(self) -> None:
        self.closed += 1
        self.error = None


class Room:
    """A service with everything fake."""

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[PlaybackEvent] = queue.SimpleQueue()
        self.sources: list[FakeSource] = []
        self.outputs: list[FakeOutput] = []
        self.length_ms = 600_000
        self.held = False
        self.changer = FakeChanger()
        self.service = PlaybackService(self.events.put, self._source, self._output, changer=self.changer)

    def _source(self, sound: Sound) -> FakeSource:
        self.sources.append(FakeSource(self.length_ms))
        return self.sources[-1]

    def _output(self) -> FakeOutput:
        self.outputs.append(FakeOutput())
        if self.held:
            self.outputs[-1].hold.clear()
        return self.outputs[-1]

    def until(self, kind: type[PlaybackEvent]) -> PlaybackEvent:
        while True:
            event = self.events.get(timeout=10)
            if isinstance(event, kind):
                return event


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.service.close()


def test_a_passage_is_played_with_a_little_before_and_after(room: Room) -> None:
    passage = Passage(FILE, 10_000, 12_000)
    room.service.play(passage)
    assert room.until(PlaybackStarted) == PlaybackStarted(passage)
    assert room.until(PlaybackEnded) == PlaybackEnded(passage)
    assert room.sources[0].asked == [(10_000 - LEAD_IN_MS, 12_000 + LEAD_OUT_MS)]
    assert len(room.outputs[0].data) == (2_000 + LEAD_IN_MS + LEAD_OUT_MS) * 32
    assert room.outputs[0].closed


def test_long_passages_are_read_in_pieces_and_the_source_is_kept(room: Room) -> None:
    room.service.play(Passage(FILE, 0, 60_000))
    room.until(PlaybackEnded)
    room.service.play(Passage(FILE, 5_000, 6_000))
    room.until(PlaybackEnded)
    assert len(room.sources) == 1
    assert room.sources[0].asked[:3] == [(0, 4_000), (4_000, 24_000), (24_000, 44_000)]


def test_it_tells_where_it_is(room: Room) -> None:
    room.held = True
    passage = Passage(FILE, 1_000, 2_000)
    room.service.play(passage)
    assert room.until(PlaybackMoved) == PlaybackMoved(1_000 - LEAD_IN_MS, passage)


def test_stop_ends_it_and_pause_holds_it(room: Room) -> None:
    room.held = True
    passage = Passage(FILE, 1_000, 2_000)
    room.service.play(passage)
    room.until(PlaybackMoved)
    room.service.set_paused(True)
    room.until(PlaybackMoved)
    room.until(PlaybackMoved)
    assert room.outputs[0].paused
    room.service.stop()
    assert room.until(PlaybackEnded) == PlaybackEnded(passage)


def test_a_second_click_replaces_the_first(room: Room) -> None:
    room.held = True
    first, second = Passage(FILE, 1_000, 2_000), Passage(FILE, 5_000, 6_000)
    room.service.play(first)
    room.until(PlaybackMoved)
    room.service.play(second)
    assert room.until(PlaybackEnded) == PlaybackEnded(first)
    assert room.until(PlaybackStarted) == PlaybackStarted(second)


def test_the_end_of_the_file_ends_it(room: Room) -> None:
    room.length_ms = 3_000
    room.service.play(Passage(FILE, 2_500, 90_000))
    assert room.until(PlaybackEnded) == PlaybackEnded(Passage(FILE, 2_500, 90_000))


def test_a_failure_is_told_and_the_next_click_starts_afresh(room: Room) -> None:
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackEnded)
    room.sources[0].error = UserFixable(Code.FILE_NOT_FOUND)
    room.service.play(Passage(FILE, 0, 1_000))
    ended = room.until(PlaybackEnded)
    assert isinstance(ended, PlaybackEnded)
    assert ended.error is not None
    assert ended.error.code is Code.FILE_NOT_FOUND
    assert room.sources[0].closed.is_set()
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackStarted)
    assert len(room.sources) == 2


def test_preparing_starts_the_decoder_once(room: Room) -> None:
    room.service.prepare(FILE)
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackEnded)
    assert len(room.sources) == 1


def test_an_idle_decoder_gives_its_memory_back() -> None:
    room = Room()
    room.service = PlaybackService(room.events.put, room._source, room._output, 0.02, room.changer)
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackEnded)
    assert room.sources[0].closed.wait(10)
    room.service.close()


def test_forgetting_ends_it_and_drops_the_sound_and_the_next_click_opens_it_anew(room: Room) -> None:
    room.held = True
    passage = Passage("a" * 32, 1_000, 2_000)
    room.service.play(passage)
    room.until(PlaybackMoved)
    room.service.forget()
    assert room.until(PlaybackEnded) == PlaybackEnded(passage)
    assert room.sources[0].closed.wait(10), "keys do not wait for the next click"
    room.held = False
    room.service.play(passage)
    room.until(PlaybackStarted)
    assert len(room.sources) == 2


def test_forgetting_what_was_only_prepared_drops_it(room: Room) -> None:
    room.service.prepare(FILE)
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackEnded)
    room.service.forget()
    assert room.sources[0].closed.wait(10)


def test_sounds_of_both_kinds_are_found() -> None:
    asked: list[str] = []

    def of_recording(recording_id: str) -> VaultAudioSource:
        asked.append(recording_id)
        return VaultAudioSource(Path("nowhere"), recording_id, {})

    find = sound_source(of_recording)
    sound = find("a" * 32)
    assert list(sound.pcm(0, 1_000, CancelToken())) == []
    sound.close()
    with pytest.raises(SottovoceError) as locked:
        list(sound.pcm(0, 1_000, CancelToken()))
    assert locked.value.code is Code.STORE_LOCKED
    file = find(FILE)
    assert isinstance(file, DecodedSound)
    file.close()
    assert asked == ["a" * 32]


def test_without_a_vault_no_recording_is_heard() -> None:
    events: queue.SimpleQueue[PlaybackEvent] = queue.SimpleQueue()
    service = PlaybackService(events.put, new_output=FakeOutput)
    service.play(Passage("a" * 32, 0, 1_000))
    ended = events.get(timeout=10)
    service.close()
    assert isinstance(ended, PlaybackEnded)
    assert ended.error is not None
    assert ended.error.code is Code.STORE_LOCKED


def test_closing_ends_the_thread_and_the_decoder(room: Room) -> None:
    room.held = True
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackMoved)
    room.service.close()
    assert room.sources[0].closed.is_set()
    assert room.outputs[0].closed


def test_a_speed_is_taken_over_as_soon_as_it_can_be_had(room: Room) -> None:
    room.held, room.changer.ready = True, False
    passage = Passage(FILE, 0, 60_000)
    room.service.play(passage)
    room.until(PlaybackMoved)
    room.service.set_speed(2.0)
    room.until(PlaybackMoved)
    room.until(PlaybackMoved)
    assert room.changer.asked == [], "until then it goes on as before"
    room.changer.ready = True
    room.changer.then()
    while not room.changer.asked:
        room.until(PlaybackMoved)
    assert room.changer.asked[0] == 2.0


def test_a_speed_that_cannot_be_had_is_told_once_and_the_sound_goes_on(room: Room) -> None:
    room.held = True
    room.changer.fails = EngineFault(Code.ENGINE_CRASHED)
    passage = Passage(FILE, 0, 60_000)
    room.service.set_speed(1.5)
    room.service.play(passage)
    lost = room.until(PlaybackSpeedLost)
    assert lost == PlaybackSpeedLost(passage, room.changer.fails)
    room.until(PlaybackMoved)
    assert room.changer.asked == [1.5]
    room.outputs[0].hold.set()
    assert room.until(PlaybackEnded) == PlaybackEnded(passage)
    assert len(room.outputs[0].data) == (60_000 + LEAD_OUT_MS) * 32


def test_a_loop_goes_on_until_it_is_stopped(room: Room) -> None:
    passage = Passage(FILE, 1_000, 2_000, loop=True)
    room.service.play(passage)
    while len(room.sources[0].asked if room.sources else ()) < 5:
        room.until(PlaybackMoved)
    assert set(room.sources[0].asked) == {(750, 2_350)}
    room.service.stop()
    assert room.until(PlaybackEnded) == PlaybackEnded(passage)


def test_forgetting_ends_the_process_that_changes_the_speed(room: Room) -> None:
    room.service.play(Passage(FILE, 0, 1_000))
    room.until(PlaybackEnded)
    room.service.forget()
    assert room.sources[0].closed.wait(10)
    room.service.close()
    assert room.changer.closed >= 1
