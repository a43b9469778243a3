"""Text that is never taken for markup: whatever a file or a meeting contains is shown as it is."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

MAX_CHARACTERS: Final = 75
"""The longest line of running text that reads well, in characters of average width."""


class PlainLabel(QLabel):
    """A label of plain text. `role`: "" body, "meta" quieter, "doubt" amber, "title" large, "heading" of a section."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self._measured = ("", "")
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self._role, self._wraps = role, wrap
        self._line_px = self.maximumWidth()
        """The widest a wrapped line gets, unless somebody has set another maximum."""
        if role:
            self.setProperty("role", role)
        self._set_font()

    def heightForWidth(self, width: int, /) -> int:
        width = min(width, self.maximumWidth())  # a layout asks for the width of its cell
        now = (self.text(), self.font().key())
        if now != self._measured or not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self._measured, self._heights = now, {}
        found = self._heights.get(width)  # asked dozens of times while a page is laid out, and breaking lines is dear
        if found is None:
            found = self._heights[width] = super().heightForWidth(width)
        return found

    def refit(self) -> None:
        """Takes over the application's text size; to be called after it has changed."""
        self._set_font()

    def _set_font(self) -> None:
        system = QApplication.font(self)
        font = QFont(system)
        points = font.pointSizeF()
        if self._role == "title":
            font.setPointSizeF(points * 1.3)
            font.setWeight(QFont.Weight.DemiBold)
        elif self._role in {"meta", "doubt"}:
            font.setPointSizeF(max(6.0, points * 0.9))
            font.setFeature(QFont.Tag("tnum"), 1)
        elif self._role in {"heading", "strong"}:
            font.setWeight(QFont.Weight.DemiBold)
        if self._role:
            self.setFont(font)
        if self._wraps and self.maximumWidth() == self._line_px:
            self._line_px = round(MAX_CHARACTERS * 1.05 * self.fontMetrics().averageCharWidth())
            self.setMaximumWidth(self._line_px)


class ElidedLabel(PlainLabel):
    """One line that ends in "…" where there is no room; the whole text is its accessible name."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * MAX_CHARACTERS), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def setText(self, text: str, /) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.end()


def selectable(label: PlainLabel) -> PlainLabel:
    """Lets people mark and copy the text by mouse and keyboard."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def tooltip(text: str) -> str:
    """A tooltip that wraps and shows the text as it is."""
    return f"<qt>{html.escape(text)}</qt>"


def button_text(text: str) -> str:
    """Text for a button or menu, where a single ampersand would become an underline."""
    return text.replace("&", "&&")
