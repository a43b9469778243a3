"""What settings are made of: a headed section, and rows of a text with its control."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.labels import PlainLabel

_AS_WIDE_AS_THE_ROW: Final = 16_777_215
_BESIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEAST_LETTERS: Final = 28  # a text with less room beside its control stands above it
_WORD_LETTERS: Final = 20


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
    """What can be set or done, what it means, and the control for it: beside the text, or below where it is narrow."""

    def __init__(self, title: str, meaning: str, control: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("row")
        self._control = control
        self.meaning = PlainLabel(meaning, "meta", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for label in (PlainLabel(title, wrap=True), self.meaning):
            label.setMaximumWidth(_AS_WIDE_AS_THE_ROW)
            texts.addWidget(label)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 12, 0, 12)
        self._row.setSpacing(16)
        self._row.addLayout(texts, 1)
        self.meaning.setVisible(bool(meaning))  # not before it has its place: it would be a window of its own
        if control is not None:
            text = control.text().rstrip("…") if isinstance(control, QPushButton) else ""
            control.setAccessibleName(f"{text}: {title}" if text else title)  # what is seen comes first: it is spoken
            control.setAccessibleDescription(meaning)
            self._row.addWidget(control, 0, _BESIDE)

    def say(self, meaning: str) -> None:
        """Changes the second line."""
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))
        if self._control is not None:
            self._control.setAccessibleDescription(meaning)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        control_px = self._control.minimumSizeHint().width() if self._control is not None else 0
        return QSize(min(hint.width(), max(control_px, self._text_px(_WORD_LETTERS))), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._control is None:
            return
        room_px = self.width() - self._control.sizeHint().width() - self._row.spacing()
        below = room_px < self._text_px(_LEAST_LETTERS) and not isinstance(self._control, QCheckBox)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
            self._row.setSpacing(8 if below else 16)
            self._row.setAlignment(self._control, Qt.AlignmentFlag.AlignLeft if below else _BESIDE)

    def _text_px(self, letters: int) -> int:
        return letters * self.fontMetrics().averageCharWidth()
