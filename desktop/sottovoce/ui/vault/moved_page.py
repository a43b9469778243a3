"""The vault of this computer lives on another one now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.page_column import PageColumn


class MovedPage(PageColumn):
    """Signals: restore_pressed() the vault comes back by a file."""

    restore_pressed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(language)
        self.restore_button = QPushButton(self.tr("Bring it back from a file…"))
        self.restore_button.clicked.connect(self.restore_pressed)
        row = QHBoxLayout()
        row.addWidget(self.restore_button)
        row.addStretch(1)
        self.column.addWidget(Sign("lock", "meta", 40))
        self.column.addWidget(PlainLabel(self.tr("The vault has moved to another computer"), "title", wrap=True))
        self.column.addWidget(
            PlainLabel(
                self.tr(
                    "Work with it there. Two computers are not synchronized, so it does not open here any more. To "
                    "come back to this computer, move it there in the settings and choose that file here."
                ),
                wrap=True,
            )
        )
        self.column.addWidget(self.banner)
        self.column.addLayout(row)
