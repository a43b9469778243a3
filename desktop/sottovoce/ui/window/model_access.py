"""What the window needs of `services.models`: which models a job needs, getting, measuring and removing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.services.choice import Forecast
from sottovoce.services.measuring import MeasureProgress
from sottovoce.services.models import ModelSource, WriterState
from sottovoce.services.process import ProcessOptions
from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.catalogue.progress import CheckCancelled, OnProgress


class ModelAccess(Protocol):
    """Calls may take seconds, off the UI thread; only `recognizers`, `writers` and `sources` are quick."""

    def recognizers(self) -> Sequence[ModelEntry]: ...
    def writers(self) -> Sequence[ModelEntry]: ...
    def missing(self, language: str | None, writer_id: str | None) -> Sequence[ModelEntry]: ...
    def sources(self, entry: ModelEntry) -> Sequence[ModelSource]: ...
    def fetch(self, entry: ModelEntry, on_progress: OnProgress, check_cancelled: CheckCancelled) -> object: ...
    def forecast(self, options: ProcessOptions, duration_ms: int) -> Forecast: ...
    def writer_states(self) -> Sequence[WriterState]: ...
    def measure(
        self,
        entry: ModelEntry,
        languages: tuple[str, ...],
        on_progress: Callable[[MeasureProgress], None],
        check_cancelled: CheckCancelled,
    ) -> object: ...
    def remove(self, entry: ModelEntry) -> None: ...
    def import_from(self, paths: Sequence[Path]) -> Sequence[str]: ...
