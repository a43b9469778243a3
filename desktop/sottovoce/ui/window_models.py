"""Which models the chosen options lack: looked up off the UI thread, the last question counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from sottovoce.services.process import ProcessOptions
from sottovoce.ui.background import BackgroundWork, WorkDone
from sottovoce.ui.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind


class ModelCheck(QObject):
    """Signals: checked() `missing` is known anew."""

    checked = Signal()

    def __init__(self, models: ModelAccess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self._work: BackgroundWork | None = None
        self.missing: list[ModelEntry] = []

    @property
    def blocking(self) -> list[ModelEntry]:
        """Models without which nothing is heard; without a writer the minutes are led by quotes."""
        return [entry for entry in self.missing if entry.kind is not ModelKind.WRITER]

    def start(self, options: ProcessOptions) -> None:
        """Looks again."""
        self._work = BackgroundWork(partial(self._models.missing, options.language, options.writer_id), self)
        self._work.done.connect(self._on_done)
        self._work.start()

    def wait(self, seconds: float) -> None:
        """Waits when the window closes."""
        if self._work is not None:
            self._work.wait(seconds)

    def _on_done(self, event: WorkDone) -> None:
        if self.sender() is self._work and isinstance(event.result, Sequence):  # else the options have changed since
            self.missing = list(event.result)
            self.checked.emit()
