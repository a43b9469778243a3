"""Settings: how the window looks. What is chosen is seen at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox

from sottovoce.ui.parts.look import TEXT_PERCENTS, Look, Scheme, apply_look
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.rows import SettingRow, SettingsSection


class LookSettings(SettingsSection):
    """Signals: changed() the application has other colours or another text size now."""

    changed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.head(self.tr("Look"))
        look = preferences.look
        self.scheme, self.text, self.still = QComboBox(), QComboBox(), QCheckBox()
        for text, scheme in (
            (self.tr("As the system"), Scheme.SYSTEM),
            (self.tr("Light"), Scheme.LIGHT),
            (self.tr("Dark"), Scheme.DARK),
        ):
            self.scheme.addItem(text, scheme)
        for percent in TEXT_PERCENTS:
            self.text.addItem(self.tr("{number} %").format(number=self.locale().toString(percent)), percent)
        self.scheme.setCurrentIndex(self.scheme.findData(look.scheme))
        self.text.setCurrentIndex(self.text.findData(look.text_percent))
        self.still.setChecked(look.still)
        self.scheme.currentIndexChanged.connect(self._on_changed)
        self.text.currentIndexChanged.connect(self._on_changed)
        self.still.toggled.connect(self._on_changed)
        self.rows.addWidget(
            SettingRow(
                self.tr("Colours"),
                self.tr("As the system: light by day and dark by night, if the computer does so."),
                self.scheme,
            )
        )
        self.rows.addWidget(
            SettingRow(self.tr("Text size"), self.tr("Measured from the text size of the system."), self.text)
        )
        self.rows.addWidget(
            SettingRow(
                self.tr("Keep everything still"),
                self.tr("The dot of a recording does not breathe. Off: as the system says."),
                self.still,
            )
        )

    def _on_changed(self) -> None:
        look = Look(Scheme(self.scheme.currentData()), int(self.text.currentData()), self.still.isChecked())
        self._preferences.look = look
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_look(app, look)
        self.changed.emit()
