"""What a meeting knows of consent: read, handed out, said of files that were brought in; and papers of a matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import (
    START_PURPOSES,
    UNKNOWN,
    Answer,
    Basis,
    GivenBy,
    MeetingConsent,
    Purpose,
    Role,
    StandingConsent,
)
from sottovoce.services.consent.asking import new_person
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.ui.consent.meeting_dialog import ConsentDialog
from sottovoce.ui.consent.person_dialog import PersonDialog
from sottovoce.ui.consent.standing_dialog import StandingDialog
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.vault.rows_matters import Matter
from sottovoce_models.errors import Code, StoreFault
from tests.gui.asking import LEFT
from tests.gui.conftest import Stage
from tests.helpers.consents import agreed

pytestmark = pytest.mark.qt_log_ignore("does not support")


def _shown(stage: Stage, meeting: Meeting, qtbot: QtBot) -> ConsentDialog:
    qtbot.waitUntil(lambda: stage.pages.meeting.meeting is meeting)
    qtbot.mouseClick(stage.pages.meeting.header.consent_button, LEFT)
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, ConsentDialog)
    qtbot.waitUntil(lambda: stage.window.rooms.consents.idle)
    return dialog


@pytest.fixture
def meeting(stage: Stage, qtbot: QtBot) -> Meeting:
    """A file that was brought in."""
    (found,) = stage.open("Board meeting.wav")
    return found


def test_who_agreed_to_what_when_and_how_is_read(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.consents.answer(meeting.id, agreed())
    dialog = _shown(stage, meeting, qtbot)
    assert dialog.basis.text().startswith("Everyone was asked before it was recorded, by the notice in version 1 (de)")
    assert not dialog.elsewhere.isVisible()
    assert not dialog.action_button.isVisible()
    names = [row.receipt_button.accessibleName() for row in dialog.people.values()]
    assert names == ["Receipt for Dr. Lea Brunner", "Receipt for Anna Keller"]
    lines = [line.text() for row in dialog.people.values() for line in row.lines]
    assert len(lines) == 6
    assert all(line.startswith(("Recording: yes · spoken", "Text: yes", "Minutes: yes")) for line in lines)
    history = [dialog.history.item(row).text() for row in range(dialog.history.count())]
    assert "Asked for: Recording, Text, Minutes (notice 1, de)" in history[0]
    assert any(line.endswith("Anna Keller: Minutes: yes (spoken)") for line in history)


@pytest.mark.parametrize(("place", "kind"), [(0, ReceiptKind.PDF), (1, ReceiptKind.JSON)])
def test_a_receipt_is_written_for_one_person(
    stage: Stage, meeting: Meeting, qtbot: QtBot, tmp_path: Path, place: int, kind: ReceiptKind
) -> None:
    consent = agreed()
    stage.desk.consents.answer(meeting.id, consent)
    dialog = _shown(stage, meeting, qtbot)
    stage.dialogs.save_to = tmp_path / "receipt"
    client = consent.participants[1].id
    dialog.people[client].receipt_button.menu().actions()[place].trigger()
    qtbot.waitUntil(lambda: bool(stage.desk.consents.receipts) and not dialog.working)
    assert stage.desk.consents.receipts == [(meeting.id, client, tmp_path / "receipt", kind)]
    stage.desk.consents.error = StoreFault(Code.STORE_DAMAGED)
    dialog.people[client].receipt_button.menu().actions()[place].trigger()
    qtbot.waitUntil(dialog.banner.isVisible)


def test_withdrawing_names_the_meeting_the_person_and_the_purpose(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    consent = agreed()
    stage.desk.consents.answer(meeting.id, consent)
    wanted: list[tuple[str, str, Purpose]] = []
    stage.window.rooms.consents.withdraw = lambda *what: wanted.append(what)
    dialog = _shown(stage, meeting, qtbot)
    client = consent.participants[1].id
    actions = dialog.people[client].withdraw_button.menu().actions()
    assert [action.text() for action in actions] == ["Recording", "Text", "Minutes"]
    actions[1].trigger()
    assert wanted == [(meeting.id, client, Purpose.TRANSCRIBE)]
    assert not dialog.isVisible()


def test_of_a_file_nothing_is_known_until_somebody_says_it(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    dialog = _shown(stage, meeting, qtbot)
    form = dialog.elsewhere
    assert form.state.text() == "Not known: then this meeting can never become a training sample."
    assert not dialog.action_button.isEnabled()
    qtbot.keyClicks(form.new_name, "Anna Keller, Tim")
    qtbot.keyClick(form.new_name, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter adds and closes nothing"
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: bool(stage.desk.consents.of(meeting.id).participants))
    assert stage.desk.consents.of(meeting.id).basis is Basis.UNKNOWN, "names alone say nothing of how"
    qtbot.waitUntil(lambda: not dialog.working)
    form.how.setPlainText("All said yes\non the tape")
    row = next(each for each in form.people.rows.values() if each.person.name == "Tim")
    assert not row.answer.isVisible(), "nobody was asked here"
    qtbot.mouseClick(row.details_button, LEFT)
    details = dialog.findChild(PersonDialog)
    assert isinstance(details, PersonDialog)
    details.form.minor.minor.click()
    details.form.minor.given_by.setCurrentIndex(details.form.minor.given_by.findData(GivenBy.PARENT))
    qtbot.keyClicks(details.form.minor.first, "Anna Keller")
    qtbot.mouseClick(details.done_button, LEFT)
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: stage.desk.consents.of(meeting.id).basis is Basis.ELSEWHERE)
    kept = stage.desk.consents.of(meeting.id)
    assert kept.how == "All said yes\non the tape"
    assert kept.has_minors
    qtbot.waitUntil(lambda: not dialog.working)
    form.how.setPlainText("   ")
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(lambda: stage.desk.consents.of(meeting.id).basis is Basis.UNKNOWN)


def test_who_agreed_elsewhere_may_withdraw_here(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.consents.answer(meeting.id, MeetingConsent(Basis.ELSEWHERE, (new_person("Anna Keller"),), how="on tape"))
    dialog = _shown(stage, meeting, qtbot)
    (row,) = dialog.people.values()
    assert not row.receipt_button.isVisible()
    assert [action.text() for action in row.withdraw_button.menu().actions()] == ["Recording", "Text", "Minutes"]


def test_what_cannot_be_kept_is_said_and_stays_typed(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    dialog = _shown(stage, meeting, qtbot)
    dialog.elsewhere.how.setPlainText("All said yes")
    stage.desk.consents.error = StoreFault(Code.STORE_WRITE_FAILED)
    qtbot.mouseClick(dialog.action_button, LEFT)
    qtbot.waitUntil(dialog.banner.isVisible)
    assert dialog.elsewhere.how.toPlainText() == "All said yes"


def test_the_lock_leaves_no_name_in_the_dialog(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    stage.desk.consents.answer(meeting.id, agreed())
    dialog = _shown(stage, meeting, qtbot)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.history.count() == 0
    assert dialog.people == {}


def test_how_people_agreed_is_said_with_the_files_and_for_these_alone(stage: Stage, qtbot: QtBot) -> None:
    start = stage.pages.start
    qtbot.keyClicks(start.agreed.how, "  signed before the interview ")
    first, second = stage.open("One.wav", "Two.wav")
    for meeting in (first, second):
        kept = stage.desk.consents.of(meeting.id)
        assert (kept.basis, kept.how) == (Basis.ELSEWHERE, "signed before the interview")
    assert start.agreed.how.text() == ""
    (third,) = stage.open("Three.wav")
    assert stage.desk.consents.of(third.id) == UNKNOWN


@pytest.fixture
def papers(stage: Stage, qtbot: QtBot) -> StandingDialog:
    """The written consents of a matter, from its settings."""
    stage.desk.matters.kept["m1"] = Matter("m1", "Keller")
    stage.window.rooms.library.matters.load()
    qtbot.waitUntil(lambda: stage.pages.matters.chosen.count() == 2)
    stage.window.rooms.show_settings()
    stage.pages.settings.show_section(stage.pages.matters)
    qtbot.waitUntil(stage.pages.matters.standing_button.isEnabled)
    stage.pages.matters.standing_button.click()
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, StandingDialog)
    qtbot.waitUntil(lambda: stage.window.rooms.consents.idle)
    return dialog


def test_a_written_consent_is_kept_with_day_paper_and_purposes(
    stage: Stage, papers: StandingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not papers.action_button.isEnabled()
    qtbot.keyClicks(papers.name, "Anna Keller")
    assert not papers.action_button.isEnabled(), "agreed to nothing yet"
    papers.purposes[Purpose.RECORD].click()
    papers.purposes[Purpose.TRANSCRIBE].click()
    assert Purpose.TRAIN not in papers.purposes
    papers.signed_on.setDate(QDate(2026, 5, 12))
    stage.dialogs.read_from = tmp_path / "signed.pdf"
    stage.dialogs.read_from.write_bytes(b"signed")
    qtbot.mouseClick(papers.document.choose_button, LEFT)
    qtbot.waitUntil(lambda: bool(papers.document.sha256))
    qtbot.mouseClick(papers.action_button, LEFT)
    qtbot.waitUntil(lambda: papers.list.count() == 1)
    (kept,) = stage.desk.consents.papers.values()
    wanted = frozenset({Purpose.RECORD, Purpose.TRANSCRIBE})
    assert (kept.matter_id, kept.name, kept.purposes) == ("m1", "Anna Keller", wanted)
    assert (kept.signed_on, len(kept.document), kept.role) == ("2026-05-12", 64, Role.CLIENT)
    assert papers.name.text() == ""
    assert papers.document.sha256 == "", "the next paper is another one"


def test_a_child_has_a_written_consent_only_with_those_who_answer(papers: StandingDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(papers.name, "Tim")
    papers.purposes[Purpose.RECORD].click()
    papers.minor.minor.click()
    assert not papers.action_button.isEnabled()
    papers.minor.given_by.setCurrentIndex(papers.minor.given_by.findData(GivenBy.PARENTS))
    qtbot.keyClicks(papers.minor.first, "Anna")
    assert not papers.action_button.isEnabled()
    qtbot.keyClicks(papers.minor.second, "Jan")
    assert papers.action_button.isEnabled()


def test_a_written_consent_ends_only_when_that_is_confirmed(stage: Stage, papers: StandingDialog, qtbot: QtBot) -> None:
    stage.desk.consents.save_standing(StandingConsent("", "m1", "Anna", frozenset(START_PURPOSES), "2026-05-12"))
    papers.reject()
    stage.pages.matters.standing_button.click()
    dialog = stage.window.rooms.consents.dialog
    assert isinstance(dialog, StandingDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert not dialog.end_button.isEnabled()
    dialog.list.setCurrentRow(0)
    qtbot.mouseClick(dialog.end_button, LEFT)
    assert stage.dialogs.questions == ["Has this written consent ended?"]
    assert next(iter(stage.desk.consents.papers.values())).ended_on is None
    stage.dialogs.agree = True
    qtbot.mouseClick(dialog.end_button, LEFT)
    qtbot.waitUntil(lambda: next(iter(stage.desk.consents.papers.values())).ended_on is not None)
    qtbot.waitUntil(lambda: "ended on" in dialog.list.item(0).text())
    dialog.list.setCurrentRow(0)
    assert not dialog.end_button.isEnabled(), "it ends once"


def test_answers_are_words_and_not_only_pressed_buttons(stage: Stage, meeting: Meeting, qtbot: QtBot) -> None:
    """Whoever withdrew is told as that."""
    consent = agreed()
    client = consent.participants[1]
    stage.desk.consents.answer(meeting.id, consent)
    given = client.given(Purpose.RECORD)
    gone = client.answered([Purpose.RECORD], type(given)(Answer.WITHDRAWN, given.at))
    stage.desk.consents.answer(meeting.id, consent.with_participant(gone))
    dialog = _shown(stage, meeting, qtbot)
    assert dialog.people[client.id].lines[0].text().startswith("Recording: withdrawn")
    history = [dialog.history.item(row).text() for row in range(dialog.history.count())]
    assert history[-1].endswith("Anna Keller: Recording: withdrawn (spoken)")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert stage.window.rooms.consents.dialog is None
