"""Yes and no beside each other; neither is pressed before somebody has answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from sottovoce.core.consent import Answer
from sottovoce.ui.parts.labels import button_text


class AnswerButtons(QWidget):
    """Pressing the pressed one again opens the answer. Signals: answered(Answer)."""

    answered = Signal(object)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        """`question`: what is answered, for a screen reader."""
        super().__init__(parent)
        self.yes, self.no = QToolButton(self), QToolButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.yes, self.no):
            button.setCheckable(True)
            button.setProperty("role", "answer")
            row.addWidget(button)
        row.addStretch(1)
        self.ask(question, QCoreApplication.translate("AnswerButtons", "Yes"))
        self.yes.clicked.connect(lambda on: self._press(Answer.YES if on else Answer.OPEN))
        self.no.clicked.connect(lambda on: self._press(Answer.NO if on else Answer.OPEN))

    def ask(self, question: str, yes: str) -> None:
        """What is answered, and what its yes is called."""
        no = QCoreApplication.translate("AnswerButtons", "No")
        for button, text in ((self.yes, yes), (self.no, no)):
            button.setText(button_text(text))
            button.setAccessibleName(f"{question}: {text}")

    def show_answer(self, answer: Answer | None) -> None:
        """Shows what was answered; None: not the same to everything."""
        self.yes.setChecked(answer is Answer.YES)
        self.no.setChecked(answer is Answer.NO)

    @property
    def answer(self) -> Answer:
        """What is pressed."""
        return Answer.YES if self.yes.isChecked() else Answer.NO if self.no.isChecked() else Answer.OPEN

    def _press(self, answer: Answer) -> None:
        self.show_answer(answer)
        self.answered.emit(answer)
