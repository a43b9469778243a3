"""The inbox: parcels that came while the vault was locked, each a file sealed to the vault's public key.

A file says in clear only which recording it belongs to and which stretch of it, so that "off the record" can remove the
words of a stretch that nobody can read at that moment. Thread-safe.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_durably
from sottovoce.vault.parcels import Parcel, parcel_from_bytes
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce_models.errors import Code, SottovoceError

_NAME: Final = re.compile(r"(\d{12})-([0-9a-f]{32})(?:-(\d+)-(\d+))?\.sealed")
_DAMAGED: Final = ".damaged"
_CONTEXT: Final = b"sottovoce parcel/1 "


class Inbox:
    """The folder of sealed parcels; their numbers give the order."""

    def __init__(self, folder: Path, sealer: Sealer, files: FileSystem = REAL_FILES) -> None:
        self._folder = folder
        self._sealer = sealer
        self._files = files
        self._lock = threading.Lock()
        self._next = 1 + max((number for number, _ in self._found()), default=0)

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
        """Removes what is said of a stretch of a recording, unread."""
        with self._lock:
            for _, match in self._found():
                if match[2] == recording_id and match[3] and int(match[3]) < end_ms and int(match[4]) > start_ms:
                    self._files.unlink(self._folder / match[0])
            self._sync()

    def forget(self, recording_id: str) -> None:
        """Removes everything said of a recording, unread."""
        with self._lock:
            for _, match in self._found():
                if match[2] == recording_id:
                    self._files.unlink(self._folder / match[0])
            self._sync()

    def merge(self, opener: Opener, apply: Callable[[Parcel], None]) -> int:
        """Applies what waits, in order, each removed once applied; returns how many were damaged and set aside.

        A crash in between is harmless: a parcel may be applied again. Errors of `apply` other than a damaged parcel's
        are raised, with everything not yet applied still there.
        """
        damaged = 0
        with self._lock:
            for _, match in sorted(self._found(), key=lambda found: found[0]):
                path = self._folder / match[0]
                try:
                    parcel = parcel_from_bytes(opener.open(path.read_bytes(), _CONTEXT + match[0].encode()))
                    apply(parcel)
                except SottovoceError as error:
                    if error.code is not Code.STORE_DAMAGED:
                        raise
                    damaged += 1
                    self._files.rename(path, path.with_name(path.name + _DAMAGED))
                    continue
                self._files.unlink(path)
            self._sync()
        return damaged

    def _found(self) -> list[tuple[int, re.Match[str]]]:
        if not self._folder.is_dir():
            return []
        matches = (_NAME.fullmatch(path.name) for path in self._folder.iterdir())
        return [(int(match[1]), match) for match in matches if match is not None]

    def _sync(self) -> None:
        if self._folder.is_dir():
            self._files.sync_folder(self._folder)
