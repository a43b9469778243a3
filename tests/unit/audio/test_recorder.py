from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from sottovoce.audio import recorder as recorder_module
from sottovoce.audio.recorder import Recorder
from sottovoce.audio.recorder_events import (
    Durable,
    Erased,
    LevelsMeasured,
    RecorderEvent,
    RecordingStopped,
    StopReason,
    TrackReopened,
)
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce_models.errors import Code, SottovoceError
from sottovoce_models.types import Track
from tests.helpers.recording import (
    MS,
    RECORDING,
    SAMPLES_PER_MS,
    SECOND,
    FailingFiles,
    FakeCapture,
    Heard,
    QuickFiles,
    Stage,
    stamped,
)

MIC, SYSTEM = Track.MIC, Track.SYSTEM


class Desk:
    """A recorder with fake devices and a clock that stands still until the test moves it."""

    def __init__(
        self, folder: Path, *captures: FakeCapture, files: QuickFiles | None = None, heard: Heard | None = None
    ) -> None:
        self.stage = Stage(folder)  # only its keys and how it reads
        self.captures = captures or (FakeCapture(),)
        self.now_ns = 1_000 * SECOND
        self.heard = heard or Heard()
        sealer = self.stage.opener.sealer
        self.writers = {
            capture.track: TrackWriter(self.stage.folder, RECORDING, capture.track, sealer, files=files or QuickFiles())
            for capture in self.captures
        }
        self.played_ms = 0
        self._rest, self._looked = threading.Event(), threading.Event()
        self.recorder = Recorder(self.captures, self.writers, self.heard, now_ns=self._look)

    def _look(self) -> int:
        """What the recorder reads from the clock."""
        now_ns = self.now_ns
        self._looked.set()
        return now_ns

    def play(self, length_ms: int, *, at_once: bool = False) -> None:
        """All devices bring sound; the clock goes along, at most half a second ahead of the recorder."""
        for number in range(length_ms // 50):
            if number % 10 == 0 and not at_once:
                self.settle()
            self.now_ns += 50 * MS
            for capture in self.captures:
                capture.bring(self.now_ns, stamped(self.played_ms, 50 * SAMPLES_PER_MS))
            self.played_ms += 50

    def settle(self) -> None:
        """Until the recorder has taken all that was brought."""
        while not self.recorder._queue.empty() and not self.recorder.ended.is_set():
            self._rest.wait(0.001)

    def pass_time(self, length_ms: int, until: Callable[[], bool]) -> None:
        """The clock goes on in small steps until something has happened, at most this long.

        The recorder sees every step, and no device is being opened when the next one comes, however busy the computer.
        """
        for _ in range(length_ms // 100):
            self.now_ns += 100 * MS
            self._looked.clear()
            self.recorder._queue.put(None)
            while not self._looked.wait(0.02) and not self.recorder.ended.is_set():
                pass
            self.settle()
            while self.recorder._reopening and not self.recorder.ended.is_set():
                self._rest.wait(0.001)
            if until():
                return

    def stop(self) -> RecordingStopped:
        assert self.recorder.stop()
        event = self.heard.events[-1]
        assert isinstance(event, RecordingStopped)
        return event


def code_of(call: Callable[[], object]) -> Code:
    with pytest.raises(SottovoceError) as error:
        call()
    return error.value.code


def test_it_records_from_the_click_to_the_stop(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeCapture(MIC), FakeCapture(SYSTEM))
    desk.recorder.start()
    desk.play(5_000)
    assert desk.stop() == RecordingStopped(StopReason.ASKED)
    for track in (MIC, SYSTEM):
        assert desk.stage.heard(track) == stamped(0, 5_000 * SAMPLES_PER_MS)
    assert desk.recorder.elapsed_ms == 5_000
    assert desk.recorder.ended.is_set()
    assert all(capture.closed.is_set() for capture in desk.captures)
    kinds = {type(event) for event in desk.heard.events}
    assert {Durable, LevelsMeasured, RecordingStopped} <= kinds


def test_a_drive_that_makes_everything_wait_for_long_costs_no_sound(tmp_path: Path) -> None:
    go_on, blocked = threading.Event(), threading.Event()

    class SlowFiles(QuickFiles):
        def sync(self, descriptor: int) -> None:
            blocked.set()
            go_on.wait(20)

    desk = Desk(tmp_path, files=SlowFiles())
    desk.recorder.start()
    desk.play(1_000, at_once=True)
    assert blocked.wait(20)
    desk.play(25_000, at_once=True)
    go_on.set()
    desk.stop()
    assert desk.stage.heard() == stamped(0, 26_000 * SAMPLES_PER_MS)


def test_its_keys_open_what_it_wrote(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.play(3_000)
    desk.heard.wait_for(lambda event: isinstance(event, Durable) and event.until_ms[MIC] >= 2_000)
    read = TrackReader(desk.stage.folder, RECORDING, MIC, desk.recorder.keys)
    assert b"".join(read.pcm(0))[:64_000] == stamped(0, 32_000)
    desk.stop()


def test_nothing_runs_when_a_device_is_not_there(tmp_path: Path) -> None:
    there = FakeCapture(MIC)
    desk = Desk(tmp_path, there, FakeCapture(SYSTEM, absent=True))
    assert code_of(desk.recorder.start) is Code.RECORD_NO_DEVICE
    assert there.closed.is_set()
    assert not desk.stage.folder.exists()


@pytest.mark.parametrize(("track", "code"), [(MIC, Code.RECORD_NO_DEVICE), (SYSTEM, Code.RECORD_NO_SYSTEM_SOUND)])
def test_a_device_that_hangs_when_opened_is_none(
    track: Track, code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "_OPEN_SECONDS", 0.05)
    monkeypatch.setattr(recorder_module, "_CLOSE_SECONDS", 0.05)
    hanging = FakeCapture(track, hangs_in="open")
    desk = Desk(tmp_path, hanging)
    assert code_of(desk.recorder.start) is code
    hanging.let_go.set()
    assert hanging.closed.wait(10)  # as soon as it can be


def test_a_device_that_hangs_when_closed_does_not_hold_up_the_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "_CLOSE_SECONDS", 0.05)
    hanging = FakeCapture(MIC, hangs_in="close")
    desk = Desk(tmp_path, hanging)
    desk.recorder.start()
    desk.play(1_000)
    assert desk.stop().error is None
    assert desk.stage.heard() == stamped(0, 16_000)
    assert desk.stage.extent().finished
    hanging.let_go.set()


def test_a_listener_that_takes_its_time_at_the_end_does_not_make_the_sound_doubtful(tmp_path: Path) -> None:
    go_on = threading.Event()

    class Slow(Heard):
        def __call__(self, event: RecorderEvent) -> None:
            if isinstance(event, RecordingStopped):
                go_on.wait(20)
            super().__call__(event)

    desk = Desk(tmp_path, heard=Slow())
    desk.recorder.start()
    desk.play(1_000)
    assert desk.recorder.stop(wait_seconds=0.5)
    assert desk.stage.extent().finished
    go_on.set()
    desk.heard.wait_for(lambda event: isinstance(event, RecordingStopped))


def test_stopping_twice_is_as_good_as_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.stop()
    assert desk.recorder.stop()
    assert sum(isinstance(event, RecordingStopped) for event in desk.heard.events) == 1


def test_a_pause_is_kept_out_and_a_device_that_is_lost_is_opened_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.play(3_000)
    desk.recorder.set_paused(True)
    desk.play(2_000)
    desk.recorder.set_paused(False)
    desk.play(1_000)
    desk.captures[0].fail()
    event = desk.heard.wait_for(lambda event: isinstance(event, TrackReopened))
    assert event == TrackReopened(MIC, "device 2")
    desk.play(1_000)
    assert desk.stop().error is None
    assert ("paused", 3_000, 3_500) in list(desk.stage.gaps_ms())
    assert not desk.recorder.paused


def test_no_data_for_two_seconds_opens_the_device_again_and_a_missing_one_is_told_once(tmp_path: Path) -> None:
    capture = FakeCapture()
    desk = Desk(tmp_path, capture)
    desk.recorder.start()
    desk.play(4_000)
    capture.absent = True
    lost_ns = desk.now_ns
    reopened = lambda event: isinstance(event, TrackReopened)  # noqa: E731 -- used twice below
    desk.pass_time(60_000, lambda: any(map(reopened, desk.heard.events)))
    assert desk.now_ns - lost_ns <= 5 * SECOND
    desk.pass_time(15_000, lambda: False)
    assert [event for event in desk.heard.events if reopened(event)] == [TrackReopened(MIC, "")]
    capture.absent = False
    desk.pass_time(60_000, lambda: capture.opened == 2)
    desk.heard.wait_for(lambda event: event == TrackReopened(MIC, "device 2"))
    desk.play(500)
    desk.stop()
    assert {kind for kind, _, _ in desk.stage.gaps_ms()} == {"device"}


def test_off_the_record_returns_when_it_is_done(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.play(14_000)
    desk.recorder.set_off_record(True)
    assert desk.recorder.off_record
    assert list(desk.stage.gaps_ms()) == [("erased", 4_000, 14_000)]
    desk.play(1_000)
    desk.recorder.set_off_record(False)
    assert not desk.recorder.off_record
    desk.play(2_000)
    desk.stop()
    assert any(isinstance(event, Erased) for event in desk.heard.events)


def test_off_the_record_counts_even_when_stop_was_quicker(tmp_path: Path) -> None:
    """Both wait in the queue: what was to be destroyed is destroyed before the recording is closed."""
    hold, blocked = threading.Event(), threading.Event()

    class Slow(Heard):
        def __call__(self, event: RecorderEvent) -> None:
            if isinstance(event, Durable) and not hold.is_set():
                blocked.set()
                hold.wait(20)
            super().__call__(event)

    desk = Desk(tmp_path, heard=Slow())
    desk.recorder.start()
    desk.play(1_000, at_once=True)
    assert blocked.wait(20)
    desk.play(11_000, at_once=True)
    desk.recorder._queue.put(recorder_module._Command(recorder_module._Wish.STOP, desk.now_ns))
    off = threading.Thread(target=desk.recorder.set_off_record, args=(True,))
    off.start()
    while desk.recorder._queue.qsize() < 222:
        threading.Event().wait(0.001)
    hold.set()
    off.join(20)
    assert desk.recorder.stop()
    assert list(desk.stage.gaps_ms()) == [("erased", 2_000, 12_000)]


def test_off_the_record_counts_while_the_devices_are_being_closed(tmp_path: Path) -> None:
    slow = FakeCapture(MIC, hangs_in="close")
    desk = Desk(tmp_path, slow)
    desk.recorder.start()
    desk.play(12_000)
    stop = threading.Thread(target=desk.recorder.stop)
    stop.start()
    assert slow.closing.wait(20)
    off = threading.Thread(target=desk.recorder.set_off_record, args=(True,))
    off.start()
    while desk.recorder._queue.empty():
        threading.Event().wait(0.001)
    slow.let_go.set()
    off.join(20)
    stop.join(20)
    assert list(desk.stage.gaps_ms()) == [("erased", 2_000, 12_000)]


def test_off_the_record_after_the_end_says_that_it_cannot(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.stop()
    assert code_of(lambda: desk.recorder.set_off_record(True)) is Code.STORE_ERASE_FAILED
    desk.recorder.set_off_record(False)


def test_off_the_record_that_takes_too_long_is_not_said_to_be_done(tmp_path: Path) -> None:
    desk = Desk(tmp_path)  # not started: nobody obeys
    assert code_of(lambda: desk.recorder.set_off_record(True, wait_seconds=0.01)) is Code.STORE_ERASE_FAILED


def test_a_full_disk_ends_it_and_its_end_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, files=FailingFiles("full", 50_000))
    desk.recorder.start()
    desk.play(4_000)
    event = desk.heard.wait_for(lambda event: isinstance(event, RecordingStopped))
    assert isinstance(event, RecordingStopped)
    assert event.reason is StopReason.FAULT
    assert event.error is not None
    assert event.error.code is Code.DISK_FULL
    heard = desk.stage.heard()
    assert heard == stamped(0, len(heard) // 2)


def test_a_bug_in_the_listener_does_not_lose_sound_or_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bugs: list[type] = []
    monkeypatch.setattr(threading, "excepthook", lambda hook: bugs.append(hook.exc_type))

    class Buggy(Heard):
        def __call__(self, event: RecorderEvent) -> None:
            super().__call__(event)
            if isinstance(event, Durable) and event.until_ms[MIC] >= 2_000 and not bugs:
                bugs.append(ZeroDivisionError)
                raise ZeroDivisionError

    desk = Desk(tmp_path, heard=Buggy())
    desk.recorder.start()
    desk.play(3_000)
    event = desk.heard.wait_for(lambda event: isinstance(event, RecordingStopped))
    assert isinstance(event, RecordingStopped)
    assert event.reason is StopReason.FAULT
    assert event.error is not None, "a recording never ends in silence"
    assert event.error.code is Code.ENGINE_INTERNAL
    assert desk.recorder.stop()
    assert desk.stage.extent().finished
    heard = desk.stage.heard()
    assert len(heard) >= 2 * 32_000
    assert heard == stamped(0, len(heard) // 2)
    assert bugs == [ZeroDivisionError, ZeroDivisionError]


def test_an_hour_in_which_nothing_came_was_sleep(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.recorder.start()
    desk.play(2_000)
    desk.settle()
    desk.now_ns += 3_600 * SECOND
    count = len(desk.heard.events)
    desk.pass_time(2_000, lambda: len(desk.heard.events) > count)
    desk.play(1_000)
    desk.stop()
    assert desk.recorder.elapsed_ms < 8_000
    assert {kind for kind, _, _ in desk.stage.gaps_ms()} == {"device"}
