"""A field for one name, or several pasted: Enter adds them and presses no button of the dialog around it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sottovoce.services.consent.asking import names_in

_MOST_LETTERS: Final = 4_000


class NameField(QLineEdit):
    """Signals: entered(tuple of names) never empty."""

    entered = Signal(object)

    def __init__(self, hint: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_MOST_LETTERS)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def enter(self) -> None:
        """Takes what is typed."""
        names = names_in(self.text())
        self.clear()
        if names:
            self.entered.emit(names)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            self.enter()
        else:
            super().keyPressEvent(event)


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
