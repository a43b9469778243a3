"""Settings: the vault as a whole. Passphrase, recovery codes, backup, moving, and whether it is sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.parts.labels import PlainLabel, selectable
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.settings.keyring import KeyringRow
from sottovoce.ui.settings.rows import SettingRow, SettingsSection
from sottovoce.ui.vault import recovery_sheet
from sottovoce.ui.vault.copy_bar import CopyBar
from sottovoce.ui.vault.passphrase_fields import NewPassphrase, PassphraseField
from sottovoce.ui.vault.vault_restore import BACKUP_SUFFIX
from sottovoce.ui.window.vault_access import CODE_LABELS, VaultAccess
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Cancelled


class VaultSettings(SettingsSection):
    """Signals: failed(SottovoceError); codes_made(tuple of RecoveryCode); state_changed() the vault may be shut now;
    restore_pressed() a backup should take the place of the vault; said() `state` says something new;
    relocation_asked(Path) the vault should lie in that folder.
    """

    said = Signal()
    relocation_asked = Signal(object)
    failed = Signal(object)
    restore_pressed = Signal()
    codes_made = Signal(object)
    state_changed = Signal()

    def __init__(self, vault: VaultAccess, dialogs: PlainDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault, self._dialogs = vault, dialogs
        self._work: BackgroundWork | None = None
        self.head(self.tr("Vault"))
        self.state = PlainLabel("", wrap=True)
        self.state.hide()
        self._make_buttons()
        self.keyring = KeyringRow(vault)
        self.keyring.pressed.connect(self._set_keyring)
        self._make_passphrase()
        self._place = SettingRow(self.tr("Folder"), str(vault.folder), self.folder_button)
        selectable(self._place.meaning).setAccessibleName(self.tr("Folder of the vault"))
        self.rows.addWidget(self._place)
        self.rows.addWidget(self._row_passphrase())
        self.rows.addWidget(self._panel)
        self.rows.addWidget(self.keyring)
        for row in self._other_rows():
            self.rows.addWidget(row)
        self.rows.addSpacing(8)
        self.rows.addWidget(self.state)
        self.rows.addWidget(self.copy_bar)

    @property
    def busy(self) -> bool:
        """Whether something is being done to the vault."""
        return self._work is not None

    def enter(self) -> None:
        """The page is shown."""
        self.wipe()
        self._place.say(self._place_text())
        self.folder_button.setAccessibleDescription(self._place_text())
        self.keyring.refresh()
        self._show_ready()

    def wipe(self) -> None:
        """Empties what was typed, when the page is left or the vault locked."""
        self.old.wipe()
        self.new.wipe()
        self._panel.hide()
        self.state.hide()

    def wait(self, seconds: float) -> None:
        """Waits for what is being done, when the window closes; a copy that takes longer is given up and removed."""
        if self._work is not None and not self._work.wait(seconds):
            self.copy_bar.cancel()
            self._work.wait(seconds)
        self.keyring.wait(seconds)

    def _make_buttons(self) -> None:
        self.passphrase_button = QPushButton(self.tr("Change…"))
        self.passphrase_button.clicked.connect(self._open_panel)
        self.folder_button = QPushButton(self.tr("Move…"))
        self.folder_button.clicked.connect(self._relocate)
        self.copy_bar = CopyBar()
        self.code_button = QPushButton(self.tr("New code…"))
        menu = QMenu(self.code_button)
        menu.setAccessibleName(self.tr("New recovery code"))
        for label in CODE_LABELS:
            menu.addAction(recovery_sheet.label_text(label)).triggered.connect(partial(self._new_code, label))
        self.code_button.setMenu(menu)
        self.backup_button = QPushButton(self.tr("Back up…"))
        self.backup_button.clicked.connect(self._back_up)
        self.restore_button = QPushButton(self.tr("Restore…"))
        self.restore_button.clicked.connect(self.restore_pressed)
        self.move_button = QPushButton(self.tr("Move…"))
        self.move_button.clicked.connect(self._move)
        self.check_button = QPushButton(self.tr("Check"))
        self.check_button.clicked.connect(self._check)

    def _place_text(self) -> str:
        folder = str(self._vault.folder)
        if self._vault.folder_free:
            return folder
        return self.tr("{folder} (the variable SOTTOVOCE_VAULT says so)").format(folder=folder)

    def _row_passphrase(self) -> SettingRow:
        return SettingRow(
            self.tr("Passphrase"),
            self.tr("Older backups still open with the old one."),
            self.passphrase_button,
        )

    def _other_rows(self) -> list[SettingRow]:
        return [
            SettingRow(
                self.tr("Recovery code"),
                self.tr("Makes a new code and ends the old one with the same label."),
                self.code_button,
            ),
            SettingRow(
                self.tr("Backup"),
                self.tr(
                    "One encrypted file. It opens with the passphrase and the codes of today. What is deleted later "
                    "stays in it, but does not come back when it is restored here."
                ),
                self.backup_button,
            ),
            SettingRow(
                self.tr("Restore a backup"),
                self.tr("The vault in the backup takes the place of this one, which is put beside it."),
                self.restore_button,
            ),
            SettingRow(
                self.tr("Move to another computer"),
                self.tr(
                    "Takes vault, settings and models along in one file and marks the vault here as moved. Two "
                    "computers are not synchronized: work on one of them only."
                ),
                self.move_button,
            ),
            SettingRow(
                self.tr("Integrity"),
                self.tr("Reads everything in the vault and says whether all of it is sound."),
                self.check_button,
            ),
        ]

    def _make_passphrase(self) -> None:
        self._panel = QFrame()
        self.old = PassphraseField(self.tr("Passphrase so far"))
        label = PlainLabel(self.tr("&Passphrase so far"), "meta")
        label.setBuddy(self.old)
        self.new = NewPassphrase()
        self.change_button = QPushButton(self.tr("Change the passphrase"))
        self.change_button.setProperty("role", "primary")
        self.change_button.clicked.connect(self._change)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.wipe)
        self.old.textChanged.connect(self._show_ready)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.changed.connect(self._show_ready)
        self.new.entered.connect(self._change)
        self.new.show_switch.toggled.connect(self.old.show_text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.old)
        column.addSpacing(8)
        column.addWidget(self.new)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._panel.hide()
        self._show_ready()

    def _open_panel(self) -> None:
        self._panel.show()
        self.old.setFocus()

    def _change(self) -> None:
        if self.change_button.isEnabled():
            self._run(
                partial(self._vault.change_passphrase, self.old.text(), self.new.text()),
                self._on_passphrase_changed,
            )

    def _on_passphrase_changed(self, _: object) -> None:
        self.wipe()
        self._say(self.tr("The new passphrase counts from now on."))

    def _set_keyring(self, on: bool) -> None:
        said = (
            self.tr("The keyring opens the vault as well from now on.")
            if on
            else self.tr("The keyring does not open the vault any more.")
        )
        self._run(partial(self._vault.set_keyring, on), lambda _: self._say(said))

    def _new_code(self, label: str, *_: object) -> None:
        self._run(partial(self._vault.new_recovery_code, label), lambda code: self.codes_made.emit((code,)))

    def _back_up(self) -> None:
        def chosen(path: Path) -> None:
            self._copy(partial(self._vault.backup, path), lambda _: self._say(self.tr("The backup is written.")))

        self._dialogs.file_to_save(self.tr("Sottovoce backup"), BACKUP_SUFFIX, chosen)

    def _move(self) -> None:
        def chosen(path: Path) -> None:
            self._dialogs.confirm(
                self.tr("Move the vault to another computer?"),
                self.tr(
                    "Afterwards it opens on the other computer only. Two computers are not synchronized. The file "
                    "opens with the passphrase of today."
                ),
                self.tr("Move"),
                lambda: self._copy(partial(self._vault.move_out, path), lambda _: self.state_changed.emit()),
            )

        self._dialogs.file_to_save(self.tr("Sottovoce move"), BACKUP_SUFFIX, chosen)

    def _relocate(self) -> None:
        def chosen(folder: Path) -> None:
            self._dialogs.confirm(
                self.tr("Move the vault to “{folder}”?").format(folder=folder),
                self.tr(
                    "It is locked meanwhile. When everything is there, the files at the old place are deleted; traces "
                    "of them that the drive keeps are encrypted."
                ),
                self.tr("Move"),
                partial(self.relocation_asked.emit, folder),
            )

        self._dialogs.folder_to_use(chosen)

    def _check(self) -> None:
        self._run(self._vault.check, self._on_checked)

    def _on_checked(self, findings: object) -> None:
        found = list(findings) if isinstance(findings, Sequence) else []
        if found:
            self._say(self.tr("%n part(s) of the vault are damaged. Restore a backup.", "", len(found)))
        else:
            self._say(self.tr("Everything in the vault is sound."))

    def _copy(self, work: Callable[[CopyWatch], object], then: Callable[[object], None]) -> None:
        if not self.busy:
            self._run(partial(work, self.copy_bar.begin()), then)

    def _run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        if self.busy:
            return
        self._say(self.tr("Working…"))

        def done(event: WorkDone) -> None:
            self._end()
            then(event.result)

        self._work = BackgroundWork(work, self)
        self._work.done.connect(done)
        self._work.failed.connect(self._on_failed)
        self._show_ready()
        self._work.start()

    def _on_failed(self, event: WorkFailed) -> None:
        self._end()
        if isinstance(event.error, Cancelled):
            self._say(self.tr("Cancelled. Nothing was changed."))
        else:
            self.failed.emit(event.error)

    def _end(self) -> None:
        self._work = None
        self.state.hide()
        self.copy_bar.end()
        self._show_ready()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setAccessibleName(text)
        self.state.show()
        self.said.emit()

    def _show_ready(self) -> None:
        for button in (
            self.passphrase_button,
            self.code_button,
            self.backup_button,
            self.restore_button,
            self.move_button,
            self.check_button,
        ):
            button.setEnabled(not self.busy)
        self.folder_button.setEnabled(not self.busy and self._vault.folder_free)
        self.keyring.show_busy(self.busy)
        self.change_button.setEnabled(not self.busy and bool(self.old.text()) and self.new.agreed)
