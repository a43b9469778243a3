"""The vault is on its way to another folder: it is shut until all of it is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sottovoce.ui.parts.background import BackgroundWork, WorkFailed
from sottovoce.ui.parts.icons import Sign
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.parts.page_column import PageColumn
from sottovoce.ui.vault.copy_bar import CopyBar
from sottovoce.ui.window.vault_access import VaultAccess


class RelocationPage(PageColumn):
    """Moves it off the UI thread. Signals: moved() it lies elsewhere now; failed(WorkFailed) it lies where it did."""

    moved = Signal()
    failed = Signal(object)

    def __init__(self, vault: VaultAccess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._work: BackgroundWork | None = None
        self.copy_bar = CopyBar()
        self.column.addWidget(Sign("lock", "meta", 40))
        self.column.addWidget(PlainLabel(self.tr("The vault is moving to another folder"), "title", wrap=True))
        self.column.addWidget(
            PlainLabel(
                self.tr(
                    "It is locked until everything is there and was compared. Until then it stays valid where it is, "
                    "also after a power cut."
                ),
                wrap=True,
            )
        )
        self.column.addWidget(self.copy_bar)

    @property
    def busy(self) -> bool:
        """Whether it is on its way."""
        return self._work is not None

    def start(self, folder: Path) -> None:
        """Moves it there; refused without being shut where that cannot be."""
        if self.busy:
            return
        watch = self.copy_bar.begin()
        self._work = BackgroundWork(lambda: self._vault.relocate(folder, watch), self)
        self._work.done.connect(self._on_moved)
        self._work.failed.connect(self._on_failed)
        self._work.start()

    def enter(self) -> None:
        """The page is shown."""
        self.copy_bar.cancel_button.setFocus()

    def wait(self, seconds: float) -> None:
        """Stops it and waits, when the window closes."""
        if self._work is not None:
            self.copy_bar.cancel()
            self._work.wait(seconds)

    def _on_moved(self) -> None:
        self._work = None
        self.copy_bar.end()
        self.moved.emit()

    def _on_failed(self, event: WorkFailed) -> None:
        self._work = None
        self.copy_bar.end()
        self.failed.emit(event)
