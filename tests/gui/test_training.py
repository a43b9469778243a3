"""The way from the tick to a sample, walked by keys and clicks, and never past a closed door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import Answer, Purpose
from sottovoce.services.consent.service import ReceiptKind
from sottovoce.services.training.gate import GateBlocker, GateCode
from sottovoce.services.training.service import Written
from sottovoce.ui.training.steps import Step, after, before
from sottovoce.ui.training.wizard import TrainingWizard
from sottovoce_models.errors import Code, UserFixable
from tests.gui.conftest import Stage
from tests.gui.fake_training import FOLDER, FakeTrainingDesk
from tests.gui.fakes import FakeDialogs
from tests.gui.training_walk import PHRASE, agree, look_at_all, press_next, to_review, wizard_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of the offscreen platform only


@pytest.fixture
def desk() -> FakeTrainingDesk:
    return FakeTrainingDesk()


@pytest.fixture
def wizard(desk: FakeTrainingDesk, qtbot: QtBot) -> Iterator[TrainingWizard]:
    with wizard_of(desk, qtbot) as made:
        yield made


def test_the_whole_way_ends_with_one_sample(wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot) -> None:
    assert not wizard.next_button.isEnabled(), "no answer is preset"
    to_review(wizard, qtbot)
    assert desk.training.names_given == ("Annegret = Anne", "Firma Huber")
    assert all(each.given(Purpose.TRAIN).answer is Answer.YES for each in desk.consents.consent.participants)
    assert not wizard.next_button.isEnabled(), "not everything was looked at"
    look_at_all(wizard, qtbot)
    press_next(wizard, qtbot, Step.RISK)
    assert not wizard.next_button.isEnabled()
    qtbot.keyClicks(wizard.risk.phrase, PHRASE[:-1])
    assert not wizard.next_button.isEnabled()
    assert desk.training.wrote == []
    qtbot.keyClicks(wizard.risk.phrase, PHRASE[-1])
    press_next(wizard, qtbot, Step.DONE)
    (written,) = desk.training.wrote
    assert written.segments[0].redacted == "Frau [KELLER_1] schläft [SCHLECHT_1]."
    assert str(FOLDER) in wizard.done_page.text.text()
    assert wizard.review.review is None, "what was replaced by what is forgotten"


def test_the_receipt_is_saved_from_the_last_page(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    to_review(wizard, qtbot)
    look_at_all(wizard, qtbot)
    press_next(wizard, qtbot, Step.RISK)
    qtbot.keyClicks(wizard.risk.phrase, PHRASE)
    press_next(wizard, qtbot, Step.DONE)
    dialogs = wizard._dialogs
    assert isinstance(dialogs, FakeDialogs)
    for number, suffix in enumerate(("pdf", "json")):
        dialogs.save_to = tmp_path / f"receipt.{suffix}"
        menu = wizard.done_page.receipt_button.menu()
        menu.actions()[number].trigger()
        qtbot.waitUntil(lambda number=number: len(desk.training.receipts) == number + 1 and not wizard.busy)
        assert desk.training.receipts[number] == (dialogs.save_to, ReceiptKind(suffix))
        assert wizard.done_page.saved.text() == f"Saved: receipt.{suffix}"
    desk.training.error = UserFixable(Code.DISK_FULL)
    wizard.done_page.receipt_button.menu().actions()[0].trigger()
    qtbot.waitUntil(wizard.problem.isVisible)
    assert wizard.step is Step.DONE


def test_what_is_selected_is_covered_everywhere_and_a_name_stays(wizard: TrainingWizard, qtbot: QtBot) -> None:
    to_review(wizard, qtbot)
    step = wizard.review
    cursor = step.original.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    step.original.setTextCursor(cursor)
    assert step.everywhere_button.isEnabled()
    qtbot.mouseClick(step.everywhere_button, Qt.MouseButton.LeftButton)
    assert step.review is not None
    assert "Frau" not in " ".join(each.redacted for each in step.review.segments)
    qtbot.mouseClick(step.undo_button, Qt.MouseButton.LeftButton)
    assert "Frau" in step.review.segments[0].redacted
    step.marks.setCurrentRow(0)
    assert not step.release_button.isEnabled(), "a name of the list"
    step.marks.setCurrentRow(1)
    qtbot.mouseClick(step.release_button, Qt.MouseButton.LeftButton)
    assert "schlecht" in step.review.segments[0].redacted


def test_what_was_heard_goes_on_the_list_by_click_and_by_key(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot
) -> None:
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    heard = wizard.names.suggested
    assert heard.count() == len(desk.training.suggested)
    assert wizard.names.names() == (), "nothing is ticked by itself"
    assert "ruft jede Nacht an" in heard.item(0).text()
    at = heard.visualItemRect(heard.item(0)).center()
    qtbot.mouseClick(heard.viewport(), Qt.MouseButton.LeftButton, pos=at)
    heard.setFocus()
    qtbot.keyClick(heard, Qt.Key.Key_Down)
    qtbot.keyClick(heard, Qt.Key.Key_Space)
    qtbot.keyClicks(wizard.names.others, "Firma Huber")
    assert wizard.names.names() == ("Annegret", "Weserrettung Blumenthal", "Firma Huber")
    qtbot.mouseClick(heard.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Annegret" not in wizard.names.names()
    qtbot.mouseClick(wizard.names.all_button, Qt.MouseButton.LeftButton)
    assert len(wizard.names.ticked()) == len(desk.training.suggested)
    press_next(wizard, qtbot, Step.EXCERPT)
    press_next(wizard, qtbot, Step.REVIEW)
    assert "KESB" in desk.training.names_given


def test_what_was_ticked_stays_ticked_when_the_meeting_is_read_again(wizard: TrainingWizard, qtbot: QtBot) -> None:
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    wizard.names.suggested.item(2).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    press_next(wizard, qtbot, Step.NAMES)
    assert wizard.names.ticked() == ("Worpswede",)


def test_a_meeting_that_cannot_be_read_leaves_the_names_to_the_user(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot
) -> None:
    desk.training.reading = UserFixable(Code.DISK_FULL)
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    assert wizard.problem.isVisible()
    assert wizard.next_button.isEnabled()


def test_invented_names_are_an_option_that_is_off(wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot) -> None:
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    press_next(wizard, qtbot, Step.EXCERPT)
    assert not wizard.excerpt.invented.isChecked()
    wizard.excerpt.invented.setFocus()
    qtbot.keyClick(wizard.excerpt.invented, Qt.Key.Key_Space)
    press_next(wizard, qtbot, Step.REVIEW)
    assert desk.training.invented
    assert wizard.review.result.toPlainText() == "Frau Hofer schläft Hofer."


def test_what_stands_for_a_name_is_chosen_from_a_menu(wizard: TrainingWizard, qtbot: QtBot) -> None:
    to_review(wizard, qtbot)
    step = wizard.review
    assert not step.name_button.isEnabled()
    step.marks.setCurrentRow(1)
    assert step.name_button.isEnabled()
    texts = [each.text() for each in step.name_button.choices.actions()]
    assert texts[0] == "Same as [KELLER_1]: Keller"
    step.name_button.choices.actions()[0].trigger()
    assert step.review is not None
    assert step.review.segments[0].redacted == "Frau [KELLER_1] schläft [KELLER_1]."
    step.marks.setCurrentRow(0)
    (new,) = (each for each in step.name_button.choices.actions() if "New, everywhere: [PERSON_1]" in each.text())
    new.trigger()
    assert "Frau [PERSON_1]" in step.review.segments[0].redacted
    assert "Anna [PERSON_1]" in step.review.segments[1].redacted
    qtbot.mouseClick(step.undo_button, Qt.MouseButton.LeftButton)
    assert "Anna [KELLER_1]" in step.review.segments[1].redacted


def test_escape_leads_one_step_back_and_then_out(wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot) -> None:
    to_review(wizard, qtbot)
    for step in (Step.EXCERPT, Step.NAMES, Step.CONSENT):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
        assert wizard.step is step
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert wizard.review.review is None
    assert desk.training.wrote == []


def test_a_name_that_is_left_is_said_and_nothing_is_written(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot
) -> None:
    to_review(wizard, qtbot)
    look_at_all(wizard, qtbot)
    press_next(wizard, qtbot, Step.RISK)
    desk.training.error = UserFixable(Code.REDACTION_NAME_LEFT, count=1)
    qtbot.keyClicks(wizard.risk.phrase, PHRASE)
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(wizard.problem.isVisible)
    assert wizard.step is Step.RISK
    assert desk.training.wrote == []


@pytest.mark.parametrize("seed", range(4))
def test_no_clicks_and_keys_write_anything_before_the_phrase(
    wizard: TrainingWizard, desk: FakeTrainingDesk, qtbot: QtBot, seed: int
) -> None:
    if seed % 2:
        to_review(wizard, qtbot)
    chance = np.random.default_rng(seed)
    keys = (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_Backtab)
    for _ in range(500):
        wizard.risk.phrase.clear()  # by chance nobody types it, and this makes sure
        targets = [each for each in wizard.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        target = targets[chance.integers(len(targets))]
        if chance.random() < 0.5 and not isinstance(target, QAbstractButton):
            QTest.keyClick(target, keys[chance.integers(len(keys))])
        else:
            at = QPoint(*(int(chance.integers(max(1, size))) for size in (target.width(), target.height())))
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if not wizard.isVisible():
            wizard.show()
    assert desk.training.wrote == []


def test_the_box_says_what_is_true_and_takes_back(stage: Stage, qtbot: QtBot) -> None:
    training, box = stage.desk.training, stage.pages.meeting.training
    shown(stage, qtbot)
    qtbot.waitUntil(box.isVisible)
    assert not box.box.isChecked()
    training.reasons = (GateBlocker(GateCode.NOT_APPROVED),)
    stage.pages.training.look()
    qtbot.waitUntil(lambda: not box.box.isEnabled())
    assert "approved" in box.hint.text()
    training.reasons, training.sample = (), Written("s" + "0" * 32, "folder", "2026-11-27")
    stage.pages.training.look()
    qtbot.waitUntil(box.box.isChecked)
    stage.dialogs.agree = True
    qtbot.mouseClick(box.box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.box.height() // 2))
    qtbot.waitUntil(lambda: training.sample is None)
    qtbot.waitUntil(lambda: not box.box.isChecked())


def test_the_box_is_not_there_where_samples_are_not_spoken_of(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.training.spoken_of = False
    shown(stage, qtbot)
    stage.pages.training.look()
    qtbot.waitUntil(lambda: stage.pages.training._line.idle)
    assert not stage.pages.meeting.training.isVisible()


def test_a_tick_opens_the_way_and_ticks_nothing(stage: Stage, qtbot: QtBot) -> None:
    shown(stage, qtbot)
    box = stage.pages.meeting.training
    qtbot.waitUntil(box.isVisible)
    qtbot.mouseClick(box.box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.box.height() // 2))
    wizard = stage.pages.training.wizard
    assert wizard is not None
    assert not box.box.isChecked()
    qtbot.waitUntil(lambda: not wizard.busy)
    wizard.close()


def test_steps_lead_on_and_back() -> None:
    assert [after(step) for step in Step] == [*list(Step)[1:], Step.DONE]
    assert [before(step) for step in Step][:2] == [None, Step.CONSENT]
    assert before(Step.DONE) is None


def shown(stage: Stage, qtbot: QtBot) -> None:
    """A finished meeting on the page."""
    stage.desk.put("Talk")
    stage.window.rooms.library.load(stage.pages.start.options())
    qtbot.waitUntil(lambda: bool(stage.window.rooms.library.meetings.all))
    stage.window.rooms._show_meeting(stage.window.rooms.library.meetings.all[0])
