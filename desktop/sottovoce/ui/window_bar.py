"""The tool bar: what is done from everywhere on the left, looked for in the middle, shut and set on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sottovoce.ui.icons import IconButton
from sottovoce.ui.labels import PlainLabel, tooltip


class WindowBar(QWidget):
    """Buttons go into `left`, the search field into `middle`.

    Signals: import_pressed(), start_pressed(), lock_pressed(), settings_pressed().
    """

    import_pressed = Signal()
    start_pressed = Signal()
    lock_pressed = Signal()
    settings_pressed = Signal()

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
        self.lock_button = IconButton("lock", self.tr("Lock"))
        self.lock_button.setToolTip(tooltip(self.tr("Lock the vault; a recording goes on (Ctrl+L)")))
        self.lock_button.clicked.connect(self.lock_pressed)
        self.settings_button = IconButton("settings", self.tr("Settings"), icon_only=True)
        self.settings_button.setToolTip(tooltip(self.tr("Settings (Ctrl+,)")))
        self.settings_button.clicked.connect(self.settings_pressed)
        self.promise = PlainLabel(self.tr("Nothing leaves this computer."), "meta")
        self.left, self.middle, self.right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 16, 6)
        row.setSpacing(8)
        for part, stretch in ((self.left, 0), (self.middle, 1), (self.right, 0)):
            part.setSpacing(4)
            row.addLayout(part, stretch)
        self.setMinimumHeight(self.import_button.sizeHint().height() + 12)  # as high with fewer buttons
        self.left.addWidget(self.import_button)
        self.left.addWidget(self.start_button)
        self.middle.addStretch(1)
        for widget in (self.promise, self.lock_button, self.settings_button):
            self.right.addWidget(widget)

    def show_open(self, vault_open: bool) -> None:
        """Shows what may be done while the vault is open, or only what may be done while it is not."""
        for button in (self.import_button, self.start_button, self.lock_button, self.settings_button):
            button.setVisible(vault_open)
