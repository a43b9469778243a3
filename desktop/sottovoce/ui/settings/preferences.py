"""What the user has set, in the window's settings file; nothing of any meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSettings

DEFAULT_AUTO_LOCK_MINUTES: Final = 10
_AUTO_LOCK: Final = "privacy/auto_lock_minutes"
_LOCK_WITH_SCREEN: Final = "privacy/lock_with_screen"
_DISK_WARNED: Final = "privacy/disk_warned"
_CODES_PENDING: Final = "vault/codes_pending_labels"
_LIVE_TEXT: Final = "recording/live_text"


class Preferences:
    """Typed access; what is missing or nonsense reads as its default."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def auto_lock_minutes(self) -> int:
        """Minutes without use until the vault is locked; 0: never."""
        try:
            minutes = int(str(self._settings.value(_AUTO_LOCK, DEFAULT_AUTO_LOCK_MINUTES)))
        except ValueError:
            return DEFAULT_AUTO_LOCK_MINUTES
        return minutes if minutes >= 0 else DEFAULT_AUTO_LOCK_MINUTES

    @auto_lock_minutes.setter
    def auto_lock_minutes(self, minutes: int) -> None:
        self._settings.setValue(_AUTO_LOCK, minutes)

    @property
    def lock_with_screen(self) -> bool:
        """Whether the vault is locked when the screen is."""
        return self._flag(_LOCK_WITH_SCREEN, True)

    @lock_with_screen.setter
    def lock_with_screen(self, on: bool) -> None:
        self._settings.setValue(_LOCK_WITH_SCREEN, on)

    @property
    def live_text(self) -> bool:
        """Whether what is said is transcribed while it is being recorded."""
        return self._flag(_LIVE_TEXT, True)

    @live_text.setter
    def live_text(self, on: bool) -> None:
        self._settings.setValue(_LIVE_TEXT, on)

    @property
    def codes_pending(self) -> tuple[str, ...]:
        """Labels of the recovery codes that were shown and of which none has been typed back yet."""
        return tuple(filter(None, str(self._settings.value(_CODES_PENDING, "", str)).split(",")))

    @codes_pending.setter
    def codes_pending(self, labels: Sequence[str]) -> None:
        self._settings.setValue(_CODES_PENDING, ",".join(labels))
        self._settings.sync()  # a crash right after this must not lose it: the codes are shown only once

    @property
    def disk_warned(self) -> bool:
        """Whether it was said that the disk is not encrypted."""
        return self._flag(_DISK_WARNED, False)

    @disk_warned.setter
    def disk_warned(self, warned: bool) -> None:
        self._settings.setValue(_DISK_WARNED, warned)

    def _flag(self, key: str, default: bool) -> bool:
        return bool(self._settings.value(key, default, bool))
