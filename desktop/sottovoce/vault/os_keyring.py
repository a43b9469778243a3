"""The system's own store of secrets, for those who want it: one secret for each vault, never the only way in.

Only stores that keep a secret from other people are used: macOS Keychain, Windows Credential Manager, Secret Service
(GNOME Keyring and others) and KWallet. They are asked for by name; what else the library `keyring` could be told to use
by a file or the environment, some of it plain text, is never looked at.
"""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from sottovoce_models.errors import Code, UserFixable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "sottovoce vault"
_ALLOWED: Final = {
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "linux": (("keyring.backends.SecretService", "Keyring"), ("keyring.backends.kwallet", "DBusKeyring")),
}
# What the libraries below raise beside the library's own errors, where they are loaded at all.
_FOREIGN_ERRORS: Final = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
    ("dbus.exceptions", "DBusException"),
)


class OsKeyring(Protocol):
    """A store of secrets by the id of a vault. Every method may raise VAULT_KEYRING_ABSENT and may ask the user."""

    def get(self, vault_id: str) -> bytes | None: ...
    def put(self, vault_id: str, secret: bytes) -> None: ...
    def delete(self, vault_id: str) -> None: ...


class SystemKeyring:
    """One of the stores that are allowed."""

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, vault_id: str) -> bytes | None:
        """The secret, or None if there is none, or none of ours."""
        try:
            kept = self._backend.get_password(_SERVICE, vault_id)
        except _errors() as error:
            raise UserFixable(Code.VAULT_KEYRING_ABSENT) from error
        try:
            return b64decode(kept, validate=True) if kept else None
        except ValueError:
            return None

    def put(self, vault_id: str, secret: bytes) -> None:
        """The secret is kept, in the place of an earlier one."""
        try:
            self._backend.set_password(_SERVICE, vault_id, b64encode(secret).decode())
        except _errors() as error:
            raise UserFixable(Code.VAULT_KEYRING_ABSENT) from error

    def delete(self, vault_id: str) -> None:
        """The secret is gone; a missing one is fine."""
        from keyring.errors import PasswordDeleteError

        try:
            self._backend.delete_password(_SERVICE, vault_id)
        except PasswordDeleteError:
            return
        except _errors() as error:
            raise UserFixable(Code.VAULT_KEYRING_ABSENT) from error


def system_keyring(platform: str = sys.platform) -> OsKeyring | None:
    """The store of this computer, or None where there is no allowed one; asks the system, which may take a moment."""
    for module, name in _ALLOWED.get(platform, ()):
        try:
            backend: type[KeyringBackend] = getattr(import_module(module), name)
            if backend.viable:
                return SystemKeyring(backend())
        except _errors():
            continue
    return None


def _errors() -> tuple[type[Exception], ...]:
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, ImportError, OSError, RuntimeError]
    for module, name in _FOREIGN_ERRORS:
        error = getattr(sys.modules.get(module), name, None)
        if isinstance(error, type) and issubclass(error, Exception):
            found.append(error)
    return tuple(found)
