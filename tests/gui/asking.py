"""What a user does before a recording, for tests that are about something else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.ui.recording.record_page import RecordPage
from sottovoce.ui.window.pages import WindowPages

LEFT = Qt.MouseButton.LeftButton


def alone(page: RecordPage, qtbot: QtBot) -> None:
    """Says that nobody else is there."""
    qtbot.waitUntil(lambda: page.consent.alone_button.height() > 8)  # it has its place
    qtbot.mouseClick(page.consent.alone_button, LEFT)


def begin(pages: WindowPages, qtbot: QtBot) -> None:
    """From the page before a recording to a recording of nobody but the user."""
    qtbot.waitUntil(lambda: pages.record.device.count() > 1)
    alone(pages.record, qtbot)
    qtbot.waitUntil(pages.record.start_button.isEnabled)
    qtbot.mouseClick(pages.record.start_button, LEFT)
    qtbot.waitUntil(pages.recording_bar.isVisible)
