"""Who speaks: named, given a role, heard, told to be one person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sottovoce.ui.meeting.speakers_dialog import SpeakersDialog
from tests.gui.conftest import Stage
from tests.gui.test_editing import opened, pane, saved

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _dialog(stage: Stage, qtbot: QtBot) -> SpeakersDialog:
    qtbot.mouseClick(pane(stage).speakers_button, Qt.MouseButton.LeftButton)
    dialog = pane(stage).findChild(SpeakersDialog)
    assert isinstance(dialog, SpeakersDialog)
    return dialog


def test_a_voice_is_heard_named_and_given_a_role(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    dialog = _dialog(stage, qtbot)
    row = dialog.rows["S2"]
    qtbot.mouseClick(row.listen, Qt.MouseButton.LeftButton)
    assert (stage.playback.played[-1].start_ms, stage.playback.played[-1].end_ms) == (4_050, 7_850)
    qtbot.keyClicks(row.name, " Frau  Sommer")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    row.role.setCurrentIndex(row.role.findText("Client"))
    row.role.activated.emit(row.role.currentIndex())
    assert meeting.rows.row(1).speaker_label == "Frau Sommer · Client"
    assert stage.pages.meeting.speakers.chips[1].button.text() == "Frau Sommer · Client"
    assert row.role.accessibleName() == "Role of Frau Sommer"
    other = dialog.rows["S1"]
    line = other.role.lineEdit()
    assert line is not None
    line.setText("Supervisor of <b>both</b>")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert meeting.rows.row(0).speaker_label == "Speaker 1 · Supervisor of <b>both</b>"
    dialog.reject()
    stored = saved(stage, qtbot, meeting)
    qtbot.waitUntil(lambda: stage.desk.saved[-1].speakers["S1"].role.startswith("Supervisor"))
    assert stored.speakers["S2"].name == "Frau Sommer"


def test_two_voices_are_one_person_and_apart_again(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    dialog = _dialog(stage, qtbot)
    menu = dialog.rows["S3"].same.menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Speaker 1", "Speaker 2"]
    menu.actions()[0].trigger()
    assert list(dialog.rows) == ["S1", "S2"]
    assert [meeting.rows.row(row).speaker_id for row in range(3)] == ["S1", "S2", "S1"]
    assert len(stage.pages.meeting.speakers.chips) == 2
    dialog.reject()
    pane(stage).undo()
    assert [meeting.rows.row(row).speaker_id for row in range(3)] == ["S1", "S2", "S3"]
    assert len(stage.pages.meeting.speakers.chips) == 3


def test_the_lock_takes_the_names_off_the_screen(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot)
    dialog = _dialog(stage, qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        stage.window.gate.lock()
