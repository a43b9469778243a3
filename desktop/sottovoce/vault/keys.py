"""The master key of a vault, the keys derived from it, and keys wrapped in other keys."""

from __future__ import annotations

import os
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sottovoce_models.errors import Code, StoreFault

KEY_BYTES: Final = 32
# What the keys that follow from a master key are for.
SEAL: Final = "seal"
DATABASE: Final = "database"
WRAP: Final = "segment keys"
_NONCE_BYTES: Final = 12
_LABEL: Final = b"sottovoce vault/1 "


class MasterKey:
    """32 random bytes from which every other key of a vault follows; `wipe` overwrites them as well as Python can."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._key = bytearray(key)

    @classmethod
    def random(cls) -> Self:
        """A new key from the system's generator."""
        return cls(os.urandom(KEY_BYTES))

    def subkey(self, label: str) -> bytes:
        """The key for one use (HKDF-SHA256); another label gives an unrelated one. ValueError after `wipe`."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=_LABEL + label.encode()).derive(self.exposed())

    def exposed(self) -> bytes:
        """The key itself, to be wrapped into a slot and nothing else; ValueError after `wipe`."""
        if not self._key:
            raise ValueError("the master key was wiped")
        return bytes(self._key)

    def wipe(self) -> None:
        """Overwrites the key; copies that libraries made while it was used cannot be reached."""
        for index in range(len(self._key)):
            self._key[index] = 0
        self._key = bytearray()


def wrap_key(kek: bytes, key: bytes, context: bytes) -> bytes:
    """The key, encrypted under `kek` and bound to its context (ChaCha20-Poly1305, random nonce in front)."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(kek).encrypt(nonce, key, context)


def unwrap_key(kek: bytes, wrapped: bytes, context: bytes) -> bytes:
    """The key again; STORE_DAMAGED for another `kek` or context, or a changed bit."""
    try:
        return ChaCha20Poly1305(kek).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
