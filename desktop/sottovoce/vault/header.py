"""`vault.json`: who the vault is, its public key and its slots, all under a MAC of the master key.

Without the master key the file can be read and tried; with it, a removed slot, a cheaper cost or a foreign public key
is noticed. The revision grows with every change, and the database remembers the last one: an old file does not come
back.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_durably
from sottovoce.vault.keys import MasterKey
from sottovoce.vault.sealing import PUBLIC_KEY_BYTES
from sottovoce.vault.slots import Slot, SlotKind, slot_from_plain
from sottovoce_models.errors import Code, StoreFault, UserFixable

FORMAT: Final = 1
HEADER_NAME: Final = "vault.json"
_MOST_BYTES: Final = 64 * 1024
_MAC_LABEL: Final = "header mac"


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says; `mac` is b"" until it was signed."""

    vault_id: str
    revision: int
    public_key: bytes
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def signed(self, master: MasterKey) -> Header:
        """The same with its MAC."""
        return replace(self, mac=self._mac(master))

    def genuine(self, master: MasterKey) -> bool:
        """Whether every bit is as the vault wrote it."""
        return hmac.compare_digest(self.mac, self._mac(master))

    def changed(self, slots: tuple[Slot, ...], master: MasterKey) -> Header:
        """The next revision with other slots, signed."""
        return replace(self, slots=slots, revision=self.revision + 1).signed(master)

    def _mac(self, master: MasterKey) -> bytes:
        text = json.dumps(self._plain(), sort_keys=True, separators=(",", ":"))
        return hmac.new(master.subkey(_MAC_LABEL), text.encode(), sha256).digest()

    def _plain(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "id": self.vault_id,
            "revision": self.revision,
            "public_key": b64encode(self.public_key).decode(),
            "slots": [slot.plain() for slot in self.slots],
        }

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        return (json.dumps({**self._plain(), "mac": b64encode(self.mac).decode()}, indent=1) + "\n").encode()


def header_from_bytes(data: bytes) -> Header:
    """What a file says. VAULT_NEWER for a later format, STORE_DAMAGED for anything that is not a header."""
    try:
        plain = json.loads(data)
        _check_format(plain["format"])
        header = Header(
            vault_id=bytes.fromhex(plain["id"]).hex(),
            revision=int(plain["revision"]),
            public_key=b64decode(plain["public_key"], validate=True),
            slots=tuple(slot_from_plain(slot) for slot in plain["slots"]),
            mac=b64decode(plain["mac"], validate=True),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    has_passphrase = any(slot.kind is SlotKind.TYPED for slot in header.slots)  # a keyring may be lost any day
    if len(header.public_key) != PUBLIC_KEY_BYTES or not has_passphrase:
        raise StoreFault(Code.STORE_DAMAGED)
    return header


def _check_format(found: object) -> None:
    if isinstance(found, int) and found > FORMAT:
        raise UserFixable(Code.VAULT_NEWER)
    if found != FORMAT or isinstance(found, bool):
        raise StoreFault(Code.STORE_DAMAGED)


def read_header(folder: Path) -> Header:
    """The header of a vault's folder; VAULT_ABSENT, VAULT_NEWER, STORE_DAMAGED."""
    try:
        with (folder / HEADER_NAME).open("rb") as file:
            return header_from_bytes(file.read(_MOST_BYTES))
    except FileNotFoundError as error:
        raise UserFixable(Code.VAULT_ABSENT) from error
    except OSError as error:
        raise StoreFault(Code.STORE_DAMAGED) from error


def write_header(folder: Path, header: Header, files: FileSystem = REAL_FILES) -> None:
    """The file is the old one or the new one, never something between; durable on return."""
    try:
        write_durably(files, folder / HEADER_NAME, header.to_bytes())
    except OSError as error:
        raise fault_of(error) from error
