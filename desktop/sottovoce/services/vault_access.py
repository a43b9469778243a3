"""The vault as a whole: made, opened, shut, backed up, moved. Everything else needs the vault that this one opened."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Final

from sottovoce.core import paths
from sottovoce.core.paths import remembered_folders
from sottovoce.vault import backup, relocation
from sottovoce.vault.backup import Restored
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.deletions import DELETIONS_NAME, merge_deletions, read_deletions
from sottovoce.vault.header import HEADER_NAME, read_header
from sottovoce.vault.os_keyring import OsKeyring, system_keyring
from sottovoce.vault.place import check_place
from sottovoce.vault.recovery_codes import RecoveryCode
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_recovery import tracks_of
from sottovoce.vault.slots import KdfCost, SlotKind
from sottovoce.vault.vault import MOVED_NAME, Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

# Text keys: what stays in memory while the vault is locked, see core.self_test_texts.
_KEYRING_SECRET_BYTES: Final = 32
_ALWAYS_IN_MEMORY: Final = ("public_key",)


class VaultState(Enum):
    """Where the vault stands."""

    ABSENT = auto()
    LOCKED = auto()
    OPEN = auto()
    MOVED = auto()


class VaultService:
    """One vault at one place; thread-safe. `on_vault` is called once for each vault that is found, made or restored."""

    def __init__(
        self,
        folder: Path,
        on_vault: Callable[[Vault], None] | None = None,
        cost: KdfCost | None = None,
        remembered_backups: Path | None = None,
        keyring: Callable[[], OsKeyring | None] = system_keyring,
        note: Path | None = None,
    ) -> None:
        self._note = note
        self._keyring = keyring
        self._folder, self._on_vault, self._cost = folder, on_vault, cost
        self._backups = remembered_backups or paths.state_dir() / "backups.txt"
        self._lock = threading.RLock()
        self._vault: Vault | None = None
        self._listeners: list[Callable[[bool], None]] = []
        if note is not None:
            relocation.finish_relocation(note)
        with suppress(SottovoceError):  # told when it is opened
            backup.finish_restore(folder)

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._folder

    @property
    def folder_free(self) -> bool:
        """Whether another folder can be chosen; not where the environment says which one it is."""
        return self._note is not None

    @property
    def folder_gone(self) -> bool:
        """Whether the vault is known to lie in its folder, but that is not there, e.g. since its drive is not."""
        remembered = self._note is not None and self._folder in remembered_folders(self._note)[:1]
        return remembered and not self._folder.exists()

    @property
    def state(self) -> VaultState:
        """Where it stands, without waiting for anything."""
        vault = self._vault
        if vault is not None and vault.is_open:
            return VaultState.OPEN
        if not (self._folder / HEADER_NAME).exists():
            return VaultState.ABSENT
        return VaultState.MOVED if (self._folder / MOVED_NAME).exists() else VaultState.LOCKED

    @property
    def vault(self) -> Vault:
        """The vault, found if it was not yet; VAULT_ABSENT, VAULT_IN_USE, VAULT_MOVED …"""
        with self._lock:
            vault = self._vault
            if vault is None:
                backup.finish_restore(self._folder)
                vault = Vault.at(self._folder)
                self._take(vault)
            return vault

    def subscribe(self, listener: Callable[[bool], None]) -> None:
        """Calls the listener with True after every opening and False after every locking, on that thread."""
        self._listeners.append(listener)

    def seconds_to_wait(self) -> float:
        """How long until another passphrase may be tried."""
        vault = self._vault
        return vault.seconds_to_wait() if vault is not None else 0.0

    def create(self, passphrase: str, labels: Sequence[str]) -> tuple[RecoveryCode, ...]:
        """A new vault, open, and its recovery codes."""
        with self._lock:
            self._remember_folder()
            vault, codes = Vault.create(self._folder, passphrase, labels, self._cost)
            self._take(vault)
        self._tell(True)
        return codes

    def choose_folder(self, chosen: Path) -> None:
        """Where the new vault will lie: in that folder, or in one of its own there. One that lies there is found.

        VAULT_EXISTS if there is a vault here, VAULT_PLACE_SYNCED, VAULT_PLACE_NETWORK, VAULT_PLACE_FIXED.
        """
        with self._lock:
            self._free_note()
            if self.state is not VaultState.ABSENT:
                raise UserFixable(Code.VAULT_EXISTS)
            folder = relocation.place_in(chosen.absolute())
            check_place(folder)
            self._folder = folder
            if (folder / HEADER_NAME).exists():
                self._remember_folder()

    def relocate(self, chosen: Path, watch: CopyWatch | None = None) -> None:
        """The vault lies in another folder of this computer from now on, and is locked; the old files are deleted.

        After an error it lies where it did. STORE_LOCKED, RECORD_RUNS, JOB_RUNS, VAULT_EXISTS, VAULT_PLACE_…,
        DISK_FULL, Cancelled.
        """
        with self._lock:
            note, vault = self._free_note(), self.vault
            if vault.running:
                raise UserFixable(Code.RECORD_RUNS)
            if any(job.state is JobState.RUNNING for job in vault.store.jobs.list()):
                raise UserFixable(Code.JOB_RUNS)
            target = relocation.place_in(chosen.absolute())
            relocation.check_target(self._folder, target)
            self.close()
            relocation.relocate(self._folder, target, note, watch or CopyWatch())
            self._folder = target

    def unlock(self, passphrase: str) -> None:
        """Opens it; see `Vault.unlock`."""
        self.vault.unlock(passphrase)

    def unlock_with_code(self, code: str, new_passphrase: str) -> None:
        """Opens it with a recovery code; see `Vault.unlock_with_code`."""
        self.vault.unlock_with_code(code, new_passphrase)

    def keyring_available(self) -> bool:
        """Whether this computer has a keyring that may be used; asks the system, which may take a moment."""
        return self._keyring() is not None

    @property
    def keyring_on(self) -> bool:
        """Whether the keyring is one of the ways in, without waiting; off in a new vault and in a damaged one."""
        vault = self._vault
        try:
            slots = vault.slots if vault is not None else read_header(self._folder).slots
        except SottovoceError:
            return False  # told when it is opened
        return any(slot.kind is SlotKind.KEYRING for slot in slots)

    def set_keyring(self, on: bool) -> None:
        """The system's keyring opens the vault as well, or not any more. STORE_LOCKED, VAULT_KEYRING_ABSENT.

        Whoever is logged in on this computer opens it then. Passphrase and codes go on opening it whatever happens to
        the keyring, so losing that locks nobody out; switching it off works without it.
        """
        vault = self.vault
        keyring = self._keyring()
        if not on:
            vault.set_keyring(None)
            if keyring is not None:
                with suppress(UserFixable):  # what stays there opens nothing any more
                    keyring.delete(vault.id)
            return
        if keyring is None:
            raise UserFixable(Code.VAULT_KEYRING_ABSENT)
        secret = os.urandom(_KEYRING_SECRET_BYTES)
        keyring.put(vault.id, secret)
        if keyring.get(vault.id) != secret:  # a store that does not keep what it is given
            raise UserFixable(Code.VAULT_KEYRING_ABSENT)
        vault.set_keyring(secret)

    def unlock_with_keyring(self) -> None:
        """Opens it with what the keyring keeps; may ask the user. VAULT_KEYRING_ABSENT, VAULT_KEYRING_LOST."""
        vault, keyring = self.vault, self._keyring()
        if keyring is None:
            raise UserFixable(Code.VAULT_KEYRING_ABSENT)
        secret = keyring.get(vault.id)
        if secret is None:
            raise UserFixable(Code.VAULT_KEYRING_LOST)
        vault.unlock_with_keyring(secret)

    def lock(self) -> None:
        """Shuts it; what runs keeps what is its own."""
        vault = self._vault
        if vault is not None:
            vault.lock()

    def close(self) -> None:
        """Shuts it and lets other processes have it."""
        with self._lock:
            vault, self._vault = self._vault, None
        if vault is not None:
            vault.close()

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase."""
        self.vault.change_passphrase(old, new)

    def new_recovery_code(self, label: str) -> RecoveryCode:
        """A new code; the one with this label opens nothing any more."""
        return self.vault.new_recovery_code(label)

    def backup(self, path: Path, watch: CopyWatch | None = None) -> None:
        """The whole vault in one encrypted file, with the list of deletions beside it.

        STORE_LOCKED, DISK_FULL, Cancelled.
        """
        backup.make_backup(self.vault, path, watch=watch)
        self._remember(path)

    def restore(self, path: Path) -> Restored:
        """The vault of a backup takes the place of this one, which is set aside; it is locked. BACKUP_DAMAGED …"""
        with self._lock:
            if self._vault is not None and self._vault.running:
                raise UserFixable(Code.RECORD_RUNS)
            self.close()
            self._remember_folder()
            restored = backup.restore(path, self._folder, _extra_places())
            self._remember(path)
        self._tell(False)
        return restored

    def move_out(self, path: Path, watch: CopyWatch | None = None) -> None:
        """Vault, settings and models in one file for another computer; here the vault opens no more.

        STORE_LOCKED, RECORD_RUNS, DISK_FULL, Cancelled: then all is as it was.
        """
        with self._lock:
            vault = self.vault
            if vault.running:
                raise UserFixable(Code.RECORD_RUNS)
            had_keyring = self.keyring_on
            if had_keyring:
                self.set_keyring(False)  # this computer is not to open the vault that has moved
            try:
                backup.make_backup(vault, path, dict(_extra_files()), watch)
            except SottovoceError:
                if had_keyring:
                    with suppress(SottovoceError):
                        self.set_keyring(True)
                raise
            self.close()
            backup.mark_moved(self._folder, True)
        self._tell(False)

    def deleted(self) -> None:
        """Something was deleted: the lists beside the backups that can be reached learn of it. Called by the vault."""
        for known in self._remembered():
            with suppress(SottovoceError, OSError):  # a drive that is away learns of it when a backup is restored here
                if known.exists():
                    merge_deletions(backup.deletions_beside(known), read_deletions(self._folder / DELETIONS_NAME))

    def check(self) -> tuple[str, ...]:
        """Looks at the whole vault; what is not in order, in short technical words, nothing if all is. STORE_LOCKED."""
        vault = self.vault
        found = list(vault.store.check())
        for recording_id in vault.recordings_on_disk():
            if recording_id in vault.running:
                continue
            keys = vault.segment_keys(recording_id)
            folder = vault.audio_dir(recording_id)
            found.extend(
                f"{recording_id[:8]} {track}"
                for track in tracks_of(folder)
                if not _readable(TrackReader(folder, recording_id, track, keys))
            )
        return tuple(found)

    def stays_in_memory(self) -> tuple[str, ...]:
        """Text keys of what remains in memory while it is locked: say it, do not hide it."""
        vault = self._vault
        running = ("recording_keys",) if vault is not None and vault.running else ()
        return (*_ALWAYS_IN_MEMORY, *running, "job_keys")

    def _free_note(self) -> Path:
        if self._note is None:
            raise UserFixable(Code.VAULT_PLACE_FIXED)
        return self._note

    def _remember_folder(self) -> None:
        """Before there is a vault in it: one that nobody finds any more would be lost."""
        if self._note is not None and self._folder not in remembered_folders(self._note)[:1]:
            relocation.remember(self._note, self._folder, remembered_folders(self._note)[1:])

    def _take(self, vault: Vault) -> None:
        self._vault = vault
        vault.subscribe(self._tell)
        vault.on_deletion(self.deleted)
        if self._on_vault is not None:
            self._on_vault(vault)

    def _tell(self, opened: bool) -> None:
        for listener in list(self._listeners):
            listener(opened)

    def _remembered(self) -> list[Path]:
        try:
            return [Path(line) for line in self._backups.read_text(encoding="utf-8").splitlines() if line]
        except OSError:
            return []

    def _remember(self, path: Path) -> None:
        known = dict.fromkeys([*self._remembered(), path.absolute()])
        try:
            self._backups.parent.mkdir(parents=True, exist_ok=True)
            self._backups.write_text("\n".join(str(each) for each in known) + "\n", encoding="utf-8")
        except OSError:
            return  # the backup is made; only its list of deletions will not grow by itself


def _readable(reader: TrackReader) -> bool:
    try:
        return not reader.extent().damaged
    except StoreFault:
        return False


def _extra_places() -> Mapping[str, Path]:
    return {"settings": paths.state_dir(), "models": paths.models_dir()}


def _extra_files() -> Iterator[tuple[str, Path]]:
    settings = paths.state_dir() / "window.ini"
    if settings.is_file():
        yield "settings/window.ini", settings
    models = paths.models_dir()
    for path in sorted(models.rglob("*")):
        name = f"models/{path.relative_to(models).as_posix()}"
        if path.is_file() and backup.may_go_along(name):
            yield name, path
