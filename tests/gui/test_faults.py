"""Cancel, crash and other ends: what was heard stays, and one button leads on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import SegmentStored, TranscriptMade
from sottovoce.ui.banner import Banner
from sottovoce.ui.meeting import State
from sottovoce_models.errors import Code, EngineFault, UserFixable
from tests.gui import fakes
from tests.gui.conftest import Stage


def _button(banner: Banner) -> QPushButton:
    return banner.findChild(QPushButton)


def test_cancel_keeps_what_was_heard_and_offers_to_go_on(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(SegmentStored(fakes.segment(0)), SegmentStored(fakes.segment(1)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 2)
    page = stage.window.pages.meeting
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: meeting.state is State.CANCELLED)
    assert meeting.rows.rowCount() == 2
    assert not page.banner.isVisible()
    assert "Cancelled · Not saved" in meeting.state_text()
    qtbot.mouseClick(page.resume_button, Qt.MouseButton.LeftButton)
    assert meeting.state is State.RUNNING
    stage.jobs[0].say(SegmentStored(fakes.segment(2)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 3)


def test_a_crash_shows_what_happened_and_goes_on_from_there(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(SegmentStored(fakes.segment(0)))
    stage.jobs[0].fail(EngineFault(Code.ENGINE_CRASHED, engine="speech"))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    banner = stage.window.pages.meeting.banner
    assert banner.isVisible()
    assert "ended unexpectedly (speech)" in banner.accessibleName()
    assert _button(banner).text() == "Go on from there"
    assert meeting.rows.rowCount() == 1
    qtbot.mouseClick(_button(banner), Qt.MouseButton.LeftButton)
    assert meeting.state is State.RUNNING
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
    assert _button(stage.window.pages.meeting.banner).text() == "Try again"


def test_a_fault_does_not_stop_the_next_file(stage: Stage, qtbot: QtBot) -> None:
    _, second = stage.open("a.wav", "b.wav")
    stage.jobs[0].fail(UserFixable(Code.FILE_EMPTY))
    qtbot.waitUntil(lambda: second.state is State.RUNNING)


def test_a_bug_in_a_job_is_shown_without_its_message(
    stage: Stage, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].fail(KeyError("words of the meeting"))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    shown = stage.window.pages.meeting.banner.accessibleName()
    assert "KeyError at fakes.py" in shown
    assert "words of the meeting" not in shown + caplog.text
    assert "work ended by KeyError" in caplog.text
    caplog.clear()  # it was expected


def test_a_missing_model_leads_to_the_models_page(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    whisper = fakes.entry("whisper-base", fakes.ModelKind.SPEECH, 148_000_000)
    stage.jobs[0].fail(UserFixable(Code.MODEL_MISSING, id="whisper-base"))
    qtbot.waitUntil(lambda: meeting.state is State.FAILED)
    stage.models.missing_now = [whisper]
    with qtbot.waitSignal(stage.window.models_checked):
        qtbot.mouseClick(_button(stage.window.pages.meeting.banner), Qt.MouseButton.LeftButton)
    assert stage.window.pages.models.isVisible()
    qtbot.mouseClick(stage.window.pages.models.fetch_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.jobs) == 2)
    assert stage.jobs[1].path == meeting.path


def test_closing_the_window_ends_a_running_job(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.dialogs.answer = type(stage.dialogs.answer).DISCARD
    stage.window.close()
    qtbot.waitUntil(lambda: stage.playback.closed)
    assert not stage.window.isVisible()
    qtbot.waitUntil(lambda: meeting.state is State.CANCELLED)
