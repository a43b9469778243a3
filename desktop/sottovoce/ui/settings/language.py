"""Settings: the language of the window, and the one in which meetings are usually held."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.library.job_choices import JobChoices
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.vocabularies import Vocabularies


class LanguageSettings(SettingsSection):
    """Signals: meeting_language_chosen(str) new meetings are heard in this language, "" where it is found out."""

    meeting_language_chosen = Signal(str)

    def __init__(self, preferences: Preferences, vocabularies: Vocabularies, language: UiLanguage) -> None:
        super().__init__()
        self._preferences, self._shown = preferences, language
        self.head(self.tr("Language"))
        self.window_language = QComboBox()
        # Everybody finds their own language, whatever the window speaks.
        for text, tag in ((self.tr("As the system"), ""), ("Deutsch", "de"), ("English", "en")):
            self.window_language.addItem(text, tag)
        self.window_language.setCurrentIndex(self.window_language.findData(preferences.ui_language))
        self.window_language.currentIndexChanged.connect(self._on_window_language)
        self.next_start = PlainLabel(
            self.tr("The window changes its language at the next start. Whatever runs goes on."), wrap=True
        )
        self.next_start.hide()
        choices = JobChoices(vocabularies, self)
        self.meeting_language = choices.language
        for box in (choices.speakers, choices.vocabulary, choices.template):
            box.setParent(self)  # not offered here; without a parent nobody would destroy them in time
            box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            box.hide()
        self.refresh()
        self.meeting_language.currentIndexChanged.connect(self._on_meeting_language)
        self.rows.addWidget(SettingRow(self.tr("Language of the window"), "", self.window_language))
        self.rows.addWidget(self.next_start)
        self.rows.addWidget(
            SettingRow(
                self.tr("Language of new meetings"),
                self.tr("You can choose another one before each meeting. Automatic listens to the first minute."),
                self.meeting_language,
            )
        )

    def refresh(self) -> None:
        """Shows what was chosen elsewhere."""
        self.meeting_language.setCurrentIndex(
            max(0, self.meeting_language.findData(self._preferences.meeting_language))
        )

    def _on_window_language(self) -> None:
        self._preferences.ui_language = str(self.window_language.currentData())
        self.next_start.setVisible(self._preferences.ui_language != str(self._shown))

    def _on_meeting_language(self) -> None:
        tag = str(self.meeting_language.currentData())
        self._preferences.meeting_language = tag
        self.meeting_language_chosen.emit(tag)
