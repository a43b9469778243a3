"""Which page stands before everything else while the vault is not open, and what shuts it.

Thread: UI. The vault tells of being opened and locked on whatever thread did it; that is queued over.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.ui.auto_lock import AutoLock
from sottovoce.ui.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.dialogs import Dialogs
from sottovoce.ui.first_start_page import FirstStartPage
from sottovoce.ui.moved_page import MovedPage
from sottovoce.ui.preferences import Preferences
from sottovoce.ui.recovery_codes_page import RecoveryCodesPage
from sottovoce.ui.session_watch import SessionWatch
from sottovoce.ui.settings_vault import BACKUP_SUFFIX
from sottovoce.ui.unlock_page import UnlockPage
from sottovoce.ui.vault_access import RecoveryCode, VaultState
from sottovoce.ui.window_parts import WindowParts

_LABELS: Final = ("safe", "deputy")


class VaultGate(QObject):
    """Knows whether meetings may be on the screen. Signals: turned() another page stands in front, or none does."""

    turned = Signal()
    _told = Signal(bool)

    def __init__(self, parts: WindowParts, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._vault, self._dialogs = parts.vault, dialogs
        self._work: BackgroundWork | None = None
        self._codes_shown = False
        self._locking: BackgroundWork | None = None
        self.preferences = Preferences(parts.settings)
        self.first_start = FirstStartPage(parts.vault, parts.language)
        self.codes_page = RecoveryCodesPage(dialogs, parts.language)
        self.unlock_page = UnlockPage(parts.vault, parts.language)
        self.moved_page = MovedPage(parts.language)
        player = parts.player
        self.auto_lock = AutoLock(self.preferences, lambda: player.passage is not None and not player.paused, self)
        self.first_start.created.connect(self._on_created)
        self.first_start.restore_pressed.connect(self._restore)
        self.moved_page.restore_pressed.connect(self._restore)
        self.codes_page.confirmed.connect(self._on_confirmed)
        self.auto_lock.due.connect(self.lock)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        parts.vault.subscribe(self._told.emit)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All pages that may stand in front."""
        return self.first_start, self.codes_page, self.unlock_page, self.moved_page

    @property
    def page(self) -> QWidget | None:
        """The page that stands in front of everything; None: the vault is open and its codes are on paper."""
        match self._vault.state:
            case VaultState.ABSENT:
                return self.first_start
            case VaultState.LOCKED:
                return self.unlock_page
            case VaultState.MOVED:
                return self.moved_page
            case VaultState.OPEN:
                if self._locking is not None:
                    return self.unlock_page
                return self.codes_page if self._codes_shown else None

    @property
    def is_open(self) -> bool:
        """Whether meetings may be shown."""
        return self.page is None

    def enter(self) -> None:
        """The page in front is shown: its first control waits."""
        page = self.page
        if page is self.first_start:
            self.first_start.enter()
        elif page is self.unlock_page:
            self.unlock_page.enter()
        elif page is self.moved_page:
            self.moved_page.restore_button.setFocus()

    def lock(self) -> None:
        """Takes everything off the screen at once, and shuts the vault, which may have to wait for a backup to end."""
        if self._vault.state is not VaultState.OPEN or self._locking is not None:
            return
        self._codes_shown = False
        self.codes_page.wipe()
        self._locking = BackgroundWork(self._vault.lock, self)
        self._locking.done.connect(self._on_locked)
        self._locking.failed.connect(self._on_locked)
        self._locking.start()
        self.turned.emit()

    def watch(self, session: SessionWatch) -> None:
        """Lets the desktop shut the vault: always before sleep, with the screen if the user wants it."""
        session.sleeping.connect(self.lock)
        session.screen_locked.connect(self._on_screen_locked)

    def show_codes(self, codes: Sequence[RecoveryCode]) -> None:
        """Puts new codes in front until one is typed back."""
        self._codes_shown = True
        self.preferences.codes_pending = True
        self.turned.emit()
        self.codes_page.show_codes(codes)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        self.first_start.wait(seconds)
        self.unlock_page.wait(seconds)
        for work in (self._work, self._locking):
            if work is not None:
                work.wait(seconds)

    def _on_told(self, opened: bool) -> None:
        self.auto_lock.start_over()
        if opened and self.preferences.codes_pending and not self._codes_shown:
            self._renew_codes()
        self.turned.emit()

    def _on_locked(self) -> None:
        self._locking = None
        self.turned.emit()

    def _on_created(self, codes: Sequence[RecoveryCode]) -> None:
        self.show_codes(codes)

    def _on_confirmed(self) -> None:
        self._codes_shown = False
        self.preferences.codes_pending = False
        self.turned.emit()

    def _on_screen_locked(self) -> None:
        if self.preferences.lock_with_screen:
            self.lock()

    def _renew_codes(self) -> None:
        """Nobody has typed a code back: those that were shown may be on no paper, so they give way to new ones."""
        self._work = BackgroundWork(lambda: [self._vault.new_recovery_code(label) for label in _LABELS], self)
        self._work.done.connect(self._on_renewed)
        self._work.failed.connect(lambda event: self.codes_page.banner.show_error(event.error, ""))
        self._work.start()

    def _on_renewed(self, event: WorkDone) -> None:
        self._work = None
        if self._vault.state is VaultState.OPEN and isinstance(event.result, list):
            self.show_codes(event.result)

    def _restore(self) -> None:
        def chosen(path: Path) -> None:
            self._work = BackgroundWork(partial(self._vault.restore, path), self)
            self._work.done.connect(self._on_restored)
            self._work.failed.connect(self._on_restore_failed)
            self._work.start()

        self._dialogs.file_to_read(BACKUP_SUFFIX, chosen)

    def _on_restored(self) -> None:
        self._work = None
        self.preferences.codes_pending = False
        self.turned.emit()

    def _on_restore_failed(self, event: WorkFailed) -> None:
        self._work = None
        page = self.page
        if page is self.first_start or page is self.moved_page:
            page.banner.show_error(event.error, "")
