"""The line in which a question is typed; it says that it works, and can be told to stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sottovoce.ui.parts.escape import escape_comes
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip

_MOST_LETTERS: Final = 1_000
_MOST_KEPT: Final = 30


class QuestionBar(QWidget):
    """Signals: asked(str) a question that is not empty; cancelled() it need not be answered; left() one step back."""

    asked = Signal(str)
    cancelled = Signal()
    left = Signal()

    def __init__(self, prompt: str, keys: str = "", parent: QWidget | None = None) -> None:
        """`prompt`: what stands in the empty field; `keys`: those that lead to it."""
        super().__init__(parent)
        self._busy, self._why = False, ""
        self.steps_back = False
        """Whether Esc leads back from answers."""
        self.field = _QuestionField(self)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setMaxLength(_MOST_LETTERS)
        self._tip = tooltip(f"{prompt} ({keys})" if keys else prompt)
        self.field.setToolTip(self._tip)
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(lambda _: self._tell())
        self.ask_button = IconButton("ask", self.tr("Ask (Enter)"), icon_only=True)
        self.ask_button.setToolTip(tooltip(self.tr("Ask (Enter)")))
        self.ask_button.clicked.connect(self._ask)
        self.cancel_button = IconButton("stop", self.tr("Stop answering (Esc)"), icon_only=True)
        self.cancel_button.setToolTip(tooltip(self.tr("Stop answering (Esc)")))
        self.cancel_button.clicked.connect(self.cancelled)
        self.state = PlainLabel(role="meta", wrap=True)
        self.state.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.ask_button)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.state)
        self._tell()

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.field, self.ask_button, self.cancel_button]

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._busy

    def show_busy(self, text: str) -> None:
        """Says what is being done; "" when nothing is."""
        self._busy = bool(text)
        self.state.setText(text)
        self.state.setVisible(self._busy)
        self.field.setAccessibleDescription(text or self._why)
        self._tell()

    def forbid(self, why: str) -> None:
        """Nothing can be asked here, and this is the reason; "" when it can."""
        self._why = why
        self.field.setEnabled(not why)
        self.field.setToolTip(tooltip(why) if why else self._tip)
        self.field.setAccessibleDescription(why)
        self._tell()

    def enter(self) -> None:
        """To the field, with what stands there marked."""
        self.field.setFocus()
        self.field.selectAll()

    def put(self, question: str) -> None:
        """Asks this, as if it had been typed."""
        self.field.setText(question)
        self._ask()

    def wipe(self) -> None:
        """Nothing that was typed stays, also not to be brought back by undo."""
        self.field.wipe()
        self.show_busy("")

    def back(self) -> bool:
        """One step back, from what is nearest; False when there is none here."""
        if self._busy:
            self.cancelled.emit()
        elif self.steps_back:
            self.left.emit()
        elif self.field.text():
            self.field.setText("")
        else:
            return False
        return True

    def _ask(self) -> None:
        question = " ".join(self.field.text().split())
        if question and not self._busy and self.field.isEnabled():
            self.field.remember(question)
            self.asked.emit(question)
            self.field.selectAll()

    def _tell(self) -> None:
        if self._busy and self.ask_button.hasFocus():
            self.field.setFocus()
        self.ask_button.setVisible(not self._busy)
        self.ask_button.setEnabled(bool(self.field.text().strip()) and self.field.isEnabled())
        if not self._busy and self.cancel_button.hasFocus():
            self.field.setFocus()
        self.cancel_button.setVisible(self._busy)


class _QuestionField(QLineEdit):
    """Up and Down bring back what was asked before."""

    def __init__(self, bar: QuestionBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._asked: list[str] = []
        self._at = 0

    def remember(self, question: str) -> None:
        """Keeps it for Up, until the field is wiped."""
        if question in self._asked:
            self._asked.remove(question)
        self._asked = [*self._asked, question][-_MOST_KEPT:]
        self._at = len(self._asked)

    def wipe(self) -> None:
        """Nothing stays."""
        self._asked.clear()
        self._at = 0
        self.setText("")  # unlike clear(), it cannot be undone

    def event(self, event: QEvent) -> bool:
        if escape_comes(event) and (self._bar.busy or self._bar.steps_back or self.text()):
            event.accept()  # one step back is here, not to the start page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._bar.back():
            return
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._asked:
            self._at = min(max(0, self._at + (1 if key == Qt.Key.Key_Down else -1)), len(self._asked))
            self.setText(self._asked[self._at] if self._at < len(self._asked) else "")
            return
        super().keyPressEvent(event)
