"""The inbox: parcels that came while the vault was locked, each a file sealed to the vault's public key.

A file says in clear only which recording it belongs to and which stretch of it, so that "off the record" can remove the
words of a stretch that nobody can read at that moment. Thread-safe.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_durably
from sottovoce.vault.parcels import Parcel, parcel_from_bytes
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce_models.errors import Code, SottovoceError, StoreFault

_NAME: Final = re.compile(r"(\d{12})-([0-9a-f]{32})(?:-(\d+)-(\d+))?\.sealed(\.damaged|\.unfinished)?")
_DAMAGED: Final = ".damaged"
_UNFINISHED: Final = ".unfinished"
_CONTEXT: Final = b"sottovoce parcel/1 "


class Inbox:
    """The folder of sealed parcels; their numbers give the order."""

    def __init__(self, folder: Path, sealer: Sealer, files: FileSystem = REAL_FILES) -> None:
        self._folder = folder
        self._sealer = sealer
        self._files = files
        self._lock = threading.Lock()
        self._next = 1 + max((int(match[1]) for match in self._found()), default=0)

    def put(self, parcel: Parcel) -> None:
        """Keeps a parcel, durable on return. DISK_FULL, STORE_WRITE_FAILED with nothing half-written left."""
        stretch = "" if parcel.start_ms is None else f"-{parcel.start_ms}-{parcel.end_ms}"
        with self._lock:
            name = f"{self._next:012d}-{parcel.recording_id}{stretch}.sealed"
            sealed = self._sealer.seal(parcel.to_bytes(), _CONTEXT + name.encode())
            try:
                write_durably(self._files, self._folder / name, sealed)
            except OSError as error:
                raise fault_of(error) from error
            self._next += 1

    def erase(self, recording_id: str, start_ms: int, end_ms: int) -> None:
        """Removes what is said of a stretch of a recording, unread; STORE_ERASE_FAILED."""
        self._remove(
            lambda match: (
                match[2] == recording_id
                and match[3] is not None
                and int(match[3]) < end_ms
                and int(match[4]) > start_ms
            )
        )

    def forget(self, recording_id: str) -> None:
        """Removes everything said of a recording, unread; STORE_ERASE_FAILED."""
        self._remove(lambda match: match[2] == recording_id)

    def recordings(self) -> frozenset[str]:
        """The recordings of which something waits."""
        with self._lock:
            return frozenset(match[2] for match in self._found())

    def merge(self, opener: Opener, apply: Callable[[Parcel], None]) -> int:
        """Applies what waits, in order, each removed once applied; returns how many were damaged and set aside.

        A crash in between is harmless: a parcel may be applied again. Errors of `apply` other than a damaged parcel's
        are raised, with everything not yet applied still there; so is STORE_WRITE_FAILED.
        """
        damaged = 0
        with self._lock:
            try:
                for match in sorted(self._found(), key=lambda match: match[0]):
                    if match[5] == _UNFINISHED:
                        self._files.unlink(self._folder / match[0])  # a crash came while it was written
                    elif match[5] is None:
                        damaged += not self._merge_one(match[0], opener, apply)
                self._sync()
            except OSError as error:
                raise fault_of(error) from error
        return damaged

    def _merge_one(self, name: str, opener: Opener, apply: Callable[[Parcel], None]) -> bool:
        path = self._folder / name
        try:
            apply(_parcel(path, opener))
        except SottovoceError as error:
            if error.code is not Code.STORE_DAMAGED:
                raise
            self._files.rename(path, path.with_name(name + _DAMAGED))
            return False
        self._files.unlink(path)
        return True

    def _remove(self, doomed: Callable[[re.Match[str]], bool]) -> None:
        """Removes as many as possible; STORE_ERASE_FAILED if one stays."""
        faults: list[OSError] = []
        with self._lock:
            for match in self._found():
                if doomed(match):
                    try:
                        self._files.unlink(self._folder / match[0])
                    except OSError as error:
                        faults.append(error)
            try:
                self._sync()
            except OSError as error:
                faults.append(error)
        if faults:
            raise StoreFault(Code.STORE_ERASE_FAILED) from faults[0]

    def _found(self) -> list[re.Match[str]]:
        names: list[str] = []
        with suppress(FileNotFoundError):
            names = [path.name for path in self._folder.iterdir()]
        return [match for match in map(_NAME.fullmatch, names) if match is not None]

    def _sync(self) -> None:
        if self._folder.is_dir():
            self._files.sync_folder(self._folder)


def _parcel(path: Path, opener: Opener) -> Parcel:
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    return parcel_from_bytes(opener.open(sealed, _CONTEXT + path.name.encode()))
