"""The few operations on files that sound depends on, as one seam: tests put faults and power cuts behind it."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from errno import EDQUOT, EIO, ENOSPC
from pathlib import Path
from typing import Final, Protocol

from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

_CREATE: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_WINDOWS_PAUSES_S: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
_CHANGE: Final = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class FileSystem(Protocol):
    """Files by descriptor. Every method may raise OSError; `write` may take less than it was given."""

    def create(self, path: Path) -> int: ...
    def change(self, path: Path) -> int: ...
    def write(self, descriptor: int, data: bytes | memoryview) -> int: ...
    def seek(self, descriptor: int, offset: int) -> None: ...
    def sync(self, descriptor: int) -> None: ...
    def close(self, descriptor: int) -> None: ...
    def rename(self, path: Path, to: Path) -> None: ...
    def unlink(self, path: Path) -> None: ...
    def sync_folder(self, folder: Path) -> None: ...


class RealFiles:
    """The operating system's files; what was synced survives a power cut as far as the drive keeps its word."""

    def create(self, path: Path) -> int:
        """A new file that only its owner reads; FileExistsError rather than touching an old one."""
        return os.open(path, _CREATE, 0o600)

    def change(self, path: Path) -> int:
        return os.open(path, _CHANGE)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        return os.write(descriptor, data)

    def seek(self, descriptor: int, offset: int) -> None:
        os.lseek(descriptor, offset, os.SEEK_SET)

    def sync(self, descriptor: int) -> None:
        """Data and length are on the drive, not only in its cache (macOS needs to be told so)."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(descriptor)
        else:
            os.fdatasync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def rename(self, path: Path, to: Path) -> None:
        """The file takes the place of another; on Windows after waiting for whoever looks at it (a virus scanner)."""
        for pause_s in _WINDOWS_PAUSES_S if sys.platform == "win32" else ():
            try:
                path.replace(to)
            except PermissionError:
                time.sleep(pause_s)
            else:
                return
        path.replace(to)

    def unlink(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Names made and removed in the folder are on the drive; Windows does so by itself."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


REAL_FILES: Final[FileSystem] = RealFiles()


def write_all(files: FileSystem, descriptor: int, data: bytes) -> None:
    """All of the data are handed to the system, in as many writes as it takes."""
    rest = memoryview(data)
    while rest:
        written = files.write(descriptor, rest)
        if written <= 0:
            raise OSError(EIO, "nothing was written")
        rest = rest[written:]


def write_durably(files: FileSystem, path: Path, data: bytes) -> None:
    """The file holds exactly these bytes or is what it was before, whatever happens; durable on return."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".unfinished")
    files.unlink(unfinished)
    try:
        descriptor = files.create(unfinished)
        try:
            write_all(files, descriptor, data)
            files.sync(descriptor)
        finally:
            files.close(descriptor)
        files.rename(unfinished, path)
        files.sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            files.unlink(unfinished)
        raise


def fault_of(error: OSError) -> SottovoceError:
    """What a failed write means to the user: a full disk, or a drive that does not take it."""
    if error.errno in {ENOSPC, EDQUOT}:
        return UserFixable(Code.DISK_FULL)
    return StoreFault(Code.STORE_WRITE_FAILED)
