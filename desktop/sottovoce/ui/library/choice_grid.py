"""Choices with their labels above them: in rows of six, three, two or one, whatever has room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from sottovoce.ui.parts.labels import PlainLabel

_LETTERS: Final = 17  # what a choice needs to be told from the others
_GAP_PX: Final = 16


class ChoiceGrid(QWidget):
    """`add` puts a labelled box behind the others; Tab walks them in that order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[PlainLabel, QComboBox]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(4)

    def add(self, text: str, box: QComboBox) -> None:
        """Puts a box; `text` has its mnemonic."""
        label = PlainLabel(text, "meta")
        label.setBuddy(box)
        box.setAccessibleName(text.replace("&", ""))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        self._pairs.append((label, box))
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        widest = max((box.minimumSizeHint().width() for _, box in self._pairs), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        each_px = _LETTERS * self.fontMetrics().averageCharWidth() + _GAP_PX
        fitting = max(1, (self.width() + _GAP_PX) // max(1, each_px))
        columns = next((count for count in (len(self._pairs), 3, 2, 1) if count <= fitting), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for number, (label, box) in enumerate(self._pairs):
            row, column = divmod(number, columns)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(box, 2 * row + 1, column)
        for column in range(len(self._pairs)):
            self._grid.setColumnStretch(column, (1 if column < columns else 0))
