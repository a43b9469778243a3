"""One sentence above every page: good news after an interruption, or what went wrong beside the page that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.icons import IconButton, Sign
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce_models.errors import SottovoceError


class NoteBar(QFrame):
    """Stays until it is closed or another note comes. Signals: closed()."""

    closed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("banner")
        self.text = PlainLabel(wrap=True)
        self.text.setMaximumWidth(16_777_215)
        self.undo_button = QPushButton(self.tr("Undo"))
        self.undo_button.clicked.connect(self._on_undo)
        self._undo: Callable[[], None] | None = None
        self.close_button = IconButton("close", self.tr("Close"), icon_only=True)
        self.close_button.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(Sign("alert", "doubt"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.undo_button.hide()
        self.hide()

    def show_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Says it, with a button that takes it back; the note goes when it is pressed."""
        self.show_text(text)
        self._undo = undo
        self.undo_button.show()

    def show_text(self, text: str) -> None:
        """Says it, to the eye and to a screen reader."""
        self._undo = None
        self.undo_button.hide()
        self.text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def show_error(self, error: SottovoceError) -> None:
        """Says what happened and what to do next."""
        text = error_text(error, self._language)
        self.show_text(f"{text.happened} {text.next_step}")

    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
