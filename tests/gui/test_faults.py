"""Cancel, crash and other ends: what was heard stays, and one button leads on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import SegmentStored, TranscriptMade
from sottovoce.services.process import ProcessOptions
from sottovoce.ui.meeting.meeting import State
from sottovoce.ui.parts.banner import Banner
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce_models.errors import Code, EngineFault, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.fake_desk import FakeDesk, ScriptedJob


def _button(banner: Banner) -> QPushButton:
    return banner.findChild(QPushButton)


def test_cancel_keeps_what_was_heard_and_offers_to_go_on(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(SegmentStored(fakes.segment(0)), SegmentStored(fakes.segment(1)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 2)
    page = stage.window.rooms.pages.meeting
    qtbot.mouseClick(page.header.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: meeting.state is State.CANCELLED)
    assert meeting.rows.rowCount() == 2
    assert not page.header.banner.isVisible()
    assert meeting.state_text().startswith("Cancelled")
    qtbot.mouseClick(page.header.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: meeting.state is State.RUNNING)
    stage.jobs[0].say(SegmentStored(fakes.segment(2)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 3)


def test_a_crash_shows_what_happened_and_goes_on_from_there(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(SegmentStored(fakes.segment(0)))
    stage.jobs[0].fail(EngineFault(Code.ENGINE_CRASHED, engine="speech"))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    banner = stage.window.rooms.pages.meeting.header.banner
    assert banner.isVisible()
    assert "ended unexpectedly (speech)" in banner.accessibleName()
    assert _button(banner).text() == "Go on from there"
    assert meeting.rows.rowCount() == 1
    qtbot.mouseClick(_button(banner), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: meeting.state is State.RUNNING)
    assert not banner.isVisible()
    # a resumed job may tell its first segments again
    stage.jobs[0].say(SegmentStored(fakes.segment(0)), SegmentStored(fakes.segment(1)))
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    assert stage.jobs[0].runs == 2


def test_a_file_that_is_no_audio_can_be_tried_again(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open("letter.pdf")
    stage.jobs[0].fail(UserFixable(Code.FILE_NOT_AUDIO))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    assert _button(stage.window.rooms.pages.meeting.header.banner).text() == "Try again"


def test_a_failure_of_an_earlier_day_is_shown_and_can_be_tried_again(
    new_stage: Callable[..., Stage], qtbot: QtBot
) -> None:
    desk = FakeDesk()
    row = desk.put("Hearing")
    desk.job_rows[row.id] = JobRow("j", row.id, "speech", row.created_at, state=JobState.FAILED, error_code="disk.full")
    desk.scripts.append(ScriptedJob(desk, row, ProcessOptions()))
    stage = new_stage(desk=desk)
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.all) == 1)
    stage.pages.list.setCurrentIndex(stage.pages.list.model().index(0, 0))
    page = stage.pages.meeting
    assert "The disk is full." in page.header.banner.accessibleName()
    qtbot.mouseClick(page.header.banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.job_rows[row.id].state is JobState.RUNNING)


def test_a_missing_model_leads_to_the_models_page(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].fail(UserFixable(Code.MODEL_MISSING, id="whisper-base"))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    qtbot.mouseClick(_button(stage.pages.meeting.header.banner), Qt.MouseButton.LeftButton)
    assert stage.pages.models.isVisible()


def test_what_the_vault_refuses_is_said_above_the_page(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    stage.jobs[0].finish()
    stage.desk.error = UserFixable(Code.JOB_RUNS)
    stage.dialogs.agree = True
    meeting = stage.window.rooms.library.meetings.all[0]
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    stage.window.rooms.library.trash.ask_to_delete_sound([meeting.id])
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert stage.window.rooms.library.meetings.all == [meeting]
    stage.desk.error = None


def test_closing_the_window_leaves_the_job_to_the_queue(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    stage.window.close()
    qtbot.waitUntil(lambda: stage.playback.closed)
    assert not stage.window.isVisible()
    assert stage.dialogs.questions == []
