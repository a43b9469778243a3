"""What is looked at before a vault is made or opened: its place, its passphrase, and what a crash left there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from sottovoce.vault import header, place
from sottovoce.vault.recordings import AUDIO_NAME
from sottovoce_models.errors import Code, StoreFault, UserFixable

DATABASE_NAME: Final = "vault.db"
DATABASE_COPY_NAME: Final = "backup-copy.db"
MIN_PASSPHRASE_LETTERS: Final = 8
_DATABASE_SUFFIXES: Final = ("", "-wal", "-shm")


def check_passphrase(passphrase: str) -> None:
    """VAULT_PHRASE_SHORT(letters)."""
    if len(passphrase) < MIN_PASSPHRASE_LETTERS:
        raise UserFixable(Code.VAULT_PHRASE_SHORT, letters=MIN_PASSPHRASE_LETTERS)


def prepared(folder: Path) -> place.ProcessLock:
    """The folder is there, private, and ours alone until the lock is released. VAULT_PLACE_…, VAULT_IN_USE."""
    place.check_place(folder)
    place.make_private(folder)
    lock = place.ProcessLock(folder / "lock")
    lock.take()
    return lock


def check_empty(folder: Path) -> None:
    """VAULT_EXISTS where there is one; a database without any key to it, left by a crash, is set aside."""
    audio = folder / AUDIO_NAME
    if (folder / header.HEADER_NAME).exists() or (audio.is_dir() and any(audio.iterdir())):
        raise UserFixable(Code.VAULT_EXISTS)
    for name in (DATABASE_NAME + suffix for suffix in _DATABASE_SUFFIXES):
        if (folder / name).exists():
            (folder / name).replace(folder / f"unfinished-{name}")


def database_path(folder: Path, *, fresh: bool) -> Path:
    """Where the database lies; STORE_DAMAGED if it is missing or empty and this is not a new vault.

    An empty file would be taken for a new database: a vault without any meeting, as if there had never been one.
    """
    path = folder / DATABASE_NAME
    try:
        if not fresh and path.stat().st_size == 0:
            raise StoreFault(Code.STORE_DAMAGED)
    except OSError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    return path


def remove_leftovers(folder: Path) -> None:
    """A backup that was cut short leaves a copy of the database that would remember what is deleted later."""
    for suffix in _DATABASE_SUFFIXES:
        with suppress(OSError):
            (folder / (DATABASE_COPY_NAME + suffix)).unlink(missing_ok=True)
