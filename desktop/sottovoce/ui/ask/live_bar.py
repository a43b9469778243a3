"""While a recording runs: what was missed, and whether somebody's name was said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.labels import PlainLabel, tooltip

_MOST_LETTERS = 200


class LiveBar(QWidget):
    """Signals: missed_pressed(), named_pressed(str) the names to look for."""

    missed_pressed = Signal()
    named_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missed_button = QPushButton(self.tr("What did I miss?"))
        self.missed_button.setToolTip(tooltip(self.tr("What was said in the last ten minutes (Ctrl+M)")))
        self.missed_button.clicked.connect(self.missed_pressed)
        self.named_button = QPushButton(self.tr("Was my name said?"))
        self.named_button.setToolTip(tooltip(self.tr("Every place where others said one of the names beside it")))
        self.named_button.clicked.connect(self._ask_names)
        self.names = QLineEdit()
        self.names.setMaxLength(_MOST_LETTERS)
        self.names.setPlaceholderText(self.tr("Your name, as others say it"))
        self.names.setAccessibleName(self.tr("Your name, as others say it"))
        self.names.setToolTip(tooltip(self.tr("Several names with commas between them")))
        self.names.returnPressed.connect(self._ask_names)
        self.state = PlainLabel(role="meta", wrap=True)
        self.state.hide()
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self.names, 1)
        named.addWidget(self.named_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 4)
        column.setSpacing(6)
        column.addWidget(self.missed_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(named)
        column.addWidget(self.state)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.missed_button, self.names, self.named_button]

    def suggest(self, name: str) -> None:
        """A name to start from, unless one was typed."""
        if not self.names.text():
            self.names.setText(name)

    def show_busy(self, text: str) -> None:
        """Says what is being done; "" when nothing is."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def wipe(self) -> None:
        """Nothing that was typed stays."""
        self.names.setText("")
        self.show_busy("")

    def _ask_names(self) -> None:
        names = self.names.text().strip(" ,;")
        if names:
            self.named_pressed.emit(names)
        else:
            self.names.setFocus()
