"""The button that saves a meeting to a file, with a menu of the kinds of file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import tooltip


class ExportButton(IconButton):
    """`kinds`: the actions by suffix, "md" and "json". Signals: wanted(str) a suffix."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("export", "", parent)
        self.set_face("export", self.tr("Export…"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tooltip(self.tr("Save as Markdown (Ctrl+E) or JSON (Ctrl+Shift+E)")))
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Export"))
        self.kinds: dict[str, QAction] = {}
        for suffix, text, keys in (
            ("md", self.tr("As Markdown…"), "Ctrl+E"),
            ("json", self.tr("As JSON…"), "Ctrl+Shift+E"),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, wanted=suffix: self.wanted.emit(wanted))
            self.kinds[suffix] = action
        self.setMenu(menu)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the page does not jump when it comes
        self.setSizePolicy(policy)
