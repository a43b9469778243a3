"""What is done before a vault is made, and when one is opened: its place, its passphrase, what a crash left there."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sottovoce.core.ledger import LedgerKind
from sottovoce.vault import header, place
from sottovoce.vault.deletions import DELETIONS_NAME, deletion_mark, read_deletions, sound_deletion_mark
from sottovoce.vault.inbox import Inbox
from sottovoce.vault.parcels import ParcelKind
from sottovoce.vault.recordings import AUDIO_NAME, Recordings
from sottovoce.vault.store import Store
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


def check_revision(revision: int, store: Store) -> None:
    """VAULT_HEADER_OLD if the database was opened with a later vault.json than this one; it remembers this one."""
    if revision < store.header_revision:
        raise UserFixable(Code.VAULT_HEADER_OLD)
    store.header_revision = revision


def apply_deletions(folder: Path, vault_id: str, store: Store, recordings: Recordings, inbox: Inbox) -> None:
    """What was deleted stays deleted, whatever a restored copy or a crash left."""
    marks = read_deletions(folder / DELETIONS_NAME)
    known = {*store.meetings.states(), *recordings.on_disk(), *inbox.recordings()}
    for recording_id in known if marks else ():
        with suppress(StoreFault):  # its keys are gone; a file that stays is tried again the next time
            if deletion_mark(vault_id, recording_id) in marks:
                destroy(recording_id, store, recordings, inbox)
            elif (day := marks.get(sound_deletion_mark(vault_id, recording_id))) is not None:
                destroy_sound(recording_id, store, recordings, day)


def destroy(recording_id: str, store: Store, recordings: Recordings, inbox: Inbox) -> None:
    """First the keys and all that is known of a recording; STORE_ERASE_FAILED if a file of it stays.

    The ledger notes that a meeting was deleted, and not which.
    """
    store.keys.delete(recording_id)
    with store.transaction():
        if store.meetings.get(recording_id) is not None:
            store.meetings.delete(recording_id)
            store.ledger.append(LedgerKind.DELETED, datetime.now(UTC).astimezone().isoformat(timespec="seconds"), {})
    try:
        recordings.destroy(recording_id)
    finally:
        inbox.forget(recording_id)


def destroy_sound(recording_id: str, store: Store, recordings: Recordings, at: str) -> None:
    """First the keys of a recording's sound and of a kept file, then the files; STORE_ERASE_FAILED if one stays.

    What was made of it stays: text, minutes, bookmarks. May be called again after a crash or a fault.
    """
    store.keys.delete(recording_id)
    store.meetings.set_sound_gone(recording_id, at)
    store.results.forget_finding(recording_id, str(ParcelKind.ORIGINAL))
    recordings.destroy(recording_id)
