"""Sealing: whoever has the vault's public key can shut something away that only the open vault can read.

X25519 with a fresh key for every message, HKDF-SHA256 over both public keys, ChaCha20-Poly1305; the construction of
RFC 9180's base mode, reduced to one suite. A message key is used once, so its nonce may be zero.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sottovoce_models.errors import Code, StoreFault

PUBLIC_KEY_BYTES: Final = 32
SEAL_OVERHEAD_BYTES: Final = PUBLIC_KEY_BYTES + 16
_LABEL: Final = b"sottovoce seal/1"
_NONCE: Final = bytes(12)


class Sealer:
    """Seals to one public key; knows nothing that could open what it sealed."""

    def __init__(self, public_key: bytes) -> None:
        self.public_key: Final = public_key
        self._recipient = X25519PublicKey.from_public_bytes(public_key)

    def seal(self, payload: bytes, context: bytes) -> bytes:
        """The payload, readable only with the private key and the same context; longer by SEAL_OVERHEAD_BYTES."""
        once = X25519PrivateKey.generate()
        public = once.public_key().public_bytes_raw()
        key = _message_key(once.exchange(self._recipient), public, self.public_key)
        return public + ChaCha20Poly1305(key).encrypt(_NONCE, payload, context)


class Opener:
    """Opens what was sealed to its public key."""

    def __init__(self, private_key: bytes) -> None:
        self._private = X25519PrivateKey.from_private_bytes(private_key)
        self.sealer: Final = Sealer(self._private.public_key().public_bytes_raw())

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed; STORE_DAMAGED if one bit of it or of the context is another."""
        public, body = sealed[:PUBLIC_KEY_BYTES], sealed[PUBLIC_KEY_BYTES:]
        try:
            shared = self._private.exchange(X25519PublicKey.from_public_bytes(public))
            return ChaCha20Poly1305(_message_key(shared, public, self.sealer.public_key)).decrypt(_NONCE, body, context)
        except (InvalidTag, ValueError) as error:
            raise StoreFault(Code.STORE_DAMAGED) from error


def _message_key(shared: bytes, once_public: bytes, recipient_public: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=once_public + recipient_public, info=_LABEL).derive(shared)
