"""The first start: what a vault is, and its passphrase."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.ui.parts.background import BackgroundWork, WorkDone, WorkFailed
from sottovoce.ui.parts.banner import Banner
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel, selectable
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.vault.passphrase_fields import NewPassphrase
from sottovoce.ui.window.vault_access import CODE_LABELS, VaultAccess
from sottovoce_models.errors import Code, UserFixable


class FirstStartPage(PageColumn):
    """Creates the vault.

    Signals: creating() it begins; created(tuple of RecoveryCode); refused() no vault was made; restore_pressed() there
    is a backup; folder_chosen() the vault lies, or will lie, somewhere else.
    """

    folder_chosen = Signal()

    creating = Signal()
    refused = Signal()
    created = Signal(object)
    restore_pressed = Signal()

    def __init__(
        self, vault: VaultAccess, dialogs: PlainDialogs, language: UiLanguage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._vault, self._dialogs = vault, dialogs
        self._work: BackgroundWork | None = None
        self._choosing: BackgroundWork | None = None
        self.banner = Banner(language)
        self.banner.acted.connect(self._look_again)
        self.folder = selectable(PlainLabel("", "meta", wrap=True))
        self.folder.setAccessibleName(self.tr("Folder of the vault"))
        self.folder_button = QPushButton(self.tr("Choose folder…"))
        self.folder_button.setVisible(vault.folder_free)
        self.folder_button.clicked.connect(lambda: self._dialogs.folder_to_use(self._choose))
        self.passphrase = NewPassphrase()
        self.passphrase.changed.connect(self._show_ready)
        self.passphrase.entered.connect(self._create)
        self.create_button = QPushButton()
        self.create_button.setProperty("role", "primary")
        self.create_button.clicked.connect(self._create)
        self.restore_button = QPushButton(self.tr("Restore a backup…"))
        self.restore_button.clicked.connect(self.restore_pressed)
        self._lay_out()
        self._show_ready()

    @property
    def busy(self) -> bool:
        """Whether the vault is being made."""
        return self._work is not None

    def enter(self) -> None:
        """The page is shown: the first field waits. A vault whose folder is not there is told of."""
        self.folder.setText(self.tr("Folder: {folder}").format(folder=self._vault.folder))
        if self._vault.folder_gone:
            gone = UserFixable(Code.VAULT_PLACE_GONE, folder=str(self._vault.folder))
            self.banner.show_error(gone, self.tr("Look again"))
        self.passphrase.first.setFocus()

    def wait(self, seconds: float) -> None:
        """Waits for what is being made, when the window closes."""
        for work in (self._work, self._choosing):
            if work is not None:
                work.wait(seconds)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        self.column.addWidget(Sign("lock", "accent", 40))
        self.column.addWidget(PlainLabel(self.tr("Create your vault"), "title", wrap=True))
        for text in (
            self.tr(
                "Everything you record or import is kept encrypted in one place on this computer, the vault. Your "
                "passphrase opens it. Nobody else knows it, and nobody can send you a new one."
            ),
            self.tr("Next come two recovery codes for paper. They help if the passphrase is ever forgotten."),
        ):
            self.column.addWidget(PlainLabel(text, wrap=True))
        self.column.addSpacing(4)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.passphrase)
        place = QHBoxLayout()
        place.setSpacing(16)
        place.addWidget(self.folder, 1)
        place.addWidget(self.folder_button)
        self.column.addLayout(place)
        self.column.addLayout(buttons)

    def _look_again(self) -> None:
        self.banner.hide()
        self.enter()
        self.folder_chosen.emit()

    def _choose(self, folder: Path) -> None:
        if self.busy or self._choosing is not None:
            return
        self.banner.hide()
        self._choosing = BackgroundWork(partial(self._vault.choose_folder, folder), self)
        self._choosing.done.connect(self._on_chosen)
        self._choosing.failed.connect(self._on_refused)
        self._choosing.start()
        self._show_ready()

    def _on_chosen(self) -> None:
        self._choosing = None
        self._show_ready()
        self.enter()
        self.folder_chosen.emit()

    def _on_refused(self, event: WorkFailed) -> None:
        self._choosing = None
        self._show_ready()
        self.banner.show_error(event.error, "")

    def _create(self) -> None:
        passphrase = self.passphrase.text()
        if not passphrase or self.busy or self._choosing is not None:
            return
        self.banner.hide()
        self.creating.emit()
        self._work = BackgroundWork(partial(self._vault.create, passphrase, CODE_LABELS), self)
        self._work.done.connect(self._on_created)
        self._work.failed.connect(self._on_failed)
        self._show_ready()
        self._work.start()

    def _on_created(self, event: WorkDone) -> None:
        self._work = None
        self.passphrase.wipe()
        self._show_ready()
        self.created.emit(event.result)

    def _on_failed(self, event: WorkFailed) -> None:
        self._work = None
        self.banner.show_error(event.error, "")
        self._show_ready()
        self.passphrase.first.setFocus()
        self.refused.emit()

    def _show_ready(self) -> None:
        self.create_button.setText(self.tr("Creating the vault…") if self.busy else self.tr("Create the vault"))
        idle = not self.busy and self._choosing is None
        self.create_button.setEnabled(self.passphrase.agreed and idle)
        self.passphrase.setEnabled(not self.busy)
        self.folder_button.setEnabled(idle)
        self.restore_button.setEnabled(idle)
