"""What the window needs before anybody has opened the vault: little, so that it is there at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.window.vault_access import VaultAccess


@dataclass(frozen=True)
class Front:
    """What the door is wired to; `lock_minutes_max`: the organisation's limit; `dialogs` None: the desktop's own."""

    vault: VaultAccess
    settings: QSettings
    language: UiLanguage
    lock_minutes_max: int | None = None
    dialogs: PlainDialogs | None = None
