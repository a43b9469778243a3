"""The vault: one folder, open or locked. Locked, it still takes in sound and results; it gives nothing back.

Thread-safe. While it is locked nobody in this process has the master key or the database; what a running recording or
job needs it holds itself. Results that come meanwhile are sealed into the inbox and merged when it is opened.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from sottovoce.vault import erasing, header, place, recovery_codes, segment_recovery, slots
from sottovoce.vault.deletions import DELETIONS_NAME, add_deletions, deletion_mark, read_deletions
from sottovoce.vault.header import Header
from sottovoce.vault.inbox import Inbox
from sottovoce.vault.keys import MasterKey
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.recovery_codes import RecoveryCode
from sottovoce.vault.rows_keys import SegmentKey
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce.vault.segment_files import forget_sealed_key
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.slots import KdfCost, Slot, SlotKind
from sottovoce.vault.store import Store
from sottovoce_models.errors import Code, StoreFault, UserFixable

DATABASE_NAME: Final = "vault.db"
AUDIO_NAME: Final = "audio"
MOVED_NAME: Final = "moved"
MIN_PASSPHRASE_LETTERS: Final = 8
DEFAULT_LABELS: Final = ("safe", "deputy")
_MOST_WAIT_SECONDS: Final = 30.0


class Vault:
    """Made by `create` or `at`. Every call may raise StoreFault when the drive fails; others are named."""

    def __init__(self, folder: Path, lock: place.ProcessLock, file: Header) -> None:
        self.folder: Final = folder
        self._process_lock = lock
        self._header = file
        self._lock = threading.RLock()
        self._master: MasterKey | None = None
        self._opener: Opener | None = None
        self._store: Store | None = None
        self._listeners: list[Callable[[bool], None]] = []
        self._before_lock: list[Callable[[], None]] = []
        self._running: set[str] = set()
        self._failures = 0
        self._try_again_at = 0.0
        self.sealer: Final = Sealer(file.public_key)
        self.inbox: Final = Inbox(folder / "inbox", self.sealer)

    # Making and finding

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, labels: Sequence[str] = DEFAULT_LABELS, cost: KdfCost | None = None
    ) -> tuple[Self, tuple[RecoveryCode, ...]]:
        """A new vault, open, and its recovery codes, which are nowhere else.

        VAULT_EXISTS, VAULT_PHRASE_SHORT(letters), VAULT_PLACE_SYNCED, VAULT_PLACE_NETWORK, VAULT_IN_USE, DISK_FULL.
        """
        _check_passphrase(passphrase)
        lock = _prepared(folder)
        try:
            _check_empty(folder)
            master, vault_id = MasterKey.random(), uuid.uuid4().hex
            codes = tuple(recovery_codes.new_code(label) for label in labels)
            made = (
                slots.passphrase_slot(master, vault_id, passphrase, cost or slots.tuned_cost()),
                *(slots.recovery_slot(master, vault_id, code) for code in codes),
            )
            public_key = Opener(master.subkey(_SEAL)).sealer.public_key
            file = Header(vault_id, 1, public_key, made).signed(master)
            vault = cls(folder, lock, file)
            place.make_private(folder / AUDIO_NAME)
            # The header comes last: without it there is no vault, and a crash before leaves nothing that needs a key.
            vault._open_with(master, fresh=True)
            header.write_header(folder, file)
        except BaseException:
            lock.release()
            raise
        return vault, codes

    @classmethod
    def at(cls, folder: Path) -> Self:
        """The vault in a folder, locked.

        VAULT_ABSENT, VAULT_IN_USE, VAULT_MOVED, VAULT_NEWER, VAULT_PLACE_SYNCED, VAULT_PLACE_NETWORK, STORE_DAMAGED.
        """
        if not (folder / header.HEADER_NAME).exists():
            raise UserFixable(Code.VAULT_ABSENT)
        if (folder / MOVED_NAME).exists():
            raise UserFixable(Code.VAULT_MOVED)
        lock = _prepared(folder)
        try:
            return cls(folder, lock, header.read_header(folder))
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Locks it and lets other processes have it."""
        self.lock()
        self._process_lock.release()

    # Opening and locking

    @property
    def id(self) -> str:
        """The vault's random name; says nothing."""
        return self._header.vault_id

    @property
    def is_open(self) -> bool:
        """Whether meetings can be read."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The database; STORE_LOCKED while the vault is."""
        store = self._store
        if store is None:
            raise StoreFault(Code.STORE_LOCKED)
        return store

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What opens it; no secrets."""
        return self._header.slots

    def seconds_to_wait(self) -> float:
        """How long until another passphrase may be tried; grows with every wrong one, never beyond half a minute."""
        return max(0.0, self._try_again_at - time.monotonic())

    def unlock(self, passphrase: str) -> None:
        """Opens it and takes in what waits. VAULT_PHRASE_WRONG(seconds), VAULT_WAIT(seconds), VAULT_HEADER_OLD."""
        self._open_with(self._master_from(lambda slot: slots.open_with_passphrase(slot, self.id, passphrase)))

    def unlock_with_code(self, code: str, new_passphrase: str) -> None:
        """Opens it with a recovery code and gives it a new passphrase.

        VAULT_CODE_INCOMPLETE, VAULT_CODE_TYPO, VAULT_CODE_WRONG(seconds), VAULT_PHRASE_SHORT, VAULT_WAIT.
        """
        _check_passphrase(new_passphrase)
        secret = recovery_codes.secret_of(code)
        master = self._master_from(lambda slot: slots.open_with_secret(slot, self.id, secret), Code.VAULT_CODE_WRONG)
        self._open_with(master)
        self._replace_passphrase(new_passphrase)

    def lock(self) -> None:
        """Nothing can be read any more; recordings and jobs that run keep what is theirs. Harmless when locked."""
        with self._lock:
            if self._store is None:
                return
            for prepare in self._before_lock:
                prepare()
            store, self._store = self._store, None
            master, self._master, self._opener = self._master, None, None
            store.close()
            if master is not None:
                master.wipe()
        self._tell(False)

    def subscribe(self, listener: Callable[[bool], None]) -> None:
        """Calls `listener(True)` after every opening and `listener(False)` after every locking, on that thread."""
        self._listeners.append(listener)

    def before_lock(self, prepare: Callable[[], None]) -> None:
        """Calls `prepare()` while everything can still be read, just before locking; it must be quick and not raise."""
        self._before_lock.append(prepare)

    # Passphrase and codes

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase; the old one must be right. VAULT_PHRASE_WRONG, VAULT_PHRASE_SHORT, VAULT_WAIT."""
        _check_passphrase(new)
        self._master_from(lambda slot: slots.open_with_passphrase(slot, self.id, old)).wipe()
        self._replace_passphrase(new)

    def new_recovery_code(self, label: str) -> RecoveryCode:
        """A new code under a label; one that had this label opens nothing any more. STORE_LOCKED."""
        code = recovery_codes.new_code(label)
        with self._lock:
            fresh = slots.recovery_slot(self._opened_master(), self.id, code)
            kept = [slot for slot in self.slots if (slot.kind, slot.label) != (SlotKind.RECOVERY, label)]
            self._write_slots((*kept, fresh))
        return code

    # Meetings

    def deliver(self, parcel: Parcel) -> None:
        """Takes a parcel in: at once while open, sealed into the inbox while locked; durable on return."""
        with self._lock:
            if parcel.kind is ParcelKind.ERASE:
                self.inbox.erase(parcel.recording_id, int(parcel.data["start_ms"]), int(parcel.data["end_ms"]))
            if self._store is None:
                self.inbox.put(parcel)
            else:
                self._store.apply(parcel)

    def audio_dir(self, recording_id: str) -> Path:
        """Where the sound of a recording lies; made when it is not there."""
        folder = self.folder / AUDIO_NAME / uuid.UUID(recording_id).hex
        place.make_private(folder)
        return folder

    def recordings_on_disk(self) -> tuple[str, ...]:
        """The recordings that have a folder, whether or not the database knows them."""
        root = self.folder / AUDIO_NAME
        return tuple(sorted(path.name for path in root.iterdir() if path.is_dir())) if root.is_dir() else ()

    def started(self, recording_id: str) -> None:
        """A recording runs: its keys stay in its own files until `stopped`, so that it can destroy them itself."""
        with self._lock:
            self._running.add(recording_id)

    def stopped(self, recording_id: str) -> None:
        """A recording has ended: its keys move into the database now, or at the next opening."""
        with self._lock:
            self._running.discard(recording_id)
            if self.is_open:
                self.adopt_keys(recording_id)

    @property
    def running(self) -> frozenset[str]:
        """The recordings that run."""
        return frozenset(self._running)

    def segment_keys(self, recording_id: str) -> SegmentKeys:
        """The keys of a recording that has ended; STORE_LOCKED."""
        return self.store.keys.all(recording_id)

    def adopt_keys(self, recording_id: str) -> None:
        """Moves the keys that lie sealed in a recording's files into the database and overwrites them there.

        First into the database, then out of the file: a crash in between leaves a key in both, never in none. What an
        erasure that a crash cut short had begun to destroy is destroyed before. STORE_ERASE_FAILED.
        """
        with self._lock:
            store, opener = self.store, self._opener
            folder = self.folder / AUDIO_NAME / recording_id
            erasing.finish_erasures(folder)
            found = segment_recovery.sealed_segments(folder)
            if opener is None or not found:
                return
            readable = []
            for each in found:
                try:
                    key = opener.open(each.key.sealed, each.key.context)
                except StoreFault:
                    continue  # a damaged key: its ten seconds stay on the disk, and the reader says that they are lost
                readable.append((each.path, SegmentKey(each.track, each.seq, key, each.frames)))
            store.keys.put(recording_id, [key for _, key in readable])
            for path, _ in readable:
                forget_sealed_key(path)

    def delete_recording(self, recording_id: str) -> None:
        """Destroys the keys of a recording, then its files and everything known of it; VAULT_RECORDING_RUNS.

        It cannot be read any more with this vault. Copies made before, exports and what the system swapped out stay.
        """
        with self._lock:
            store = self.store
            if recording_id in self._running:
                raise UserFixable(Code.VAULT_RECORDING_RUNS)
            today = datetime.now(UTC).date()
            add_deletions(self.folder / DELETIONS_NAME, [deletion_mark(self.id, recording_id)], today)
            self._destroy(store, recording_id)

    # Inside

    def _destroy(self, store: Store, recording_id: str) -> None:
        store.keys.delete(recording_id)
        self.inbox.forget(recording_id)
        erasing.destroy(self.folder / AUDIO_NAME / recording_id)
        store.meetings.delete(recording_id)

    def _master_from(
        self, attempt: Callable[[Slot], MasterKey | None], wrong: Code = Code.VAULT_PHRASE_WRONG
    ) -> MasterKey:
        wait = self.seconds_to_wait()
        if wait > 0:
            raise UserFixable(Code.VAULT_WAIT, seconds=max(1, round(wait)))
        for slot in self.slots:
            master = attempt(slot)
            if master is None:
                continue
            if not self._header.genuine(master):
                master.wipe()
                raise StoreFault(Code.STORE_DAMAGED)
            self._failures = 0
            return master
        self._failures += 1
        delay = min(_MOST_WAIT_SECONDS, 2.0 ** (self._failures - 1))
        self._try_again_at = time.monotonic() + delay
        raise UserFixable(wrong, seconds=round(delay))

    def _open_with(self, master: MasterKey, *, fresh: bool = False) -> None:
        with self._lock:
            if self._store is not None:
                master.wipe()
                return
            database = self.folder / DATABASE_NAME
            if not fresh and not database.exists():
                raise StoreFault(Code.STORE_DAMAGED)
            store = Store(database, master.subkey(_DATABASE), master.subkey(_WRAP))
            opener = Opener(master.subkey(_SEAL))
            try:
                self._check_revision(store)
                self._apply_deletions(store)
                self.inbox.merge(opener, store.apply)
                self._store, self._master, self._opener = store, master, opener
                for recording_id in self.recordings_on_disk():
                    if recording_id not in self._running:
                        self.adopt_keys(recording_id)
            except BaseException:
                self._store = self._master = self._opener = None
                store.close()
                master.wipe()
                raise
        self._tell(True)

    def _check_revision(self, store: Store) -> None:
        if self._header.revision < store.header_revision:
            raise UserFixable(Code.VAULT_HEADER_OLD)
        store.header_revision = self._header.revision

    def _apply_deletions(self, store: Store) -> None:
        """What was deleted stays deleted, whatever a restored copy says."""
        marks = read_deletions(self.folder / DELETIONS_NAME)
        if not marks:
            return
        known = {row.id for row in store.meetings.list()} | set(self.recordings_on_disk())
        for recording_id in known:
            if deletion_mark(self.id, recording_id) in marks:
                self._destroy(store, recording_id)

    def _opened_master(self) -> MasterKey:
        if self._master is None:
            raise StoreFault(Code.STORE_LOCKED)
        return self._master

    def _replace_passphrase(self, passphrase: str) -> None:
        cost = next((slot.cost for slot in self.slots if slot.cost is not None), None) or slots.tuned_cost()
        with self._lock:
            fresh = slots.passphrase_slot(self._opened_master(), self.id, passphrase, cost)
            kept = [slot for slot in self.slots if slot.kind is not SlotKind.TYPED]
            self._write_slots((fresh, *kept))

    def _write_slots(self, changed: tuple[Slot, ...]) -> None:
        """The file first: if the database is not told, it takes the newer file at the next opening."""
        file = self._header.changed(changed, self._opened_master())
        header.write_header(self.folder, file)
        self._header = file
        self.store.header_revision = file.revision

    def _tell(self, opened: bool) -> None:
        for listener in list(self._listeners):
            listener(opened)


_SEAL: Final = "seal"
_DATABASE: Final = "database"
_WRAP: Final = "segment keys"


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < MIN_PASSPHRASE_LETTERS:
        raise UserFixable(Code.VAULT_PHRASE_SHORT, letters=MIN_PASSPHRASE_LETTERS)


def _check_empty(folder: Path) -> None:
    """VAULT_EXISTS where there is one; a database without any key to it, left by a crash, is set aside."""
    audio = folder / AUDIO_NAME
    if (folder / header.HEADER_NAME).exists() or (audio.is_dir() and any(audio.iterdir())):
        raise UserFixable(Code.VAULT_EXISTS)
    for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"):
        if (folder / name).exists():
            (folder / name).replace(folder / f"unfinished-{name}")


def _prepared(folder: Path) -> place.ProcessLock:
    place.check_place(folder)
    place.make_private(folder)
    lock = place.ProcessLock(folder / "lock")
    lock.take()
    return lock
