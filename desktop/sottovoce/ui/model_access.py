"""What the window needs of `services.models`: which models a job needs, and getting them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sottovoce.services.models import ModelSource
from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.catalogue.progress import CheckCancelled, OnProgress


class ModelAccess(Protocol):
    """Calls may take seconds, off the UI thread; only `recognizers`, `writers` and `sources` are quick."""

    def recognizers(self) -> Sequence[ModelEntry]: ...
    def writers(self) -> Sequence[ModelEntry]: ...
    def missing(self, language: str | None, writer_id: str | None) -> Sequence[ModelEntry]: ...
    def sources(self, entry: ModelEntry) -> Sequence[ModelSource]: ...
    def fetch(self, entry: ModelEntry, on_progress: OnProgress, check_cancelled: CheckCancelled) -> object: ...
    def import_from(self, paths: Sequence[Path]) -> Sequence[str]: ...
