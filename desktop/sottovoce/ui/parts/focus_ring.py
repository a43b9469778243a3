"""A ring around what has the focus and does not show it itself, e.g. a list while none of its rows has it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from sottovoce.ui.parts.theme import current_theme

_PEN_PX: Final = 2
_BY_KEY: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class FocusRing(QWidget):
    """Lies over its view and takes no click."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent) and event.reason() in _BY_KEY:
                self.setGeometry(self._view.rect())
                self.raise_()
                self.show()
            case QEvent.Type.FocusOut:
                self.hide()
            case QEvent.Type.Resize:
                self.setGeometry(self._view.rect())
            case _:
                pass
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if isinstance(self._view, QAbstractItemView) and self._view.currentIndex().isValid():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().accent, _PEN_PX))
        inner = QRectF(self.rect()).adjusted(_PEN_PX, _PEN_PX, -_PEN_PX, -_PEN_PX)
        painter.drawRoundedRect(inner, 6, 6)
        painter.end()
