"""What settings are made of: a headed section, and rows of a text with its control."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.labels import PlainLabel

_AS_WIDE_AS_THE_ROW: Final = 16_777_215


class SettingsSection(QWidget):
    """Rows under a heading; `title` is what the list of sections calls it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)

    def head(self, title: str) -> None:
        """Puts the heading; rows follow."""
        self.title = title
        self.rows.addWidget(PlainLabel(title, "title"))


class SettingRow(QFrame):
    """What can be set or done, what it means, and the control for it."""

    def __init__(self, title: str, meaning: str, control: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("row")
        self.meaning = PlainLabel(meaning, "meta", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for label in (PlainLabel(title, wrap=True), self.meaning):
            label.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        self.meaning.setVisible(bool(meaning))  # not before it has its place: it would be a window of its own
        if control is not None:
            text = control.text().rstrip("…") if isinstance(control, QPushButton) else ""
            control.setAccessibleName(f"{text}: {title}" if text else title)  # what is seen comes first: it is spoken
            control.setAccessibleDescription(meaning)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

    def say(self, meaning: str) -> None:
        """Changes the second line."""
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))
