"""A consent is taken back by pressing: first it is told, then it is done, and what was not done is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import MeetingConsent, Purpose, Role
from sottovoce.services.training.service import Written
from sottovoce.services.withdrawal.duties import Duty, DutyReason
from sottovoce.services.withdrawal.plan import Reach
from sottovoce.ui.consent.meeting_dialog import ConsentDialog
from sottovoce.ui.consent.restricted_dialog import RestrictedDialog
from sottovoce.ui.consent.withdraw_dialog import WithdrawDialog
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce_models.errors import Code, StoreFault, UserFixable
from sottovoce_models.types import Speaker
from tests.gui.asking import LEFT
from tests.gui.conftest import Stage
from tests.helpers.consents import agreed, person
from tests.unit.services.exports.samples import spoken

pytestmark = pytest.mark.qt_log_ignore("does not support")
KEPT = Duty(DutyReason.PATIENT_FILE, date(2036, 1, 31))
TALK = spoken("How was the week?", "I slept badly.", "I see, Anna.", names=("Dr. Lea Brunner", "Anna Keller"))


@pytest.fixture
def meeting(stage: Stage, qtbot: QtBot) -> Meeting:
    """A meeting that is open, of the user and a client."""
    (found,) = stage.open("First session.wav")
    stage.desk.script(found.id).draft.transcript = replace(TALK, recording_id=found.id)
    stage.desk.script(found.id).finish()
    qtbot.waitUntil(lambda: found.settled and found.transcript is not None)
    return found


def told(stage: Stage, meeting: Meeting, qtbot: QtBot, consent: MeetingConsent, place: int = 0) -> WithdrawDialog:
    """The way a user goes: who agreed, Withdraw…, the purpose; until it is told what that does."""
    stage.desk.consents.answer(meeting.id, consent)
    qtbot.mouseClick(stage.pages.meeting.header.consent_button, LEFT)
    known = stage.window.rooms.consents.dialog
    assert isinstance(known, ConsentDialog)
    qtbot.waitUntil(lambda: bool(known.people))
    known.people[consent.participants[1].id].withdraw_button.menu().actions()[place].trigger()
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, WithdrawDialog)
    qtbot.waitUntil(lambda: not dialog.looking.isVisible())
    return dialog


def group() -> MeetingConsent:
    return agreed(person(1, "Dr. Lea Brunner", Role.USER), person(2), person(3, "Ben Maier", Role.COLLEAGUE))


def test_what_goes_is_told_first_and_the_meeting_is_off_the_list_when_it_is_gone(
    stage: Stage, meeting: Meeting, qtbot: QtBot
) -> None:
    dialog = told(stage, meeting, qtbot, agreed())
    assert dialog.about.text() == "Anna Keller · Recording · First session"
    assert "All of the sound" in dialog.said
    assert any(line.startswith("The text in every version (turns: 3)") for line in dialog.said)
    assert not dialog.only.isVisible()
    assert stage.desk.withdrawals.done == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter deletes nothing"
    assert stage.desk.withdrawals.done == []
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: dialog.done_with)
    assert [each.plan.reach for each in stage.desk.withdrawals.done] == [Reach.MEETING]
    assert dialog.said == ["Done. The meeting is deleted."]
    assert not dialog.action_button.isVisible()
    qtbot.waitUntil(lambda: stage.window.rooms.library.meetings.of(meeting.id) is None)
    assert stage.pages.meeting.meeting is None
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    assert not dialog.isVisible()


def test_one_of_a_group_may_take_their_part_or_all_of_it(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    dialog = told(stage, meeting, qtbot, group())
    assert dialog.only.isChecked()
    assert dialog.only.text() == "Only the part of Anna Keller"
    assert any(
        line.startswith("What Anna Keller said, in every version of the text (turns: 1)") for line in dialog.said
    )
    qtbot.mouseClick(dialog.all, LEFT)
    qtbot.waitUntil(lambda: dialog.told is not None)
    assert "All of the sound" in dialog.said
    qtbot.mouseClick(dialog.only, LEFT)
    qtbot.waitUntil(lambda: dialog.told is not None)
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: dialog.done_with)
    assert [each.plan.reach for each in stage.desk.withdrawals.done] == [Reach.PERSON]
    qtbot.waitUntil(lambda: stage.pages.meeting.meeting is not None)
    assert stage.pages.meeting.meeting is not meeting, "nothing that was on the screen is kept"


def test_a_voice_without_a_name_leaves_all_of_it_only(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    script = stage.desk.script(meeting.id)
    assert script.draft.transcript is not None
    nameless = {key: Speaker() for key in script.draft.transcript.speakers}
    script.draft.transcript = replace(script.draft.transcript, speakers=nameless)
    dialog = told(stage, meeting, qtbot, group())
    assert not dialog.only.isEnabled()
    assert not dialog.action_button.isEnabled()
    assert dialog.said == []
    qtbot.mouseClick(dialog.all, LEFT)
    qtbot.waitUntil(dialog.action_button.isEnabled)
    assert "All of the sound" in dialog.said


def test_what_must_stay_and_what_cannot_be_reached_is_said(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.withdrawals.duty = KEPT
    stage.desk.withdrawals.sample_waits = True
    stage.desk.training.sample = Written("5" * 32, "/stick/samples", "2026-11-20")
    dialog = told(stage, meeting, qtbot, agreed())
    note = next(line for line in dialog.said if line.startswith("The approved note must be kept"))
    assert "until 31 January 2036" in note
    assert "The training sample, from every file of the folder /stick/samples" in dialog.said
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: dialog.done_with)
    assert [line.partition(":")[0] for line in dialog.said][-1] == "Not done yet"
    assert any(line.startswith("The approved note is kept apart") for line in dialog.said)


def test_what_failed_before_it_began_can_be_tried_again(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.withdrawals.error = UserFixable(Code.VAULT_RECORDING_RUNS)
    dialog = told(stage, meeting, qtbot, agreed())
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.done_with
    assert "All of the sound" in dialog.said
    stage.desk.withdrawals.error = None
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: dialog.done_with)
    assert not dialog.banner.isVisible()


def test_what_was_begun_and_is_not_finished_is_said(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.withdrawals.error = StoreFault(Code.STORE_ERASE_FAILED)
    stage.desk.withdrawals.left_over = True
    dialog = told(stage, meeting, qtbot, agreed())
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: dialog.done_with)
    assert dialog.banner.isVisible()
    assert "it is not finished" in dialog.said[0]
    assert not dialog.action_button.isVisible()


def test_what_cannot_be_looked_at_offers_nothing(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.withdrawals.unseen = StoreFault(Code.STORE_DAMAGED)
    dialog = told(stage, meeting, qtbot, agreed())
    qtbot.waitUntil(dialog.banner.isVisible)
    assert not dialog.action_button.isEnabled()


def test_closing_the_dialog_does_not_stop_what_was_begun(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    dialog = told(stage, meeting, qtbot, agreed())
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: len(stage.desk.withdrawals.done) == 1)
    qtbot.waitUntil(lambda: stage.window.rooms.library.meetings.of(meeting.id) is None)


def test_the_lock_leaves_no_name(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    dialog = told(stage, meeting, qtbot, agreed())
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.about.text() == ""
    assert dialog.said == []


def test_text_minutes_and_sample_say_what_they_leave(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    for place, purpose, reach in ((1, Purpose.TRANSCRIBE, Reach.TEXT), (2, Purpose.SUMMARIZE, Reach.MINUTES)):
        dialog = told(stage, meeting, qtbot, agreed(), place)
        assert dialog.told is not None
        assert (dialog.told.purpose, dialog.told.plan.reach) == (purpose, reach)
        assert any("stays" not in line and line.startswith(("The sound;", "Sound and text;")) for line in dialog.said)
        dialog.reject()


@pytest.fixture
def kept(stage: Stage, qtbot: QtBot) -> RestrictedDialog:
    """From the settings, under Matters."""
    stage.desk.restricted.fill("K-2026-7")
    stage.window.rooms.show_settings()
    stage.pages.settings.show_section(stage.pages.matters)
    qtbot.mouseClick(stage.pages.matters.restricted_button, LEFT)
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, RestrictedDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    return dialog


def test_a_restricted_note_is_opened_only_after_asking(stage: Stage, kept: RestrictedDialog, qtbot: QtBot) -> None:
    assert "until 31 January 2036" in kept.list.item(0).text()
    assert "a whole meeting" in kept.records.item(0).text()
    assert not kept.note.isVisible()
    qtbot.mouseClick(kept.action_button, LEFT)
    assert stage.dialogs.questions == ["Open this restricted note?"]
    assert stage.desk.restricted.opened == []
    stage.dialogs.agree = True
    qtbot.mouseClick(kept.action_button, LEFT)
    qtbot.waitUntil(kept.note.isVisible)
    assert stage.desk.restricted.opened == ["a"]
    assert "Schläft seit März schlecht. · 1. Mai" in kept.note.toPlainText()
    assert kept.note.isReadOnly()
    kept.list.setCurrentRow(1)
    assert not kept.note.isVisible()
    assert kept.note.toPlainText() == ""


def test_only_a_note_that_nothing_keeps_can_be_deleted(stage: Stage, kept: RestrictedDialog, qtbot: QtBot) -> None:
    assert not kept.delete_button.isVisible()
    kept.list.setCurrentRow(1)
    assert kept.delete_button.isVisible()
    stage.dialogs.agree = True
    qtbot.mouseClick(kept.delete_button, LEFT)
    qtbot.waitUntil(lambda: kept.list.count() == 1)
    assert list(stage.desk.restricted.kept) == ["a"]


def test_nothing_restricted_is_said_and_a_fault_too(stage: Stage, qtbot: QtBot) -> None:
    stage.window.rooms.consents.show_restricted()
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, RestrictedDialog)
    qtbot.waitUntil(dialog.empty.isVisible)
    assert not dialog.action_button.isVisible()
    dialog.reject()
    stage.desk.restricted.error = StoreFault(Code.STORE_DAMAGED)
    stage.window.rooms.consents.show_restricted()
    again = stage.window.rooms.consents.dialog
    assert isinstance(again, RestrictedDialog)
    qtbot.waitUntil(again.banner.isVisible)
