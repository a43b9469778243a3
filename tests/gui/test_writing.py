"""Writing about a meeting as a user does it: choose, write, stop, change, confirm, copy, keep, save as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Function, Policy
from sottovoce.pipeline.events import Notice, NoticeCode
from sottovoce.services.letter_files import LetterFormat
from sottovoce.services.letters import MoreFormal, Retype, Rewrite, Shorter, TakeOut
from sottovoce.ui.meeting.menu import fill_menu
from sottovoce.ui.parts.private_clipboard import KDE_HINT
from sottovoce.ui.window.writing import WritingControl
from sottovoce_models.compose.kind import Reader, Takes
from sottovoce_models.compose.wish import Length, Tone, Wish
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Track
from tests.gui import sample_content
from tests.gui.conftest import Stage
from tests.gui.fake_compose import letter_of
from tests.gui.fake_desk import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    """With made-up meetings."""
    made = FakeDesk()
    sample_content.fill(made, UiLanguage.EN)
    return made


@pytest.fixture
def stage(new_stage: Callable[..., Stage], desk: FakeDesk) -> Stage:
    """The window with the first meeting open."""
    made = new_stage(desk=desk)
    window = made.window
    made.qtbot.waitUntil(lambda: bool(window.rooms.library.meetings.all))
    meeting = window.rooms.library.meetings.all[0]
    window.rooms._show_meeting(meeting)
    made.qtbot.waitUntil(lambda: meeting.loaded)
    return made


def opened(stage: Stage) -> WritingControl:
    control = stage.pages.writing
    QTest.mouseClick(stage.pages.meeting.header.write_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(control.page.isVisible)
    return control


def written(stage: Stage) -> WritingControl:
    control = opened(stage)
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    return control


def settled(stage: Stage, control: WritingControl) -> None:
    stage.qtbot.waitUntil(lambda: control._running is None)


def text_of(control: WritingControl) -> list[str]:
    return [row.part.text for row in control.page.panel.view.rows]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_letter_is_wished_for_and_written(stage: Stage) -> None:
    control, compose = opened(stage), stage.desk.compose
    form = control.page.form
    assert stage.window.frame.page is control.page
    stage.qtbot.waitUntil(lambda: compose.prepared == [stage.window.rooms.library.meetings.all[0].id])
    form.kind.setCurrentIndex(form.kind.findData("confirmation"))
    QTest.keyClicks(form.recipient, "Ms Sample")
    form.reader.setFocus()
    QTest.keyClicks(form.reader, "Somebody")
    QTest.keyClicks(form.signed, "Lea Brunner")
    form.language.setCurrentIndex(form.language.findData("de"))
    form.tone.setCurrentIndex(form.tone.findData("du"))
    form.length.setCurrentIndex(form.length.findData("short"))
    QTest.mouseClick(form.sections[Takes.QUESTION], Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.leave_out, "tablets, doctor")
    QTest.keyClicks(form.own_words, "See you on Friday.")
    QTest.keySequence(form.own_words, QKeySequence("Ctrl+Return"))
    settled(stage, control)
    wish = compose.wishes[-1]
    assert (wish.kind, wish.recipient, wish.sender) == ("confirmation", "Ms Sample", "Lea Brunner")
    assert (wish.language, wish.tone, wish.length) == ("de", Tone.DU, Length.SHORT)
    assert wish.reader is Reader.OUTSIDER
    form.show_wish(replace(wish, reader=None))
    assert form.wish().reader is None
    form.show_wish(wish)
    assert form.wish() == wish
    assert wish.leave_out == ("tablets", "doctor")
    assert wish.own_words == "See you on Friday."
    assert text_of(control)[0] == "Dear Ms Sample,"
    assert not control.page.panel.stop_button.isVisible()


def test_sections_that_are_not_ticked_stay_out(stage: Stage) -> None:
    control = opened(stage)
    QTest.mouseClick(control.page.form.sections[Takes.ACTION], Qt.MouseButton.LeftButton)
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert stage.desk.compose.wishes[-1].without == (Takes.ACTION,)


def test_a_reply_needs_the_message(stage: Stage) -> None:
    control = opened(stage)
    form = control.page.form
    form.kind.setCurrentIndex(form.kind.findData("reply"))
    assert form.trouble.isVisible()
    assert not control.page.write_button.isEnabled()
    form.reply_to.setPlainText("What did we agree on?")
    assert not form.trouble.isVisible()
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert stage.desk.compose.wishes[-1].reply_to == "What did we agree on?"


def test_parts_are_seen_while_it_is_written_and_it_can_be_stopped(stage: Stage) -> None:
    control, panel = opened(stage), stage.pages.writing.page.panel
    stage.desk.compose.hold.clear()
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: len(panel.view.rows) == 2)
    assert panel.stop_button.isVisible()
    assert not panel.ways.isVisible()
    QTest.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert "not whole" in panel.state.text()
    assert not panel.ways.isVisible()  # what was not checked cannot be copied
    assert not panel.view.rows[0].more.isVisible()
    stage.desk.compose.hold.set()
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert panel.copy_button.isEnabled()


def test_stopping_another_letter_leaves_the_one_before(stage: Stage) -> None:
    control = written(stage)
    assert control.page.panel.view.rows[0].hasFocus()  # from the button that was pressed to what came of it
    before = text_of(control)
    stage.desk.compose.hold.clear()
    stage.desk.compose.make = lambda wish: letter_of(wish, written="Something else was said.")
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: len(control.page.panel.view.rows) == 2)
    QTest.keyClick(control.page.form.recipient, Qt.Key.Key_Escape)
    settled(stage, control)
    assert text_of(control) == before
    assert stage.window.frame.page is control.page


def test_shorter_formal_and_one_sentence_and_back_through_versions(stage: Stage) -> None:
    control, panel = written(stage), stage.pages.writing.page.panel
    first = text_of(control)
    row = panel.view.rows[2]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_F2)
    editor = row.open_editor
    assert editor is not None
    QTest.keyClicks(editor.instruction, "more politely")
    QTest.keyClick(editor.instruction, Qt.Key.Key_Return)
    settled(stage, control)
    assert text_of(control)[2] == "Anew: more politely."
    assert not panel.copy_button.isEnabled()  # it is not proved
    QTest.mouseClick(panel.shorter_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    QTest.mouseClick(panel.formal_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert stage.desk.compose.edits == [Rewrite(2, "more politely"), Shorter(), MoreFormal()]
    while panel.undo_button.isEnabled():
        QTest.mouseClick(panel.undo_button, Qt.MouseButton.LeftButton)
    assert text_of(control) == first
    panel.view.rows[0].setFocus()
    QTest.keySequence(panel.view.rows[0], QKeySequence("Ctrl+Y"))
    assert text_of(control)[2] == "Anew: more politely."
    QTest.keySequence(panel.view.rows[0], QKeySequence("Ctrl+Z"))
    assert text_of(control) == first


def test_a_part_is_typed_anew_or_taken_out(stage: Stage) -> None:
    control, panel = written(stage), stage.pages.writing.page.panel
    panel.view.rows[1].edit()
    editor = panel.view.rows[1].open_editor
    assert editor is not None
    assert not editor.instruction.isVisible()  # fixed words are typed, not written by a model
    editor.text.setPlainText("Thanks\nagain.")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    settled(stage, control)
    panel.view.rows[1].setFocus()
    QTest.keyClick(panel.view.rows[1], Qt.Key.Key_Delete)
    settled(stage, control)
    assert stage.desk.compose.edits == [Retype(1, "Thanks again."), TakeOut(1)]
    assert "Thanks again." not in text_of(control)


def test_escape_ends_the_change_and_not_the_page(stage: Stage) -> None:
    control, panel = written(stage), stage.pages.writing.page.panel
    panel.view.rows[2].edit()
    editor = panel.view.rows[2].open_editor
    assert editor is not None
    QTest.keyClicks(editor.text, "x")
    QTest.mouseDClick(panel.view.rows[3], Qt.MouseButton.LeftButton)
    assert panel.view.rows[3].open_editor is None  # what is typed elsewhere is not lost by it
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert panel.view.rows[2].open_editor is None
    assert stage.window.frame.page is control.page
    assert not stage.desk.compose.edits


def test_marked_places_are_read_before_anything_leaves(stage: Stage) -> None:
    stage.desk.compose.make = lambda wish: letter_of(wish, stray="Dr Keller", unproved="The tablets were changed.")
    control, panel = written(stage), stage.pages.writing.page.panel
    row = panel.view.rows[2]
    assert row.text.marks == ("Dr Keller",)
    assert row.accessibleDescription() == "Not in the meeting: “Dr Keller”"
    assert panel.view.rows[3].accessibleDescription() == "Not proved by the meeting"
    for button in (panel.copy_button, panel.rich_button, panel.file_button):
        assert not button.isEnabled()
        assert button.accessibleDescription()
    assert panel.keep_button.isEnabled()  # in the vault it may lie
    panel.read.setFocus()
    QTest.keyClick(panel.read, Qt.Key.Key_Space)
    assert panel.copy_button.isEnabled()
    QTest.mouseClick(panel.shorter_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    if panel.marked:
        assert not panel.copy_button.isEnabled()  # another letter was not read yet


def test_it_is_copied_as_plain_and_as_rich_text_and_marked_as_private(stage: Stage) -> None:
    stage.desk.compose.make = lambda wish: letter_of(wish, written="We said <b>no</b> & more.")
    control, panel = written(stage), stage.pages.writing.page.panel
    QTest.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(KDE_HINT)
    assert not data.hasHtml()
    assert "We said <b>no</b> & more." in clipboard()
    assert "Nothing was sent" in panel.state.text()
    QTest.mouseClick(panel.rich_button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(KDE_HINT)
    assert "We said &lt;b&gt;no&lt;/b&gt; &amp; more." in data.html()
    assert control.page.isVisible()


def test_a_chip_plays_its_proof(stage: Stage) -> None:
    control = written(stage)
    row = control.page.panel.view.rows[2]
    assert row.chips[0].accessibleName() == "Play 00:46, Therapist · machine-heard"
    QTest.mouseClick(row.chips[0], Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: bool(stage.playback.played))
    assert stage.playback.played[-1].start_ms == 46_000
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert len(stage.playback.played) == 2


def test_without_sound_a_chip_leads_to_the_words(stage: Stage, desk: FakeDesk) -> None:
    meeting = stage.pages.meeting.meeting
    assert meeting is not None
    meeting.row = replace(meeting.row, tracks=())
    control = written(stage)
    assert Track.FILE not in meeting.row.tracks
    QTest.mouseClick(control.page.panel.view.rows[2].chips[0], Qt.MouseButton.LeftButton)
    assert stage.window.frame.page is stage.pages.meeting
    assert stage.pages.meeting.transcript.playing is not None


def test_drafts_are_kept_opened_and_deleted(stage: Stage) -> None:
    control, page = written(stage), stage.pages.writing.page
    QTest.keySequence(page.form.recipient, QKeySequence("Ctrl+S"))
    stage.qtbot.waitUntil(lambda: len(page.drafts.drafts) == 1)
    assert page.drafts.isVisible()
    QTest.mouseClick(page.panel.shorter_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    shorter = text_of(control)
    QTest.mouseClick(page.panel.keep_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.panel.keep_button, Qt.MouseButton.LeftButton)
    assert page.panel.state.text() == "Kept already."
    page.form.kind.setCurrentIndex(page.form.kind.findData("colleague"))
    QTest.mouseClick(page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    page.drafts.list.setCurrentRow(0)
    QTest.mouseClick(page.drafts.open_button, Qt.MouseButton.LeftButton)
    assert text_of(control) == shorter
    assert page.form.wish().kind == "follow-up"
    # The one that was not kept is not lost, and the shorter one took the place of the longer.
    stage.qtbot.waitUntil(lambda: len(page.drafts.drafts) == 2)
    stage.dialogs.agree = True
    page.drafts.list.setFocus()
    QTest.keyClick(page.drafts.list, Qt.Key.Key_Delete)
    stage.qtbot.waitUntil(lambda: len(page.drafts.drafts) == 1)


def test_a_draft_that_was_deleted_comes_back_only_if_that_is_asked(stage: Stage) -> None:
    page = written(stage).page
    QTest.mouseClick(page.panel.keep_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: len(page.drafts.drafts) == 1)
    stage.dialogs.agree = True
    QTest.mouseClick(page.drafts.delete_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: not stage.desk.compose.kept)
    stage.pages.writing.keep_all()
    stage.window.rooms.library.drain()
    assert not stage.desk.compose.kept
    QTest.mouseClick(page.panel.keep_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: len(stage.desk.compose.kept) == 1)


def test_leaving_and_locking_lose_nothing(stage: Stage) -> None:
    control = written(stage)
    letter = text_of(control)
    QTest.keyClick(control.page.form.recipient, Qt.Key.Key_Escape)
    assert stage.window.frame.page is stage.pages.meeting
    assert text_of(opened(stage)) == letter
    stage.window.gate.lock()
    stage.qtbot.waitUntil(lambda: not stage.window.gate.is_open)
    stage.qtbot.waitUntil(lambda: bool(stage.desk.compose.kept))
    assert not control.page.panel.view.rows
    assert control.page.title.text() == ""
    assert control.page.form.own_words.toPlainText() == ""


def test_locking_ends_what_is_written(stage: Stage) -> None:
    control = opened(stage)
    stage.desk.compose.hold.clear()
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: bool(control.page.panel.view.rows))
    stage.window.gate.lock()
    stage.qtbot.waitUntil(lambda: not stage.window.gate.is_open)
    assert not control.page.panel.view.rows
    stage.qtbot.waitUntil(lambda: control._line.idle)
    assert all(token.cancelled for token in stage.desk.compose.ahead)


def test_files_are_asked_for_and_written(stage: Stage, tmp_path: Path) -> None:
    control, panel = opened(stage), stage.pages.writing.page.panel
    QTest.keyClicks(control.page.form.recipient, "Ms Sample")
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    for kind in LetterFormat:
        stage.dialogs.export_to = tmp_path / f"letter.{kind}"
        panel.kinds[kind].trigger()
        stage.qtbot.waitUntil(lambda kind=kind: f"letter.{kind}" in panel.state.text())
    assert [kind for _, kind, _ in stage.desk.compose.files] == list(LetterFormat)
    assert stage.dialogs.suggestions == [f"Follow-up e-mail Ms Sample.{kind}" for kind in LetterFormat]
    stage.desk.compose.error = UserFixable(Code.DISK_FULL)
    panel.kinds[LetterFormat.EML].trigger()
    stage.qtbot.waitUntil(panel.banner.isVisible)


def test_what_fails_is_said_and_tried_again(stage: Stage) -> None:
    control, panel = opened(stage), stage.pages.writing.page.panel
    stage.desk.compose.error = UserFixable(Code.DISK_FULL)
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(panel.banner.isVisible)
    assert not panel.ways.isVisible()
    stage.desk.compose.error = None
    QTest.mouseClick(panel.banner.button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert not panel.banner.isVisible()
    assert panel.copy_button.isEnabled()


def test_a_letter_that_is_filled_in_does_not_wait_for_a_model(stage: Stage) -> None:
    control, compose = opened(stage), stage.desk.compose
    stage.qtbot.waitUntil(lambda: bool(compose.ahead))
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert not compose.ahead[-1].cancelled
    control.page.form.language.setCurrentIndex(control.page.form.language.findData("de"))
    QTest.mouseClick(control.page.write_button, Qt.MouseButton.LeftButton)
    settled(stage, control)
    assert compose.ahead[-1].cancelled


def test_why_it_is_a_frame_is_said(stage: Stage) -> None:
    notice = Notice(NoticeCode.COMPOSE_NO_MODEL_FOR_LANGUAGE, {"language": "de", "suggested": "qwen3-1.7b"})
    stage.desk.compose.notices = (notice,)
    control = written(stage)
    assert "fixed frame" in control.page.panel.notices.text()
    assert "Nothing is sent" in control.page.about.text()


def test_the_menu_and_the_key_lead_there_and_another_meeting_has_its_own_letter(stage: Stage) -> None:
    control = written(stage)
    window = stage.window
    other = window.rooms.library.meetings.all[2]
    menu = QMenu(window)
    fill_menu(menu, other, window.rooms._menu_parts)
    next(action for action in menu.actions() if action.text() == "Write…").trigger()
    stage.qtbot.waitUntil(lambda: control.page.title.text() == other.title)
    assert not control.page.panel.view.rows
    QTest.keyClick(control.page.form.recipient, Qt.Key.Key_Escape)
    assert stage.pages.meeting.meeting is other
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+M"))
    stage.qtbot.waitUntil(lambda: window.frame.page is control.page)


def test_what_an_organisation_switched_off_is_greyed_out_and_says_so(new_stage: Callable[..., Stage]) -> None:
    desk = FakeDesk()
    sample_content.fill(desk, UiLanguage.EN)
    desk.policy = Policy(switched_off=frozenset({Function.WRITING_HELP}), source="policy.toml")
    stage = new_stage(desk=desk)
    window = stage.window
    stage.qtbot.waitUntil(lambda: bool(window.rooms.library.meetings.all))
    meeting = window.rooms.library.meetings.all[0]
    window.rooms._show_meeting(meeting)
    stage.qtbot.waitUntil(lambda: meeting.loaded)
    button = stage.pages.meeting.header.write_button
    assert not button.isEnabled()
    assert button.accessibleDescription()
    menu = QMenu(window)
    fill_menu(menu, meeting, window.rooms._menu_parts)
    assert not next(action for action in menu.actions() if action.text() == "Write…").isEnabled()
    stage.pages.writing.open(meeting)
    assert window.frame.page is stage.pages.meeting


def test_own_texts_are_added_changed_and_deleted(stage: Stage) -> None:
    style, compose = stage.pages.style, stage.desk.compose
    stage.window.rooms.show_settings()
    stage.pages.settings.show_section(style)
    for number in range(5):
        style.chosen.setCurrentIndex(style.chosen.count() - 1)
        style.chosen.activated.emit(style.chosen.currentIndex())
        QTest.keyClicks(style.text, f"Hello {number}")
        QTest.mouseClick(style.save_button, Qt.MouseButton.LeftButton)
        stage.qtbot.waitUntil(lambda number=number: len(compose.own) == number + 1)
        stage.qtbot.waitUntil(lambda number=number: len(stage.pages.samples.stored) == number + 1)
    assert style.chosen.count() == 5  # no sixth
    style.chosen.setCurrentIndex(1)
    style.chosen.activated.emit(1)
    assert style.text.toPlainText() == "Hello 1"
    style.text.setPlainText("Hi")
    QTest.mouseClick(style.save_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: compose.own[1] == "Hi")
    stage.dialogs.agree = True
    stage.qtbot.waitUntil(style.delete_button.isEnabled)
    QTest.mouseClick(style.delete_button, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: compose.own == ("Hello 0", "Hello 2", "Hello 3", "Hello 4"))
    stage.window.gate.lock()
    stage.qtbot.waitUntil(lambda: style.text.toPlainText() == "" and style.chosen.count() == 1)


def test_the_wish_of_a_meeting_in_no_language_of_letters_is_the_windows(stage: Stage) -> None:
    control = opened(stage)
    assert control.page.form.wish() == Wish("follow-up", "en")
