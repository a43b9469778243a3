"""A file that a passphrase opens: a head in the clear that says how, then records in blocks of 64 KiB.

The key is random and wrapped under the passphrase (Argon2id) like that of a vault. Each block is ChaCha20-Poly1305 with
its number and whether it is the last as nonce, and the head as associated data: blocks that were moved, dropped or cut
off do not open, nor does anything under another head.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import IO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sottovoce.vault import slots
from sottovoce.vault.keys import MasterKey
from sottovoce.vault.slots import KdfCost
from sottovoce_models.errors import Code, StoreFault, UserFixable

BLOCK_BYTES: Final = 1 << 16
MAX_RECORD_BYTES: Final = 512 << 20
_MARK: Final = b"SVMEET\x00\x01"
_LENGTH: Final = struct.Struct(">I")
_RECORD: Final = struct.Struct(">cI")
_MAX_HEAD_BYTES: Final = 4_096
_TAG_BYTES: Final = 16
_LABEL: Final = "meeting file"

Record = tuple[bytes, bytes]
"""One letter for what it is, and its bytes."""


def sealed(records: Iterable[Record], passphrase: str, cost: KdfCost | None = None) -> Iterator[bytes]:
    """The bytes of the file, block by block."""
    master = MasterKey.random()
    slot = slots.passphrase_slot(master, _LABEL, passphrase, cost or slots.tuned_cost())
    head = json.dumps(slot.plain()).encode()
    context = sha256(_MARK + head).digest()
    cipher = ChaCha20Poly1305(master.subkey(_LABEL))
    master.wipe()
    yield _MARK + _LENGTH.pack(len(head)) + head
    for number, (block, last) in enumerate(_blocks(records)):
        yield cipher.encrypt(_nonce(number, last=last), block, context)


def opened(file: IO[bytes], passphrase: str) -> Iterator[Record]:
    """The records again. MEETING_FILE_UNREADABLE for another passphrase and for anything that was changed."""
    try:
        yield from _records(_plain(file, passphrase))
    except (InvalidTag, ValueError, KeyError, TypeError, AttributeError, struct.error, RecursionError) as error:
        raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error
    except StoreFault as error:
        if error.code is not Code.STORE_DAMAGED:
            raise
        raise UserFixable(Code.MEETING_FILE_UNREADABLE) from error


def is_sealed(file: IO[bytes]) -> bool:
    """Whether a file begins like one of these."""
    return file.read(len(_MARK)) == _MARK


def _blocks(records: Iterable[Record]) -> Iterator[tuple[bytes, bool]]:
    waiting = bytearray()
    for kind, payload in records:
        if len(payload) > MAX_RECORD_BYTES:
            raise StoreFault(Code.STORE_DAMAGED)
        waiting += _RECORD.pack(kind, len(payload)) + payload
        while len(waiting) > BLOCK_BYTES:
            yield bytes(waiting[:BLOCK_BYTES]), False
            del waiting[:BLOCK_BYTES]
    yield bytes(waiting), True


def _plain(file: IO[bytes], passphrase: str) -> Iterator[bytes]:
    if file.read(len(_MARK)) != _MARK:
        raise ValueError("not such a file")
    (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
    if length > _MAX_HEAD_BYTES:
        raise ValueError("the head is too long")
    head = file.read(length)
    master = slots.open_with_passphrase(slots.slot_from_plain(json.loads(head)), _LABEL, passphrase)
    if master is None:
        raise ValueError("another passphrase")
    context = sha256(_MARK + head).digest()
    cipher = ChaCha20Poly1305(master.subkey(_LABEL))
    master.wipe()
    number, block = 0, file.read(BLOCK_BYTES + _TAG_BYTES)
    while True:
        following = file.read(BLOCK_BYTES + _TAG_BYTES)
        yield cipher.decrypt(_nonce(number, last=not following), block, context)
        if not following:
            return
        number, block = number + 1, following


def _records(blocks: Iterator[bytes]) -> Iterator[Record]:
    waiting = bytearray()
    for block in blocks:
        waiting += block
        while len(waiting) >= _RECORD.size:
            kind, length = _RECORD.unpack_from(waiting)
            if length > MAX_RECORD_BYTES:
                raise ValueError("a record is too long")
            end = _RECORD.size + length
            if len(waiting) < end:
                break
            yield kind, bytes(waiting[_RECORD.size : end])
            del waiting[:end]
    if waiting:
        raise ValueError("half a record")


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes([last]) + number.to_bytes(11, "big")
