"""A vault that keeps nothing: its state is what a test says, and what was asked of it can be looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sottovoce.ui.window.vault_access import VaultState
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce_models.errors import Code, SottovoceError, UserFixable


@dataclass(frozen=True)
class FakeCode:
    """A code of four groups instead of eight."""

    label: str
    groups: tuple[str, ...] = ("K7QF", "3M2P", "XW9D", "HJ4T")


@dataclass(frozen=True)
class FakeRestored:
    """What came of restoring."""

    deletions_found: bool = True
    set_aside: Path | None = None


class FakeVault:
    """`wait_s`: what a wrong passphrase costs; `hold`: work waits until set; `error`: what the next work raises."""

    def __init__(self, state: VaultState = VaultState.OPEN, opens: str = "open sesame") -> None:
        self.state = state
        self.folder = Path("vault")
        self.passphrase = opens
        self.code = "K7QF3M2PXW9DHJ4T"
        self.folder_free = True
        self.folder_gone = False
        self.found = VaultState.ABSENT
        self.keyring = True
        self.keyring_on = False
        self.wait_s = 0.0
        self.error: SottovoceError | None = None
        self.error_after_opening: SottovoceError | None = None
        self.damaged: list[str] = []
        self.restored = FakeRestored()
        self.done: list[tuple[object, ...]] = []
        self.hold = threading.Event()
        self.hold.set()
        self._listeners: list[Callable[[bool], None]] = []

    def subscribe(self, listener: Callable[[bool], None]) -> None:
        self._listeners.append(listener)

    def seconds_to_wait(self) -> float:
        return self.wait_s

    def create(self, passphrase: str, labels: Sequence[str]) -> Sequence[FakeCode]:
        self._work("create", passphrase)
        self.passphrase = passphrase
        self._turn(VaultState.OPEN)
        return [FakeCode(label) for label in labels]

    def unlock(self, passphrase: str) -> None:
        self._work("unlock", passphrase)
        if passphrase != self.passphrase:
            self.wait_s = 2.0
            raise UserFixable(Code.VAULT_PHRASE_WRONG, seconds=2)
        self._turn(VaultState.OPEN)

    def unlock_with_code(self, code: str, new_passphrase: str) -> None:
        """Like the real one: it is open before the new passphrase is stored, which may fail."""
        self._work("unlock_with_code", code, new_passphrase)
        self._turn(VaultState.OPEN)
        error, self.error_after_opening = self.error_after_opening, None
        if error is not None:
            raise error
        self.passphrase = new_passphrase

    def keyring_available(self) -> bool:
        return self.keyring

    def set_keyring(self, on: bool) -> None:
        self._work("set_keyring", on)
        self.keyring_on = on

    def unlock_with_keyring(self) -> None:
        self._work("unlock_with_keyring")
        self._turn(VaultState.OPEN)

    def lock(self) -> None:
        self._work("lock")
        self._turn(VaultState.LOCKED)

    def change_passphrase(self, old: str, new: str) -> None:
        self._work("change_passphrase", old, new)
        self.passphrase = new

    def new_recovery_code(self, label: str) -> FakeCode:
        self._work("new_recovery_code", label)
        return FakeCode(label)

    def choose_folder(self, chosen: Path) -> None:
        self._work("choose_folder", chosen)
        self.folder, self.state = chosen, self.found

    def relocate(self, chosen: Path, watch: CopyWatch) -> None:
        """Like the real one: refused while it is open, shut while it is copied."""
        self.refuse()
        self._turn(VaultState.LOCKED)
        self._copy("relocate", chosen, watch)
        self.folder = chosen

    def backup(self, path: Path, watch: CopyWatch) -> None:
        self._copy("backup", path, watch)

    def restore(self, path: Path) -> FakeRestored:
        self._work("restore", path)
        self._turn(VaultState.LOCKED)
        return self.restored

    def move_out(self, path: Path, watch: CopyWatch) -> None:
        self._copy("move_out", path, watch)
        self._turn(VaultState.MOVED)

    def check(self) -> Sequence[str]:
        self._work("check")
        return self.damaged

    def stays_in_memory(self) -> Sequence[str]:
        return ()

    def refuse(self) -> None:
        """Raises what was asked for."""
        error, self.error = self.error, None
        if error is not None:
            raise error

    def _copy(self, what: str, path: Path, watch: CopyWatch) -> None:
        """Comes to 43 % and stays there while `hold` is not set; stops when it is told to."""
        self.done.append((what, path))
        watch.begin(100)
        watch.copied(43)
        while not self.hold.wait(0.01):
            watch.copied(0)
        self.refuse()
        watch.copied(57)

    def _work(self, *what: object) -> None:
        self.done.append(what)
        assert self.hold.wait(10)
        self.refuse()

    def _turn(self, state: VaultState) -> None:
        self.state = state
        for listener in self._listeners:
            listener(state is VaultState.OPEN)
