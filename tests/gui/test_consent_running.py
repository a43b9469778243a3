"""Somebody comes while it is recorded: held at once, also behind the lock, until everyone who is there has agreed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import START_PURPOSES, Answer, GivenBy, Role, start_blockers
from sottovoce.ui.consent.joined_dialog import JoinedDialog
from sottovoce.ui.window.vault_access import VaultState
from sottovoce_models.errors import Code, StoreFault
from tests.gui.asking import LEFT, begin
from tests.gui.conftest import Stage
from tests.gui.fake_recording import FakeRunning

pytestmark = pytest.mark.qt_log_ignore("does not support")
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def running(stage: Stage, qtbot: QtBot) -> FakeRunning:
    """A recording of nobody but the user."""
    qtbot.keyClick(stage.window, Qt.Key.Key_R, _CONTROL)
    begin(stage.pages, qtbot)
    assert stage.desk.running is not None
    return stage.desk.running


def _joined(stage: Stage, running: FakeRunning, qtbot: QtBot) -> JoinedDialog:
    qtbot.mouseClick(stage.pages.recording_bar.joined_button, LEFT)
    qtbot.waitUntil(lambda: running.held)
    dialog = stage.window.rooms.joined.dialog
    assert dialog is not None
    return dialog


def test_it_is_held_before_anybody_has_typed_a_letter(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog, bar = _joined(stage, running, qtbot), stage.pages.recording_bar
    qtbot.waitUntil(bar.held.isVisible)
    assert bar.state.text() == "Not recording"
    assert not bar.pause_button.isEnabled()
    assert not bar.bookmark_button.isEnabled()
    assert not dialog.agreed_button.isEnabled()
    assert dialog.why.text() == "Somebody has no name yet."


def test_yes_goes_on_and_is_kept_with_name_and_time(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.keyClicks(dialog.form.name, "Ben Muster")
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert running.held, "Enter after a name is no answer"
    assert dialog.isVisible()
    dialog.form.role.setCurrentIndex(dialog.form.role.findData(Role.RELATIVE))
    dialog.form.on_line.click()
    qtbot.mouseClick(dialog.agreed_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)
    qtbot.waitUntil(lambda: not stage.pages.recording_bar.held.isVisible())
    own, ben = running.consent.participants
    assert own.role is Role.USER
    assert (ben.name, ben.role, ben.on_line) == ("Ben Muster", Role.RELATIVE, True)
    assert {ben.given(each).answer for each in START_PURPOSES} == {Answer.YES}
    assert all(ben.given(each).at for each in START_PURPOSES)


def test_no_is_kept_and_the_person_leaves(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.keyClicks(dialog.form.name, "Ben")
    qtbot.mouseClick(dialog.refused_button, LEFT)
    qtbot.waitUntil(lambda: len(running.answers) == 2)
    assert running.held
    assert {running.consent.participants[1].given(each).answer for each in START_PURPOSES} == {Answer.NO}
    assert not dialog.agreed_button.isVisible()
    qtbot.mouseClick(dialog.left_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)
    assert [each.role for each in running.consent.participants] == [Role.USER]
    assert start_blockers(running.consent) == (), "whoever left does not forbid the text"


def test_no_and_the_recording_ends(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.mouseClick(dialog.refused_button, LEFT)
    qtbot.mouseClick(dialog.stop_button, LEFT)
    qtbot.waitUntil(lambda: not stage.pages.recording_bar.isVisible())
    assert stage.window.rooms.joined.dialog is None


def test_who_has_left_already_is_taken_out(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.mouseClick(dialog.gone_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)
    assert len(running.consent.participants) == 1


def test_closing_the_question_answers_nothing_and_it_is_asked_again(
    stage: Stage, running: FakeRunning, qtbot: QtBot
) -> None:
    dialog, bar = _joined(stage, running, qtbot), stage.pages.recording_bar
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert running.held
    assert running.consent.participants[1].given(START_PURPOSES[0]).answer is Answer.OPEN
    qtbot.waitUntil(bar.held.isVisible)
    qtbot.keyClick(stage.window, Qt.Key.Key_P, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert running.held, "no key lets it go on"
    qtbot.mouseClick(bar.held.button, LEFT)
    again = stage.window.rooms.joined.dialog
    assert again is not None
    assert len(running.consent.participants) == 2, "the same person is asked, not another one"
    qtbot.mouseClick(again.gone_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)


def test_it_works_by_key_and_behind_the_lock(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.window, Qt.Key.Key_L, _CONTROL)
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    qtbot.keyClick(stage.window, Qt.Key.Key_J, _CONTROL)
    qtbot.waitUntil(lambda: running.held)
    dialog = stage.window.rooms.joined.dialog
    assert dialog is not None
    qtbot.keyClicks(dialog.form.name, "Ben")
    qtbot.mouseClick(dialog.agreed_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)
    assert running.consent.participants[1].name == "Ben"


def test_the_lock_closes_the_question_and_the_recording_stays_held(
    stage: Stage, running: FakeRunning, qtbot: QtBot
) -> None:
    _joined(stage, running, qtbot)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    qtbot.waitUntil(lambda: stage.window.rooms.joined.dialog is None)
    assert running.held
    qtbot.waitUntil(stage.pages.recording_bar.held.isVisible)


def test_a_yes_that_cannot_be_kept_is_said_and_does_not_go_on(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.keyClicks(dialog.form.name, "Ben")
    running.keeping = StoreFault(Code.STORE_WRITE_FAILED)
    qtbot.mouseClick(dialog.agreed_button, LEFT)
    qtbot.waitUntil(stage.pages.note.isVisible)
    assert running.held
    running.keeping = None
    qtbot.mouseClick(stage.pages.recording_bar.held.button, LEFT)
    again = stage.window.rooms.joined.dialog
    assert again is not None
    qtbot.keyClicks(again.form.name, "Ben")
    qtbot.mouseClick(again.agreed_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)


def test_a_pause_that_was_wished_lasts_beyond_the_question(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    qtbot.mouseClick(stage.pages.recording_bar.pause_button, LEFT)
    qtbot.waitUntil(lambda: running.paused)
    dialog = _joined(stage, running, qtbot)
    qtbot.mouseClick(dialog.gone_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)
    assert running.paused


def test_a_child_that_comes_is_not_agreed_for_by_the_button(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.keyClicks(dialog.form.name, "Tim")
    minor = dialog.form.minor
    minor.minor.click()
    minor.given_by.setCurrentIndex(minor.given_by.findData(GivenBy.PARENT))
    qtbot.keyClicks(minor.first, "Anna")
    assert not dialog.agreed_button.isEnabled()
    for buttons in (*dialog.form.answers.values(), dialog.form.assent):
        qtbot.mouseClick(buttons.yes, LEFT)
    assert dialog.agreed_button.isEnabled()
    qtbot.mouseClick(dialog.agreed_button, LEFT)
    qtbot.waitUntil(lambda: not running.held)


def test_an_interpreter_alone_does_not_make_it_go_on(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    dialog = _joined(stage, running, qtbot)
    qtbot.keyClicks(dialog.form.name, "Sven")
    dialog.form.role.setCurrentIndex(dialog.form.role.findData(Role.INTERPRETER))
    assert not dialog.agreed_button.isEnabled()
    assert dialog.why.text().startswith("An interpreter speaks for somebody")


def test_the_sign_for_the_room_says_what_is_true(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    bar = stage.pages.recording_bar
    qtbot.mouseClick(bar.sign_button, LEFT)
    sign = stage.window.rooms.consents.sign.sign
    assert sign is not None
    assert sign.state.text() == "Recording"
    qtbot.mouseClick(sign.pause_button, LEFT)
    qtbot.waitUntil(lambda: sign.state.text() == "Not recording")
    assert running.paused
    qtbot.mouseClick(sign.pause_button, LEFT)
    qtbot.waitUntil(lambda: sign.state.text() == "Recording")
    dialog = _joined(stage, running, qtbot)
    qtbot.waitUntil(lambda: sign.state.text() == "Not recording")
    assert not sign.pause_button.isEnabled()
    qtbot.mouseClick(dialog.gone_button, LEFT)
    stage.window.gate.lock()
    qtbot.waitUntil(lambda: stage.vault.state is VaultState.LOCKED)
    assert sign.isVisible(), "it says no word of the meeting, and stays"
    assert all(label.text() in {sign.state.text(), sign.detail.text()} for label in (sign.state, sign.detail))
    qtbot.mouseClick(bar.stop_button, LEFT)
    qtbot.waitUntil(lambda: stage.window.rooms.consents.sign.sign is None)


def test_the_sign_closes_by_key_and_opens_again(stage: Stage, running: FakeRunning, qtbot: QtBot) -> None:
    bar = stage.pages.recording_bar
    qtbot.mouseClick(bar.sign_button, LEFT)
    sign = stage.window.rooms.consents.sign.sign
    assert sign is not None
    qtbot.waitExposed(sign)
    qtbot.keyClick(sign, Qt.Key.Key_Escape)
    assert not sign.isVisible()
    qtbot.mouseClick(bar.sign_button, LEFT)
    assert sign.isVisible()
    QApplication.processEvents()
