"""Which page stands before everything else while the vault is not open, and what shuts it.

Thread: UI. The vault tells of being opened and locked on whatever thread did it; that is queued over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.ui_thread import heard_on_ui_thread
from sottovoce.ui.settings.preferences import Preferences
from sottovoce.ui.vault.first_start_page import FirstStartPage
from sottovoce.ui.vault.moved_page import MovedPage
from sottovoce.ui.vault.recovery_codes_page import RecoveryCodesPage
from sottovoce.ui.vault.relocation_page import RelocationPage
from sottovoce.ui.vault.unlock_page import UnlockPage
from sottovoce.ui.vault.vault_restore import VaultRestore
from sottovoce.ui.window.auto_lock import AutoLock
from sottovoce.ui.window.front import Front
from sottovoce.ui.window.session_watch import SessionWatch
from sottovoce.ui.window.vault_access import CODE_LABELS, RecoveryCode, VaultState
from sottovoce_models.errors import Cancelled

if TYPE_CHECKING:
    from sottovoce.ui.settings.page import SettingsPage


class VaultGate(QObject):
    """Knows whether meetings may be on the screen.

    Signals: turned() another page stands in front, or none does; shutting() what is being typed is to be ordered now.
    """

    turned = Signal()
    shutting = Signal()
    _failed_open = Signal(object)

    def __init__(self, front: Front, dialogs: PlainDialogs, window: QWidget) -> None:
        super().__init__(window)
        self._vault = front.vault
        self._renewing: BackgroundWork | None = None
        self._locking: BackgroundWork | None = None
        self.before_lock: Callable[[], None] = _nothing
        """Called off the UI thread before the vault is shut: what was ordered is done first."""
        self._codes_shown = False
        self._shut = False
        self.preferences = Preferences(front.settings, front.lock_minutes_max)
        self.first_start = FirstStartPage(front.vault, dialogs, front.language)
        self.codes_page = RecoveryCodesPage(dialogs, front.language)
        self.unlock_page = UnlockPage(front.vault, front.language)
        self.moved_page = MovedPage(front.language)
        self.relocation = RelocationPage(front.vault)
        self._restore = VaultRestore(front.vault, dialogs, self)
        self.auto_lock = AutoLock(self.preferences, self)
        self.first_start.creating.connect(partial(self._expect_codes, CODE_LABELS))
        self.first_start.refused.connect(partial(self._expect_codes, ()))
        self.first_start.created.connect(self.show_codes)
        self.first_start.folder_chosen.connect(self.turned)
        self.relocation.moved.connect(self._on_relocated)
        self.relocation.failed.connect(self._on_not_relocated)
        for page in (self.first_start, self.moved_page, self.unlock_page):
            page.restore_pressed.connect(self.restore)
        self.unlock_page.unlocked.connect(self._on_unlocked)
        self.unlock_page.refused.connect(self._on_refused)
        self.codes_page.confirmed.connect(self._on_confirmed)
        self.codes_page.given_up.connect(self._on_given_up)
        self._restore.restored.connect(self._on_restored)
        self._restore.failed.connect(self._on_restore_failed)
        self.auto_lock.due.connect(self.lock)
        front.vault.subscribe(heard_on_ui_thread(self._on_told))

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All pages that may stand in front."""
        return self.first_start, self.codes_page, self.unlock_page, self.moved_page, self.relocation

    @property
    def page(self) -> QWidget | None:
        """The page that stands in front of everything; None: the vault is open and its codes are on paper."""
        if self.first_start.busy:
            return self.first_start  # it is open a moment before its codes can be shown
        state = self._vault.state
        if state is VaultState.OPEN:
            if self._shut or self.unlock_page.busy:
                return self.unlock_page
            return self.codes_page if self._codes_shown else None
        if self.relocation.busy:
            return self.relocation
        shut = {VaultState.ABSENT: self.first_start, VaultState.MOVED: self.moved_page}
        return shut.get(state, self.unlock_page)

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
        elif page is self.codes_page:
            self.codes_page.enter()
        elif page is self.relocation:
            self.relocation.enter()
        elif page is self.moved_page:
            self.moved_page.restore_button.setFocus()

    def lock(self) -> None:
        """Takes everything off the screen at once, and shuts the vault, which may have to wait for a backup to end."""
        if self._vault.state is not VaultState.OPEN or self._locking is not None or self.first_start.busy:
            return
        self._shut = True
        self._codes_shown = False
        self.codes_page.wipe()
        self.shutting.emit()
        self._locking = BackgroundWork(self._shut_vault, self)
        self._locking.done.connect(self._on_locked)
        self._locking.failed.connect(self._on_lock_failed)
        self._locking.start()
        self.turned.emit()

    def _shut_vault(self) -> None:
        self.before_lock()
        self._vault.lock()

    def watch(self, session: SessionWatch) -> None:
        """Lets the desktop shut the vault: always before sleep, with the screen if the user wants it."""
        session.sleeping.connect(self.lock)
        session.screen_locked.connect(self._on_screen_locked)

    def show_codes(self, codes: Sequence[RecoveryCode]) -> None:
        """Puts new codes in front until one is typed back."""
        self._codes_shown = True
        self._expect_codes([code.label for code in codes])
        self.turned.emit()
        self.codes_page.show_codes(codes)

    def restore(self) -> None:
        """Lets the user choose a backup that takes the place of this vault; what came of it is said in words."""
        self._restore.start()

    def serve(self, settings: SettingsPage) -> None:
        """Does what the settings ask for and lies here."""
        settings.privacy.changed.connect(self.auto_lock.apply)
        settings.vault.codes_made.connect(self.show_codes)
        settings.vault.state_changed.connect(self.turned)
        settings.vault.restore_pressed.connect(self.restore)
        settings.vault.relocation_asked.connect(self.relocation.start)
        self._failed_open.connect(settings.show_error)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        for part in (
            self.first_start,
            self.unlock_page,
            self.relocation,
            self._restore,
            self._renewing,
            self._locking,
        ):
            if part is not None:
                part.wait(seconds)

    def _expect_codes(self, labels: Sequence[str]) -> None:
        self.preferences.codes_pending = labels

    # Opened and locked

    def _on_told(self, opened: bool) -> None:
        self.auto_lock.start_over()
        if opened and self._locking is None:
            self._shut = False
            if self.preferences.codes_pending and not self._codes_shown and not self.first_start.busy:
                self._renew_codes()
        self.turned.emit()

    def _on_unlocked(self) -> None:
        self._shut = False
        self.turned.emit()

    def _on_refused(self) -> None:
        if self._vault.state is VaultState.OPEN:  # the code was right, but the new passphrase could not be kept
            self.lock()

    def _on_locked(self) -> None:
        self._locking = None
        if self._vault.state is VaultState.OPEN:  # opened again before this was heard of
            self._on_told(True)
        self.turned.emit()

    def _on_lock_failed(self, event: WorkFailed) -> None:
        self._locking = None  # the screen stays shut, and the passphrase is asked for
        self.unlock_page.banner.show_error(event.error, "")
        self.turned.emit()

    def _on_screen_locked(self) -> None:
        if self.preferences.lock_with_screen:
            self.lock()

    # Codes

    def _on_confirmed(self) -> None:
        self._codes_shown = False
        self._expect_codes(())
        self.turned.emit()

    def _on_given_up(self) -> None:
        self._codes_shown = False  # they are still expected: asked for again at the next opening
        self.turned.emit()

    def _renew_codes(self) -> None:
        """Nobody has typed a code back: those that were shown may be on no paper, so they give way to new ones."""
        labels = self.preferences.codes_pending
        self._codes_shown = True
        self.codes_page.show_waiting()
        self._renewing = BackgroundWork(lambda: [self._vault.new_recovery_code(label) for label in labels], self)
        self._renewing.done.connect(self._on_renewed)
        self._renewing.failed.connect(self._on_not_renewed)
        self._renewing.start()

    def _on_renewed(self, event: WorkDone) -> None:
        self._renewing = None
        if self._codes_shown and isinstance(event.result, list):  # not if it was locked meanwhile
            self.show_codes(event.result)

    def _on_not_renewed(self, event: WorkFailed) -> None:
        self._renewing = None
        if self._codes_shown:
            self.codes_page.show_failed(event.error)

    # Moving to another folder

    def _on_relocated(self) -> None:
        self.turned.emit()
        text = self.tr("The vault lies in “{folder}” now.").format(folder=self._vault.folder)
        self.unlock_page.show_note(text)

    def _on_not_relocated(self, event: WorkFailed) -> None:
        self.turned.emit()
        if self.page is not self.unlock_page:  # refused before it was shut
            self._failed_open.emit(event.error)
        elif isinstance(event.error, Cancelled):
            self.unlock_page.show_note(self.tr("Cancelled. The vault lies where it did."))
        else:
            self.unlock_page.banner.show_error(event.error, "")

    # Restoring

    def _on_restored(self, text: str) -> None:
        self._expect_codes(())
        self.turned.emit()
        self.unlock_page.show_note(text)

    def _on_restore_failed(self, event: WorkFailed) -> None:
        self.turned.emit()
        page = self.page
        if page is self.first_start or page is self.moved_page or page is self.unlock_page:
            page.banner.show_error(event.error, "")
        else:  # refused before anything was touched
            self._failed_open.emit(event.error)


def _nothing() -> None:
    """Nothing was ordered."""
