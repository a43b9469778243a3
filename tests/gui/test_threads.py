"""Chats and e-mails: pasted and imported, by mouse and keys; their minutes show when each message was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import UNKNOWN, Basis
from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.events import SummaryItemMade, TranscriptMade
from sottovoce.services.transcript_files import read_talk
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.parts.dialogs import TRANSCRIPT_SUFFIXES
from sottovoce.ui.threads.paste_dialog import PasteDialog
from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, UserFixable
from sottovoce_models.types import Citation, ItemKind, SummaryItem
from tests.gui.conftest import Stage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "plugin does not support")

CHAT = """[13.11.26, 09:15:32] Anna: Wer bringt den Bericht mit?
[14.11.26, 09:17:11] Ben: Ich schicke den Bericht bis Freitag.
"""


def opened(stage: Stage) -> PasteDialog:
    dialog = stage.pages.threads.dialog
    assert dialog is not None
    return dialog


def test_the_button_leads_to_a_field_that_says_what_it_understood(stage: Stage, qtbot: QtBot) -> None:
    stage.pages.start.paste_button.click()
    dialog = opened(stage)
    assert dialog.focusWidget() is dialog.text
    assert not dialog.action_button.isEnabled()
    QApplication.clipboard().setText(CHAT)
    dialog.text.paste()
    qtbot.waitUntil(dialog.action_button.isEnabled)
    assert dialog.understood.text().startswith("2 messages · Anna, Ben · ")
    assert dialog.title.placeholderText() == "Anna, Ben"
    dialog.text.clear()
    assert not dialog.action_button.isEnabled()
    assert dialog.understood.text() == ""


def test_by_keys_a_thread_becomes_a_meeting_whose_page_is_shown(stage: Stage, qtbot: QtBot) -> None:
    matter = stage.desk.matters.save(Matter("", "Müller"))
    stage.window.rooms.library.matters.load()
    qtbot.waitUntil(lambda: bool(stage.window.rooms.library.matters.all))
    stage.pages.start.choices.prefer(matter.id)
    qtbot.keyClick(stage.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(stage)
    dialog.text.setPlainText(CHAT)
    qtbot.waitUntil(lambda: dialog.found is not None)
    qtbot.keyClicks(dialog.title, "The report")
    qtbot.keyClicks(dialog.agreed.how, "in writing")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    page = stage.pages.meeting
    qtbot.waitUntil(lambda: page.isVisible() and page.meeting is not None and page.meeting.loaded)
    assert page.meeting is not None
    assert page.meeting.title == "The report"
    ((title, consent, matter_id),) = stage.desk.threads.added
    assert (title, consent.basis, consent.how, matter_id) == ("The report", Basis.ELSEWHERE, "in writing", matter.id)
    assert stage.pages.threads.dialog is None


def test_a_text_without_a_message_says_so_and_cannot_be_stored(stage: Stage, qtbot: QtBot) -> None:
    stage.pages.start.paste_button.click()
    dialog = opened(stage)
    dialog.text.setPlainText("> only quoted\n> words")
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.action_button.isEnabled()
    dialog.text.setPlainText(CHAT)
    qtbot.waitUntil(dialog.action_button.isEnabled)
    assert not dialog.banner.isVisible()


def test_what_cannot_be_stored_leaves_everything_as_it_was(stage: Stage, qtbot: QtBot) -> None:
    stage.pages.start.paste_button.click()
    dialog = opened(stage)
    dialog.text.setPlainText(CHAT)
    qtbot.waitUntil(lambda: dialog.found is not None)
    dialog.agreed.how.setText("in writing")
    stage.desk.threads.error = UserFixable(Code.DISK_FULL)
    dialog.action_button.click()
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.text.toPlainText() == CHAT
    assert dialog.agreed.said() != UNKNOWN
    stage.desk.threads.error = None
    dialog.action_button.click()
    qtbot.waitUntil(lambda: len(stage.desk.threads.added) == 1)


def test_the_lock_takes_the_text_away_and_its_key_does_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.pages.start.paste_button.click()
    dialog = opened(stage)
    dialog.text.setPlainText(CHAT)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    qtbot.waitUntil(lambda: stage.pages.threads.dialog is None)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(stage.window, Qt.Key.Key_V, keys)
    assert stage.pages.threads.dialog is None


def test_mails_are_offered_when_files_are_chosen_and_need_no_model(stage: Stage) -> None:
    assert {"eml", "mbox", "txt"} <= set(TRANSCRIPT_SUFFIXES)
    path = stage.file("thread.eml")
    stage.window.open_files([path])
    stage.qtbot.waitUntil(lambda: len(stage.desk.scripts) == 1)
    assert stage.desk.asked[0][:2] == ("import", path)


@pytest.mark.parametrize(
    ("language", "when"), [(UiLanguage.DE, "14.11.26 09:17"), (UiLanguage.EN, "11/14/26 9:17\u202fAM")]
)
def test_every_message_and_proof_says_when_it_was_written(
    new_stage: Callable[..., Stage], qtbot: QtBot, tmp_path: Path, language: UiLanguage, when: str
) -> None:
    stage = new_stage(language=language)
    (meeting,) = stage.open("chat.txt")
    path = tmp_path / "as exported.txt"
    path.write_text(CHAT, encoding="utf-8")
    transcript = replace(read_talk(path, None).transcript, recording_id=meeting.id)
    turn = transcript.turns[1]
    cited = (Citation(turn.id, turn.start_ms, turn.end_ms, turn.text),)
    script = stage.jobs[0]
    stage.desk.rows[meeting.id] = replace(stage.desk.rows[meeting.id], tracks=())
    item = SummaryItem(ItemKind.ACTION, "Bericht schicken.", cited, "Ben", "bis Freitag")
    script.say(TranscriptMade(transcript), SummaryItemMade(item))
    script.finish()
    page = stage.pages.meeting
    qtbot.waitUntil(lambda: bool(page.minutes.document.lines) and page.minutes.lines.context.editable)
    assert meeting.rows.row(1).time_text == when
    assert meeting.rows.copied_text([1]).startswith(f"[{when}] Ben: ")
    (chip,) = next(iter(page.minutes.lines.views.values())).chips
    assert chip.text() == when
    chip.click()
    qtbot.waitUntil(lambda: page.transcript.playing == PlayingMark(1, turn.text))
