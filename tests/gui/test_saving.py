"""Export, drop, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import TranscriptMade
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce_models.errors import Code, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage


def _result(stage: Stage, qtbot: QtBot) -> Meeting:
    (meeting,) = stage.open()
    stage.jobs[-1].say(TranscriptMade(fakes.transcript()))
    stage.jobs[-1].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.draft.transcript is not None)
    return meeting


def test_export_as_markdown_and_json(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    page = stage.pages.meeting
    for suffix in ("md", "json"):
        stage.dialogs.export_to = stage.folder / f"out.{suffix}"
        page.header.export_button.kinds[suffix].trigger()
        qtbot.waitUntil(lambda wanted=suffix: bool(stage.exported) and stage.exported[-1][1] == wanted)
    assert stage.exported == [(stage.folder / "out.md", "md"), (stage.folder / "out.json", "json")]
    assert stage.dialogs.suggestions == ["Board meeting.md", "Board meeting.json"]
    qtbot.waitUntil(lambda: meeting.state_text().startswith("Exported"))
    meeting.rename(RenameRequest("S1", "Anna"))
    assert "Exported" not in meeting.state_text()


def test_an_export_that_fails_is_said(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    stage.export_errors.append(UserFixable(Code.DISK_FULL))
    stage.dialogs.export_to = stage.folder / "out.md"
    stage.pages.meeting.header.export_button.kinds["md"].trigger()
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert "The disk is full." in stage.pages.note.accessibleName()
    assert "Exported" not in meeting.state_text()


def test_closing_asks_nothing_since_the_vault_keeps_everything(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.window.close()
    assert not stage.window.isVisible()
    assert stage.dialogs.questions == []


def _mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _drop(stage: Stage, data: QMimeData) -> bool:
    at, keys = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(stage.window, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(stage.window, drop)
    return True


def test_dropped_files_are_brought_in(stage: Stage, qtbot: QtBot) -> None:
    paths = [stage.file("Gespräch 1.m4a"), stage.file("b & c.mp3")]
    assert _drop(stage, _mime(*paths))
    qtbot.waitUntil(lambda: len(stage.window.library.meetings.all) == 2)
    assert stage.desk.asked == [("import", path, False) for path in paths]


def test_the_file_itself_is_kept_if_wanted(stage: Stage, qtbot: QtBot) -> None:
    stage.pages.start.keep_original.setChecked(True)
    stage.open("talk.wav")
    assert stage.desk.asked == [("import", stage.folder / "talk.wav", True)]


def test_what_is_no_file_is_not_taken(stage: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.wav")])
    assert not _drop(stage, data)
    assert not _drop(stage, _mime(stage.folder))


def test_panes_and_size_are_remembered(new_stage: Callable[..., Stage]) -> None:
    first = new_stage()
    first.window.pages.meeting.panes.setSizes([300, 600])
    first.window.pages.meeting.panes.splitterMoved.emit(300, 1)
    first.window.resize(1000, 700)
    first.window.close()
    second = new_stage(width=1000)
    assert second.window.pages.meeting.panes.saveState() == first.window.pages.meeting.panes.saveState()
