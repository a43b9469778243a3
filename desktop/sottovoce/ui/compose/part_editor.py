"""Changing a part of a letter: typed anew, or written anew by the model as the user asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.escape import keeps_escape
from sottovoce.ui.parts.flow_layout import FlowLayout

_MOST_LETTERS: Final = 300
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PartEditor(QWidget):
    """Enter keeps, Esc takes back. Signals: kept(str) the words as typed; asked(str) an instruction; gave_up()."""

    kept = Signal(str)
    asked = Signal(str)
    gave_up = Signal()

    def __init__(self, words: str, *, can_ask: bool, parent: QWidget | None = None) -> None:
        """`can_ask`: a model may be told to write it anew."""
        super().__init__(parent)
        self._before = words
        self.text = QPlainTextEdit(words)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Words of this part"))
        self.text.setFixedHeight(4 * self.text.fontMetrics().lineSpacing() + 20)
        self.text.installEventFilter(self)
        self.instruction = QLineEdit()
        self.instruction.setMaxLength(_MOST_LETTERS)
        self.instruction.setPlaceholderText(self.tr("Or say how, e.g. more politely"))
        self.instruction.setAccessibleName(self.tr("How it shall be written anew"))
        self.instruction.installEventFilter(self)
        self.ask_button = QPushButton(self.tr("Write it anew"))
        self.keep_button = QPushButton(self.tr("Keep these words"))
        self.keep_button.setProperty("role", "primary")
        self.back_button = QPushButton(self.tr("Leave it as it was"))
        self.keep_button.clicked.connect(self._keep)
        self.ask_button.clicked.connect(self._ask)
        self.back_button.clicked.connect(self.gave_up)
        self.instruction.textChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(_in_lines(self.keep_button, self.back_button))
        column.addWidget(self.instruction)
        column.addWidget(_in_lines(self.ask_button))
        for part in (self.instruction, self.ask_button):
            part.setVisible(can_ask)
        self._tell()

    @property
    def changed(self) -> bool:
        """Whether anything would be lost if it went."""
        return self.text.toPlainText() != self._before or bool(self.instruction.text().strip())

    def start(self) -> None:
        """The cursor stands behind the last word."""
        self.text.setFocus()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if keeps_escape(event):  # one step back is the end of this, not of the page
            return True
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            (self._keep if watched is self.text else self._ask)()
        else:
            return False
        return True

    def _keep(self) -> None:
        words = " ".join(self.text.toPlainText().split())
        if words == self._before:
            self.gave_up.emit()
        else:
            self.kept.emit(words)

    def _ask(self) -> None:
        instruction = " ".join(self.instruction.text().split())
        if instruction and not self.instruction.isHidden():
            self.asked.emit(instruction)

    def _tell(self) -> None:
        self.ask_button.setEnabled(bool(self.instruction.text().strip()))


def _in_lines(*buttons: QPushButton) -> QWidget:
    """Buttons that go on in the next line where there is no room."""
    held = QWidget()
    flow = FlowLayout(held, spacing_px=8)
    for button in buttons:
        flow.addWidget(button)
    return held
