"""The button that hands a meeting over: a click exports it, its menu knows the other ways out."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import tooltip


class WayOut(StrEnum):
    """How a meeting leaves the vault."""

    FILE = "file"
    PARTICIPANT = "participant"
    PRINT = "print"
    BACKUP = "backup"


class ExportButton(IconButton):
    """`kinds`: the actions by way out. Signals: wanted(WayOut)."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("export", "", parent)
        self.set_face("export", self.tr("Export…"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolTip(tooltip(self.tr("Export to a file (Ctrl+E); the arrow shows other ways")))
        self.clicked.connect(lambda: self.wanted.emit(WayOut.FILE))
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Export"))
        self.kinds: dict[str, QAction] = {}
        for way, text, keys in (
            (WayOut.FILE, self.tr("To a file…"), "Ctrl+E"),
            (WayOut.PRINT, self.tr("Print…"), "Ctrl+P"),
            (WayOut.PARTICIPANT, self.tr("Copy for a participant…"), "Ctrl+Shift+E"),
            (WayOut.BACKUP, self.tr("Back-up of this meeting…"), ""),
        ):
            action = menu.addAction(text)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, wanted=way: self.wanted.emit(wanted))
            self.kinds[way] = action
        self.setMenu(menu)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the page does not jump when it comes
        self.setSizePolicy(policy)
