"""Names, proofs and places: reading a result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import SegmentStored, SummaryItemMade, TranscriptMade
from sottovoce.services.playback import PlaybackEnded, PlaybackMoved
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import ItemKind
from tests.gui import fakes
from tests.gui.conftest import Stage


def _result(stage: Stage, qtbot: QtBot, turns: int = 6) -> Meeting:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns)))
    stage.jobs[0].say(SummaryItemMade(fakes.item(ItemKind.DECISION, turn=turns - 2)))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    return meeting


def test_f2_renames_a_speaker_in_every_turn(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    view = stage.window.rooms.pages.meeting.transcript
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Frau <b>S.</b>")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: meeting.rows.row(1).speaker_label == "Frau <b>S.</b>")
    assert meeting.rows.row(4).speaker_label == "Frau <b>S.</b>"
    assert meeting.draft.transcript is meeting.transcript
    assert meeting.transcript is not None
    assert meeting.transcript.revision == 2
    assert stage.window.rooms.pages.meeting.speakers.chips[1].button.text() == "Frau <b>S.</b>"
    assert "Frau" in stage.window.rooms.pages.meeting.minutes.chips[0].accessibleName()
    assert stage.window.rooms.pages.meeting.minutes.chips[0].citation.quote == "This is turn 4"


def test_a_speaker_chip_renames_and_escape_gives_up(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    chip = stage.window.rooms.pages.meeting.speakers.chips[0]
    qtbot.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(chip.editor, "Nobody")
    qtbot.keyClick(chip.editor, Qt.Key.Key_Escape)
    assert meeting.rows.row(0).speaker_label == "Speaker 1"
    assert stage.window.rooms.pages.meeting.isVisible()
    qtbot.mouseClick(chip.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(chip.editor, "  Anna   Keller ")
    qtbot.keyClick(chip.editor, Qt.Key.Key_Return)
    assert meeting.rows.row(0).speaker_label == "Anna Keller"
    assert meeting.rows.row(0).initials == "AK"


def test_a_name_given_while_the_minutes_are_written_stays(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()))
    qtbot.waitUntil(lambda: meeting.transcript is not None)
    meeting.rename(RenameRequest("S1", "Anna"))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE)
    assert meeting.rows.row(0).speaker_label == "Anna"
    assert meeting.draft.transcript is not None
    assert meeting.draft.transcript.speakers["S1"].name == "Anna"


@pytest.mark.parametrize("by_key", [True, False])
def test_a_citation_plays_its_moment_and_brings_the_turn_into_view(stage: Stage, qtbot: QtBot, by_key: bool) -> None:
    meeting = _result(stage, qtbot, turns=200)
    page = stage.window.rooms.pages.meeting
    chip = page.minutes.chips[0]
    if by_key:
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Return)
    else:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    (passage,) = stage.playback.played
    assert (passage.sound, passage.start_ms, passage.end_ms) == (meeting.id, 198 * 4_000 + 500, 198 * 4_000 + 2_500)
    assert page.transcript.playing is not None
    assert (page.transcript.playing.row, page.transcript.playing.quote) == (198, "This is turn 198")
    shown = page.transcript.visualRect(page.transcript.model().index(198, 0))
    assert page.transcript.viewport().rect().intersects(shown)


def test_the_quote_is_shown_for_the_chip_with_the_focus(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    minutes = stage.window.rooms.pages.meeting.minutes
    minutes.chips[0].shown.emit(minutes.chips[0].citation)
    assert minutes.proof_text() == "machine-heard · 00:16 Speaker 2: “This is turn 4”"
    assert minutes.chips[0].accessibleDescription() == "This is turn 4"


def test_space_pauses_and_escape_stops(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    page = stage.window.rooms.pages.meeting
    page.transcript.setFocus()
    page.transcript.setCurrentIndex(page.transcript.model().index(2, 0))
    qtbot.keyClick(page.transcript, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.playback.played[-1].start_ms == 8_000
    stage.playback.tell(PlaybackMoved(8_500, stage.playback.played[-1]))
    qtbot.keyClick(page.transcript, Qt.Key.Key_Space)
    assert stage.playback.pauses == [True]
    qtbot.keyClick(page.transcript, Qt.Key.Key_Space)
    assert stage.playback.pauses == [True, False]
    stage.window.rooms.step_back()
    assert stage.playback.stops == 1
    assert page.isVisible()


def test_play_goes_on_to_the_end_and_the_mark_goes_along(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    page = stage.window.rooms.pages.meeting
    qtbot.mouseClick(page.player_bar.play_button, Qt.MouseButton.LeftButton)
    passage = stage.playback.played[-1]
    assert (passage.start_ms, passage.end_ms) == (0, 94_000)
    stage.playback.tell(PlaybackMoved(9_000, passage))
    qtbot.waitUntil(lambda: page.transcript.playing is not None and page.transcript.playing.row == 2)


def test_no_sound_device_is_said_and_disturbs_nothing(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    page = stage.window.rooms.pages.meeting
    qtbot.mouseClick(page.minutes.chips[0], Qt.MouseButton.LeftButton)
    stage.playback.tell(PlaybackEnded(stage.playback.played[-1], UserFixable(Code.AUDIO_DEVICE)))
    qtbot.waitUntil(page.header.banner.isVisible)
    assert "No sound can be played" in page.header.banner.accessibleName()
    assert meeting.state is State.DONE
    assert page.header.export_button.isEnabled()


def test_a_click_on_a_sentence_plays_it(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    view = stage.window.rooms.pages.meeting.transcript
    rect = view.visualRect(view.model().index(1, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, rect.bottom() - 20))
    assert stage.playback.played[-1].start_ms == 4_000
    played = len(stage.playback.played)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, rect.top() + 10))
    assert len(stage.playback.played) == played  # the name is for renaming


def test_rows_are_copied_as_plain_text(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    view = stage.window.rooms.pages.meeting.transcript
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "[00:04] Speaker 2: This is turn 1 and it goes on a little."


def test_the_eye_keeps_its_place_while_text_streams_in(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    view = stage.window.rooms.pages.meeting.transcript
    bar = view.verticalScrollBar()
    stage.jobs[0].say(*(SegmentStored(fakes.segment(i)) for i in range(100)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 100)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())  # at the end: follow
    bar.setValue(400)
    view.repaint()
    top = view.indexAt(QPoint(20, 5)).row()
    before_px = view.visualRect(view.model().index(top, 0)).top()
    stage.jobs[0].say(*(SegmentStored(fakes.segment(i)) for i in range(100, 300)))
    qtbot.waitUntil(lambda: meeting.rows.rowCount() == 300)
    assert view.visualRect(view.model().index(top, 0)).top() == before_px
    assert view.indexAt(QPoint(20, 5)).row() == top
    at_ms = meeting.rows.row(top).start_ms
    stage.jobs[0].say(TranscriptMade(fakes.transcript(turns=150)))
    qtbot.waitUntil(lambda: meeting.transcript is not None)
    shown = meeting.rows.row(view.indexAt(QPoint(20, 5)).row())
    assert shown.start_ms <= at_ms <= shown.end_ms + 100


def test_unproven_lines_are_marked(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item(support=0.2)))
    qtbot.waitUntil(lambda: bool(meeting.items))
    qtbot.waitUntil(lambda: "Not proven by the words cited" in stage.window.rooms.pages.meeting.minutes.texts())
