"""Slots: each holds the master key, wrapped under something a person has: a passphrase, a recovery code, a keyring."""

from __future__ import annotations

import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sottovoce.vault.keys import KEY_BYTES, MasterKey, unwrap_key, wrap_key
from sottovoce.vault.recovery_codes import RecoveryCode
from sottovoce_models.errors import Code, StoreFault

_SALT_BYTES: Final = 16
_KIB: Final = 1024
_LEAST_MEMORY_KIB: Final = 64 * _KIB
_MOST_MEMORY_KIB: Final = 2 * _KIB * _KIB
_LEAST_PASSES: Final = 3
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 16
_AT_LEAST_SECONDS: Final = 0.6
_AT_MOST_SECONDS: Final = 1.2
_TRIES: Final = 3  # the quickest counts: a guess is made where nothing else runs


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What a guess at a passphrase costs (Argon2id, RFC 9106); STORE_DAMAGED outside of what we ever chose.

    Too little would make guessing cheap, too much would let a forged file eat the memory of whoever opens it.
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if not (
            _LEAST_MEMORY_KIB <= self.memory_kib <= _MOST_MEMORY_KIB
            and _LEAST_PASSES <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
        ):
            raise StoreFault(Code.STORE_DAMAGED)


LEAST_COST: Final = KdfCost(_LEAST_MEMORY_KIB, _LEAST_PASSES, 1)
_START: Final = KdfCost(256 * _KIB, _LEAST_PASSES, 4)


def tuned_cost(clock: Callable[[], float] = time.perf_counter) -> KdfCost:
    """A cost at which this computer needs at least half a second for a guess, and not much more than one."""
    cost = _START
    while True:
        seconds = min(_seconds(cost, clock) for _ in range(_TRIES))
        if seconds > _AT_MOST_SECONDS and cost.memory_kib > _LEAST_MEMORY_KIB:
            cost = replace(cost, memory_kib=cost.memory_kib // 2)
        elif seconds < _AT_LEAST_SECONDS and cost.passes < _MOST_PASSES:
            cost = replace(cost, passes=min(_MOST_PASSES, cost.passes + max(1, int(cost.passes * 0.3))))
        else:
            return cost


def _seconds(cost: KdfCost, clock: Callable[[], float]) -> float:
    started = clock()
    _stretched("", bytes(_SALT_BYTES), cost)
    return clock() - started


class SlotKind(StrEnum):
    """What opens a slot."""

    TYPED = "typed"
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Slot:
    """The wrapped master key with all that is needed to try a secret on it; its parameters are authenticated."""

    kind: SlotKind
    label: str
    salt: bytes
    wrapped: bytes
    cost: KdfCost | None = None

    def plain(self) -> dict[str, Any]:
        """For vault.json."""
        cost = self.cost
        return {
            "kind": str(self.kind),
            "label": self.label,
            "salt": b64encode(self.salt).decode(),
            "wrapped": b64encode(self.wrapped).decode(),
            "argon2id": None if cost is None else [cost.memory_kib, cost.passes, cost.lanes],
        }


def slot_from_plain(plain: Any) -> Slot:
    """The slot of a file; KeyError, TypeError, ValueError or STORE_DAMAGED if it is none."""
    cost = plain["argon2id"]
    kind = SlotKind(plain["kind"])
    if (cost is None) is (kind is SlotKind.TYPED):
        raise ValueError("a passphrase has a cost, a code has none")
    return Slot(
        kind,
        str(plain["label"]),
        b64decode(plain["salt"], validate=True),
        b64decode(plain["wrapped"], validate=True),
        None if cost is None else KdfCost(*(int(number) for number in cost)),
    )


def passphrase_slot(master: MasterKey, vault_id: str, passphrase: str, cost: KdfCost) -> Slot:
    """A slot that this passphrase opens."""
    bare = Slot(SlotKind.TYPED, "", os.urandom(_SALT_BYTES), b"", cost)
    return _filled(bare, master, vault_id, _stretched(passphrase, bare.salt, cost))


def recovery_slot(master: MasterKey, vault_id: str, code: RecoveryCode) -> Slot:
    """A slot that this code opens; 160 random bits need no stretching."""
    bare = Slot(SlotKind.RECOVERY, code.label, os.urandom(_SALT_BYTES), b"")
    return _filled(bare, master, vault_id, _expanded(code.secret, bare.salt))


def keyring_slot(master: MasterKey, vault_id: str, secret: bytes) -> Slot:
    """A slot that a secret in the system's keyring opens; it is random and needs no stretching."""
    bare = Slot(SlotKind.KEYRING, "", os.urandom(_SALT_BYTES), b"")
    return _filled(bare, master, vault_id, _expanded(secret, bare.salt))


def open_with_passphrase(slot: Slot, vault_id: str, passphrase: str) -> MasterKey | None:
    """The master key, or None if this is not the passphrase."""
    if slot.cost is None:
        return None
    return _opened(slot, vault_id, _stretched(passphrase, slot.salt, slot.cost))


def open_with_secret(slot: Slot, vault_id: str, secret: bytes, kind: SlotKind = SlotKind.RECOVERY) -> MasterKey | None:
    """The master key, or None if this is not the code, or not the keyring's secret."""
    return _opened(slot, vault_id, _expanded(secret, slot.salt)) if slot.kind is kind else None


def with_slot(slots: tuple[Slot, ...], fresh: Slot) -> tuple[Slot, ...]:
    """The slots with a fresh one in the place of that of its kind and label; the passphrase comes first."""
    kept = [slot for slot in slots if (slot.kind, slot.label) != (fresh.kind, fresh.label)]
    return (fresh, *kept) if fresh.kind is SlotKind.TYPED else (*kept, fresh)


def _filled(slot: Slot, master: MasterKey, vault_id: str, kek: bytes) -> Slot:
    return replace(slot, wrapped=wrap_key(kek, master.exposed(), _context(slot, vault_id)))


def _opened(slot: Slot, vault_id: str, kek: bytes) -> MasterKey | None:
    try:
        return MasterKey(unwrap_key(kek, slot.wrapped, _context(slot, vault_id)))
    except StoreFault as fault:
        if isinstance(fault.__cause__, InvalidTag):
            return None
        raise


def _stretched(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """NFC, so that an umlaut typed on another system is the same umlaut."""
    stretch = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return stretch.derive(normalize("NFC", passphrase).encode())


def _expanded(secret: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"sottovoce recovery/1").derive(secret)


def _context(slot: Slot, vault_id: str) -> bytes:
    cost = slot.cost
    numbers = "" if cost is None else f"{cost.memory_kib} {cost.passes} {cost.lanes}"
    return f"sottovoce slot/1 {vault_id} {slot.kind} {slot.label} {numbers}".encode() + slot.salt
