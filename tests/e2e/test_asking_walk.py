"""A user asks a meeting, then all of them, and goes through its chapters: the real window, vault and engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.ui.ask.answers_pane import AnswersPane
from sottovoce.ui.ask.exchange import ExchangeView
from sottovoce.ui.ask.question_bar import QuestionBar
from sottovoce.ui.window.main_window import MainWindow
from tests.gui.fakes import FakeDialogs
from tests.helpers.real_window import opened
from tests.helpers.user_walk import User
from tests.unit.ask.talks import PRAXIS

pytestmark = [pytest.mark.qt_log_ignore("does not support propagateSizeHints"), pytest.mark.timeout(600)]
_LEFT, _CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_PATIENCE_MS = 120_000


def test_a_meeting_is_asked_then_all_of_them_and_its_chapters_are_gone_through(
    qapp: QApplication, home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Sitzung.txt"
    path.write_text(PRAXIS * 8, encoding="utf-8")
    dialogs = FakeDialogs()
    with opened(qapp, dialogs=dialogs) as window:
        user = User(window, dialogs, qtbot, _PATIENCE_MS)
        user.first_start()
        user.imports(path)
        _asks_the_meeting(window, qtbot)
        _goes_through_chapters(window, qtbot)
        _asks_all(window, qtbot)
        window.gate.lock()
        qtbot.waitUntil(lambda: not window.gate.is_open, timeout=_PATIENCE_MS)
        assert window.rooms.pages.meeting.minutes.answers.exchanges == []
        assert window.rooms.pages.asking.many_page.answers.exchanges == []


def _answer(bar: QuestionBar, pane: AnswersPane, question: str, qtbot: QtBot) -> ExchangeView:
    qtbot.keyClicks(bar.field, question)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bar.busy, timeout=_PATIENCE_MS)
    return pane.exchanges[0]


def _asks_the_meeting(window: MainWindow, qtbot: QtBot) -> None:
    page = window.rooms.pages.meeting
    qtbot.keyClick(page.transcript, Qt.Key.Key_K, _CONTROL)
    minutes = page.minutes
    said = _answer(minutes.ask, minutes.answers, "Was ist mit der Krankenkasse?", qtbot)
    assert any("Die Krankenkasse hat den Antrag" in text for text in said.texts)
    assert any(text.startswith("The answer is quotes: no model was measured") for text in said.texts)
    qtbot.mouseClick(said.rows[0].chip, _LEFT)
    qtbot.waitUntil(lambda: page.transcript.playing is not None)
    qtbot.keyClick(minutes.ask.field, Qt.Key.Key_A, _CONTROL)
    refused = _answer(minutes.ask, minutes.answers, "Wann fliegt er nach Griechenland?", qtbot)
    assert refused.texts[0] == "Not said in this meeting."


def _goes_through_chapters(window: MainWindow, qtbot: QtBot) -> None:
    page = window.rooms.pages.meeting
    qtbot.waitUntil(page.text.chapters_button.isVisible, timeout=_PATIENCE_MS)
    qtbot.mouseClick(page.text.chapters_button, _LEFT)
    listed = page.minutes.chapters.list
    assert listed.count() > 1
    listed.setCurrentRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert page.transcript.playing is not None
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    assert page.minutes.shows_lines


def _asks_all(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.rooms.pages.side.ask_button, _LEFT)
    page = window.rooms.pages.asking.many_page
    said = _answer(page.bar, page.answers, "Was sagte Frau Sommer zum Schlaftagebuch?", qtbot)
    assert said.rows
    assert said.rows[0].chip.text().startswith("Sitzung · ")
    qtbot.mouseClick(said.rows[0].chip, _LEFT)
    qtbot.waitUntil(window.rooms.pages.meeting.isVisible)
