"""A vault as somebody sees it who has its key and looks everywhere: at every page of the database, free ones too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from sottovoce.vault.vault import Vault
from tests.helpers.canary import forms

_RESERVED: Final = 32
_NONCE: Final = 16
_PLAIN_HEADER: Final = 24


def every_page(database: Path, key: bytes) -> bytes:
    """The database without its encryption, page by page as they lie there, what is free among them.

    SQLite itself reads no free page, and decrypting by its own means packs the file anew: so each page is opened here,
    as SQLite3 Multiple Ciphers' `chacha20` wrote it (a one-time key from the page's number and nonce, at its end).
    """
    data = database.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    pages = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(_page(key, number, page) for number, page in enumerate(pages, 1))


def _page(key: bytes, number: int, page: bytes) -> bytes:
    body, nonce = page[:-_RESERVED], page[-_RESERVED:][:_NONCE]
    counter = int.from_bytes(nonce[12:], "little") ^ number
    one_time = _stream(key, nonce[:12], counter, bytes(64))
    start = _PLAIN_HEADER if number == 1 else 0
    return body[:start] + _stream(one_time[32:], nonce[:12], counter + 1, body[start:])


def _stream(key: bytes, nonce: bytes, counter: int, data: bytes) -> bytes:
    initial = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce
    return Cipher(algorithms.ChaCha20(key, initial), mode=None).encryptor().update(data)


def left_of(phrases: Iterable[str], vault: Vault, places: Iterable[Path]) -> list[str]:
    """Which of the phrases, in which form, stands anywhere in the opened database or in any file under the places."""
    store = vault.store
    database = vault.folder / "vault.db"
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    assert not (log := database.with_name("vault.db-wal")).exists() or log.stat().st_size == 0, "the log remembers"
    data = {"every page": every_page(database, store._key)}
    data |= {str(path): path.read_bytes() + path.name.encode() for path in files}
    wanted = [(f"{phrase} ({form})", needle) for phrase in phrases for form, needle in forms(phrase).items()]
    return [f"{name} in {where}" for name, needle in wanted for where, each in data.items() if needle in each]
