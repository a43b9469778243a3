"""What may be higher than there is room: scrolled by the wheel, and by the focus that goes through it."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ON_ITS_GROUND: Final = "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"


class Scrolled(QScrollArea):
    """Scrolls upwards and downwards; what has the focus and was in sight stays there when there is less room.

    `content` is what lies in it; `on_ground`: it has the colour of what it lies on, as in a dialog.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None, *, on_ground: bool = False) -> None:
        super().__init__(parent)
        self.content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who walks by keyboard goes through what is in it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if on_ground:
            self.setStyleSheet(_ON_ITS_GROUND)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        focused = self._focused()
        seen = focused is not None and self._was_seen(focused, event.oldSize())
        super().resizeEvent(event)
        if focused is not None and seen:
            self.ensureWidgetVisible(focused)

    def _focused(self) -> QWidget | None:
        focused = cast("QWidget | None", self.window().focusWidget())
        return focused if focused is not None and self.content.isAncestorOf(focused) else None

    def _was_seen(self, widget: QWidget, room: QSize) -> bool:
        place = QRect(widget.mapTo(self.viewport(), QPoint(0, 0)), widget.size())
        return place.intersects(QRect(QPoint(0, 0), room))
