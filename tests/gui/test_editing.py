"""Writing in the transcript: by keyboard and mouse, undone and done again, stored whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.ui.library import autosave
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.text_pane import TextPane
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.vault.proofs import holds
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Transcript
from tests.gui import fakes
from tests.gui.conftest import Stage

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(stage: Stage, qtbot: QtBot, transcript: Transcript | None = None) -> Meeting:
    (meeting,) = stage.open()
    stage.jobs[0].say(TranscriptMade(transcript or fakes.transcript()))
    stage.jobs[0].say(SummaryItemMade(fakes.item(turn=2)))
    stage.jobs[0].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.editing.allowed and bool(meeting.items))
    stage.window.activateWindow()
    stage.pages.meeting.transcript.setFocus()
    return meeting


def pane(stage: Stage) -> TextPane:
    return stage.pages.meeting.text


def go_to(stage: Stage, row: int) -> None:
    view = stage.pages.meeting.transcript
    view.setCurrentIndex(view.model().index(row, 0))


def texts(meeting: Meeting) -> list[str]:
    return [meeting.rows.row(number).text for number in range(meeting.rows.rowCount())]


def saved(stage: Stage, qtbot: QtBot, meeting: Meeting) -> Transcript:
    """The transcript last saved, as soon as all of it, and what is reviewed, is what the window shows."""

    def is_saved() -> bool:
        if not stage.desk.saved or stage.desk.reviewed[meeting.id] != meeting.reviewed:
            return False
        last = stage.desk.saved[-1]
        return replace(_transcript(meeting), revision=last.revision) == last

    qtbot.waitUntil(is_saved)
    return stage.desk.saved[-1]


def _transcript(meeting: Meeting) -> Transcript:
    assert meeting.transcript is not None
    return meeting.transcript


def _menu(stage: Stage) -> dict[str, QAction]:
    menu = QMenu(stage.window)
    pane(stage).menu.fill(menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def test_enter_opens_a_turn_and_what_is_typed_stands_there_at_once(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    go_to(stage, 1)
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_Return)
    editor = pane(stage).writing.editor
    assert editor.isVisible()
    assert editor.hasFocus()
    assert editor.accessibleName() == "Words of Speaker 2, 00:04"
    qtbot.keyClicks(editor, "So <b>this ")
    assert texts(meeting)[1] == "So <b>this This is turn 1 and it goes on a little."
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert stage.pages.meeting.transcript.hasFocus()
    assert stage.pages.meeting.isVisible()
    assert saved(stage, qtbot, meeting).turn("t1").edited
    assert meeting.draft.transcript is meeting.transcript


def test_a_double_click_puts_the_caret_where_the_mouse_was(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    view, editor = stage.pages.meeting.transcript, pane(stage).writing.editor
    words = view.text_rect(2)
    width = editor.fontMetrics().horizontalAdvance("This is ")
    at = QPoint(words.left() + width + 1, words.top() + words.height() // 4)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor.letter == len("This is ")
    qtbot.keyClicks(editor, "really ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert texts(meeting)[2] == "This is really turn 2 and it goes on a little."
    assert not editor.isVisible()


def test_the_letters_do_not_move_when_they_become_editable(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot)
    view, editor = stage.pages.meeting.transcript, pane(stage).writing.editor
    words = view.text_rect(1)
    pane(stage).writing.open("t1")
    first = editor.mapTo(view.viewport(), editor.cursorRect().topLeft()) + editor.viewport().pos()
    assert abs(first.x() - words.left()) <= 1
    assert abs(first.y() - words.top()) <= 4  # a caret is as high as its font, a line a little more
    assert editor.document().firstBlock().layout().lineCount() == round(words.height() / view.line_px())


def test_the_caret_walks_from_turn_to_turn(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t2", 5)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Down)
    if writing.turn_id == "t2":  # first to the end of its last line
        qtbot.keyClick(writing.editor, Qt.Key.Key_Down)
    assert (writing.turn_id, writing.editor.letter) == ("t3", 0)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Up)
    assert writing.turn_id == "t2"
    writing.open("t0")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Up)
    assert writing.turn_id == "t0"


def test_split_and_merge_by_keys_keep_the_proofs(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    go_to(stage, 2)
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_Return)
    writing.editor.place_caret(len("This is"))
    qtbot.keyClick(writing.editor, Qt.Key.Key_Return, CTRL)
    assert texts(meeting)[2:4] == ["This is", "turn 2 and it goes on a little."]
    assert (writing.turn_id, writing.editor.letter) == ("t2.2", 0)
    (item,) = meeting.items
    assert [(cited.turn_id, cited.quote) for cited in item.citations] == [("t2", "This is"), ("t2.2", "turn 2")]
    assert all(holds(cited, _transcript(meeting)) for cited in item.citations)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Backspace)
    assert texts(meeting)[2] == "This is turn 2 and it goes on a little."
    assert (writing.turn_id, writing.editor.letter) == ("t2", len("This is "))
    assert all(holds(cited, _transcript(meeting)) for cited in meeting.items[0].citations)
    stage.pages.meeting.minutes.chips[0].click()
    assert stage.playback.played[-1].start_ms == 8_500


def test_turns_of_different_people_are_merged_from_the_menu_only(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t2")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Backspace)
    assert len(texts(meeting)) == 6
    assert "Different people" in pane(stage).hint.text()
    assert pane(stage).hint.isVisible()
    _menu(stage)["Merge with the turn before"].trigger()
    assert len(texts(meeting)) == 5
    assert not pane(stage).hint.isVisible()
    assert writing.turn_id == "t1"


def test_undo_and_redo_go_over_every_kind_of_edit(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    view, editor = stage.pages.meeting.transcript, pane(stage).writing.editor
    states = [_transcript(meeting).turns]

    def note() -> None:
        states.append(_transcript(meeting).turns)

    pane(stage).writing.open("t0")
    qtbot.keyClicks(editor, "Well. ")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    note()
    pane(stage).writing.open("t1", 12)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    note()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    go_to(stage, 3)
    said_by = _menu(stage)["Said by"].menu()
    assert isinstance(said_by, QMenu)
    said_by.actions()[-1].trigger()
    note()
    assert meeting.rows.row(3).speaker_label == "Speaker 4"
    assert len(set(map(id, states))) == 4
    for expected in (states[2], states[1], states[0]):
        qtbot.keyClick(view, Qt.Key.Key_Z, CTRL)
        assert _transcript(meeting).turns == expected
    assert not pane(stage).undo_button.isEnabled()
    for expected in states[1:]:
        qtbot.keyClick(view, Qt.Key.Key_Y, CTRL)
        assert _transcript(meeting).turns == expected
    assert not pane(stage).redo_button.isEnabled()
    assert saved(stage, qtbot, meeting).turns == states[-1]


def test_undo_in_an_open_turn_takes_letters_back_then_steps(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    meeting.rename(RenameRequest("S1", "Anna"))
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClicks(writing.editor, "Hm ")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Z, CTRL)
    assert texts(meeting)[1] == "This is turn 1 and it goes on a little."
    qtbot.keyClick(writing.editor, Qt.Key.Key_Y, CTRL)
    assert texts(meeting)[1].startswith("Hm ")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Z, CTRL)  # nothing typed any more: the step before
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_Z, CTRL)
    assert meeting.rows.row(0).speaker_label == "Speaker 1"


def test_pasted_text_is_one_line_of_plain_words(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    data.setText("two\nlines\u202e ")
    writing.editor.insertFromMimeData(data)
    assert texts(meeting)[1].startswith("two linesThis")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Escape)


def test_a_turn_without_a_word_is_no_turn_and_comes_back(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClick(writing.editor, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Escape)
    assert len(texts(meeting)) == 5
    for _ in range(2):
        qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_Z, CTRL)
    assert texts(meeting)[1] == "This is turn 1 and it goes on a little."


def test_a_turn_is_added_written_and_deleted(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    go_to(stage, 1)
    _menu(stage)["Add a turn after this"].trigger()
    editor = pane(stage).writing.editor
    qtbot.keyClicks(editor, "What nobody wrote")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert texts(meeting)[2] == "What nobody wrote"
    go_to(stage, 2)
    _menu(stage)["Delete this turn"].trigger()
    assert len(texts(meeting)) == 6


def test_a_word_at_the_bound_goes_to_the_other_speaker_by_keys(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t0", len("This is turn 0 and it goes on a"))
    qtbot.keyClick(writing.editor, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(writing.editor, Qt.Key.Key_2, CTRL)
    assert (writing.turn_id, meeting.rows.row(1).speaker_id) == ("t0.2", "S2")
    qtbot.keyClick(writing.editor, Qt.Key.Key_End, CTRL)
    qtbot.keyClick(writing.editor, Qt.Key.Key_Delete)
    assert texts(meeting)[:2] == ["This is turn 0 and it goes on a", "little. This is turn 1 and it goes on a little."]
    qtbot.keyClick(writing.editor, Qt.Key.Key_Escape)
    go_to(stage, 0)
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_0, CTRL)
    assert meeting.rows.row(0).speaker_label == "Speaker 4"
    qtbot.keyClick(stage.pages.meeting.transcript, Qt.Key.Key_9, CTRL)  # there is no ninth
    assert meeting.rows.row(0).speaker_label == "Speaker 4"


def test_several_turns_go_to_another_speaker_or_become_one(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    view = stage.pages.meeting.transcript
    go_to(stage, 1)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == [1, 2]
    said_by = _menu(stage)["Said by"].menu()
    assert isinstance(said_by, QMenu)
    said_by.actions()[0].trigger()
    assert [meeting.rows.row(row).speaker_id for row in range(3)] == ["S1", "S1", "S1"]
    _menu(stage)["Merge these turns"].trigger()
    assert len(texts(meeting)) == 5
    assert meeting.transcript is not None
    assert meeting.transcript.turn("t1").end_ms == 11_900


def test_typing_waits_for_a_pause_and_a_session_is_one_revision(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert autosave.PAUSE_MS >= 1_000
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClicks(writing.editor, "a b c d e f")
    assert stage.desk.saved == []  # not one per letter
    qtbot.waitUntil(lambda: len(stage.desk.saved) == 1, timeout=5_000)
    qtbot.keyClicks(writing.editor, "g")
    qtbot.keyClick(writing.editor, Qt.Key.Key_Escape)
    saved(stage, qtbot, meeting)
    assert stage.desk.replaced[0] is None
    assert stage.desk.replaced[1] == stage.desk.saved[0].revision
    assert stage.desk.saved[1].revision > stage.desk.saved[0].revision


@pytest.mark.parametrize("by_lock", [True, False])
def test_nothing_typed_is_lost_by_a_lock_or_a_quit(stage: Stage, qtbot: QtBot, by_lock: bool) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClicks(writing.editor, "in mid-sentence ")
    if by_lock:
        qtbot.keyClick(writing.editor, Qt.Key.Key_L, CTRL)
        qtbot.waitUntil(lambda: bool(stage.desk.saved))
        assert writing.turn_id is None
        assert writing.editor.toPlainText() == ""  # nothing of it stays behind the lock
    else:
        stage.window.close()
    assert [each.turn("t1").text[:15] for each in stage.desk.saved] == ["in mid-sentence"]  # once is enough
    assert meeting.id in stage.desk.reviewed


def test_what_could_not_be_stored_is_said_kept_and_stored_with_the_next(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    stage.desk.error = UserFixable(Code.DISK_FULL)
    meeting.editing.split("t1", 8)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert stage.desk.saved == []
    assert len(texts(meeting)) == 7
    stage.desk.error = None
    meeting.editing.review({"t0"})
    assert saved(stage, qtbot, meeting).turn("t1.2").text
    assert stage.desk.reviewed[meeting.id] == {"t0"}


def test_a_refresh_in_mid_edit_takes_nothing_away(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClicks(writing.editor, "still here ")
    stage.dialogs.typed = "Another title"
    stage.window.rooms.library.rename(meeting)
    qtbot.waitUntil(lambda: meeting.title == "Another title")
    assert texts(meeting)[1].startswith("still here")
    assert writing.turn_id == "t1"


def test_a_turn_is_closed_when_the_text_is_made_again(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    writing = pane(stage).writing
    writing.open("t1")
    qtbot.keyClicks(writing.editor, "kept ")
    stage.jobs[0].start()
    qtbot.waitUntil(lambda: writing.turn_id is None)
    assert not writing.editor.isVisible()
    qtbot.waitUntil(lambda: bool(stage.desk.saved))
    assert stage.desk.saved[-1].turn("t1").text.startswith("kept")
    assert texts(meeting)[1].startswith("kept")


def test_nothing_is_edited_while_the_text_is_being_made(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    go_to(stage, 1)
    stage.jobs[0].start()
    qtbot.waitUntil(lambda: meeting.state is State.RUNNING)
    assert not pane(stage).writing.open("t1")
    assert not meeting.editing.review({"t1"})
    assert meeting.editing.replace_all(pane(stage).find_bar.query, "x") == 0
    assert not _menu(stage)["Edit text"].isEnabled()


def test_f9_marks_a_turn_as_reviewed_and_goes_on(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot)
    view = stage.pages.meeting.transcript
    go_to(stage, 0)
    assert "1 doubt" in meeting.state_text()
    qtbot.keyClick(view, Qt.Key.Key_F9)
    assert view.currentIndex().row() == 1
    assert meeting.rows.row(0).reviewed
    assert meeting.doubt_count == 0
    assert "doubt" not in meeting.state_text()
    assert "1 turn reviewed" in meeting.state_text() or "1 turn(s) reviewed" in meeting.state_text()
    assert view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("(reviewed)")
    _menu(stage)["Mark the whole transcript as reviewed"].trigger()
    assert "Reviewed" in meeting.state_text()
    saved(stage, qtbot, meeting)
    assert len(stage.desk.reviewed[meeting.id]) == 6


def test_the_line_of_a_name_and_an_open_turn_scroll_along(stage: Stage, qtbot: QtBot) -> None:
    opened(stage, qtbot, fakes.transcript(turns=60))
    view, editor = stage.pages.meeting.transcript, pane(stage).writing.editor
    bar = view.verticalScrollBar()
    pane(stage).writing.open("t3")
    before = editor.y()
    bar.setValue(bar.value() + 50)
    assert editor.y() == before - 50
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    name = view.viewport().findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    before, at = name.y(), bar.value()
    bar.setValue(at + 20)
    assert bar.value() != at
    qtbot.waitUntil(lambda: name.y() == before - (bar.value() - at))
    qtbot.keyClick(name, Qt.Key.Key_Escape)


def test_the_accessible_tree_sees_every_row_and_the_caret(stage: Stage, qtbot: QtBot) -> None:
    meeting = opened(stage, qtbot, replace(fakes.transcript(turns=300)))
    view = stage.pages.meeting.transcript
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.childCount() == 300
    last = tree.child(299)
    assert last.text(QAccessible.Text.Name) == "19:56 Speaker 3: This is turn 299 and it goes on a little."
    meeting.editing.split("t299", 8)
    assert tree.childCount() == 301
    pane(stage).writing.open("t1", 5)
    editor = QAccessible.queryAccessibleInterface(pane(stage).writing.editor)
    assert editor.role() is QAccessible.Role.EditableText
    words = editor.textInterface()
    assert words is not None
    assert words.cursorPosition() == 5
    assert words.text(0, words.characterCount()) == "This is turn 1 and it goes on a little."
    assert QApplication.focusWidget() is pane(stage).writing.editor
