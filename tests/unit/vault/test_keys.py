"""Keys come back only to whoever may have them, and not at all when one bit or the context is another."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sottovoce.vault.keys import MasterKey, unwrap_key, wrap_key
from sottovoce.vault.sealing import SEAL_OVERHEAD_BYTES, Opener
from sottovoce_models.errors import Code, StoreFault


@given(payload=st.binary(max_size=300), context=st.binary(max_size=40))
def test_what_was_sealed_opens_with_the_private_key_and_the_context_only(payload: bytes, context: bytes) -> None:
    opener = Opener(os.urandom(32))
    sealed = opener.sealer.seal(payload, context)
    assert len(sealed) == len(payload) + SEAL_OVERHEAD_BYTES
    assert opener.open(sealed, context) == payload
    for wrong in (lambda: opener.open(sealed, context + b"x"), lambda: Opener(os.urandom(32)).open(sealed, context)):
        with pytest.raises(StoreFault) as fault:
            wrong()
        assert fault.value.code is Code.STORE_DAMAGED


def test_every_flipped_bit_of_a_seal_is_noticed() -> None:
    opener = Opener(os.urandom(32))
    sealed = opener.sealer.seal(b"words", b"")
    for bit in range(len(sealed) * 8):
        flipped = bytearray(sealed)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(StoreFault):
            opener.open(bytes(flipped), b"")


def test_the_same_words_never_seal_to_the_same_bytes() -> None:
    opener = Opener(os.urandom(32))
    assert opener.sealer.seal(b"words", b"") != opener.sealer.seal(b"words", b"")


def test_nothing_short_opens() -> None:
    opener = Opener(os.urandom(32))
    for length in (0, 1, 31, 32, 47):
        with pytest.raises(StoreFault):
            opener.open(bytes(length), b"")


def test_a_wrapped_key_needs_its_kek_and_its_place() -> None:
    kek, key = os.urandom(32), os.urandom(32)
    wrapped = wrap_key(kek, key, b"a")
    assert unwrap_key(kek, wrapped, b"a") == key
    for wrong_kek, wrong_wrapped, context in (
        (os.urandom(32), wrapped, b"a"),
        (kek, wrapped, b"b"),
        (kek, wrapped[:-1], b"a"),
        (kek, b"", b"a"),
    ):
        with pytest.raises(StoreFault):
            unwrap_key(wrong_kek, wrong_wrapped, context)


def test_subkeys_differ_by_label_and_are_gone_after_wiping() -> None:
    master = MasterKey.random()
    assert master.subkey("db") == MasterKey(master.exposed()).subkey("db")
    assert len({master.subkey(label) for label in ("db", "seal", "wrap")}) == 3
    master.wipe()
    with pytest.raises(ValueError, match="wiped"):
        master.subkey("db")
