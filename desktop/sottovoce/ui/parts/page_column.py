"""A page that is one column of readable width, scrolled when the window is low."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sottovoce.ui.parts.look import scaled
from sottovoce.ui.parts.scrolled import Scrolled

_COLUMN_PX: Final = 560


class PageColumn(QWidget):
    """Widgets go into `column`. The space above is a fraction of the space below.

    `centred`: in the middle of the height; `at_left`: beside what stands left of it, not in the middle of the width.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        width_px: int = _COLUMN_PX,
        centred: bool = True,
        at_left: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._box, self._width_px = QWidget(), width_px
        self._box.setMaximumWidth(scaled(width_px))
        outer = QVBoxLayout(self._box)
        outer.setContentsMargins(24, 32, 24, 24)
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        if centred:
            outer.addStretch(2)
        outer.addLayout(self.column)
        outer.addStretch(3)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        if not at_left:
            row.addStretch(1)
        row.addWidget(self._box, 100)
        row.addStretch(1)
        self._scroll = Scrolled(middle)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._box.setMaximumWidth(scaled(self._width_px))

    def ensure_visible(self, widget: QWidget) -> None:
        """Scrolls to a widget."""
        self._scroll.ensureWidgetVisible(widget)
