"""What the trash and the list of what is due have in common: a head, what it means, the lines, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.library.line_list import LineList, LineOf
from sottovoce.ui.parts.labels import PlainLabel, tooltip


class PutAwayPage(QWidget):
    """Signals: left() back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.list = LineList()
        self._title, self._meaning = PlainLabel(role="title"), PlainLabel(role="meta", wrap=True)
        self.empty = PlainLabel(role="meta", wrap=True)
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.back_button.clicked.connect(self.left)
        self.all_button = QPushButton(self.tr("Select all"))
        self.all_button.clicked.connect(self.list.selectAll)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.back_button)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.all_button)
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._meaning)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addLayout(self.buttons)

    def say(self, title: str, meaning: str, empty: str) -> None:
        """What the page is called, what it means, and what it says while nothing is there."""
        self._title.setText(title)
        self.list.setAccessibleName(title)
        self._meaning.setText(meaning)
        self.empty.setText(empty)

    def enter(self) -> None:
        """The page is shown."""
        (self.back_button if self.list.isHidden() else self.list).setFocus()

    def show_lines(self, keys: Sequence[str], line_of: LineOf) -> None:
        """Shows these, or that there is nothing; see LineModel."""
        self.list.show_lines(keys, line_of)
        self.list.setVisible(bool(keys))
        self.empty.setVisible(not keys)
        self.all_button.setVisible(bool(keys))
