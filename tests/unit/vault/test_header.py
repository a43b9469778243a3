"""What opens a vault: header, slots and recovery codes; one wrong bit, letter or number is refused and named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.vault import slots
from sottovoce.vault.header import FORMAT, Header, header_from_bytes, read_header, write_header
from sottovoce.vault.keys import MasterKey
from sottovoce.vault.recovery_codes import CODE_BYTES, RecoveryCode, new_code, secret_of
from sottovoce.vault.slots import LEAST_COST, KdfCost, SlotKind
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from tests.helpers.faulty_files import FaultyFiles, PowerCut

VAULT = "0123456789abcdef" * 2
MASTER = bytes(range(32))
OPENS = "vier Wörter die nicht passen"
CODE = RecoveryCode("safe", bytes(range(20)))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture(scope="module")
def file() -> Header:
    master = MasterKey(MASTER)
    made = (slots.passphrase_slot(master, VAULT, OPENS, LEAST_COST), slots.recovery_slot(master, VAULT, CODE))
    return Header(VAULT, 3, bytes(32), made).signed(master)


def test_a_header_comes_back_from_its_file(file: Header, tmp_path: Path) -> None:
    write_header(tmp_path, file)
    assert read_header(tmp_path) == file
    assert file.genuine(MasterKey(MASTER))
    assert not file.genuine(MasterKey(bytes(32)))
    assert MASTER not in file.to_bytes()


def test_each_slot_opens_with_its_own_secret_alone(file: Header) -> None:
    typed, code = file.slots
    opened = slots.open_with_passphrase(typed, VAULT, OPENS)
    assert opened is not None
    assert opened.exposed() == MASTER
    assert slots.open_with_passphrase(typed, VAULT, OPENS.upper()) is None
    assert slots.open_with_passphrase(typed, "f" * 32, OPENS) is None
    assert slots.open_with_passphrase(code, VAULT, OPENS) is None
    by_code = slots.open_with_secret(code, VAULT, CODE.secret)
    assert by_code is not None
    assert by_code.exposed() == MASTER
    assert slots.open_with_secret(code, VAULT, bytes(20)) is None
    assert slots.open_with_secret(typed, VAULT, CODE.secret) is None
    assert slots.open_with_secret(replace(code, label="deputy"), VAULT, CODE.secret) is None


def test_an_umlaut_is_the_same_however_it_was_typed(file: Header) -> None:
    decomposed = OPENS.replace("ö", "o\u0308")
    assert slots.open_with_passphrase(file.slots[0], VAULT, decomposed) is not None


def test_every_changed_byte_is_refused_or_not_genuine(file: Header) -> None:
    data, master = file.to_bytes(), MasterKey(MASTER)
    for position in range(len(data)):
        changed = data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
        try:
            found = header_from_bytes(changed)
        except SottovoceError:
            continue
        assert found == file or not found.genuine(master)


def test_every_shorter_file_is_refused(file: Header) -> None:
    data = file.to_bytes()
    for length in range(len(data) - 1):
        with pytest.raises(StoreFault):
            header_from_bytes(data[:length])


@pytest.mark.parametrize(
    "change",
    [
        {"format": "1"},
        {"format": None},
        {"format": 0},
        {"format": True},
        {"id": 5},
        {"id": "xyz"},
        {"revision": None},
        {"revision": float("inf")},
        {"public_key": "AAAA"},
        {"public_key": "?"},
        {"slots": []},
        {"slots": {}},
        {"slots": [[]]},
        {"slots": None},
        {"mac": 1},
    ],
)
def test_a_header_with_something_else_in_it_is_refused(file: Header, change: dict[str, object]) -> None:
    plain = {**json.loads(file.to_bytes()), **change}
    with pytest.raises(StoreFault) as refused:
        header_from_bytes(json.dumps(plain).encode())
    assert refused.value.code is Code.STORE_DAMAGED


@pytest.mark.parametrize("garbage", [b"", b"null", b"5", b'"text"', b"[" * 60_000, b"\xff"])
def test_what_is_no_header_is_refused(garbage: bytes) -> None:
    with pytest.raises(StoreFault):
        header_from_bytes(garbage)


def test_a_later_format_is_called_newer(file: Header) -> None:
    plain = {**json.loads(file.to_bytes()), "format": FORMAT + 1}
    with pytest.raises(UserFixable) as refused:
        header_from_bytes(json.dumps(plain).encode())
    assert refused.value.code is Code.VAULT_NEWER


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        *((kib, 3, 1) for kib in (1024, 65_535, 2 * 1024 * 1024 + 1, 1 << 40)),
        *((65_536, passes, 1) for passes in (2, 65)),
        *((65_536, 3, lanes) for lanes in (0, 17)),
    ],
)
def test_a_cost_that_is_too_cheap_or_eats_the_memory_is_refused(memory_kib: int, passes: int, lanes: int) -> None:
    with pytest.raises(StoreFault):
        KdfCost(memory_kib, passes, lanes)


def test_the_tuned_cost_takes_half_a_second_on_a_quick_and_on_a_slow_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for kib_per_second in (100_000, 1_000_000, 4_000_000):
        now = [0.0]

        def stretched(_: str, __: bytes, cost: KdfCost, speed: int = kib_per_second) -> bytes:
            now[0] += cost.memory_kib * cost.passes / speed  # noqa: B023 -- used within this round only
            return b""

        monkeypatch.setattr(slots, "_stretched", stretched)
        cost = slots.tuned_cost(lambda: now[0])  # noqa: B023 -- as above
        seconds = cost.memory_kib * cost.passes / kib_per_second
        assert seconds >= 0.5
        assert seconds <= 1.3 or cost == LEAST_COST or cost.memory_kib == LEAST_COST.memory_kib


def test_a_power_cut_while_the_header_is_written_leaves_the_old_or_the_new(file: Header, tmp_path: Path) -> None:
    changed = file.changed(file.slots[:1], MasterKey(MASTER))
    counting = FaultyFiles()
    write_header(tmp_path, file, counting)
    seen = set()
    for step in range(counting.steps + 1):
        folder = tmp_path / str(step)
        write_header(folder, file)
        files = FaultyFiles(step)
        try:
            write_header(folder, changed, files)
        except PowerCut:
            files.lose_power()
        found = read_header(folder)
        assert found in (file, changed)
        seen.add(found.revision)
    assert seen == {3, 4}


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES), st.randoms(use_true_random=False))
def test_a_code_is_read_however_it_was_typed(secret: bytes, random: object) -> None:
    look_alike = {"0": "0Oo", "1": "1IiLl", "V": "VvUu"}
    typed = ""
    for letter in RecoveryCode("safe", secret).text.replace(" ", ""):
        choices = look_alike.get(letter.upper(), letter.upper() + letter.lower())
        if letter.upper() in "OILU":
            choices = {"O": "oO0", "I": "iI1l", "L": "lL1i", "U": "uUvV"}[letter.upper()]
        typed += random.choice(choices) + random.choice(["", "", " ", "-", "\n", "  ", " – ", "."])  # type: ignore[attr-defined] # hypothesis gives a Random
    assert secret_of(typed) == secret


@settings(max_examples=300, deadline=None)
@given(st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES), st.integers(0, 31), st.integers(1, 31), st.integers(0, 30))
def test_one_wrong_letter_or_two_exchanged_are_told_by_their_half(
    secret: bytes, place: int, shift: int, other: int
) -> None:
    groups = list(RecoveryCode("safe", secret).groups)
    words = [groups.pop(4), groups.pop(8)]
    letters = list("".join(groups))

    def typed(changed: list[str]) -> str:
        text = "".join(changed)
        return text[:16] + words[0] + text[16:] + words[1]

    wrong = list(letters)
    wrong[place] = LETTERS[(LETTERS.index(wrong[place]) + shift) % 32]
    with pytest.raises(UserFixable) as told:
        secret_of(typed(wrong))
    assert (told.value.code, told.value.params["half"]) == (Code.VAULT_CODE_TYPO, 1 + place // 16)
    if other % 16 != 15 and letters[other] != letters[other + 1]:
        exchanged = list(letters)
        exchanged[other], exchanged[other + 1] = exchanged[other + 1], exchanged[other]
        with pytest.raises(UserFixable) as told:
            secret_of(typed(exchanged))
        assert told.value.params["half"] == 1 + other // 16


def test_halves_that_changed_places_are_noticed() -> None:
    groups = CODE.groups
    with pytest.raises(UserFixable) as told:
        secret_of(" ".join((*groups[5:], *groups[:5])))
    assert told.value.code is Code.VAULT_CODE_TYPO


@pytest.mark.parametrize("typed", ["", "K7QF", CODE.text[:-1], CODE.text + " A", CODE.text.replace(CODE.groups[4], "")])
def test_a_code_with_too_little_or_too_much_is_incomplete(typed: str) -> None:
    with pytest.raises(UserFixable) as told:
        secret_of(typed)
    assert told.value.code is Code.VAULT_CODE_INCOMPLETE


def test_a_letter_that_no_code_has_is_a_typo_of_its_half() -> None:
    with pytest.raises(UserFixable) as told:
        secret_of("Ä" + CODE.text[1:])
    assert (told.value.code, told.value.params["half"]) == (Code.VAULT_CODE_TYPO, 1)


def test_codes_are_random_and_do_not_show_themselves() -> None:
    one, other = new_code("safe"), new_code("safe")
    assert one.secret != other.secret
    assert one.groups[0] not in repr(one)
    assert len(one.groups) == 10
    assert SlotKind.RECOVERY in SlotKind
