"""The file a meeting was imported from, kept encrypted beside its sound: the same bytes come out again, or none.

A random key for each file, kept in the database (or with its job until then), so that deleting the meeting destroys it.
On disk: a mark, then blocks of 64 KiB, each ChaCha20-Poly1305 under that key. A block's nonce is its number and whether
it is the last one; so blocks that were moved, dropped or cut off do not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_all
from sottovoce_models.errors import Code, StoreFault

ORIGINAL_NAME: Final = "original.svb"
BLOCK_BYTES: Final = 1 << 16
_MARK: Final = b"SVORIG\x00\x01"
_KEY_BYTES: Final = 32
_TAG_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Original:
    """A kept file: its name and length, the hash of its bytes (hex), and the key that opens it."""

    name: str
    size_bytes: int
    sha256: str
    key: bytes

    def plain(self) -> dict[str, Any]:
        """For a parcel."""
        return {"name": self.name, "size_bytes": self.size_bytes, "sha256": self.sha256, "key": self.key.hex()}


def original_from_plain(plain: dict[str, Any]) -> Original:
    """What a parcel says; STORE_DAMAGED if it is none."""
    try:
        return Original(str(plain["name"]), int(plain["size_bytes"]), str(plain["sha256"]), bytes.fromhex(plain["key"]))
    except (KeyError, TypeError, ValueError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error


def keep_original(
    source: BinaryIO,
    name: str,
    folder: Path,
    check_cancelled: Callable[[], None] = lambda: None,
    files: FileSystem = REAL_FILES,
) -> Original:
    """All bytes of `source`, encrypted in a recording's folder: durable and whole when this returns, else not there.

    DISK_FULL, STORE_WRITE_FAILED, and what `source` or `check_cancelled` raises.
    """
    path = folder / ORIGINAL_NAME
    unfinished = path.with_name(path.name + ".part")
    key, digest, size = secrets.token_bytes(_KEY_BYTES), sha256(), 0
    cipher = ChaCha20Poly1305(key)
    try:
        files.unlink(unfinished)
        descriptor = files.create(unfinished)
        try:
            write_all(files, descriptor, _MARK)
            for number, (block, last) in enumerate(_blocks(source)):
                check_cancelled()
                digest.update(block)
                size += len(block)
                write_all(files, descriptor, cipher.encrypt(_nonce(number, last=last), block, _MARK))
            files.sync(descriptor)
        finally:
            files.close(descriptor)
        files.rename(unfinished, path)
        files.sync_folder(folder)
    except OSError as error:
        files.unlink(unfinished)
        raise fault_of(error) from error
    except BaseException:
        files.unlink(unfinished)
        raise
    return Original(name, size, digest.hexdigest(), key)


def original_bytes(folder: Path, original: Original) -> Iterator[bytes]:
    """The file again, block by block; STORE_DAMAGED where it is not exactly what was kept."""
    cipher, digest, size = ChaCha20Poly1305(original.key), sha256(), 0
    try:
        with (folder / ORIGINAL_NAME).open("rb") as file:
            if file.read(len(_MARK)) != _MARK:
                raise StoreFault(Code.STORE_DAMAGED)
            for number, (block, last) in enumerate(_blocks(file, BLOCK_BYTES + _TAG_BYTES)):
                plain = cipher.decrypt(_nonce(number, last=last), block, _MARK)
                digest.update(plain)
                size += len(plain)
                yield plain
    except (OSError, InvalidTag, ValueError) as error:
        raise StoreFault(Code.STORE_DAMAGED) from error
    if (size, digest.hexdigest()) != (original.size_bytes, original.sha256):
        raise StoreFault(Code.STORE_DAMAGED)


def _blocks(file: BinaryIO, size: int = BLOCK_BYTES) -> Iterator[tuple[bytes, bool]]:
    """The file in blocks, at least one, each with whether it is the last."""
    block = file.read(size)
    while True:
        following = file.read(size)
        yield block, not following
        if not following:
            return
        block = following


def _nonce(number: int, *, last: bool) -> bytes:
    return bytes([last]) + number.to_bytes(11, "big")
