"""Three things to try in the first meeting, one after another; when all have been done, the bar is gone for good."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sottovoce.ui.parts.icons import IconButton, Sign
from sottovoce.ui.parts.labels import PlainLabel

_AS_WIDE_AS_THE_ROW: Final = 16_777_215


class Step(IntEnum):
    """What is tried, in its order; in another order is well, too."""

    HEAR = 0
    PROOF = 1
    APPROVE = 2


class FirstSteps(QFrame):
    """Shows the first step that has not been done. Signals: closed() by hand; finished() all three are done."""

    closed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self._done: set[Step] = set()
        self._texts = {
            Step.HEAR: self.tr("Click a word in the transcript: you hear it."),
            Step.PROOF: self.tr("Click the time behind a line of the minutes: you hear what proves it."),
            Step.APPROVE: self.tr("Put right what is wrong, then approve the minutes."),
        }
        self.text = PlainLabel(wrap=True)
        self.text.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
        self.close_button = IconButton("close", self.tr("Close the first steps"), icon_only=True)
        self.close_button.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Sign("check", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._show()
        self.hide()

    @property
    def done(self) -> frozenset[Step]:
        """What has been tried."""
        return frozenset(self._done)

    def tick(self, step: Step) -> None:
        """This has been done."""
        if step in self._done:
            return
        self._done.add(step)
        self._show()
        if self._done == set(Step):
            self.finished.emit()

    def _show(self) -> None:
        left = [step for step in Step if step not in self._done]
        if left:
            said = self.tr("First steps, {number} of {count}: {step}").format(
                number=len(self._done) + 1, count=len(Step), step=self._texts[left[0]]
            )
            self.text.setText(said)
            self.setAccessibleName(said)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
