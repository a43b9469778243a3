"""What the window needs of `services.models`: which models a job needs, and getting them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sottovoce_models.catalogue.entries import ModelEntry
from sottovoce_models.catalogue.progress import CheckCancelled, OnProgress


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One file of a model as it can be fetched by browser: `address` is a URL or a package with its version."""

    file: str
    size_bytes: int
    sha256: str
    addresses: tuple[str, ...]


class ModelAccess(Protocol):
    """Calls may take seconds (they read and hash files): off the UI thread, except `writers` and `sources`."""

    def writers(self) -> Sequence[ModelEntry]: ...
    def missing(self, language: str | None, writer_id: str | None) -> Sequence[ModelEntry]: ...
    def sources(self, entry: ModelEntry) -> Sequence[ModelSource]: ...
    def fetch(self, entry: ModelEntry, on_progress: OnProgress, check_cancelled: CheckCancelled) -> None: ...
    def import_from(self, paths: Sequence[Path]) -> Sequence[str]: ...
