"""Settings: whether the system's keyring opens the vault as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from sottovoce.ui.parts.background import BackgroundWork, WorkDone
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.window.vault_access import VaultAccess


class KeyringRow(SettingsSection):
    """Asks the system off the UI thread whether there is a keyring. Signals: pressed(bool) somebody wants it so."""

    pressed = Signal(bool)

    def __init__(self, vault: VaultAccess) -> None:
        super().__init__()
        self._vault = vault
        self.switch = QCheckBox()
        self.switch.clicked.connect(self.pressed)
        self._row = SettingRow(self.tr("Keyring of this computer"), "", self.switch)
        self.rows.addWidget(self._row)
        self._available: bool | None = None
        self._busy = False
        self._asking: BackgroundWork | None = None
        self._show()

    def refresh(self) -> None:
        """Asks again, e.g. because the page is shown."""
        if self._asking is None:
            self._asking = BackgroundWork(self._vault.keyring_available, self)
            self._asking.done.connect(self._on_answered)
            self._asking.failed.connect(lambda _: self._on_answered(WorkDone(False)))
            self._asking.start()
        self._show()

    def show_busy(self, busy: bool) -> None:
        """Something is being done to the vault, or it is done and may have changed."""
        self._busy = busy
        self._show()

    def wait(self, seconds: float) -> None:
        """Waits for the answer, when the window closes."""
        if self._asking is not None:
            self._asking.wait(seconds)

    def _on_answered(self, event: WorkDone) -> None:
        self._asking = None
        self._available = bool(event.result)
        self._show()

    def _show(self) -> None:
        is_on = self._vault.keyring_on
        if not self._busy:
            self.switch.setChecked(is_on)
        # Switched off it can always be: the keyring need not be there for that.
        self.switch.setEnabled(not self._busy and (self._available is True or is_on))
        self._row.say(self._meaning())
        self.switch.setAccessibleDescription(self._meaning())

    def _meaning(self) -> str:
        if self._available is None:
            return self.tr("Looking for the keyring…")
        if not self._available:
            return self.tr(
                "There is none here that keeps a secret from others. macOS Keychain, Windows, GNOME Keyring and "
                "KWallet can be used."
            )
        return self.tr(
            "If it is on, whoever is logged in on this computer opens the vault without the passphrase. Passphrase and "
            "codes go on opening it."
        )
