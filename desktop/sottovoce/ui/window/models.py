"""Which models the chosen options lack, and how long they take: asked off the UI thread, the last question counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from sottovoce.services.choice import Forecast
from sottovoce.services.process import ProcessOptions
from sottovoce.ui.parts.background import BackgroundWork, WorkDone
from sottovoce.ui.window.model_access import ModelAccess
from sottovoce_models.catalogue.entries import ModelEntry, ModelKind

HOUR_MS: Final = 3_600_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a look found: what is missing, and the forecast for an hour of sound."""

    missing: tuple[ModelEntry, ...]
    forecast: Forecast


class ModelCheck(QObject):
    """Signals: checked() `missing` is known anew."""

    checked = Signal()

    def __init__(self, models: ModelAccess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self._work: BackgroundWork | None = None
        self.missing: list[ModelEntry] = []
        self.forecast: Forecast | None = None

    @property
    def blocking(self) -> list[ModelEntry]:
        """Models without which nothing is heard; without a writer the minutes are led by quotes."""
        return [entry for entry in self.missing if entry.kind is not ModelKind.WRITER]

    def start(self, options: ProcessOptions) -> None:
        """Looks again."""
        self._work = BackgroundWork(partial(_look, self._models, options), self)
        self._work.done.connect(self._on_done)
        self._work.start()

    def wait(self, seconds: float) -> None:
        """Waits when the window closes."""
        if self._work is not None:
            self._work.wait(seconds)

    def _on_done(self, event: WorkDone) -> None:
        if self.sender() is self._work and isinstance(event.result, Found):  # else the options have changed since
            self.missing, self.forecast = list(event.result.missing), event.result.forecast
            self.checked.emit()

    def seconds_for(self, duration_ms: int) -> float | None:
        """How long a recording of this length takes with the chosen options; None while nobody knows."""
        return self.forecast.seconds_for(duration_ms) if self.forecast is not None else None


def _look(models: ModelAccess, options: ProcessOptions) -> Found:
    missing = models.missing(options.language, options.writer_id)
    return Found(tuple(missing), models.forecast(options, HOUR_MS))
