"""The first step to a sample: everyone is asked, after a notice, and one no or nobody ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import Answer, Basis, MeetingConsent, Purpose
from sottovoce.core.languages import UiLanguage
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.training_notice import training_notice
from sottovoce.services.training.gate import GateBlocker, GateCode
from sottovoce.ui.consent.notice_dialog import NoticeDialog
from sottovoce.ui.training.steps import Step
from sottovoce.ui.training.wizard import TrainingWizard
from tests.gui.fake_training import FakeTrainingDesk
from tests.gui.fakes import FakeDialogs
from tests.gui.training_walk import agree, press_next, wizard_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of the offscreen platform only


@pytest.fixture
def desk() -> FakeTrainingDesk:
    return FakeTrainingDesk()


@pytest.fixture
def wizard(desk: FakeTrainingDesk, qtbot: QtBot) -> Iterator[TrainingWizard]:
    with wizard_of(desk, qtbot) as made:
        yield made


def test_one_answer_that_is_missing_stops_it(wizard: TrainingWizard) -> None:
    agree(wizard)
    row = wizard.consent.rows[0]
    row.answer.setCurrentIndex(row.answer.findData(Answer.OPEN))
    assert not wizard.next_button.isEnabled()


def test_a_no_is_noted_and_ends_it(wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot) -> None:
    agree(wizard)
    row = wizard.consent.rows[0]
    row.answer.setCurrentIndex(row.answer.findData(Answer.NO))
    assert wizard.next_button.text() == "Note the answer and close"
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not wizard.isVisible())
    assert desk.consents.consent.participants[0].given(Purpose.TRAIN).answer is Answer.NO
    assert desk.training.notice == training_notice(wizard.consent.language).reference
    assert wizard.step is Step.CONSENT


def test_people_in_a_file_that_was_brought_in_are_listed_and_asked_here(qtbot: QtBot) -> None:
    desk = FakeTrainingDesk()
    desk.consents.consent = MeetingConsent(Basis.ELSEWHERE, how="Everyone said yes on the tape")
    with wizard_of(desk, qtbot) as wizard:
        step = wizard.consent
        assert [row.person.name for row in step.rows] == ["Lea Brunner", "Anna Keller"], "who is heard in it"
        assert step.new_name.isVisible()
        qtbot.keyClicks(step.new_name, "Beat Amacher")
        qtbot.keyClick(step.new_name, Qt.Key.Key_Return)
        assert wizard.step is Step.CONSENT, "Enter adds a name and presses nothing"
        assert len(step.rows) == 3
        qtbot.mouseClick(step.rows[0].remove, Qt.MouseButton.LeftButton)
        assert [row.person.name for row in step.rows] == ["Anna Keller", "Beat Amacher"]
        assert not wizard.next_button.isEnabled()
        agree(wizard)
        press_next(wizard, qtbot, Step.NAMES)
        people = desk.consents.consent.participants
        assert [(each.name, each.given(Purpose.TRAIN).answer) for each in people] == [
            ("Anna Keller", Answer.YES),
            ("Beat Amacher", Answer.YES),
        ]
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
        step.rows[0].show_person(replace(step.rows[0].person, minor=True))
        step.add([])
        assert not wizard.next_button.isEnabled()
        assert "child" in step.state.text()


def test_nobody_listed_is_said(qtbot: QtBot) -> None:
    desk = FakeTrainingDesk()
    desk.consents.consent = MeetingConsent(Basis.ASKED)
    with wizard_of(desk, qtbot) as wizard:
        assert not wizard.next_button.isEnabled()
        assert wizard.consent.state.text().startswith("Nobody is listed")
        assert not wizard.consent.new_name.isVisible(), "who was not asked before it was recorded is not put in now"


def test_answers_to_another_notice_are_asked_anew(qtbot: QtBot) -> None:
    desk = FakeTrainingDesk()
    desk.consents.everyone(Answer.YES)
    desk.training.notice = replace(training_notice("en").reference, version="0")
    with wizard_of(desk, qtbot) as wizard:
        assert [row.said for row in wizard.consent.rows] == [Answer.OPEN, Answer.OPEN]
    desk.training.notice = training_notice("de").reference
    with wizard_of(desk, qtbot) as wizard:
        assert [row.said for row in wizard.consent.rows] == [Answer.YES, Answer.YES]


def test_the_notice_is_chosen_by_language_and_noted(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot
) -> None:
    step = wizard.consent
    step.tag.setCurrentIndex(step.tag.findData("de-CH"))
    assert "weiss" in step.notice.text()
    qtbot.mouseClick(step.aloud_button, Qt.MouseButton.LeftButton)
    dialog = step.findChild(NoticeDialog)
    assert dialog is not None
    dialog.tag.setCurrentIndex(dialog.tag.findData("en"))
    dialog.reject()
    assert step.language == "en"
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    assert desk.training.notice == training_notice("en").reference


def test_what_still_stands_against_it_is_said_after_the_answers(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot
) -> None:
    desk.training.reasons = (GateBlocker(GateCode.NOT_APPROVED),)
    agree(wizard)
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(wizard.problem.isVisible)
    assert wizard.step is Step.CONSENT
    assert "approved" in wizard.problem.text()


def test_under_secrecy_each_needs_a_signed_release(qtbot: QtBot, tmp_path: Path) -> None:
    desk, dialogs = FakeTrainingDesk(), FakeDialogs()
    desk.profile.profile = Profile(ProfileKind.THERAPY, True)
    wizard = TrainingWizard(desk, "1" * 32, dialogs, UiLanguage.EN, None)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    qtbot.waitUntil(lambda: not wizard.busy)
    agree(wizard)
    assert not wizard.next_button.isEnabled()
    paper = tmp_path / "release.pdf"
    paper.write_bytes(b"%PDF signed")
    for row in wizard.consent.rows:
        row.read(paper)
    qtbot.waitUntil(wizard.next_button.isEnabled)
    wizard.close()


def test_more_voices_than_people_is_doubted_and_not_forbidden(qtbot: QtBot) -> None:
    desk = FakeTrainingDesk()
    only = desk.consents.consent.participants[:1]
    desk.consents.consent = replace(desk.consents.consent, participants=only)
    with wizard_of(desk, qtbot) as wizard:
        assert wizard.consent.doubt.text() == "Voices heard: 2. People listed: 1. Is everyone here?"
        assert wizard.consent.doubt.isVisible()
        agree(wizard)
        assert wizard.next_button.isEnabled(), "voices are not always told apart rightly"
    with wizard_of(FakeTrainingDesk(), qtbot) as wizard:
        assert not wizard.consent.doubt.isVisible()
