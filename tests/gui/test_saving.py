"""Export, drop, and leaving: nothing is lost without being asked about once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.draft import TrackDraft
from sottovoce.pipeline.events import SegmentStored, TranscriptMade
from sottovoce.ui.dialogs import CloseAnswer
from sottovoce.ui.meeting import Meeting, State
from sottovoce.ui.transcript_model import RenameRequest
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track
from tests.gui import fakes
from tests.gui.conftest import Stage


def _result(stage: Stage, qtbot: QtBot) -> Meeting:
    (meeting,) = stage.open()
    stage.jobs[-1].say(TranscriptMade(fakes.transcript()))
    stage.jobs[-1].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    return meeting


def test_export_as_markdown_and_json(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    page = stage.window.meeting_page
    for suffix in ("md", "json"):
        stage.dialogs.export_to = stage.folder / f"out.{suffix}"
        with qtbot.waitSignal(meeting.changed):
            page.export_actions[suffix].trigger()
    assert stage.exported == [(stage.folder / "out.md", "md"), (stage.folder / "out.json", "json")]
    assert stage.dialogs.suggestions == ["Board meeting.md", "Board meeting.json"]
    assert meeting.state_text().startswith("Exported")
    meeting.rename(RenameRequest("S1", "Anna"))
    assert meeting.state_text().startswith("Not saved")


def test_an_export_that_fails_is_said_and_stays_unsaved(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    stage.export_errors.append(UserFixable(Code.DISK_FULL))
    stage.dialogs.export_to = stage.folder / "out.md"
    stage.window.meeting_page.export_actions["md"].trigger()
    qtbot.waitUntil(stage.window.meeting_page.banner.isVisible)
    assert "The disk is full." in stage.window.meeting_page.banner.accessibleName()
    assert meeting.unsaved


def test_closing_asks_once_and_export_closes_afterwards(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.window.close()
    assert stage.window.isVisible()
    assert stage.dialogs.asked_to_close == [(["Board meeting"], True)]
    stage.dialogs.answer = CloseAnswer.EXPORT
    stage.dialogs.export_to = stage.folder / "out.md"
    stage.window.close()
    qtbot.waitUntil(lambda: not stage.window.isVisible())
    assert stage.exported == [(stage.folder / "out.md", "md")]
    assert len(stage.dialogs.asked_to_close) == 2


def test_closing_an_exported_result_asks_nothing(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    meeting.exported(stage.folder / "out.md")
    stage.window.close_meeting(meeting)
    assert stage.dialogs.asked_to_close == []
    assert stage.window.queue.meetings == []
    assert stage.window.start_page.isVisible()


def test_text_without_turns_can_be_exported_and_is_asked_about(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].draft.tracks[Track.FILE] = TrackDraft([fakes.segment(0)])
    stage.jobs[0].say(SegmentStored(fakes.segment(0)))
    stage.jobs[0].fail(UserFixable(Code.DISK_FULL))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    stage.window.close_meeting(meeting)
    assert stage.dialogs.asked_to_close == [(["Board meeting"], True)]
    assert stage.window.queue.meetings == [meeting]


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


def test_dropped_files_are_queued(stage: Stage) -> None:
    paths = [stage.file("Gespräch 1.m4a"), stage.file("b & c.mp3")]
    assert _drop(stage, _mime(*paths))
    assert [meeting.path for meeting in stage.window.queue.meetings] == paths


def test_what_is_no_file_is_not_taken(stage: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.wav")])
    assert not _drop(stage, data)
    assert not _drop(stage, _mime(stage.folder))


def test_panes_and_size_are_remembered(new_stage: Callable[..., Stage]) -> None:
    first = new_stage()
    first.window.meeting_page.panes.setSizes([300, 600])
    first.window.meeting_page.panes.splitterMoved.emit(300, 1)
    first.window.resize(1000, 700)
    first.window.close()
    second = new_stage(width=1000)
    assert second.window.meeting_page.panes.saveState() == first.window.meeting_page.panes.saveState()
