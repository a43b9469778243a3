"""Everything that can be set, on one page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.settings.handouts import HandoutSettings
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.settings.privacy import PrivacySettings
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.settings.vault import VaultSettings
from sottovoce.ui.settings.vocabularies import Vocabularies
from sottovoce.ui.settings.vocabulary import VocabularySettings
from sottovoce.ui.settings.voice import VoiceSettings
from sottovoce.ui.window.desk_access import OwnVoiceAccess
from sottovoce.ui.window.vault_access import VaultAccess
from sottovoce_models.errors import SottovoceError


class SettingsPage(PageColumn):
    """Signals: left() back."""

    left = Signal()

    def __init__(
        self,
        vault: VaultAccess,
        preferences: Preferences,
        self_test: Callable[[], str],
        vocabularies: Vocabularies,
        own_voice: Callable[[], OwnVoiceAccess],
        dialogs: Dialogs,
        language: UiLanguage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width_px=680, centred=False)
        self.banner = Banner(language)
        self.privacy = PrivacySettings(preferences, self_test, dialogs)
        self.vault = VaultSettings(vault, dialogs)
        self.recording = RecordingSettings(preferences)
        self.vocabulary = VocabularySettings(vocabularies, dialogs)
        self.voice = VoiceSettings(own_voice, dialogs)
        self.models = ModelSettings()
        self.handouts = HandoutSettings()
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setToolTip(tooltip(self.tr("Back (Esc)")))
        self.back_button.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Settings"), "title"), 1)
        head.addWidget(self.back_button)
        self.column.addLayout(head)
        self.column.addWidget(self.banner)
        for section in (
            self.privacy,
            self.vault,
            self.recording,
            self.vocabulary,
            self.voice,
            self.models,
            self.handouts,
        ):
            self.column.addSpacing(8)
            self.column.addWidget(section)
        for failed in (self.privacy.failed, self.vault.failed, self.vocabulary.failed, self.voice.failed):
            failed.connect(self.show_error)
        self.vault.said.connect(lambda: self.ensure_visible(self.vault.state))

    def enter(self) -> None:
        """The page is shown."""
        self.banner.hide()
        self.vault.enter()
        self.recording.refresh()
        self.vocabulary.enter()
        self.voice.enter()
        self.privacy.minutes.setFocus()

    def wipe(self) -> None:
        """The vault is shut: nothing that was typed or read from it stays."""
        self.vault.wipe()
        self.voice.wipe()

    def wait(self, seconds: float) -> None:
        """Waits for what is being done, when the window closes."""
        self.vault.wait(seconds)
        self.voice.wait(seconds)
        self.privacy.wait(seconds)

    def show_error(self, error: SottovoceError) -> None:
        """Says at the top what could not be done."""
        self.banner.show_error(error, "")
        self.ensure_visible(self.banner)


class RecordingSettings(SettingsSection):
    """What a new recording begins with."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.head(self.tr("Recording"))
        self.live_text = QCheckBox()
        self.live_text.setChecked(preferences.live_text)
        self.live_text.toggled.connect(self._on_live_text)
        self.rows.addWidget(
            SettingRow(
                self.tr("Transcribe while recording"),
                self.tr("On battery, or when this computer falls behind, the text is made after the recording."),
                self.live_text,
            )
        )

    def refresh(self) -> None:
        """Shows what was chosen elsewhere."""
        self.live_text.setChecked(self._preferences.live_text)

    def _on_live_text(self, on: bool) -> None:
        self._preferences.live_text = on


class ModelSettings(SettingsSection):
    """The way to the models. Signals: pressed()."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Models"))
        self.button = QPushButton(self.tr("Open"))
        self.button.clicked.connect(self.pressed)
        self.rows.addWidget(
            SettingRow(
                self.tr("Models on this computer"),
                self.tr("Fetch, import, remove; measure on this computer which languages a model writes well enough."),
                self.button,
            )
        )
