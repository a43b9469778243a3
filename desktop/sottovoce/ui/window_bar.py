"""The tool bar: what is done from everywhere on the left, looked for in the middle, shut and set on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sottovoce.ui.icons import IconButton
from sottovoce.ui.labels import PlainLabel, tooltip


class WindowBar(QWidget):
    """Buttons go into `left`, the search field into `middle`.

    Signals: import_pressed(), start_pressed().
    """

    import_pressed = Signal()
    start_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.import_button = IconButton("import", self.tr("Import…"))
        self.import_button.setToolTip(tooltip(self.tr("Choose recordings or transcripts (Ctrl+O)")))
        self.import_button.clicked.connect(self.import_pressed)
        self.start_button = IconButton("home", self.tr("Start"))
        self.start_button.setToolTip(tooltip(self.tr("To the start page (Esc)")))
        self.start_button.clicked.connect(self.start_pressed)
        self.promise = PlainLabel(self.tr("Nothing leaves this computer."), "meta")
        self.left, self.middle, self.right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(8)
        for part, stretch in ((self.left, 0), (self.middle, 1), (self.right, 0)):
            part.setSpacing(4)
            row.addLayout(part, stretch)
        self.left.addWidget(self.import_button)
        self.left.addWidget(self.start_button)
        self.middle.addStretch(1)
        self.right.addWidget(self.promise)
