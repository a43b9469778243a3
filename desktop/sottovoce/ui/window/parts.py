"""What the window is wired to: services by what it needs of them, so that tests can put others in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from sottovoce.core.disk_encryption import Encrypted
from sottovoce.core.languages import UiLanguage
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce.ui.window.front import Front
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce.ui.window.vault_access import VaultAccess


@dataclass(frozen=True)
class WindowParts:
    """What the window is wired to; `dialogs` None: the desktop's own."""

    desk: DeskAccess
    models: ModelAccess
    player: Player
    settings: QSettings
    language: UiLanguage
    vault: VaultAccess
    self_test: Callable[[], str]
    disk: Callable[[], Encrypted]
    dialogs: Dialogs | None = None

    @property
    def front(self) -> Front:
        """What the door needs of it."""
        return Front(self.vault, self.settings, self.language, self.desk.policy.lock_minutes_max, self.dialogs)
