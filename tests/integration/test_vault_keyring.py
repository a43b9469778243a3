"""The system's keyring as a further way in: off at first, never the only one, and losing it locks nobody out."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sottovoce.services.vault_access import VaultService, VaultState
from sottovoce.vault import os_keyring, slots
from sottovoce.vault.header import Header, header_from_bytes
from sottovoce.vault.keys import MasterKey
from sottovoce.vault.os_keyring import SystemKeyring, system_keyring
from sottovoce.vault.slots import LEAST_COST, SlotKind
from sottovoce_models.errors import Code, SottovoceError, StoreFault

OPENS = "vier Wörter die nicht passen"


class FakeBackend:
    """A store that keeps what it is given, until it fails."""

    viable = True

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None

    def get_password(self, service: str, name: str) -> str | None:
        self._answer()
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self._answer()
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        self._answer()
        if self.kept.pop((service, name), None) is None:
            raise PasswordDeleteError("not there")

    def _answer(self) -> None:
        if self.error is not None:
            raise self.error


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def service(tmp_path: Path, backend: FakeBackend) -> VaultService:
    keyring = SystemKeyring(backend)  # type: ignore[arg-type] # as much of a backend as is used
    made = VaultService(tmp_path / "vault", cost=LEAST_COST, keyring=lambda: keyring)
    made.create(OPENS, ("safe",))
    return made


def code_of(call: object) -> Code:
    with pytest.raises(SottovoceError) as refused:
        call()  # type: ignore[operator] # whatever the test hands over is called
    return refused.value.code


def test_it_is_off_at_first_and_opens_when_it_is_on(service: VaultService, backend: FakeBackend) -> None:
    assert service.keyring_available()
    assert not service.keyring_on
    service.lock()
    assert code_of(service.unlock_with_keyring) is Code.VAULT_KEYRING_LOST
    service.unlock(OPENS)
    service.set_keyring(True)
    assert service.keyring_on
    (kept,) = backend.kept.values()
    assert kept not in (service.folder / "vault.json").read_text()
    service.lock()
    service.unlock_with_keyring()
    assert service.state is VaultState.OPEN
    service.close()


def test_losing_it_locks_nobody_out(service: VaultService, backend: FakeBackend) -> None:
    from keyring.errors import KeyringError

    service.set_keyring(True)
    service.lock()
    (name,) = backend.kept
    for lost in (None, "AAAA", "no base 64!", ""):
        backend.kept = {} if lost is None else {name: lost}
        assert code_of(service.unlock_with_keyring) is Code.VAULT_KEYRING_LOST
    backend.error = KeyringError("locked")
    assert code_of(service.unlock_with_keyring) is Code.VAULT_KEYRING_ABSENT
    assert service.seconds_to_wait() == 0
    service.unlock(OPENS)
    service.set_keyring(False)
    assert not service.keyring_on
    service.close()


def test_switched_off_it_opens_nothing_any_more(service: VaultService, backend: FakeBackend) -> None:
    service.set_keyring(True)
    before = dict(backend.kept)
    service.set_keyring(False)
    assert backend.kept == {}
    backend.kept = before
    service.lock()
    assert code_of(service.unlock_with_keyring) is Code.VAULT_KEYRING_LOST
    service.close()


def test_it_stays_when_the_passphrase_changes_and_only_the_open_vault_takes_one(
    service: VaultService, backend: FakeBackend
) -> None:
    service.set_keyring(True)
    service.change_passphrase(OPENS, "vier ganz andere Wörter")
    service.lock()
    assert code_of(lambda: service.set_keyring(True)) is Code.STORE_LOCKED
    backend.kept.clear()
    assert code_of(service.unlock_with_keyring) is Code.VAULT_KEYRING_LOST
    service.unlock("vier ganz andere Wörter")
    service.close()


def test_a_store_that_does_not_answer_or_keep_is_not_used(service: VaultService, backend: FakeBackend) -> None:
    backend.error = RuntimeError("gone")
    assert code_of(lambda: service.set_keyring(True)) is Code.VAULT_KEYRING_ABSENT
    backend.error = None
    backend.set_password = lambda *_: None  # type: ignore[method-assign, assignment] # forgets everything
    assert code_of(lambda: service.set_keyring(True)) is Code.VAULT_KEYRING_ABSENT
    assert not service.keyring_on
    service.close()


def test_a_vault_that_moves_leaves_no_way_in_behind(
    service: VaultService, backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(tmp_path / "models"))
    service.set_keyring(True)
    service.move_out(tmp_path / "move.backup")
    assert backend.kept == {}
    assert service.state is VaultState.MOVED


def test_where_there_is_none_it_says_so(tmp_path: Path) -> None:
    made = VaultService(tmp_path / "vault", cost=LEAST_COST, keyring=lambda: None)
    made.create(OPENS, ("safe",))
    assert not made.keyring_available()
    for call in (lambda: made.set_keyring(True), made.unlock_with_keyring):
        assert code_of(call) is Code.VAULT_KEYRING_ABSENT
    made.set_keyring(False)
    made.close()


def test_a_header_that_nothing_but_a_keyring_opens_is_refused() -> None:
    master = MasterKey(bytes(32))
    only = Header("ab" * 16, 1, bytes(32), (slots.keyring_slot(master, "ab" * 16, b"s" * 32),)).signed(master)
    assert only.slots[0].kind is SlotKind.KEYRING
    with pytest.raises(StoreFault):
        header_from_bytes(only.to_bytes())


def test_only_stores_that_are_allowed_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    asked: list[str] = []

    def imported(name: str) -> ModuleType:
        asked.append(name)
        found = ModuleType(name)
        found.Keyring = found.DBusKeyring = found.WinVaultKeyring = FakeBackend  # type: ignore[attr-defined] # a module of a test
        return found

    monkeypatch.setattr(os_keyring, "import_module", imported)
    for platform in ("darwin", "win32", "linux"):
        assert isinstance(system_keyring(platform), SystemKeyring)
    assert system_keyring("plan9") is None
    assert asked == ["keyring.backends.macOS", "keyring.backends.Windows", "keyring.backends.SecretService"]
    monkeypatch.setattr(FakeBackend, "viable", False)
    assert system_keyring("linux") is None
    assert asked[-1] == "keyring.backends.kwallet"


def test_a_computer_without_one_answers_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    if sys.platform == "linux":
        assert system_keyring() is None
