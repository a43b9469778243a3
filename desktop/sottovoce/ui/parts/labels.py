"""Text that is never taken for markup: whatever a file or a meeting contains is shown as it is."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from sottovoce.ui.meeting.transcript_delegate import MAX_CHARACTERS


class PlainLabel(QLabel):
    """A label of plain text. `role`: "" body, "meta" quieter, "doubt" amber, "title" large, "heading" of a section."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self._role = role
        if role:
            self.setProperty("role", role)
        self._set_font()
        if wrap:
            self.setMaximumWidth(round(MAX_CHARACTERS * 1.05 * self.fontMetrics().averageCharWidth()))

    def _set_font(self) -> None:
        font = QFont(self.font())
        points = font.pointSizeF()
        if self._role == "title":
            font.setPointSizeF(points + 3)
            font.setWeight(QFont.Weight.DemiBold)
        elif self._role in {"meta", "doubt"}:
            font.setPointSizeF(max(6.0, points - 1))
            font.setFeature(QFont.Tag("tnum"), 1)
        elif self._role in {"heading", "strong"}:
            font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class ElidedLabel(PlainLabel):
    """One line that ends in "…" where there is no room; the whole text is its accessible name."""

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
