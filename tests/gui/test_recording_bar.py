"""The recording bar by mouse and keyboard, what a screen reader hears of it, and that it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.translation import install_language
from sottovoce.ui.recording.recording_bar import RecordingBar, RecordingView
from sottovoce_models.types import Track

# Widgets of our own shown without a window: the offscreen platform cannot pass on what they ask for.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def bar(qtbot: QtBot) -> RecordingBar:
    made = RecordingBar()
    qtbot.addWidget(made)
    made.resize(1_500, 60)
    made.begin((Track.MIC, Track.SYSTEM))
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


def _whole(bar: RecordingBar) -> bool:
    """Whether every part has the room it asks for, inside the bar."""
    parts = (*bar.meters.values(), bar.state, bar.time, bar.pause_button, bar.off_record_button, bar.stop_button)
    return all(
        part.mapTo(bar, part.rect().topRight()).x() < bar.width() and part.width() >= part.sizeHint().width()
        for part in parts
    )


@pytest.mark.parametrize("language", list(UiLanguage))
@pytest.mark.parametrize(
    "view", [RecordingView(3_723_000), RecordingView(3_723_000, off_record=True, free_ms=9_000_000)]
)
def test_the_bar_fits_into_the_narrowest_window(
    qtbot: QtBot, qapp: QApplication, language: UiLanguage, view: RecordingView
) -> None:
    translators = install_language(qapp, language)
    window = QWidget()
    qtbot.addWidget(window)
    bar = RecordingBar()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    bar.begin((Track.MIC, Track.SYSTEM))
    bar.warn("x" * 20 + " is silent")
    bar.show_view(view)
    window.show()
    for width, names in ((560, False), (1_800, True), (560, False)):
        window.resize(width, 120)
        qtbot.waitUntil(lambda names=names: bool(bar.pause_button.toolButtonStyle().value) == names)  # type: ignore[misc]  # bound at once
        assert window.width() == width
        assert bar.free.isVisible() == (names and view.free_ms is not None)
        qtbot.waitUntil(lambda: _whole(bar))
        off_record = bar.state.accessibleName() if names else bar.off_record_button.accessibleName()
        assert not view.off_record or bar.state.text() == off_record
    assert bar.off_record_button.accessibleName()
    assert bar.meters[Track.MIC].toolTip()
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


def test_the_dot_breathes_while_recording_and_stands_still_otherwise(bar: RecordingBar, qtbot: QtBot) -> None:
    bar.show_view(RecordingView(1_000))
    assert not bar.grab().isNull()
    bar.show_view(RecordingView(1_000, paused=True))
    assert not bar.grab().isNull()
    bar.end()
    assert not bar.isVisible()
