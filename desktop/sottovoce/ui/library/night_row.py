"""How many jobs wait for the night, and the button that works them off behind the lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip


class NightRow(QWidget):
    """Hidden while nothing waits for the night. Signals: pressed()."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = PlainLabel(role="meta", wrap=True)
        self.button = IconButton("night", self.tr("Process tonight"))
        self.button.setToolTip(
            tooltip(
                self.tr("Locks the window, keeps the computer awake and works off what waits; the results are there.")
            )
        )
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 4, 4)
        column.setSpacing(2)
        column.addWidget(self.count)
        column.addWidget(self.button)
        self.hide()

    def show_waiting(self, number: int) -> None:
        """Shows how many wait."""
        self.count.setText(self.tr("%n meeting(s) wait for the night", "", number))
        self.setVisible(bool(number))
