"""Settings: under which profile the vault is used, and whether training samples are unlocked under secrecy.

Thread: UI. The vault is read and written off it; unlocking asks for the passphrase and takes a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Policy
from sottovoce.core.profile import Profile, ProfileKind
from sottovoce.core.profile_texts import what_unlocking_means
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.terms.profile_choice import ProfileChoice
from sottovoce.ui.vault.passphrase_fields import PassphraseField
from sottovoce.ui.window.profile_access import ProfileAccess


class ProfileSettings(SettingsSection):
    """Signals: changed(Profile) it is another one now, or training samples are unlocked or off."""

    changed = Signal(object)

    def __init__(self, access: Callable[[], ProfileAccess], policy: Policy, language: UiLanguage) -> None:
        super().__init__()
        self._access, self._policy = access, policy
        self._profile = Profile(chosen=False)
        self._line = BackgroundLine(self)
        self._line.failed.connect(self._on_failed)
        self.head(self.tr("Profile"))
        self.banner = Banner(language)
        self.choice = ProfileChoice(language)
        self.choice.chosen.connect(self._choose)
        self.training_button = QPushButton()
        self.training_button.clicked.connect(self._on_training)
        self.training = SettingRow(self.tr("Training samples"), "", self.training_button)
        self._make_panel(language)
        self.rows.addSpacing(12)
        self.rows.addWidget(self.banner)
        self.rows.addWidget(self.choice)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.training)
        self.rows.addWidget(self.panel)
        self._show()

    def _make_panel(self, language: UiLanguage) -> None:
        self.panel = QFrame()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(8)
        for text in what_unlocking_means(language):
            column.addWidget(PlainLabel(text, wrap=True))
        self.passphrase = PassphraseField(self.tr("Passphrase of the vault"))
        self.passphrase.textChanged.connect(self._show_ready)
        self.passphrase.returnPressed.connect(self._unlock)
        label = PlainLabel(self.tr("&Passphrase of the vault"), "meta")
        label.setBuddy(self.passphrase)
        self.unlock_button = QPushButton(self.tr("Unlock samples"))
        self.unlock_button.setAccessibleName(self.tr("Unlock training samples"))
        self.unlock_button.clicked.connect(self._unlock)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAccessibleName(self.tr("Cancel: leave training samples off"))
        self.cancel_button.clicked.connect(self.wipe)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.unlock_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column.addWidget(label)
        column.addWidget(self.passphrase)
        column.addLayout(buttons)
        self.panel.hide()

    def enter(self) -> None:
        """The page is shown."""
        self.wipe()
        self._line.run(lambda: self._access().get(), self._on_read)

    def wipe(self) -> None:
        """Empties what was typed, when the page is left or the vault locked."""
        self._line.forget()
        self.passphrase.wipe()
        self.panel.hide()
        self.banner.hide()
        self._show()

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        self._line.wait(seconds)

    def _choose(self, kind: ProfileKind) -> None:
        self.wipe()
        self._line.run(partial(self._access().set_kind, kind), self._on_kept)

    def _on_training(self) -> None:
        if self._profile.training_unlocked:
            self._line.run(lambda: self._access().lock_training(), self._on_kept)
        else:
            self.panel.show()
            self._show()
            self.passphrase.setFocus()

    def _unlock(self) -> None:
        if self.unlock_button.isEnabled():
            self.banner.hide()
            passphrase = self.passphrase.text()
            self.passphrase.wipe()
            self._line.run(partial(self._access().unlock_training, passphrase), self._on_kept)

    def _on_read(self, result: object) -> None:
        self._profile = cast("Profile", result)
        self.choice.show_profile(self._profile)
        self._show()

    def _on_kept(self, result: object) -> None:
        self.panel.hide()
        self._on_read(result)
        self.changed.emit(self._profile)

    def _on_failed(self, event: WorkFailed) -> None:
        self.banner.show_error(event.error, "")
        self.choice.show_profile(self._profile)
        self._show()
        if not self.panel.isHidden():
            self.passphrase.setFocus()

    def _show(self) -> None:
        profile, forbidden = self._profile, self._policy.training_forbidden
        self.training.setVisible(profile.chosen and profile.bound_to_secrecy)
        self.training_button.setText(self.tr("Switch off") if profile.training_unlocked else self.tr("Unlock…"))
        text = self.training_button.text().rstrip("…")
        self.training_button.setAccessibleName(self.tr("{action}: training samples").format(action=text))
        self.training_button.setEnabled(self.panel.isHidden() and (not forbidden or profile.training_unlocked))
        if forbidden:
            self.training.say(self.tr("Your organisation forbids them on this computer."))
        elif profile.training_unlocked:
            self.training.say(self.tr("Unlocked. Each one still needs a written release by everyone in the meeting."))
        else:
            self.training.say(self.tr("Off, and nowhere to be seen in the window."))
        self._show_ready()

    def _show_ready(self) -> None:
        self.unlock_button.setEnabled(bool(self.passphrase.text()))
