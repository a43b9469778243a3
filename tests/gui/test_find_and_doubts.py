"""Finding and replacing words, and stepping through what is to be looked at."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce_models.types import Correction, Doubt, DoubtReason, Transcript
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.gui.test_editing import CTRL, go_to, opened, pane, saved, texts

SHIFT = Qt.KeyboardModifier.ShiftModifier


def doubtful() -> Transcript:
    transcript = fakes.transcript()
    turns = [*transcript.turns]
    turns[3] = replace(turns[3], text="She takes Sertraline in the morning")
    return replace(
        transcript,
        turns=tuple(turns),
        doubts=(
            Doubt(1_000, 2_000, DoubtReason.LOW_CONFIDENCE),
            Doubt(7_950, 7_990, DoubtReason.SPEECH_WITHOUT_TEXT),
            Doubt(16_500, 17_000, DoubtReason.LOOP),
        ),
        corrections=(Correction(13_000, 13_600, "sir Teraline", "Sertraline"),),
    )


def test_words_are_found_one_after_another_and_typing_goes_on(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot)
    bar, writing = pane(stage).find_bar, pane(stage).writing
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_H, CTRL)
    assert bar.isVisible()
    assert QApplication.focusWidget() is bar.words
    qtbot.keyClicks(bar.words, "turn")
    assert bar.count.text().startswith("6 place")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 6"
    assert (writing.turn_id, writing.editor.textCursor().selectedText()) == ("t0", "turn")
    assert QApplication.focusWidget() is bar.words
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert writing.turn_id == "t1"
    for _ in range(2):
        qtbot.keyClick(bar.words, Qt.Key.Key_Return, SHIFT)
    assert (writing.turn_id, bar.count.text()) == ("t5", "6 of 6")
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert stage.pages.meeting.isVisible()
    assert QApplication.focusWidget() is writing.editor


def test_replacing_one_goes_on_and_all_is_one_step(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    bar = pane(stage).find_bar
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_F, CTRL | SHIFT)
    qtbot.keyClicks(bar.words, "turn")
    bar.other.setText("turn of a turn")
    qtbot.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)  # shows the first
    qtbot.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.replace_button, Qt.MouseButton.LeftButton)
    assert [text.count("turn of a turn") for text in texts(meeting)] == [1, 1, 0, 0, 0, 0]
    bar.words.setText("LITTLE")
    bar.other.setText("$1 lot")
    bar.case.setChecked(True)
    assert bar.count.text() == "Not found"
    assert not bar.all_button.isEnabled()
    bar.case.setChecked(False)
    before = texts(meeting)
    qtbot.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    assert bar.count.text().startswith("6 place")
    assert all(text.endswith("$1 lot.") for text in texts(meeting))
    pane(stage).undo()
    assert texts(meeting) == before
    bar.words.setText("a")
    bar.whole.setChecked(True)
    assert bar.count.text().startswith("8 place")
    saved(stage, qtbot, meeting)


def test_nothing_that_was_looked_for_stays_behind_the_lock(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot, doubtful())
    text = pane(stage)
    text.look_for()
    qtbot.keyClicks(text.find_bar.words, "secret")
    text.find_bar.leave()
    for _ in range(3):
        text.step()
    assert "sir Teraline" in text.doubts_bar.text.text()
    qtbot.keyClick(stage.window, Qt.Key.Key_L, CTRL)
    assert text.find_bar.words.text() == ""
    assert text.doubts_bar.text.text() == ""
    assert not text.doubts_bar.isVisible()


def test_f8_plays_a_doubt_and_enter_settles_it(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, doubtful())
    text, view = pane(stage), stage.pages.meeting.transcript
    assert text.doubts_button.text() in {"4 to look at", "%n to look at".replace("%n", "4")}
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert text.doubts_bar.text.text() == "Doubt 1 of 3 · 00:01 · hard to understand"
    assert (stage.playback.played[-1].start_ms, stage.playback.played[-1].end_ms) == (300, 2_700)
    editor = text.writing.editor
    assert (text.writing.turn_id, editor.hasFocus()) == ("t0", True)
    assert editor.extraSelections()[0].cursor.selectedText() == "turn 0 and it"
    stops = stage.playback.stops
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert stage.playback.stops > stops
    assert meeting.doubt_count == 2
    assert text.doubts_bar.text.text().startswith("Settled. 3")
    assert not text.doubts_bar.accept_button.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert text.doubts_bar.text.text() == "Doubt 1 of 2 · 00:07 · speech without text"
    qtbot.keyClick(editor, Qt.Key.Key_F8, SHIFT)
    assert text.doubts_bar.text.text() == "Doubt 2 of 2 · 00:16 · the same words over and over"
    assert len(saved(stage, qtbot, meeting).doubts) == 2
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not text.doubts_bar.isVisible()
    assert stage.pages.meeting.isVisible()
    text.undo()
    assert meeting.doubt_count == 3


def test_ten_doubts_need_twenty_keys(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, fakes.transcript(turns=12, doubts=10))
    view = stage.pages.meeting.transcript
    for _ in range(10):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert meeting.doubt_count == 0
    assert pane(stage).doubts_bar.text.text() == "Settled. There is nothing left to look at."
    assert not pane(stage).doubts_button.isVisible()
    assert view.isVisible()


def test_speech_without_text_is_written_down(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, doubtful())
    text = pane(stage)
    go_to(stage, 1)
    text.step()
    assert text.doubts_bar.write_button.isVisible()
    qtbot.mouseClick(text.doubts_bar.write_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(text.writing.editor, "Yes.")
    qtbot.keyClick(text.writing.editor, Qt.Key.Key_Return)
    assert texts(meeting)[2] == "Yes."
    assert meeting.rows.row(2).start_ms == 7_950
    assert meeting.doubt_count == 2


def test_a_word_of_the_list_is_taken_back(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, doubtful())
    text = pane(stage)
    go_to(stage, 3)
    text.step()
    assert text.doubts_bar.text.text() == "Word list 1 of 1 · 00:13 · “sir Teraline” heard, “Sertraline” written"
    assert text.writing.editor.extraSelections()[0].cursor.selectedText() == "Sertraline"
    qtbot.mouseClick(text.doubts_bar.back_button, Qt.MouseButton.LeftButton)
    assert texts(meeting)[3] == "She takes sir Teraline in the morning"
    assert text.writing.editor.toPlainText() == texts(meeting)[3]
    assert saved(stage, qtbot, meeting).corrections == ()


def test_an_undo_before_the_passage_keeps_the_bar_true(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, fakes.transcript(doubts=0))
    text = pane(stage)
    text.step()
    assert text.doubts_bar.text.text() == "There is nothing left to look at."
    text.doubts_bar.accept()  # nothing to accept
    assert meeting.doubt_count == 0
    assert QGuiApplication.focusObject() is not None
