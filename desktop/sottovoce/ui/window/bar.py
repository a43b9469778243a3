"""The tool bar: what is done from everywhere on the left, looked for in the middle, shut and set on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip

_SEARCH_PX: Final = 420
_TYPING_MS: Final = 120


class WindowBar(QWidget):
    """Signals: record_pressed(), import_pressed(), start_pressed(), lock_pressed(), settings_pressed(),
    search_typed(str) a moment after the last key, search_entered() Enter or the arrow down.
    """

    record_pressed = Signal()
    search_typed = Signal(str)
    search_entered = Signal()
    import_pressed = Signal()
    start_pressed = Signal()
    lock_pressed = Signal()
    settings_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.record_button = IconButton("record", self.tr("Record"))
        self.record_button.setToolTip(tooltip(self.tr("Record a conversation, or end the recording (Ctrl+R)")))
        self.record_button.clicked.connect(self.record_pressed)
        self.search = _SearchField()
        self.search.setPlaceholderText(self.tr("Search everything"))
        self.search.setAccessibleName(self.tr("Search everything"))
        self.search.setToolTip(tooltip(self.tr("Search titles, words and minutes (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_PX)
        self.search.entered.connect(self.search_entered)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.search_typed.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._typing.start())
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
        self.left.addWidget(self.record_button)
        self.left.addWidget(self.import_button)
        self.left.addWidget(self.start_button)
        self.middle.addStretch(1)
        self.middle.addWidget(self.search, 4)
        self.middle.addStretch(1)
        for widget in (self.promise, self.lock_button, self.settings_button):
            self.right.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.import_button.sizeHint().height() + 12))

    def sizeHint(self) -> QSize:
        """As high with fewer buttons."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def show_open(self, vault_open: bool) -> None:
        """Shows what may be done while the vault is open, or only what may be done while it is not."""
        buttons = (self.record_button, self.import_button, self.start_button, self.lock_button, self.settings_button)
        for part in (*buttons, self.search):
            part.setVisible(vault_open)
        self.promise.setVisible(not vault_open)  # the start page says it, too
        if not vault_open:
            self.wipe_search()

    def wipe_search(self) -> None:
        """Nothing that was looked for stays."""
        self._typing.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)


class _SearchField(QLineEdit):
    """Signals: entered() Enter or the arrow down."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
