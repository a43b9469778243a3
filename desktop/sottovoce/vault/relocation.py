"""A vault moves to another folder of this computer, and opens from exactly one place whatever happens meanwhile.

A small text file, the note, says where the vault lies (first line) and which folders hold copies that are to go (the
others). The new place is announced there before the first byte is copied; when all of it is on the drive, one write
makes the new place the vault's and the old one the copy. What a crash leaves is removed at the next start.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from sottovoce.core.paths import remembered_folders
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.deletions import DELETIONS_NAME
from sottovoce.vault.durable_files import REAL_FILES, fault_of, write_durably
from sottovoce.vault.header import HEADER_NAME
from sottovoce.vault.opening import DATABASE_COPY_NAME, DATABASE_NAME
from sottovoce.vault.place import ProcessLock, check_place, make_private
from sottovoce.vault.recordings import AUDIO_NAME
from sottovoce.vault.vault import MOVED_NAME
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

FOLDER_NAME: Final = "Sottovoce"
LOCK_NAME: Final = "lock"
_FOLDERS: Final = (AUDIO_NAME, "inbox")
_FILES: Final = re.compile(
    rf"(unfinished-)?({HEADER_NAME}|{DATABASE_NAME}|{DATABASE_COPY_NAME}|{DELETIONS_NAME}|{MOVED_NAME})"
    r"(-wal|-shm|-journal|\.unfinished)?"
)
_BLOCK_BYTES: Final = 1 << 20
_SPARE_BYTES: Final = 64 << 20


def place_in(chosen: Path) -> Path:
    """The folder for a vault where somebody chose one: that itself if it is empty or a vault, else one of its own."""
    candidates = [chosen, chosen / FOLDER_NAME, *(chosen / f"{FOLDER_NAME}-{number}" for number in range(2, 100))]
    for candidate in candidates:
        if (candidate / HEADER_NAME).exists() or _is_free(candidate):
            return candidate
    raise UserFixable(Code.VAULT_EXISTS)


def check_target(old: Path, target: Path) -> None:
    """VAULT_EXISTS for a place that is taken or inside the vault itself, VAULT_PLACE_…, DISK_FULL."""
    check_place(target)
    if not _is_free(target) or target.resolve().is_relative_to(old.resolve()):
        raise UserFixable(Code.VAULT_EXISTS)
    there = next(parent for parent in (target, *target.absolute().parents) if parent.exists())
    try:
        if shutil.disk_usage(there).free < _bytes(_files(old)) + _SPARE_BYTES:
            raise UserFixable(Code.DISK_FULL)
    except OSError as error:
        raise fault_of(error) from error


def remember(note: Path, folder: Path, copies: tuple[Path, ...] = ()) -> None:
    """The vault lies there from now on, also after a power cut; DISK_FULL, STORE_WRITE_FAILED."""
    lines = [str(path.absolute()).replace("\n", "\0") for path in (folder, *dict.fromkeys(copies))]
    try:
        write_durably(REAL_FILES, note, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise fault_of(error) from error


def relocate(old: Path, target: Path, note: Path, watch: CopyWatch) -> None:
    """The vault, which is shut, lies in `target` now; after an error or Cancelled it lies where it did.

    What `check_target` raises, VAULT_IN_USE, DISK_FULL, STORE_WRITE_FAILED, STORE_DAMAGED if a file cannot be read.
    """
    check_target(old, target)
    others = remembered_folders(note)[1:]
    lock, there = ProcessLock(old / LOCK_NAME), ProcessLock(target / LOCK_NAME)
    lock.take()
    try:
        remember(note, old, (*others, target))
        try:
            make_private(target)
            there.take()
            _copy_all(old, target, watch)
            remember(note, target, (*others, old))
        except (OSError, SottovoceError) as error:
            there.release()
            with suppress(OSError, SottovoceError):  # the next start tries again
                remember(note, old, (*others, target))  # first: the last write may have come through after all
                _remove(target)
                remember(note, old, others)
            raise fault_of(error) if isinstance(error, OSError) else error from error
    finally:
        lock.release()
        there.release()
    finish_relocation(note)


def finish_relocation(note: Path) -> None:
    """Copies that are to go are gone, except where another process is at work or a drive is away."""
    folder, *copies = remembered_folders(note) or (Path(),)
    if not copies or not (folder / HEADER_NAME).exists():
        return
    lock = ProcessLock(folder / LOCK_NAME)
    with suppress(OSError, SottovoceError):
        lock.take()
        try:
            staying = [copy for copy in copies if _stays(folder, copy)]
            if staying != copies:
                remember(note, folder, tuple(staying))
        finally:
            lock.release()


def _stays(folder: Path, copy: Path) -> bool:
    """Removes a copy; whether something of it may still be there."""
    if copy.resolve() == folder.resolve():
        return False
    if not copy.exists():
        return not copy.parent.exists()
    lock = ProcessLock(copy / LOCK_NAME)
    try:
        lock.take()
        lock.release()
        _remove(copy)
    except (OSError, SottovoceError):
        return True
    return False


def _remove(copy: Path) -> None:
    """What is a vault's goes, its keys first; what somebody else put there stays, and the folder with it."""
    (copy / HEADER_NAME).unlink(missing_ok=True)
    REAL_FILES.sync_folder(copy)
    for name in _FOLDERS:
        if (copy / name).exists():
            shutil.rmtree(copy / name)
    for path in sorted(copy.iterdir()):
        if path.name == LOCK_NAME or _FILES.fullmatch(path.name):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        copy.rmdir()


def _is_free(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    """What makes the vault, the header last: without it there is none."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_file() and inside not in {HEADER_NAME, LOCK_NAME} and not inside.startswith(DATABASE_COPY_NAME):
            yield path
    yield folder / HEADER_NAME


def _bytes(paths: Iterator[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _copy_all(old: Path, target: Path, watch: CopyWatch) -> None:
    """Every file is on the drive of the new place and reads there as it does here."""
    watch.begin(_bytes(_files(old)))
    for source in _files(old):
        copy = target / source.relative_to(old)
        make_private(copy.parent)
        digest = _copy(source, copy, watch)
        with copy.open("rb") as file:
            if file_digest(file, "sha256").digest() != digest:
                raise StoreFault(Code.STORE_WRITE_FAILED)
    for folder in sorted({path.parent for path in target.rglob("*")} | {target, target.parent}):
        REAL_FILES.sync_folder(folder)


def _copy(source: Path, copy: Path, watch: CopyWatch) -> bytes:
    digest = sha256()
    descriptor = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with source.open("rb") as reads, os.fdopen(descriptor, "wb") as writes:
        while block := reads.read(_BLOCK_BYTES):
            digest.update(block)
            writes.write(block)
            watch.copied(len(block))
        writes.flush()
        REAL_FILES.sync(writes.fileno())
    return digest.digest()
