"""The vault: one folder, open or locked. Locked, it still takes in sound and results; it gives nothing back.

Thread-safe. While it is locked nobody in this process has the master key or the database; what a running recording or
job needs it holds itself. Results that come meanwhile are sealed into the inbox and merged when it is opened.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from sottovoce.vault import header, opening, place, recovery_codes, slots
from sottovoce.vault.attempts import Attempts
from sottovoce.vault.deletions import DELETIONS_NAME, add_deletions, deletion_mark, sound_deletion_mark
from sottovoce.vault.header import Header
from sottovoce.vault.inbox import Inbox
from sottovoce.vault.keys import DATABASE, SEAL, WRAP, MasterKey
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.recordings import AUDIO_NAME, Recordings, settle_all
from sottovoce.vault.recovery_codes import RecoveryCode
from sottovoce.vault.sealing import Opener, Sealer
from sottovoce.vault.segments import SegmentKeys
from sottovoce.vault.slots import KdfCost, Slot, SlotKind
from sottovoce.vault.store import Store
from sottovoce_models.errors import Code, StoreFault, UserFixable

MOVED_NAME: Final = "moved"
DEFAULT_LABELS: Final = ("safe", "deputy")


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
        self._closed = False
        self._deletion_listeners: list[Callable[[], None]] = []
        self._attempts = Attempts()
        self._recordings = Recordings(folder)
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
        opening.check_passphrase(passphrase)
        lock = opening.prepared(folder)
        try:
            opening.check_empty(folder)
            master, vault_id = MasterKey.random(), uuid.uuid4().hex
            codes = tuple(recovery_codes.new_code(label) for label in labels)
            made = (
                slots.passphrase_slot(master, vault_id, passphrase, cost or slots.tuned_cost()),
                *(slots.recovery_slot(master, vault_id, code) for code in codes),
            )
            public_key = Opener(master.subkey(SEAL)).sealer.public_key
            file = Header(vault_id, 1, public_key, made).signed(master)
            vault = cls(folder, lock, file)
            place.make_private(folder / AUDIO_NAME)
            # The header comes last: without it there is no vault, and a crash before leaves nothing that needs a key.
            vault._open_with(master, fresh=True)
        except BaseException:
            lock.release()
            raise
        try:
            header.write_header(folder, file)
        except BaseException:
            vault.close()
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
        lock = opening.prepared(folder)
        try:
            return cls(folder, lock, header.read_header(folder))
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Locks it and lets other processes have it; nothing is written here from now on."""
        try:
            self.lock()
        finally:
            with self._lock:
                self._closed = True
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
        return self._attempts.seconds_to_wait()

    def unlock(self, passphrase: str) -> None:
        """Opens it and takes in what waits. VAULT_PHRASE_WRONG(seconds), VAULT_WAIT(seconds), VAULT_HEADER_OLD."""
        self._open_with(self._master_from(lambda slot: slots.open_with_passphrase(slot, self.id, passphrase)))

    def unlock_with_code(self, code: str, new_passphrase: str) -> None:
        """Opens it with a recovery code and gives it a new passphrase.

        VAULT_CODE_INCOMPLETE, VAULT_CODE_TYPO, VAULT_CODE_WRONG(seconds), VAULT_PHRASE_SHORT, VAULT_WAIT.
        """
        opening.check_passphrase(new_passphrase)
        secret = recovery_codes.secret_of(code)
        master = self._master_from(lambda slot: slots.open_with_secret(slot, self.id, secret), Code.VAULT_CODE_WRONG)
        self._open_with(master)
        self._replace_passphrase(new_passphrase)

    def unlock_with_keyring(self, secret: bytes) -> None:
        """Opens it with what the system's keyring keeps; VAULT_KEYRING_LOST if that is not it."""
        master = self._master_in(lambda slot: slots.open_with_secret(slot, self.id, secret, SlotKind.KEYRING))
        if master is None:
            raise UserFixable(Code.VAULT_KEYRING_LOST)
        self._open_with(master)

    def lock(self) -> None:
        """Nothing can be read any more; recordings and jobs that run keep what is theirs. Harmless when locked."""
        with self._lock:
            if self._store is None:
                return
            try:
                for prepare in self._before_lock:
                    prepare()
            finally:
                self._shut(self._store)
        self._tell(False)

    def subscribe(self, listener: Callable[[bool], None]) -> None:
        """Calls `listener(True)` after every opening and `listener(False)` after every locking, on that thread."""
        self._listeners.append(listener)

    def before_lock(self, prepare: Callable[[], None]) -> None:
        """Calls `prepare()` while everything can still be read, just before locking; it must be quick and not raise."""
        self._before_lock.append(prepare)

    def on_deletion(self, listener: Callable[[], None]) -> None:
        """Calls `listener()` when the list of deletions has grown, on that thread; it must not raise."""
        self._deletion_listeners.append(listener)

    # Passphrase and codes

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase; the old one must be right. VAULT_PHRASE_WRONG, VAULT_PHRASE_SHORT, VAULT_WAIT."""
        opening.check_passphrase(new)
        self.confirm_passphrase(old)
        self._replace_passphrase(new)

    def confirm_passphrase(self, passphrase: str) -> None:
        """Asks whoever sits there once more. VAULT_PHRASE_WRONG(seconds), VAULT_WAIT(seconds)."""
        self._master_from(lambda slot: slots.open_with_passphrase(slot, self.id, passphrase)).wipe()

    def new_recovery_code(self, label: str) -> RecoveryCode:
        """A new code under a label; one that had this label opens nothing any more. STORE_LOCKED."""
        code = recovery_codes.new_code(label)
        with self._lock:
            fresh = slots.recovery_slot(self._opened_master(), self.id, code)
            self._write_slots(slots.with_slot(self.slots, fresh))
        return code

    def set_keyring(self, secret: bytes | None) -> None:
        """What the system's keyring keeps opens it as well, or (None) no keyring any more. STORE_LOCKED."""
        with self._lock:
            master = self._opened_master()
            kept = tuple(slot for slot in self.slots if slot.kind is not SlotKind.KEYRING)
            self._write_slots(kept if secret is None else (*kept, slots.keyring_slot(master, self.id, secret)))

    # Meetings

    def deliver(self, parcel: Parcel) -> None:
        """Takes a parcel in: at once while open, sealed into the inbox while locked; durable on return.

        STORE_LOCKED after `close`.
        """
        with self._lock:
            self._require_not_closed()
            if parcel.kind is ParcelKind.ERASE:
                self.inbox.erase(parcel.recording_id, int(parcel.data["start_ms"]), int(parcel.data["end_ms"]))
            if self._store is None:
                self.inbox.put(parcel)
            else:
                self._store.apply(parcel)

    def audio_dir(self, recording_id: str) -> Path:
        """Where the sound of a recording lies; made when it is not there."""
        folder = self._recordings.folder(recording_id)
        place.make_private(folder)
        return folder

    def recordings_on_disk(self) -> tuple[str, ...]:
        """The recordings that have a folder, whether or not the database knows them."""
        return self._recordings.on_disk()

    def started(self, recording_id: str) -> None:
        """A recording runs: its keys stay in its own files until `stopped`, so that it can destroy them itself."""
        with self._lock:
            self._recordings.mark(recording_id)
            self._running.add(recording_id)

    def stopped(self, recording_id: str) -> None:
        """A recording has ended: its keys move into the database now, or at the next opening."""
        with self._lock:
            self._running.discard(recording_id)
            (self.adopt_keys if self.is_open else self._recordings.unmark_empty)(recording_id)

    @property
    def running(self) -> frozenset[str]:
        """The recordings that run."""
        return frozenset(self._running)

    def segment_keys(self, recording_id: str) -> SegmentKeys:
        """The keys of a recording that has ended; STORE_LOCKED."""
        return self.store.keys.all(recording_id)

    def adopt_keys(self, recording_id: str) -> None:
        """The keys that lie sealed in a recording's files are in the database, and there only; STORE_LOCKED."""
        with self._lock:
            store = self.store
            if self._opener is not None:
                self._recordings.adopt(recording_id, store, self._opener)

    @contextmanager
    def backing_up(self) -> Iterator[Store]:
        """As long as this lasts, no key moves out of a file into a database that was copied before. STORE_LOCKED."""
        with self._lock:
            store = self.store
            self._recordings.backup_begins()
        try:
            yield store
        finally:
            with self._lock:
                self._recordings.backup_ends()

    def delete_recording(self, recording_id: str) -> None:
        """Destroys the keys of a recording, then its files and everything known of it; VAULT_RECORDING_RUNS.

        It cannot be read any more with this vault. Copies made before, exports and what the system swapped out stay.
        """
        with self._destroying(recording_id, deletion_mark(self.id, recording_id)) as store:
            opening.destroy(recording_id, store, self._recordings, self.inbox)

    def delete_sound(self, recording_id: str) -> None:
        """Destroys the keys and files of a recording's sound; what was made of it stays. Else as `delete_recording`."""
        with self._destroying(recording_id, sound_deletion_mark(self.id, recording_id)) as store:
            opening.destroy_sound(recording_id, store, self._recordings, datetime.now(UTC).date().isoformat())

    def erase_part(self, recording_id: str, mark: str, stretches_ms: Sequence[tuple[int, int]] | None = None) -> None:
        """Notes that a part is gone; destroys these stretches of sound and a kept file. Else as `delete_recording`."""
        with self._destroying(recording_id, mark) as store:
            if self._opener is not None and stretches_ms is not None:
                self._recordings.erase(recording_id, stretches_ms, store, self._opener)

    # Inside

    @contextmanager
    def _destroying(self, recording_id: str, mark: str) -> Iterator[Store]:
        """The mark is on the drive before anything is destroyed, so that a crash or a backup brings nothing back."""
        with self._lock:
            store = self.store
            self._recordings.folder(recording_id)  # ValueError for what is none
            if recording_id in self._running:
                raise UserFixable(Code.VAULT_RECORDING_RUNS)
            add_deletions(self.folder / DELETIONS_NAME, [mark], datetime.now(UTC).date())
            try:
                yield store
            finally:
                for listener in list(self._deletion_listeners):
                    listener()

    def _master_from(
        self, attempt: Callable[[Slot], MasterKey | None], wrong: Code = Code.VAULT_PHRASE_WRONG
    ) -> MasterKey:
        self._attempts.begin()
        master = self._master_in(attempt)
        if master is None:
            raise UserFixable(wrong, seconds=self._attempts.wrong())
        self._attempts.right()
        return master

    def _master_in(self, attempt: Callable[[Slot], MasterKey | None]) -> MasterKey | None:
        """What the first slot that opens holds; STORE_DAMAGED if somebody changed vault.json."""
        master = next((found for slot in self.slots if (found := attempt(slot)) is not None), None)
        if master is not None and not self._header.genuine(master):
            master.wipe()
            raise StoreFault(Code.STORE_DAMAGED)
        return master

    def _open_with(self, master: MasterKey, *, fresh: bool = False) -> None:
        with self._lock:
            if self._store is not None:
                master.wipe()
                return
            store = None
            try:
                self._require_not_closed()
                store = Store(
                    opening.database_path(self.folder, fresh=fresh), master.subkey(DATABASE), master.subkey(WRAP)
                )
                opener = Opener(master.subkey(SEAL))
                opening.check_revision(self._header.revision, store)
                opening.remove_leftovers(self.folder)
                opening.apply_deletions(self.folder, self.id, store, self._recordings, self.inbox)
                self.inbox.merge(opener, store.apply)
                settle_all(self._recordings, store, opener, self._running)
                self._store, self._master, self._opener = store, master, opener
            except BaseException:
                if store is not None:
                    store.close()
                master.wipe()
                raise
        self._tell(True)

    def _shut(self, store: Store) -> None:
        master, self._master = self._master, None
        self._store = self._opener = None
        try:
            store.close()
        finally:
            if master is not None:
                master.wipe()

    def _require_not_closed(self) -> None:
        if self._closed:
            raise StoreFault(Code.STORE_LOCKED)

    def _opened_master(self) -> MasterKey:
        if self._master is None:
            raise StoreFault(Code.STORE_LOCKED)
        return self._master

    def _replace_passphrase(self, passphrase: str) -> None:
        cost = next((slot.cost for slot in self.slots if slot.cost is not None), None) or slots.tuned_cost()
        with self._lock:
            fresh = slots.passphrase_slot(self._opened_master(), self.id, passphrase, cost)
            self._write_slots(slots.with_slot(self.slots, fresh))

    def _write_slots(self, changed: tuple[Slot, ...]) -> None:
        """The file first: if the database is not told, it takes the newer file at the next opening."""
        file = self._header.changed(changed, self._opened_master())
        header.write_header(self.folder, file)
        self._header = file
        self.store.header_revision = file.revision

    def _tell(self, opened: bool) -> None:
        for listener in list(self._listeners):
            listener(opened)
