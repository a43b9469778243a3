"""Handing over, drop, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.services.exports.document import document_of
from sottovoce.services.exports.material import Approval, Contents, Format, Options
from sottovoce.ui.meeting.export_button import WayOut
from sottovoce.ui.meeting.export_dialog import ExportDialog
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.ui.parts.private_clipboard import CONCEALED, KDE_HINT, ClipboardGuard
from sottovoce.ui.window.access_dialog import AccessDialog
from sottovoce.ui.window.handouts_dialog import HandoutsDialog
from sottovoce.ui.window.meeting_file_dialog import BackUpDialog, RestoreDialog
from sottovoce.vault.rows_handouts import Handout
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Speaker
from tests.gui import fakes
from tests.gui.conftest import Stage
from tests.unit.services.exports.samples import material

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _result(stage: Stage, qtbot: QtBot) -> Meeting:
    (meeting,) = stage.open()
    stage.jobs[-1].say(TranscriptMade(fakes.transcript()))
    stage.jobs[-1].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.draft.transcript is not None)
    return meeting


def _dialog(stage: Stage, qtbot: QtBot, way: WayOut = WayOut.FILE) -> ExportDialog:
    stage.pages.meeting.header.export_button.kinds[way].trigger()
    qtbot.waitUntil(
        lambda: stage.window.rooms.saving.dialog is not None and stage.window.rooms.saving.dialog.isVisible()
    )
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def _choose(dialog: ExportDialog, kind: Format) -> None:
    dialog.choices.format.setCurrentIndex(dialog.choices.format.findData(str(kind)))


def _closed(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: stage.window.rooms.saving.dialog is None)


def test_two_clicks_save_a_word_document(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    stage.dialogs.export_to = stage.folder / "out.docx"
    button = stage.pages.meeting.header.export_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.height() // 2))
    qtbot.waitUntil(lambda: stage.window.rooms.saving.dialog is not None)
    dialog = stage.window.rooms.saving.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    _closed(stage, qtbot)
    ((path, options),) = stage.desk.exports.written
    assert (path, options.format) == (stage.folder / "out.docx", Format.DOCX)
    assert stage.dialogs.suggestions == ["Board meeting.docx"]
    assert meeting.state_text().startswith("Exported")
    meeting.rename(RenameRequest("S1", "Anna"))
    assert "Exported" not in meeting.state_text()


def test_the_keyboard_alone_exports_and_the_choice_is_remembered(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.dialogs.export_to = stage.folder / "out.srt"
    for round_number in range(2):
        stage.window.activateWindow()
        qtbot.waitUntil(stage.window.isActiveWindow)
        qtbot.keyClick(stage.pages.meeting, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(
            lambda: stage.window.rooms.saving.dialog is not None and stage.window.rooms.saving.dialog.isVisible()
        )
        dialog = stage.window.rooms.saving.dialog
        assert isinstance(dialog, ExportDialog)
        if round_number == 0:
            _choose(dialog, Format.SRT)
        assert dialog.choices.format.currentData() == "srt"
        assert not dialog.choices.contents.isEnabled()
        qtbot.keyClick(dialog.choices.recipient, Qt.Key.Key_Return)
        _closed(stage, qtbot)
    assert [options.format for _, options in stage.desk.exports.written] == [Format.SRT, Format.SRT]


def test_the_preview_follows_the_choices(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    meeting.rename(RenameRequest("S1", "Anna Kowalska"))
    qtbot.waitUntil(lambda: bool(stage.desk.saved))
    dialog = _dialog(stage, qtbot)
    qtbot.waitUntil(lambda: "Anna Kowalska" in dialog.preview.toPlainText())
    assert "Draft: heard by machine, not checked." in dialog.preview.toPlainText()
    dialog.choices.deidentify.setChecked(True)
    qtbot.waitUntil(lambda: "Person A" in dialog.preview.toPlainText())
    assert "Anna" not in dialog.preview.toPlainText()
    qtbot.keyClicks(dialog.choices.names, "turn")
    qtbot.waitUntil(lambda: "de-identified" in dialog.preview.toPlainText().lower())
    assert not dialog.choices.facts.isEnabled()
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("de"))
    qtbot.waitUntil(lambda: "Entwurf: maschinell gehört, nicht geprüft." in dialog.preview.toPlainText())
    dialog.reject()
    _closed(stage, qtbot)


def test_a_passphrase_makes_an_archive_and_both_must_agree(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.dialogs.export_to = stage.folder / "out.zip"
    dialog = _dialog(stage, qtbot)
    dialog.choices.protect.setChecked(True)
    assert not dialog.action_button.isEnabled()
    qtbot.keyClicks(dialog.choices.passphrase.first, "four words that differ")
    qtbot.keyClicks(dialog.choices.passphrase.second, "four words that differ")
    assert dialog.action_button.isEnabled()
    dialog.act()
    _closed(stage, qtbot)
    assert stage.dialogs.suggestions == ["Board meeting.zip"]
    assert stage.desk.exports.written[0][1].passphrase.split() == ["four", "words", "that", "differ"]
    field = dialog.choices.passphrase.first
    assert not shiboken6.isValid(field) or field.text() == "", "gone with its dialog, or empty"


def test_a_short_passphrase_is_said_and_nothing_is_lost(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.dialogs.export_to = stage.folder / "out.zip"
    dialog = _dialog(stage, qtbot)
    dialog.choices.protect.setChecked(True)
    for field in (dialog.choices.passphrase.first, dialog.choices.passphrase.second):
        qtbot.keyClicks(field, "short")
    dialog.act()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "at least 12 characters" in dialog.banner.accessibleName()
    assert stage.desk.exports.written == []
    dialog.reject()
    _closed(stage, qtbot)


def test_a_folder_that_is_copied_away_is_named_before_anything_is_written(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    stage.dialogs.export_to = stage.folder / "Nextcloud" / "out.docx"
    stage.dialogs.export_to.parent.mkdir()
    dialog = _dialog(stage, qtbot)
    dialog.act()
    qtbot.waitUntil(lambda: bool(stage.dialogs.questions))
    assert stage.dialogs.questions == ["“Nextcloud” copies this folder to other computers."]
    assert stage.desk.exports.written == []
    stage.dialogs.agree = True
    dialog.act()
    _closed(stage, qtbot)
    assert stage.desk.exports.written[0][0] == stage.dialogs.export_to


def test_an_export_that_fails_is_said(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    stage.desk.exports.errors.append(UserFixable(Code.DISK_FULL))
    stage.dialogs.export_to = stage.folder / "out.docx"
    dialog = _dialog(stage, qtbot)
    dialog.act()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "The disk is full." in dialog.banner.accessibleName()
    assert "Exported" not in meeting.state_text()
    assert dialog.action_button.isEnabled()
    dialog.reject()
    _closed(stage, qtbot)


def test_a_participant_gets_approved_minutes_only(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    stage.jobs[-1].say(TranscriptMade(fakes.transcript()), SummaryItemMade(fakes.item()))
    stage.jobs[-1].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.draft.transcript is not None)
    refused = _dialog(stage, qtbot, WayOut.PARTICIPANT)
    for field in (refused.choices.passphrase.first, refused.choices.passphrase.second):
        qtbot.keyClicks(field, "four words that differ")
    qtbot.waitUntil(refused.banner.isVisible)
    assert "approved minutes only" in refused.banner.accessibleName()
    assert not refused.action_button.isEnabled()
    refused.reject()
    _closed(stage, qtbot)
    stage.desk.exports.approval = Approval("Dr. Weber", "2026-11-15T10:00:00+00:00")
    stage.dialogs.export_to = stage.folder / "out.pdf"
    dialog = _dialog(stage, qtbot, WayOut.PARTICIPANT)
    for field in (dialog.choices.passphrase.first, dialog.choices.passphrase.second):
        qtbot.keyClicks(field, "four words that differ")
    qtbot.waitUntil(lambda: "Approved by Dr. Weber" in dialog.preview.toPlainText())
    assert "This is turn 0" not in dialog.preview.toPlainText()
    dialog.act()
    _closed(stage, qtbot)
    ((path, options),) = stage.desk.exports.written
    assert (options.format, options.participant) == (Format.PDF, True)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_passage_that_is_none_cannot_be_saved(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    dialog = _dialog(stage, qtbot)
    _choose(dialog, Format.WAV)
    assert "1 min" not in dialog.preview.toPlainText() or "MB" in dialog.preview.toPlainText()
    dialog.choices.passage.setChecked(True)
    dialog.choices.start.setText("00:30")
    dialog.choices.end.setText("00:10")
    assert not dialog.action_button.isEnabled()
    dialog.choices.end.setText("01:10")
    assert dialog.action_button.isEnabled()
    options = dialog.choices.options()
    assert options is not None
    assert (options.contents, options.passage) == (Contents.SOUND, (30_000, 70_000))
    assert dialog.preview.toPlainText().startswith("40 s · about 1")
    dialog.reject()
    _closed(stage, qtbot)


def test_the_lock_closes_the_dialog_and_nothing_typed_stays(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    dialog = _dialog(stage, qtbot)
    dialog.choices.recipient.setText("Anna")
    stage.window.gate.lock()
    _closed(stage, qtbot)
    assert (dialog.choices.recipient.text(), dialog.preview.toPlainText()) == ("", "")


def test_a_print_is_painted_and_is_a_draft(stage: Stage, qtbot: QtBot) -> None:
    _result(stage, qtbot)
    path = stage.folder / "paper.pdf"
    stage.dialogs.paper = QPdfWriter(str(path))
    stage.pages.meeting.header.export_button.kinds[WayOut.PRINT].trigger()
    qtbot.waitUntil(lambda: bool(stage.desk.exports.printed_options) and path.exists() and path.stat().st_size > 0)
    stage.dialogs.paper = None
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Draft: heard by machine, not checked." in text


def test_a_hash_can_be_copied_out_of_a_pdf(qtbot: QtBot) -> None:
    options = Options(format=Format.PDF, language=UiLanguage.DE, facts=True)
    pdf = PdfReader(BytesIO(pdf_bytes(document_of(material(), options))))
    text = "".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "ab" * 32 in text
    assert "Entwurf:maschinellgehört,nichtgeprüft." in text


def test_a_meeting_becomes_a_file_and_comes_back(stage: Stage, qtbot: QtBot) -> None:
    meeting = _result(stage, qtbot)
    stage.dialogs.save_to = stage.folder / "a.sottovoce-meeting"
    stage.pages.meeting.header.export_button.kinds[WayOut.BACKUP].trigger()
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, BackUpDialog)
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        qtbot.keyClicks(field, "four words that differ")
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    _closed(stage, qtbot)
    assert stage.desk.exports.backed_up == [(meeting.id, "four words that differ", stage.dialogs.save_to)]
    stage.dialogs.save_to.write_bytes(b"SVMEET")
    stage.window.open_files([stage.dialogs.save_to])
    back = stage.window.rooms.saving.dialog
    assert isinstance(back, RestoreDialog)
    qtbot.keyClicks(back.passphrase, "four words that differ")
    qtbot.keyClick(back.passphrase, Qt.Key.Key_Return)
    _closed(stage, qtbot)
    shown = stage.pages.meeting.meeting
    assert shown is not None
    assert shown.title == "a again"


def test_a_wrong_passphrase_of_a_backup_is_said(stage: Stage, qtbot: QtBot) -> None:
    path = stage.file("a.sottovoce-meeting")
    stage.desk.exports.errors.append(UserFixable(Code.MEETING_FILE_UNREADABLE))
    stage.window.open_files([path])
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, RestoreDialog)
    qtbot.keyClicks(dialog.passphrase, "not this one")
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "passphrase is wrong" in dialog.banner.accessibleName()
    dialog.reject()
    _closed(stage, qtbot)


def test_everything_about_one_person(stage: Stage, qtbot: QtBot) -> None:
    (meeting,) = stage.open()
    transcript = fakes.transcript(voices=2)
    named = replace(transcript, speakers={"S1": Speaker("Anna Kowalska"), "S2": Speaker("Bert Nowak")})
    stage.jobs[-1].say(TranscriptMade(named))
    stage.jobs[-1].finish()
    qtbot.waitUntil(lambda: meeting.state is State.DONE and meeting.draft.transcript is not None)
    stage.window.rooms.show_settings()
    qtbot.mouseClick(stage.pages.settings.handouts.access_button, Qt.MouseButton.LeftButton)
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, AccessDialog)
    assert not dialog.action_button.isEnabled()
    qtbot.keyClicks(dialog.names, "Anna Kowalska; Annie")
    qtbot.keyClick(dialog.names, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.found.count() == 1)
    assert "speaks" in dialog.found.item(0).text()
    dialog.found.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.action_button.isEnabled()
    dialog.found.item(0).setCheckState(Qt.CheckState.Checked)
    stage.dialogs.export_to = stage.folder / "answer.zip"
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    _closed(stage, qtbot)
    ((path, request, hits),) = stage.desk.exports.answers
    assert (path, request.names, request.black_out) == (
        stage.folder / "answer.zip",
        ("Anna Kowalska", "Annie"),
        True,
    )
    assert [hit.recording_id for hit in hits] == [meeting.id]


def test_nobody_of_that_name(stage: Stage, qtbot: QtBot) -> None:
    stage.window.rooms.saving.ask_access()
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, AccessDialog)
    qtbot.keyClicks(dialog.names, "Nobody")
    qtbot.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert "Nothing was found" in dialog.banner.accessibleName()
    dialog.reject()
    _closed(stage, qtbot)


def test_the_log_is_shown_and_saved(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.exports.handouts = (
        Handout(
            "h", "2026-11-14T09:00:00+00:00", "r", "minutes", "pdf", "=Frau <b>S.</b>", protected=True, title="Board"
        ),
    )
    stage.window.rooms.show_settings()
    qtbot.mouseClick(stage.pages.settings.handouts.log_button, Qt.MouseButton.LeftButton)
    dialog = stage.window.rooms.saving.dialog
    assert isinstance(dialog, HandoutsDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    row = [item.text() if (item := dialog.table.item(0, column)) else "" for column in range(1, 6)]
    assert row == ["Minutes", "PDF", "Board", "=Frau <b>S.</b>", "with a passphrase"]
    stage.dialogs.save_to = stage.folder / "log.csv"
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.dialogs.save_to.exists)
    qtbot.waitUntil(lambda: not dialog.working)
    dialog.reject()
    _closed(stage, qtbot)


def test_what_is_copied_is_marked_private_wherever_it_is_copied(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _result(stage, qtbot)
    view = stage.pages.meeting.transcript
    view.setCurrentIndex(view.model().index(0, 0))
    view.copy()
    clipboard = QApplication.clipboard()
    assert "This is turn 0" in clipboard.text()
    assert bytes(clipboard.mimeData().data(KDE_HINT).data()) == b"secret"
    monkeypatch.setattr(ClipboardGuard, "ours", lambda _: True)  # the offscreen platform never knows
    clipboard.setText("from a label")  # as Qt's own controls do
    qtbot.waitUntil(lambda: clipboard.mimeData().hasFormat(KDE_HINT))
    assert (clipboard.text(), clipboard.mimeData().hasFormat(CONCEALED)) == ("from a label", True)


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
    qtbot.waitUntil(lambda: len(stage.window.rooms.library.meetings.all) == 2)
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
    first.window.rooms.pages.meeting.panes.setSizes([300, 600])
    first.window.rooms.pages.meeting.panes.splitterMoved.emit(300, 1)
    first.window.resize(1000, 700)
    first.window.close()
    second = new_stage(width=1000)
    assert second.window.rooms.pages.meeting.panes.saveState() == first.window.rooms.pages.meeting.panes.saveState()
