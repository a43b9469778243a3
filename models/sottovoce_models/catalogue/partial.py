"""A file on its way: it gets its name only when size and hash are right; until then it is a `.part`."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from sottovoce_models.catalogue.disk import writing_to
from sottovoce_models.catalogue.entries import ModelFile
from sottovoce_models.errors import Code, UserFixable

BLOCK_BYTES: Final = 1024 * 1024


class PartialFile:
    """Bytes of one model file, hashed as they come; what an earlier attempt left is kept and hashed again.

    Leaving the `with` block closes it; what was not committed stays as `.part` for the next attempt. Errors: DISK_FULL,
    MODEL_FOLDER_NOT_WRITABLE, MODEL_CORRUPT(id, file) for a byte too many or a wrong hash (the `.part` is removed).
    """

    def __init__(self, folder: Path, model_id: str, file: ModelFile, *, suffix: str = ".part") -> None:
        self._folder = folder
        self._model_id = model_id
        self._file = file
        self.path = folder / (file.name + suffix)
        self.size = 0
        self._hash = hashlib.sha256()
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> PartialFile:
        with writing_to(self._folder, self._file.bytes):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Append mode never truncates what is there, and creates the file where it is missing.
            self.path.open("ab").close()
            self._stream = self.path.open("r+b", buffering=0)
            if self.path.stat().st_size > self._file.bytes:
                self._stream.truncate(0)
            self._read_prefix(self.path.stat().st_size)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @property
    def complete(self) -> bool:
        """Whether all bytes are here; `commit` says whether they are the right ones."""
        return self.size == self._file.bytes

    def write(self, block: bytes) -> None:
        """Adds bytes at the end."""
        stream = self._open_stream()
        if self.size + len(block) > self._file.bytes:
            raise self.refuse()
        with writing_to(self._folder, self._file.bytes - self.size):
            view = memoryview(block)
            while view:
                written = stream.write(view) or 0
                self._hash.update(view[:written])
                self.size += written
                view = view[written:]

    def cut_to(self, size: int) -> None:
        """Keeps the first `size` bytes."""
        if size >= self.size:
            return
        stream = self._open_stream()
        with writing_to(self._folder):
            stream.truncate(size)
            self._read_prefix(size)

    def commit(self) -> Path:
        """Gives the file its name if its size and hash are right, after its bytes reached the disk."""
        stream = self._open_stream()
        if not self.complete or self._hash.hexdigest() != self._file.sha256:
            raise self.refuse()
        target = self._folder / self._file.name
        with writing_to(self._folder):
            os.fsync(stream.fileno())
            self._close()
            self.path.replace(target)
            sync_folder(self._folder)
        return target

    def discard(self) -> None:
        """Removes what was not committed."""
        self._close()
        with writing_to(self._folder):
            self.path.unlink(missing_ok=True)

    def refuse(self) -> UserFixable:
        """Removes the file; returns the error that names it."""
        self.discard()
        return UserFixable(Code.MODEL_CORRUPT, id=self._model_id, file=self._file.name)

    def _read_prefix(self, size: int) -> None:
        stream = self._open_stream()
        stream.seek(0)
        self._hash = hashlib.sha256()
        self.size = 0
        while self.size < size and (block := stream.read(min(BLOCK_BYTES, size - self.size))):
            self._hash.update(block)
            self.size += len(block)

    def _open_stream(self) -> IO[bytes]:
        if self._stream is None:
            raise ValueError("the file is closed")
        return self._stream

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def sync_folder(folder: Path) -> None:
    """Makes a rename inside the folder survive a power cut, where the system can do that."""
    if os.name == "nt":
        return  # folders cannot be opened there; NTFS logs renames itself
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
