"""The models that are on this computer are listed and can be checked against their hashes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.errors import Code, UserFixable
from tests.gui.conftest import Stage


def test_what_is_here_is_listed_with_size_and_licence(stage: Stage, qtbot: QtBot) -> None:
    stage.window.rooms.show_models()
    listed = stage.pages.models.installed
    qtbot.waitUntil(listed.isVisible)
    texts = [label.text() for label in listed.findChildren(PlainLabel)]
    assert "Whisper base" in texts
    assert any("recognizes speech" in text and "MIT" in text for text in texts)


def test_a_check_says_what_it_found_and_what_to_do(stage: Stage, qtbot: QtBot) -> None:
    stage.window.rooms.show_models()
    listed = stage.pages.models.installed
    qtbot.waitUntil(listed.isVisible)
    qtbot.mouseClick(listed.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed.state.text() == "All files are as they should be.")
    stage.models.found_damaged = [stage.models.recognizers()[0]]
    qtbot.mouseClick(listed.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed.state.text() == "Damaged: Whisper base. Fetch or import them again.")
    assert listed.check_button.isEnabled()
    stage.models.error = UserFixable(Code.DISK_FULL)
    qtbot.mouseClick(listed.check_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.pages.models.banner.isVisible)
    assert listed.check_button.isEnabled()
