"""Measuring a writer on this computer: which languages may it write? Blocks for minutes; stores figures only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sottovoce import __version__
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.measuring import MEASURE, MeasuredWriter, WriterFile, measure_writer
from sottovoce.pipeline.meeting import engine_threads
from sottovoce.services.machine import this_machine
from sottovoce.services.measured import MeasuredBook, Measurement
from sottovoce.services.proposal import RESERVE_BYTES, fits
from sottovoce_models.catalogue import CheckCancelled, ModelEntry, ModelKind, ModelStore
from sottovoce_models.errors import Cancelled, Code, UserFixable

MEASURED_LANGUAGES: Final = ("de", "en")
_ASK_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """How far it is, in [0, 1], and the language it is at."""

    model_id: str
    language: str
    fraction: float


class MeasuringService:
    """Runs the shipped meetings through a model and keeps what came out."""

    def __init__(self, store: ModelStore, book: MeasuredBook, spec: EngineSpec = MEASURE) -> None:
        self._store, self._book, self._spec = store, book, spec

    def measure(
        self,
        entry: ModelEntry,
        languages: tuple[str, ...],
        on_progress: Callable[[MeasureProgress], None],
        check_cancelled: CheckCancelled,
    ) -> tuple[Measurement, ...]:
        """Measures one language after another; each result is kept as soon as it is there.

        MODEL_MISSING, MODEL_CORRUPT, MODEL_NOT_A_WRITER, MEMORY_TOO_SMALL before it starts, MODEL_TOO_NEW when it
        cannot be loaded, MODEL_CHAT_UNKNOWN, WRITER_NOT_INSTALLED, EngineFault, Cancelled.
        """
        if entry.kind is not ModelKind.WRITER:
            raise UserFixable(Code.MODEL_NOT_A_WRITER, file=entry.id, architecture=entry.kind.value)
        folder = self._store.require(entry)
        _require_memory(entry)
        writer = WriterFile(entry.id, folder / entry.main_file.name, entry.sha256, entry.chat)
        found: list[Measurement] = []
        with _Watch(check_cancelled) as cancel:
            for number, language in enumerate(languages):
                start, share = number / len(languages), 1 / len(languages)

                def tell(done: int, total: int, at: str = language, start: float = start, share: float = share) -> None:
                    on_progress(MeasureProgress(entry.id, at, start + share * done / max(1, total)))

                result = self._measured(entry, writer, language, tell, cancel)
                found.append(
                    Measurement(
                        model_id=entry.id,
                        sha256=entry.sha256,
                        language=language,
                        failed=result.failed,
                        figures=result.figures,
                        seconds=result.seconds,
                        read_tokens_per_second=result.read_tokens_per_second,
                        written_tokens_per_second=result.written_tokens_per_second,
                        date=date.today().isoformat(),
                        app_version=__version__,
                        minutes_version=result.minutes_version,
                    )
                )
                self._book.keep(found[-1])
        return tuple(found)

    def _measured(
        self,
        entry: ModelEntry,
        writer: WriterFile,
        language: str,
        tell: Callable[[int, int], None],
        cancel: CancelToken,
    ) -> MeasuredWriter:
        try:
            return measure_writer(writer, language, engine_threads(), tell, cancel, self._spec)
        except UserFixable as error:
            if error.code is not Code.MODEL_CORRUPT:
                raise
            # Its bytes were verified a moment ago: what runs models here does not know this kind.
            raise UserFixable(Code.MODEL_TOO_NEW, file=entry.title) from error


class _Watch:
    """Asks on a thread of its own whether somebody wants to stop, so that a silent engine can be stopped, too."""

    def __init__(self, check_cancelled: CheckCancelled) -> None:
        self._check = check_cancelled
        self._cancel = CancelToken()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="measure-cancel", daemon=True)

    def __enter__(self) -> CancelToken:
        self._thread.start()
        return self._cancel

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._over.wait(_ASK_SECONDS):
            try:
                self._check()
            except Cancelled:
                self._cancel.cancel()
                return


def _require_memory(entry: ModelEntry) -> None:
    machine = this_machine()
    if not fits(entry, machine):
        needed = entry.memory_bytes + RESERVE_BYTES
        raise UserFixable(Code.MEMORY_TOO_SMALL, id=entry.id, needed_bytes=needed, available_bytes=machine.free_bytes)
