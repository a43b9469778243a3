"""What disks do to transfers: full, read-only, gone; each becomes an error that says what to do."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sottovoce_models.errors import Code, UserFixable

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SPARE_BYTES: Final = 32 * 1024 * 1024


def free_bytes(folder: Path) -> int:
    """Free space on the disk that holds `folder` or would hold it."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def require_space(folder: Path, needed_bytes: int) -> None:
    """UserFixable(DISK_FULL, needed_bytes, free_bytes) unless this many bytes and a little more are free."""
    if needed_bytes <= 0:
        return
    needed_bytes += _SPARE_BYTES
    with writing_to(folder):
        free = free_bytes(folder)
    if free < needed_bytes:
        raise disk_full(folder, needed_bytes, free)


def disk_full(folder: Path, needed_bytes: int, free: int) -> UserFixable:
    """The error for a disk that does not hold `needed_bytes` more."""
    return UserFixable(Code.DISK_FULL, needed_bytes=needed_bytes, free_bytes=free, folder=str(folder))


@contextmanager
def writing_to(folder: Path, needed_bytes: int = 0) -> Iterator[None]:
    """Turns what the disk refuses inside the block into DISK_FULL or MODEL_FOLDER_NOT_WRITABLE(folder)."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(folder, needed_bytes, 0) from error
        raise UserFixable(Code.MODEL_FOLDER_NOT_WRITABLE, folder=str(folder)) from error
