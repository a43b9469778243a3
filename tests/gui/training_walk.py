"""The way to a sample, walked by a test: as far as it wants."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sottovoce.core.consent import Answer
from sottovoce.core.languages import UiLanguage
from sottovoce.core.training_texts import confirmation_phrase
from sottovoce.services.training.review import Review
from sottovoce.ui.training.steps import Step
from sottovoce.ui.training.wizard import TrainingWizard
from tests.gui.fake_training import FakeTrainingDesk
from tests.gui.fakes import FakeDialogs

PHRASE = confirmation_phrase(UiLanguage.EN)


@contextmanager
def wizard_of(desk: FakeTrainingDesk, qtbot: QtBot) -> Iterator[TrainingWizard]:
    made = TrainingWizard(desk, "1" * 32, FakeDialogs(), UiLanguage.EN, None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.busy)
    yield made
    made.close()


def agree(wizard: TrainingWizard, answer: Answer = Answer.YES) -> None:
    for row in wizard.consent.rows:
        row.answer.setCurrentIndex(row.answer.findData(answer))


def press_next(wizard: TrainingWizard, qtbot: QtBot, to: Step) -> None:
    qtbot.mouseClick(wizard.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.step is to and not (wizard.busy or wizard.names.looking))


def to_review(wizard: TrainingWizard, qtbot: QtBot) -> Review:
    agree(wizard)
    press_next(wizard, qtbot, Step.NAMES)
    wizard.names.others.setPlainText("Annegret = Anne\nFirma Huber")
    press_next(wizard, qtbot, Step.EXCERPT)
    wizard.excerpt.talk.item(0).setCheckState(Qt.CheckState.Checked)
    press_next(wizard, qtbot, Step.REVIEW)
    assert wizard.review.review is not None
    return wizard.review.review


def look_at_all(wizard: TrainingWizard, qtbot: QtBot) -> None:
    for _ in range(10):
        qtbot.keyClick(wizard.review, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        wizard.review.go_on()
