"""The vault is shut: nothing of any meeting is on the screen; the passphrase or a recovery code opens it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.background import BackgroundWork, WorkFailed
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.vault.passphrase_fields import NewPassphrase, PassphraseField, ShowSwitch
from sottovoce.ui.window.vault_access import VaultAccess
from sottovoce_models.errors import Code

_COUNTDOWN_MS: Final = 250
_BROKEN: Final = frozenset({Code.STORE_DAMAGED, Code.VAULT_HEADER_OLD})


class UnlockPage(PageColumn):
    """Unlocks off the UI thread.

    Signals: unlocked(); refused() it was tried in vain; restore_pressed() a backup should take its place.
    """

    unlocked = Signal()
    refused = Signal()
    restore_pressed = Signal()

    def __init__(self, vault: VaultAccess, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent, width_px=480)
        self._vault = vault
        self._work: BackgroundWork | None = None
        self._countdown = QTimer(self)
        self._countdown.setInterval(_COUNTDOWN_MS)
        self._countdown.timeout.connect(self._show_ready)
        self.banner = Banner(language)
        self.banner.acted.connect(self.restore_pressed)
        self.note = PlainLabel("", wrap=True)
        self.note.hide()
        self.wait_text = PlainLabel("", "doubt", wrap=True)
        self.wait_text.hide()
        self._with_passphrase, self._with_code = QWidget(), QWidget()
        self._make_passphrase()
        self._make_code()
        self.column.addWidget(Sign("lock", "accent", 40))
        self.column.addWidget(PlainLabel(self.tr("The vault is locked"), "title", wrap=True))
        for widget in (self.note, self.banner, self.wait_text, self._with_passphrase, self._with_code):
            self.column.addWidget(widget)
        self._turn(code=False)
        self._show_ready()

    @property
    def busy(self) -> bool:
        """Whether a passphrase or code is being tried."""
        return self._work is not None

    def enter(self) -> None:
        """The page is shown: empty, and the passphrase field waits."""
        self.banner.hide()
        self.note.hide()
        self._turn(code=False)
        self._show_ready()

    def show_note(self, text: str) -> None:
        """Says what has just been done to the vault."""
        self.note.setText(text)
        self.note.show()

    def show_held(self, files: int) -> None:
        """Says that files wait to be opened after unlocking."""
        self.held_text.setText(self.tr("%n file(s) will be opened afterwards.", "", files))
        self.held_text.setVisible(bool(files))

    def wait(self, seconds: float) -> None:
        """Waits for what is being tried, when the window closes."""
        if self._work is not None:
            self._work.wait(seconds)

    def _make_passphrase(self) -> None:
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.textChanged.connect(self._show_ready)
        self.passphrase.returnPressed.connect(self.unlock)
        label = PlainLabel(self.tr("&Passphrase"), "meta")
        label.setBuddy(self.passphrase)
        self.show_switch = ShowSwitch(self.passphrase)
        self.unlock_button = QPushButton()
        self.unlock_button.setProperty("role", "primary")
        self.unlock_button.clicked.connect(self.unlock)
        self.forgotten_button = QPushButton(self.tr("Passphrase forgotten…"))
        self.forgotten_button.clicked.connect(partial(self._turn, code=True))
        self.held_text = PlainLabel("", "meta", wrap=True)
        self.held_text.hide()
        self.keyring_button = QPushButton(self.tr("Unlock with this computer's keyring"))
        self.keyring_button.clicked.connect(self.unlock_with_keyring)
        column = _column(self._with_passphrase)
        for widget in (label, self.passphrase, self.show_switch, self.held_text):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(_buttons(self.unlock_button, self.forgotten_button))
        column.addSpacing(8)
        column.addWidget(self.keyring_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_code(self) -> None:
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.textChanged.connect(self._show_ready)
        label = PlainLabel(self.tr("&Recovery code"), "meta")
        label.setBuddy(self.code)
        self.new_passphrase = NewPassphrase()
        self.new_passphrase.changed.connect(self._show_ready)
        self.new_passphrase.entered.connect(self.unlock_with_code)
        self.code.returnPressed.connect(self.new_passphrase.first.setFocus)
        self.code_button = QPushButton()
        self.code_button.setProperty("role", "primary")
        self.code_button.clicked.connect(self.unlock_with_code)
        self.back_button = QPushButton(self.tr("Back to the passphrase"))
        self.back_button.clicked.connect(partial(self._turn, code=False))
        what = PlainLabel(
            self.tr(
                "Type one of the codes from your paper and choose a new passphrase. The code stays valid. Without "
                "passphrase and code the vault cannot be opened by anybody."
            ),
            wrap=True,
        )
        column = _column(self._with_code)
        column.addWidget(what)
        column.addSpacing(8)
        column.addWidget(label)
        column.addWidget(self.code)
        column.addSpacing(8)
        column.addWidget(self.new_passphrase)
        column.addSpacing(8)
        column.addLayout(_buttons(self.code_button, self.back_button))

    def unlock(self) -> None:
        """Tries the passphrase."""
        if self.unlock_button.isEnabled():
            self._try(partial(self._vault.unlock, self.passphrase.text()))

    def unlock_with_keyring(self) -> None:
        """Lets the system's keyring open it: only when somebody asks for it, who may have walked away before."""
        self._try(self._vault.unlock_with_keyring)

    def unlock_with_code(self) -> None:
        """Tries the recovery code; the new passphrase counts from then on."""
        if self.code_button.isEnabled():
            self._try(partial(self._vault.unlock_with_code, self.code.text(), self.new_passphrase.text()))

    def _try(self, work: Callable[[], object]) -> None:
        self.banner.hide()
        self._work = BackgroundWork(work, self)
        self._work.done.connect(self._on_unlocked)
        self._work.failed.connect(self._on_failed)
        self._show_ready()
        self._work.start()

    def _on_unlocked(self) -> None:
        self._work = None
        self.note.hide()
        self._turn(code=False)
        self._show_ready()
        self.unlocked.emit()

    def _on_failed(self, event: WorkFailed) -> None:
        self._work = None
        self.banner.show_error(event.error, self.tr("Restore a backup…") if event.error.code in _BROKEN else "")
        self._show_ready()
        field = self.passphrase if self._with_code.isHidden() else self.code
        field.setFocus()
        field.selectAll()
        self.refused.emit()

    def _turn(self, *_: object, code: bool) -> None:
        self.passphrase.wipe()
        self.show_switch.reset()
        self.code.clear()
        self.new_passphrase.wipe()
        self._with_passphrase.setVisible(not code)
        self._with_code.setVisible(code)
        self.keyring_button.setVisible(self._vault.keyring_on)
        (self.code if code else self.passphrase).setFocus()

    def _show_ready(self) -> None:
        seconds = ceil(self._vault.seconds_to_wait())
        waiting = seconds > 0 and not self.busy
        self.wait_text.setText(self.tr("The next try is possible in %n second(s).", "", seconds) if waiting else "")
        self.wait_text.setVisible(waiting)
        if waiting and not self._countdown.isActive():
            self._countdown.start()
        elif not waiting:
            self._countdown.stop()
        ready = not self.busy and not waiting
        self.unlock_button.setText(self.tr("Unlocking…") if self.busy else self.tr("Unlock"))
        self.code_button.setText(self.tr("Unlocking…") if self.busy else self.tr("Unlock and set the passphrase"))
        self.unlock_button.setEnabled(ready and bool(self.passphrase.text()))
        self.keyring_button.setEnabled(not self.busy)  # nobody guesses there, so a wrong passphrase costs it no wait
        self.code_button.setEnabled(ready and bool(self.code.text().strip()) and self.new_passphrase.agreed)
        for widget in (self.passphrase, self.code, self.new_passphrase, self.forgotten_button, self.back_button):
            widget.setEnabled(not self.busy)


def _column(box: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column


def _buttons(first: QPushButton, last: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(last)
    return row
