"""The places of the window: tool bar, list at the side, one page at a time, and below what must always be seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sottovoce.ui.window.bar import WindowBar

_SIDE_PX: Final = 280
_SIDE_LETTERS: Final = 40
_SIDE_NARROW_PX: Final = 204
_SIDE_SHARE: Final = 0.3


class WindowFrame(QWidget):
    """`bar`, `side` (a layout in `side_box`), `head`, `pages` and `foot`; head and foot are seen with every page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = WindowBar()
        self.side_box = QWidget()
        self.side_box.setObjectName("side")
        self.side_box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.side = QVBoxLayout(self.side_box)
        self.side.setContentsMargins(4, 8, 4, 8)
        self.side_box.hide()
        self.pages = QStackedWidget()
        self.head, self.foot = QVBoxLayout(), QVBoxLayout()
        self.head.setSpacing(0)
        self.foot.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self.head)
        right.addWidget(self.pages, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.side_box)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(body, 1)
        column.addLayout(self.foot)

    def add_page(self, page: QWidget) -> None:
        """Makes room for a page; it is shown by `show_page`."""
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages.addWidget(page)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self.pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Turns to a page."""
        self.pages.setCurrentWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wished = max(_SIDE_PX, _SIDE_LETTERS * self.fontMetrics().averageCharWidth())
        self.side_box.setFixedWidth(min(wished, max(_SIDE_NARROW_PX, round(self.width() * _SIDE_SHARE))))
