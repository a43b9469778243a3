"""The way to what was handed over, and to the answer for somebody who asks what is stored about them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from sottovoce.ui.settings.rows import SettingRow, SettingsSection


class HandoutSettings(SettingsSection):
    """Signals: access_pressed(), log_pressed()."""

    access_pressed = Signal()
    log_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Handing over"))
        self.log_button, self.access_button = QPushButton(self.tr("Show…")), QPushButton(self.tr("Search…"))
        self.log_button.clicked.connect(self.log_pressed)
        self.access_button.clicked.connect(self.access_pressed)
        self.rows.addWidget(
            SettingRow(
                self.tr("What was handed over"),
                self.tr("Every export and print: when, what, to whom. No word of a meeting is in it."),
                self.log_button,
            )
        )
        self.rows.addWidget(
            SettingRow(
                self.tr("Everything about one person"),
                self.tr(
                    "For somebody who asks what you have stored about them: over all meetings, others blacked out."
                ),
                self.access_button,
            )
        )
