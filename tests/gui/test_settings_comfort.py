"""Settings: look, language, sound and keys count at once, are kept, and can be reached from everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.audio.devices import Devices
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.ui.meeting.first_steps import Step
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.look import Look, Scheme, apply_look, may_move, scaled
from sottovoce.ui.parts.theme import current_theme
from sottovoce.ui.settings.page import SettingsPage
from sottovoce.ui.settings.preferences import Preferences
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeLevels

_KEYS_OF_QT = {"Ctrl+.", "Ctrl+F4", "Alt+F4", "Ctrl+Shift+W"}  # of the platform, beside those we name


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, Look(Scheme.LIGHT))


@pytest.fixture
def settings(stage: Stage) -> SettingsPage:
    stage.window.rooms.show_settings()
    return stage.pages.settings


def test_the_list_of_sections_is_walked_with_the_arrows(stage: Stage, settings: SettingsPage, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is settings.list
    assert settings.section is settings.privacy
    qtbot.keyClick(settings.list, Qt.Key.Key_Down)
    assert settings.section is settings.vault
    qtbot.keyClick(settings.list, Qt.Key.Key_End)
    assert settings.section is settings.sections[-1]
    assert settings.sections[-1].isVisible()
    assert not settings.vault.isVisible()


def test_where_it_is_narrow_a_box_takes_the_place_of_the_list(stage: Stage, settings: SettingsPage) -> None:
    settings.look.text.setCurrentIndex(settings.look.text.findData(200))
    stage.window.resize(560, 700)
    QApplication.processEvents()
    assert settings.box.isVisible()
    assert not settings.list.isVisible()
    assert QApplication.focusWidget() is settings.box
    settings.box.setCurrentIndex(4)
    settings.box.activated.emit(4)
    assert settings.section is settings.sections[4]
    settings.look.text.setCurrentIndex(0)
    stage.window.resize(1160, 700)
    QApplication.processEvents()
    assert settings.list.isVisible()
    assert settings.list.currentRow() == 4


def test_colours_change_at_once_and_are_kept(stage: Stage, settings: SettingsPage) -> None:
    look = settings.look
    settings.show_section(look)
    look.scheme.setCurrentIndex(look.scheme.findData(Scheme.DARK))
    assert current_theme().dark
    assert current_theme().page.name() in stage.window.styleSheet()
    assert Preferences(stage.window.rooms._parts.settings).look.scheme is Scheme.DARK


def test_text_grows_everywhere_at_once_and_shrinks_back(
    stage: Stage, settings: SettingsPage, qapp: QApplication
) -> None:
    look, before = settings.look, qapp.font().pointSizeF()
    title = next(label for label in look.findChildren(PlainLabel) if label.text() == "Look")
    height = title.sizeHint().height()
    look.text.setCurrentIndex(look.text.findData(200))
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    assert title.sizeHint().height() > 1.7 * height
    assert look.text.font().pointSizeF() == pytest.approx(2 * before)
    assert scaled(100) == 200
    look.text.setCurrentIndex(look.text.findData(100))
    assert qapp.font().pointSizeF() == pytest.approx(before)
    assert title.sizeHint().height() == height


def test_nothing_moves_when_stillness_is_wished(settings: SettingsPage) -> None:
    assert may_move()
    settings.look.still.setChecked(True)
    assert not may_move()


def test_nonsense_in_the_settings_file_reads_as_the_default(stage: Stage) -> None:
    stored = stage.window.rooms._parts.settings
    for key, value in (("look/scheme", "pink"), ("look/text_percent", "x"), ("look/language", "fr")):
        stored.setValue(key, value)
    assert Preferences(stored).look == Look()
    assert Preferences(stored).ui_language == ""


def test_the_language_of_the_window_is_kept_for_the_next_start(stage: Stage, settings: SettingsPage) -> None:
    language = settings.language
    settings.show_section(language)
    assert not language.next_start.isVisible()
    language.window_language.setCurrentIndex(language.window_language.findData("de"))
    assert language.next_start.isVisible()
    assert Preferences(stage.window.rooms._parts.settings).ui_language == "de"
    language.window_language.setCurrentIndex(language.window_language.findData("en"))
    assert not language.next_start.isVisible()


def test_the_language_of_new_meetings_is_the_one_on_the_start_page(stage: Stage, settings: SettingsPage) -> None:
    box = settings.language.meeting_language
    box.setCurrentIndex(box.findData("de-CH"))
    assert stage.pages.start.options().language == "de-CH"
    stage.pages.start.language.setCurrentIndex(stage.pages.start.language.findData("en"))
    stage.window.rooms.show_settings()
    assert box.currentData() == "en"


def test_the_microphone_is_chosen_and_tried(
    stage: Stage, settings: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    audio = settings.recording
    settings.show_section(audio)
    qtbot.waitUntil(lambda: audio.device.count() == 3)
    audio.device.setCurrentIndex(2)
    audio.device.activated.emit(2)
    assert Preferences(stage.window.rooms._parts.settings).microphone == "Headset"
    closed: list[bool] = []
    monkeypatch.setattr(FakeLevels, "close", lambda _: closed.append(True))
    qtbot.mouseClick(audio.test_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: audio._loudest > -40)
    assert audio.meter.isVisible()
    qtbot.mouseClick(audio.test_button, Qt.MouseButton.LeftButton)
    assert audio.heard.text() == "The microphone hears you well."
    assert closed == [True]
    qtbot.mouseClick(audio.test_button, Qt.MouseButton.LeftButton)
    settings.show_section(settings.look)
    assert closed == [True, True], "nothing listens behind another section"


def test_where_the_system_gives_no_sound_the_reason_is_said(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.found_devices = Devices(("Built-in",), "Built-in", system_sound=False)
    stage.window.rooms.show_settings()
    audio = stage.pages.settings.recording
    qtbot.waitUntil(lambda: not audio.system_sound.isEnabled())
    assert audio.system_sound.accessibleDescription()


def test_f1_leads_to_a_list_of_all_keys_the_window_knows(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_F1)
    settings = stage.pages.settings
    assert settings.section is settings.shortcuts
    known = {QKeySequence(key).toString() for keys, _ in settings.shortcuts.all() for key in keys}
    used = {
        sequence.toString()
        for kind in (QShortcut, QAction)
        for each in stage.window.findChildren(kind)
        for sequence in ([each.key()] if isinstance(each, QShortcut) else each.shortcuts())
        if not sequence.isEmpty()
    }
    assert used - known - _KEYS_OF_QT == set(), "a key that the list does not tell"


def test_the_sample_is_offered_as_long_as_there_is_no_meeting(stage: Stage, qtbot: QtBot) -> None:
    start = stage.pages.start
    assert start.sample_button.isVisible()
    qtbot.mouseClick(start.sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(stage.window.rooms.library.meetings.all))
    assert stage.window.rooms.library.meetings.all[0].title == "Sample meeting"
    stage.window.rooms.show_start()
    assert not start.sample_button.isVisible()


def test_the_first_steps_go_when_they_are_done_and_never_come_back(
    new_stage: Callable[..., Stage], stage: Stage, qtbot: QtBot
) -> None:
    steps = stage.window.rooms.comfort.steps
    (meeting,) = stage.open()
    assert not steps.isVisible()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and steps.isVisible())
    assert "1 of 3" in steps.text.text()
    view = stage.pages.meeting.transcript
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "2 of 3" in steps.text.text()
    qtbot.mouseClick(stage.pages.meeting.minutes.chips[0], Qt.MouseButton.LeftButton)
    assert steps.done == {Step.HEAR, Step.PROOF}
    stage.window.rooms.show_start()
    assert not steps.isVisible()
    stage.window.rooms._on_picked(meeting)
    assert steps.isVisible()
    steps.tick(Step.APPROVE)
    assert not steps.isVisible()
    assert stage.window.gate.preferences.first_steps_shown
    stage.window.rooms.show_start()
    stage.window.rooms._on_picked(meeting)
    assert not steps.isVisible()


def test_a_check_box_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    from sottovoce.ui.parts.check_box import WrappingCheckBox

    box = WrappingCheckBox("Also what this computer plays, in calls and videos")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert "\n" not in box.text()
    box.resize(140, box.heightForWidth(140))
    QApplication.sendEvent(box, QEvent(QEvent.Type.FontChange))
    assert box.text().count("\n") >= 1
    assert box.accessibleName() == "Also what this computer plays, in calls and videos"
