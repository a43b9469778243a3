"""What went wrong, what is safe and the one next step, at the top of the page it concerns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.error_texts import error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, button_text
from sottovoce_models.errors import SottovoceError


class Banner(QFrame):
    """Hidden while all is well. Signals: acted() its button was pressed."""

    acted = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setObjectName("banner")
        self._happened = PlainLabel(role="strong", wrap=True)
        self._next = PlainLabel(wrap=True)
        for label in (self._happened, self._next):
            label.setMaximumWidth(16_777_215)  # the banner is as wide as its page
        self.button = QPushButton()
        self.button.setAccessibleName(self.tr("Next step"))
        self.button.clicked.connect(self.acted)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._happened)
        texts.addWidget(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(Sign("doubt", "doubt"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_error(self, error: SottovoceError, action: str) -> None:
        """Says what happened and offers one step; an empty `action` offers none."""
        text = error_text(error, self._language)
        self._happened.setText(text.happened)
        self._next.setText(text.next_step)
        self.setAccessibleName(f"{text.happened} {text.next_step}")
        self.button.setText(button_text(action))
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
        self.show()
