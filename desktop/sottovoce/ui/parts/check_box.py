"""A check box whose text goes on in the next line where there is no room; Qt's own would cut it off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget


class WrappingCheckBox(QCheckBox):
    """Its accessible name is the whole text on one line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._whole = text
        self.setAccessibleName(text.replace("&", ""))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._beside_px() + self.fontMetrics().horizontalAdvance(self._whole) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self._whole.split()), default=0)
        width = self._beside_px() + longest + 4
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def heightForWidth(self, width: int, /) -> int:
        lines = len(self._lines(width))
        return max(self.fontMetrics().lineSpacing() * lines, self._indicator_px()) + 6

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break_lines()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._break_lines()

    def _break_lines(self) -> None:
        broken = "\n".join(self._lines(self.width()))
        if broken != self.text():
            self.setText(broken)
            self.updateGeometry()

    def _lines(self, width: int) -> list[str]:
        room, metrics = width - self._beside_px(), self.fontMetrics()
        lines: list[str] = []
        for word in self._whole.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _beside_px(self) -> int:
        return self._indicator_px() + 12

    def _indicator_px(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
