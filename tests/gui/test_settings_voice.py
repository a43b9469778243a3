"""Settings: the user's own voice is learnt, named and forgotten; the lock ends the listening and hides the name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.ui.settings.voice import VoiceSettings
from sottovoce_models.errors import Code, UserFixable
from tests.gui.fake_vault import FakeVault
from tests.gui.gate_window import GateWindow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[GateWindow]:
    made = GateWindow(FakeVault(), tmp_path)
    qtbot.addWidget(made)
    made.show()
    made.show_settings()
    yield made
    made.desk.own_voice.hold.set()
    made.close_down()


@pytest.fixture
def page(window: GateWindow) -> VoiceSettings:
    window.settings.show_section(window.settings.voice)
    return window.settings.voice


def test_a_voice_is_learnt_by_reading_aloud(window: GateWindow, page: VoiceSettings, qtbot: QtBot) -> None:
    assert not page.forget_button.isEnabled()
    window.desk.own_voice.hold.clear()
    qtbot.keyClicks(page.name, "Dr. Keller")
    qtbot.mouseClick(page.learn_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.progress.bar.value() == 50)
    assert page.text.isVisible()
    assert not page.learn_button.isEnabled()
    window.desk.own_voice.hold.set()
    qtbot.waitUntil(lambda: page.state.text() == "Your voice is known from the next meeting on.")
    assert window.desk.own_voice.name == "Dr. Keller"
    assert page.forget_button.isEnabled()
    assert not page.text.isVisible()
    assert page.learn_button.text() == "Learn again…"


def test_learning_can_be_stopped_and_nothing_is_said(window: GateWindow, page: VoiceSettings, qtbot: QtBot) -> None:
    window.desk.own_voice.hold.clear()
    qtbot.mouseClick(page.learn_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.progress.bar.value() == 50)
    qtbot.mouseClick(page.progress.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.learn_button.isEnabled)
    assert not window.settings.banner.isVisible()
    assert not window.desk.own_voice.enrolled


def test_why_a_voice_was_not_learnt_is_told(window: GateWindow, page: VoiceSettings, qtbot: QtBot) -> None:
    window.desk.own_voice.error = UserFixable(Code.VOICE_SEVERAL)
    qtbot.mouseClick(page.learn_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.settings.banner.isVisible)
    assert "More than one voice" in window.settings.banner.accessibleName()
    assert page.learn_button.isEnabled()


def test_a_known_voice_is_renamed_and_forgotten_after_a_question(
    window: GateWindow, page: VoiceSettings, qtbot: QtBot
) -> None:
    voice = window.desk.own_voice
    voice.enrolled, voice.name = True, "Keller"
    window.show_settings()
    qtbot.waitUntil(page.forget_button.isEnabled)
    page.name.selectAll()
    qtbot.keyClicks(page.name, "Therapeutin\r")
    qtbot.waitUntil(lambda: voice.name == "Therapeutin")
    qtbot.mouseClick(page.forget_button, Qt.MouseButton.LeftButton)
    assert voice.enrolled
    window.dialogs.agree = True
    qtbot.mouseClick(page.forget_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.forget_button.isEnabled())
    assert not voice.enrolled


def test_the_lock_ends_the_listening_and_hides_the_name(window: GateWindow, page: VoiceSettings, qtbot: QtBot) -> None:
    window.desk.own_voice.hold.clear()
    qtbot.keyClicks(page.name, "Keller")
    qtbot.mouseClick(page.learn_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.progress.bar.value() == 50)
    window.settings.wipe()
    assert page.name.text() == ""
    assert not page.text.isVisible()
    page.wait(5)
    assert not window.desk.own_voice.enrolled
