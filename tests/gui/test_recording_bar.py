"""The recording bar and the page before a recording, by mouse and keyboard, and what a screen reader hears of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from sottovoce.ui.record_page import Finding, InputDevice, RecordPage, Weight
from sottovoce.ui.recording_bar import RecordingBar, RecordingView
from sottovoce_models.types import Track

# Widgets of our own shown without a window: the offscreen platform cannot pass on what they ask for.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def bar(qtbot: QtBot) -> RecordingBar:
    made = RecordingBar()
    qtbot.addWidget(made)
    made.begin((Track.MIC, Track.SYSTEM))
    return made


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> RecordPage:
    made = RecordPage(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show_devices([InputDevice(None, "Default"), InputDevice("usb", "Headset")], "")
    made.show()
    return made


def test_time_and_state_are_shown_and_said(bar: RecordingBar) -> None:
    bar.show_view(RecordingView(723_000, free_ms=3 * 3_600_000))
    assert bar.time.text() == "12:03"
    assert bar.time.accessibleName() == "Recorded 12:03"
    assert bar.free.text() == "Disk for 3 h 00 min"
    bar.show_view(RecordingView(723_000, paused=True))
    assert bar.state.text() == "Paused"
    assert bar.pause_button.text() == "Go on recording"


def test_off_the_record_allows_only_its_end_and_stop(bar: RecordingBar) -> None:
    bar.show_view(RecordingView(5_000, off_record=True))
    assert bar.state.text() == "Off the record: nothing is kept"
    assert bar.off_record_button.isChecked()
    assert not bar.pause_button.isEnabled()
    assert not bar.bookmark_button.isEnabled()
    assert bar.stop_button.isEnabled()


def test_meters_follow_the_loudness_and_say_silence(bar: RecordingBar) -> None:
    bar.show_levels({Track.MIC: -6.0, Track.SYSTEM: -120.0})
    assert bar.meters[Track.MIC].share == pytest.approx(0.9)
    assert bar.meters[Track.MIC].accessibleName() == "Microphone: sound comes in"
    assert bar.meters[Track.SYSTEM].accessibleName() == "System: silent"


def test_every_button_of_the_bar_asks_for_its_thing(bar: RecordingBar, qtbot: QtBot) -> None:
    for button, signal in (
        (bar.pause_button, bar.pause_toggled),
        (bar.bookmark_button, bar.bookmark_pressed),
        (bar.off_record_button, bar.off_record_toggled),
        (bar.stop_button, bar.stop_pressed),
    ):
        assert button.accessibleName() or button.text()
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_finding_that_stops_disables_the_start(page: RecordPage) -> None:
    page.show_findings([Finding("Disk for 9 h", Weight.GOOD), Finding("No microphone", Weight.STOPS)])
    assert not page.start_button.isEnabled()
    page.show_findings([Finding("Disk for 9 h", Weight.GOOD)])
    assert page.start_button.isEnabled()


def test_the_choice_is_remembered_and_told(page: RecordPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.choice_changed):
        qtbot.keyClick(page.system_sound, Qt.Key.Key_Space)
    page.device.setCurrentIndex(1)
    page.device.activated.emit(1)
    qtbot.keyClicks(page.title, "Intake")
    wish = page.wish()
    assert (wish.title, wish.device_id, wish.system_sound, wish.live_text) == ("Intake", "usb", True, True)
    page.show_devices([InputDevice(None, "Default"), InputDevice("usb", "Headset")], "")
    assert page.wish().device_id == "usb"


def test_without_system_sound_the_reason_is_there(page: RecordPage) -> None:
    page.system_sound.setChecked(True)
    page.show_devices([InputDevice(None, "Default")], "This system offers no way to record what it plays.")
    assert not page.system_sound.isEnabled()
    assert not page.wish().system_sound
    assert page.system_why.text().startswith("This system")
