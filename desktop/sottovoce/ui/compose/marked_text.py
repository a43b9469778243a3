"""A passage of a letter as plain text; words in it can be marked by an underline and a tint, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from sottovoce.ui.parts.theme import current_theme

_LEAST_LETTERS: Final = 14
_LINE_HEIGHT: Final = 1.25


class MarkedText(QWidget):
    """As wide as there is room, as high as its lines. Nothing in it is ever taken for markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.marks: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, marks: Sequence[str] = ()) -> None:
        """Shows the text with every place marked where one of these words stands."""
        self.text, self.marks = text, tuple(marks)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 60
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def heightForWidth(self, width: int, /) -> int:
        layout = QTextLayout(self.text, self.font())
        return self._place(layout, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = QTextLayout(self.text, self.font())
        layout.setFormats(self._formats())
        self._place(layout, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _place(self, layout: QTextLayout, width: int) -> int:
        """Breaks the lines; how high they are together."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height() * _LINE_HEIGHT
        layout.endLayout()
        return max(round(height), self.fontMetrics().lineSpacing())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        theme = current_theme()
        form = QTextCharFormat()
        form.setBackground(theme.doubt_tint)
        form.setForeground(theme.doubt)
        form.setUnderlineColor(theme.doubt)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        ranges = []
        for words in self.marks:
            start = self.text.find(words) if words else -1
            while start >= 0:
                one = QTextLayout.FormatRange()
                one.start, one.length = _units(self.text[:start]), _units(words)
                one.format = form
                ranges.append(one)
                start = self.text.find(words, start + len(words))
        return ranges


def _units(text: str) -> int:
    """How many places Qt counts: it sees two where Python sees one letter beyond the first plane."""
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
