"""A part of a vault's files is not what it was: it is refused, or what is left is exact and what is not is said.

`SOTTOVOCE_DAMAGE_STRIDE=64` looks at every 64th byte, as `tests/bench/RESULTS.md` reports it; without it there is less.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sottovoce.vault.rows_keys import StoredKeys
from sottovoce.vault.segment_files import segment_files
from sottovoce.vault.segment_recovery import frame_counts
from sottovoce.vault.store import Store
from sottovoce_models.errors import Code, SottovoceError
from tests.helpers.sounds import RATE, RECORDING, numbered, reader, write, writer
from tests.unit.vault.test_store import KEY, WRAP, everything, parcels

STRIDE = int(os.environ.get("SOTTOVOCE_DAMAGE_STRIDE", "0"))
SOUND_STRIDE = STRIDE or 64 * 67
PAGE_BYTES = 4096


def changes(whole: bytes, stride: int, end: int | None = None) -> Iterator[tuple[int, bytes]]:
    """The bytes with one bit flipped, and cut, at every so many bytes; and where that is."""
    for position in range(0, len(whole) if end is None else end, stride):
        yield (
            position,
            whole[:position] + bytes([whole[position] ^ 1 << position // stride % 8]) + whole[position + 1 :],
        )
        yield position, whole[:position]


def test_sound_is_exact_or_a_marked_gap(tmp_path: Path) -> None:
    to = writer(tmp_path)
    write(to, 25)
    to.finish()
    folder = tmp_path / RECORDING
    keys = StoredKeys(to.keys, frame_counts(folder))
    expected = numbered(0, 25 * RATE)
    looked = 0
    for file in segment_files(folder):
        whole = file.path.read_bytes()
        for position, changed in changes(whole, SOUND_STRIDE):
            file.path.write_bytes(changed)
            if 80 <= position < 208 and len(changed) == len(whole):
                assert reader(tmp_path, keys).extent().damaged == ()  # the slot, whose key lies in the database by now
                continue
            found = reader(tmp_path, keys)
            silent = 0
            for frame in found.frames(0):
                if frame.kind is None:
                    assert frame.pcm == expected[frame.start_samples * 2 : frame.end_samples * 2]
                else:
                    silent += 1
            assert silent
            assert found.extent().damaged
            looked += 1
        file.path.write_bytes(whole)
    assert looked > 300
    assert reader(tmp_path, keys).extent().damaged == ()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    store = Store(tmp_path / "whole.db", KEY, WRAP)
    for each in parcels():
        store.apply(each)
    store.close()
    return tmp_path / "whole.db"


def dumped(path: Path) -> object:
    """Everything a database holds, or the code with which it is refused."""
    try:
        store = Store(path, KEY, WRAP)
        try:
            return everything(store)
        finally:
            store.close()
    except SottovoceError as error:
        return error.code


def test_the_database_is_exact_or_refused(database: Path, tmp_path: Path) -> None:
    whole = database.read_bytes()
    original = dumped(database)
    path = tmp_path / "changed.db"
    refused = 0
    stride = STRIDE or 192
    for _, changed in changes(whole, stride, None if STRIDE else 3 * PAGE_BYTES):
        for suffix in ("-wal", "-shm", ".before"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        path.write_bytes(changed)
        found = dumped(path)
        assert found in (original, Code.STORE_DAMAGED) or not changed  # an empty file: see test_vault_crash
        refused += found is Code.STORE_DAMAGED
    assert refused > 60


def test_every_byte_of_the_first_page_matters_or_changes_nothing(database: Path, tmp_path: Path) -> None:
    """The first bytes of the file are where a program would look for what kind of database this is."""
    whole = database.read_bytes()
    original = dumped(database)
    path = tmp_path / "changed.db"
    for position in range(120):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x10]) + whole[position + 1 :])
        assert dumped(path) in (original, Code.STORE_DAMAGED)
