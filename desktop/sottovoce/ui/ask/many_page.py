"""Asking several meetings at once: those that the list shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.ask.answers_pane import AnswersPane
from sottovoce.ui.ask.question_bar import QuestionBar
from sottovoce.ui.parts.labels import PlainLabel


class AskManyPage(QWidget):
    """Signals: left() back."""

    left = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = PlainLabel(self.tr("Ask several meetings"), "title", wrap=True)
        self.scope = PlainLabel(role="meta", wrap=True)
        self.bar = QuestionBar(self.tr("What was said, in any of these meetings?"))
        self.answers = AnswersPane(language, self.tr("Back"))
        self.answers.left.connect(self.left)
        head = QVBoxLayout()
        head.setContentsMargins(20, 20, 16, 4)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.answers, 1)

    def show_scope(self, count: int, summary: str) -> None:
        """Which meetings are asked; `summary`: what the list is narrowed to, "" for nothing."""
        if not count:
            text = ""
        elif summary:
            text = self.tr("%n meeting(s) of the list are asked, narrowed to: {filter}.", "", count)
        else:
            text = self.tr("All %n meeting(s) are asked. “Filter” at the side narrows them.", "", count)
        self.scope.setText(text.format(filter=summary))

    def enter(self) -> None:
        """The page is shown."""
        self.bar.enter()

    def wipe(self) -> None:
        """Nothing that was typed or answered stays."""
        self.bar.wipe()
        self.answers.forget()
        self.scope.setText("")
