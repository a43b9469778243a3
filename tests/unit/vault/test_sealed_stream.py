from __future__ import annotations

import io
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.vault.sealed_stream import BLOCK_BYTES, Record, is_sealed, opened, sealed
from sottovoce.vault.slots import LEAST_COST
from sottovoce_models.errors import Code, UserFixable

PHRASE = "vier Wörter die nicht passen"
BLOCK = BLOCK_BYTES + 16
# Five blocks of one record: with the first where it belongs, any order of the others would parse.
ONE: list[Record] = [(b"S", b"".join(struct.pack(">I", number) for number in range(82_000)))]
WHOLE = b"".join(sealed(ONE, PHRASE, LEAST_COST))
HEAD = 12 + struct.unpack_from(">I", WHOLE, 8)[0]


def read(data: bytes, phrase: str = PHRASE) -> list[Record]:
    return list(opened(io.BytesIO(data), phrase))


def test_what_was_sealed_comes_out_again() -> None:
    assert read(WHOLE) == ONE
    assert is_sealed(io.BytesIO(WHOLE))
    assert not is_sealed(io.BytesIO(b"RIFF"))


def swapped(data: bytes) -> bytes:
    second, third = HEAD + BLOCK, HEAD + 2 * BLOCK
    return data[:second] + data[third : third + BLOCK] + data[second:third] + data[third + BLOCK :]


@pytest.mark.parametrize(
    "harm",
    [
        swapped,
        lambda data: data[: HEAD + BLOCK] + data[HEAD : HEAD + BLOCK] + data[HEAD + BLOCK :],  # one twice
        lambda data: data[: HEAD + BLOCK] + data[HEAD + 2 * BLOCK :],  # one left out
        lambda data: data[: HEAD + 3 * BLOCK],  # the end cut off, between two blocks
        lambda data: data[:HEAD],
        lambda data: data[:20],
        lambda data: data[:0],
        lambda data: data + b"more",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:8] + struct.pack(">I", 1 << 31) + data[12:],
        lambda data: data[:12] + data[12:HEAD].replace(b'"label": ""', b'"label":"" ') + data[HEAD:],
    ],
)
def test_nothing_else_opens(harm: Callable[[bytes], bytes]) -> None:
    harmed = harm(WHOLE)
    assert harmed != WHOLE
    with pytest.raises(UserFixable) as caught:
        read(harmed)
    assert caught.value.code is Code.MEETING_FILE_UNREADABLE


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(UserFixable) as caught:
        read(WHOLE, "another one")
    assert caught.value.code is Code.MEETING_FILE_UNREADABLE


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([b"J", b"S"]), st.binary(max_size=80_000)), max_size=5))
def test_any_records_come_out_again(records: list[Record]) -> None:
    assert read(b"".join(sealed(records, PHRASE, LEAST_COST))) == records
