"""A backup takes the place of the vault: asked for, done off the UI thread, and what came of it in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.parts.background import BackgroundWork, WorkFailed
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.window.vault_access import Restored, VaultAccess, VaultState

BACKUP_SUFFIX: Final = "sottovoce-vault"


class VaultRestore(QObject):
    """Signals: restored(str) what to tell the user; failed(WorkFailed). Either way the vault may be shut now."""

    restored = Signal(str)
    failed = Signal(object)

    def __init__(self, vault: VaultAccess, dialogs: PlainDialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault, self._dialogs = vault, dialogs
        self._work: BackgroundWork | None = None

    def start(self) -> None:
        """Asks for the file and, where a vault lies already, once more."""
        self._dialogs.file_to_read(BACKUP_SUFFIX, self._on_chosen)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way, when the window closes."""
        if self._work is not None:
            self._work.wait(seconds)

    def _on_chosen(self, path: Path) -> None:
        if self._vault.state in {VaultState.ABSENT, VaultState.MOVED}:
            self._run(path)
            return
        self._dialogs.confirm(
            self.tr("Replace the vault of this computer?"),
            self.tr(
                "The vault in the backup takes its place. What was recorded here since that backup is not in it. The "
                "vault that lies here now is not deleted but put beside it."
            ),
            self.tr("Replace"),
            partial(self._run, path),
        )

    def _run(self, path: Path) -> None:
        if self._work is not None:
            return
        came_of_it: list[Restored] = []
        self._work = BackgroundWork(lambda: came_of_it.append(self._vault.restore(path)), self)
        self._work.done.connect(lambda: self._on_done(came_of_it[0]))
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def _on_done(self, restored: Restored) -> None:
        self._work = None
        self.restored.emit(self._text(restored))

    def _on_failed(self, event: WorkFailed) -> None:
        self._work = None
        self.failed.emit(event)

    def _text(self, restored: Restored) -> str:
        texts = [self.tr("The backup is restored. It opens with the passphrase it was made with, or with a code.")]
        if restored.deletions_found:
            texts.append(self.tr("A list of deletions lay beside it: what was deleted since stays deleted."))
        else:
            texts.append(
                self.tr(
                    "No list of deletions lay beside it: meetings that were deleted after it was made may be back. "
                    "Delete them once more."
                )
            )
        if restored.set_aside is not None:
            text = self.tr("The vault before lies in the folder “{folder}” beside it.")
            texts.append(text.format(folder=restored.set_aside.name))
        return " ".join(texts)
