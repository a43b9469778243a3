"""A recording in the window: few clicks to start, always seen, warnings, and nothing lost when leaving."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.audio.devices import Devices
from sottovoce.audio.recorder_events import (
    DriveFaulted,
    DriveRecovered,
    LevelsMeasured,
    RecordingStopped,
    StopReason,
    TrackReopened,
    TrackSilent,
    TrackSounds,
)
from sottovoce.services.preflight import Finding, FindingCode, Severity
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Track
from tests.gui.asking import alone
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeRunning

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _record(stage: Stage, qtbot: QtBot) -> FakeRunning:
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: stage.pages.record.device.count() == 3)
    alone(stage.pages.record, qtbot)
    qtbot.mouseClick(stage.pages.record.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    assert stage.desk.running is not None
    assert stage.pages.record.isEnabled()
    return stage.desk.running


@pytest.fixture
def recording(stage: Stage, qtbot: QtBot) -> FakeRunning:
    """A recording that runs."""
    return _record(stage, qtbot)


def test_three_clicks_start_and_the_meeting_is_there(stage: Stage, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.window.bar.record_button, Qt.MouseButton.LeftButton)
    page = stage.pages.record
    qtbot.waitUntil(lambda: page.device.count() == 3)
    assert page.title.text().startswith("Meeting ")
    alone(page, qtbot)
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    choice, live = stage.desk.choices[0]
    assert (choice.microphone, choice.system_sound, live) == (None, False, True)
    meeting = stage.window.rooms.library.meetings.all[0]
    assert stage.pages.meeting.meeting is meeting
    assert meeting.state is State.RECORDING


def test_language_and_terms_are_chosen_before_a_recording(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.vocabularies.lists = {"Akte": Vocabulary("Akte", ("Brunner",))}
    stage.pages.vocabularies.load()
    qtbot.waitUntil(lambda: stage.pages.start.choices.vocabulary.count() == 2)
    stage.pages.start.language.setCurrentIndex(stage.pages.start.language.findData("de"))
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    page = stage.pages.record
    qtbot.waitUntil(lambda: page.device.count() == 3)
    assert page.choices.language.currentData() == "de", "what is chosen for imports is the suggestion"
    page.choices.language.setCurrentIndex(page.choices.language.findData("de-CH"))
    page.choices.vocabulary.setCurrentIndex(1)
    alone(page, qtbot)
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    (options,) = stage.desk.recorded_with
    assert (options.language, options.vocabulary) == ("de-CH", ("Brunner",))


def test_what_was_chosen_is_recorded(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    page = stage.pages.record
    qtbot.waitUntil(lambda: page.device.count() == 3)
    page.device.setCurrentIndex(2)
    page.system_sound.click()
    page.live_text.click()
    page.title.setText("Hearing")
    alone(page, qtbot)
    qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.recording_bar.isVisible)
    choice, live = stage.desk.choices[0]
    assert (choice.title, choice.microphone, choice.system_sound, live) == ("Hearing", "Headset", True, False)
    assert list(stage.pages.recording_bar.meters) == [Track.MIC, Track.SYSTEM]


def test_the_level_is_shown_before_a_recording(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: stage.pages.record.meter.share == pytest.approx(0.5))


def test_what_stops_a_recording_disables_the_button(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.check = (Finding(FindingCode.MICROPHONE, Severity.STOPS),)
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: not stage.pages.record.start_button.isEnabled())


def test_a_device_that_is_not_there_is_said(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.error = UserFixable(Code.RECORD_NO_DEVICE)
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: stage.pages.record.device.count() == 3)
    alone(stage.pages.record, qtbot)
    qtbot.mouseClick(stage.pages.record.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert not stage.pages.recording_bar.isVisible()
    assert stage.pages.record.isEnabled()


def test_stop_by_key_leaves_the_page_of_the_meeting(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: not stage.pages.recording_bar.isVisible())
    assert stage.pages.meeting.isVisible()


def test_pause_bookmark_and_off_the_record_by_key(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    window, bar = stage.window, stage.pages.recording_bar
    qtbot.keyClick(window, Qt.Key.Key_P, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bar.state.text() == "Paused")
    qtbot.keyClick(window, Qt.Key.Key_P, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not recording.paused)
    qtbot.keyClick(window, Qt.Key.Key_D, _CONTROL)
    qtbot.waitUntil(lambda: recording.done == ["bookmark"])
    qtbot.keyClick(window, Qt.Key.Key_O, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: recording.off_record)
    qtbot.waitUntil(bar.off_record_button.isChecked)
    qtbot.keyClick(window, Qt.Key.Key_D, _CONTROL)  # there is nothing to mark
    assert recording.done == ["bookmark"]


def test_an_erasure_that_fails_is_said(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    recording.error = StoreFault(Code.STORE_ERASE_FAILED)
    qtbot.mouseClick(stage.pages.recording_bar.off_record_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.note.isVisible)


def test_the_watchdog_is_seen_until_sound_comes(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    warning = stage.pages.recording_bar.warning
    recording.tell(TrackSilent(Track.MIC))
    qtbot.waitUntil(warning.isVisible)
    assert warning.text() == "Microphone: nothing is heard. Is it muted, or the wrong device?"
    recording.tell(TrackSounds(Track.MIC))
    qtbot.waitUntil(lambda: not warning.isVisible())


def test_a_lost_device_and_the_next_one_are_said(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    warning = stage.pages.recording_bar.warning
    recording.tell(TrackReopened(Track.MIC, ""))
    qtbot.waitUntil(lambda: "no device" in warning.text())
    recording.tell(TrackReopened(Track.MIC, "Headset"))
    qtbot.waitUntil(lambda: "goes on with “Headset”" in warning.text())


def test_a_drive_that_fails_is_said(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    warning = stage.pages.recording_bar.warning
    recording.tell(DriveFaulted(StoreFault(Code.STORE_WRITE_FAILED)))
    qtbot.waitUntil(lambda: "drive" in warning.text())
    recording.tell(DriveRecovered())
    qtbot.waitUntil(lambda: not warning.isVisible())


def test_levels_move_the_meters(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    recording.tell(LevelsMeasured({Track.MIC: -15.0}))
    qtbot.waitUntil(lambda: stage.pages.recording_bar.meters[Track.MIC].share == pytest.approx(0.75))


def test_a_full_disk_ends_it_and_says_that_everything_is_kept(
    stage: Stage, recording: FakeRunning, qtbot: QtBot
) -> None:
    recording.tell(RecordingStopped(StopReason.DISK_LOW))
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert "everything until then is kept" in stage.pages.note.accessibleName()
    assert not stage.pages.recording_bar.isVisible()


def test_the_bar_stays_behind_the_lock_and_obeys(stage: Stage, recording: FakeRunning, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    assert stage.pages.recording_bar.isVisible()
    assert not stage.pages.meeting.isVisible()
    qtbot.mouseClick(stage.pages.recording_bar.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not stage.pages.recording_bar.isVisible())


def test_leaving_while_recording_is_asked_once_and_stops_first(new_stage: Callable[..., Stage], qtbot: QtBot) -> None:
    stage = new_stage()
    _record(stage, qtbot)
    stage.window.close()
    assert stage.window.isVisible()
    assert stage.dialogs.questions == ["A recording is running."]
    stage.dialogs.agree = True
    stage.window.close()
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    assert not stage.window.rooms.recording.running


def test_a_recording_that_ends_before_its_start_is_told_shows_no_bar(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stage.desk.start

    def ends_at_once(*arguments: Any, **options: Any) -> FakeRunning:
        running = real(*arguments, **options)
        running.tell(RecordingStopped(StopReason.DISK_LOW, UserFixable(Code.RECORD_DISK_LOW)))
        return running

    monkeypatch.setattr(stage.desk, "start", ends_at_once)
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.waitUntil(lambda: stage.pages.record.device.count() == 3)
    alone(stage.pages.record, qtbot)
    qtbot.mouseClick(stage.pages.record.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert not stage.pages.recording_bar.isVisible()
    assert not stage.window.rooms.recording.running
    stage.window.close()
    assert not stage.window.isVisible()


def test_devices_that_are_found_late_open_no_microphone_behind_the_lock(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, found = threading.Event(), stage.desk.found_devices
    opened: list[object] = []

    def late() -> Devices:
        assert go.wait(10)
        return found

    monkeypatch.setattr(stage.desk, "devices", late)
    monkeypatch.setattr(stage.desk, "level_test", opened.append)
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    qtbot.keyClick(stage.window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    go.set()
    qtbot.waitUntil(lambda: stage.window.rooms.recording.idle)
    assert opened == []


def test_that_a_recording_ended_early_is_still_said_after_the_lock(
    stage: Stage, recording: FakeRunning, qtbot: QtBot
) -> None:
    recording.tell(RecordingStopped(StopReason.DISK_LOW))
    qtbot.waitUntil(stage.pages.note.isVisible)
    qtbot.keyClick(stage.window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    assert stage.pages.note.isVisible()


def test_off_the_record_waits_for_nothing(
    stage: Stage, recording: FakeRunning, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    monkeypatch.setattr(recording, "bookmark", lambda: go.wait(10))  # the vault is busy
    qtbot.keyClick(stage.window, Qt.Key.Key_D, _CONTROL)
    qtbot.keyClick(stage.window, Qt.Key.Key_O, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: recording.off_record)
    go.set()
