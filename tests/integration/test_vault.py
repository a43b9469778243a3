"""A real vault on a real disk: open, locked, changed, crashed and deleted from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sottovoce.vault import attempts, deletions
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.recovery_codes import RecoveryCode
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Track

OPENS = "vier Wörter die nicht passen"
RECORDING = "ab" * 16
SECOND = b"\x01\x02" * 16_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def made(folder: Path) -> Iterator[tuple[Vault, tuple[RecoveryCode, ...]]]:
    opened, codes = Vault.create(folder, OPENS, cost=LEAST_COST)
    yield opened, codes
    opened.close()


def row(title: str = "Erstgespräch") -> MeetingRow:
    return MeetingRow(RECORDING, title, None, 0, (Track.MIC,), "", MeetingState.RECORDING, "2026-01-02T10:00:00+01:00")


def meeting(title: str = "Erstgespräch") -> Parcel:
    return Parcel(ParcelKind.MEETING, RECORDING, row(title).plain())


def record(opened: Vault, seconds: int = 3) -> None:
    opened.started(RECORDING)
    writer = TrackWriter(opened.audio_dir(RECORDING), RECORDING, Track.MIC, opened.sealer)
    for _ in range(seconds):
        writer.append(SECOND)
        writer.sync()
    writer.finish()
    opened.stopped(RECORDING)


def heard(opened: Vault) -> bytes:
    reader = TrackReader(opened.audio_dir(RECORDING), RECORDING, Track.MIC, opened.segment_keys(RECORDING))
    return b"".join(reader.pcm(0, None))


def code_of(call: object, *arguments: object) -> Code:
    with pytest.raises(SottovoceError) as error:
        call(*arguments)  # type: ignore[operator] # whatever the test hands over is called
    return error.value.code


def test_what_came_while_locked_is_there_after_the_next_opening(made: tuple[Vault, object]) -> None:
    opened, _ = made
    opened.deliver(meeting())
    opened.lock()
    assert code_of(lambda: opened.store) is Code.STORE_LOCKED
    record(opened)
    opened.deliver(Parcel(ParcelKind.STATE, RECORDING, {"state": "recorded", "duration_ms": 3_000}))
    opened.unlock(OPENS)
    stored = opened.store.meetings.get(RECORDING)
    assert stored is not None
    assert (stored.state, stored.duration_ms) == (MeetingState.RECORDED, 3_000)
    assert heard(opened) == SECOND * 3
    assert not list((opened.folder / "inbox").glob("*.sealed"))


def test_a_recording_that_runs_keeps_its_keys_and_is_adopted_when_it_ends(made: tuple[Vault, object]) -> None:
    opened, _ = made
    opened.deliver(meeting())
    opened.started(RECORDING)
    writer = TrackWriter(opened.audio_dir(RECORDING), RECORDING, Track.MIC, opened.sealer)
    writer.append(SECOND)
    writer.sync()
    opened.lock()
    opened.unlock(OPENS)
    assert opened.segment_keys(RECORDING) == {}
    writer.finish()
    opened.stopped(RECORDING)
    assert heard(opened) == SECOND


def test_another_process_finds_it_in_use_and_a_second_opening_works_after_closing(
    made: tuple[Vault, object], folder: Path
) -> None:
    assert code_of(Vault.at, folder) is Code.VAULT_IN_USE
    made[0].close()
    again = Vault.at(folder)
    again.unlock(OPENS)
    again.close()


def test_a_wrong_passphrase_costs_time_and_nothing_else(
    made: tuple[Vault, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(attempts.time, "monotonic", lambda: now[0])
    opened, _ = made
    opened.lock()
    waits = []
    for _ in range(8):
        assert code_of(opened.unlock, "falsch falsch") is Code.VAULT_PHRASE_WRONG
        waits.append(opened.seconds_to_wait())
        assert code_of(opened.unlock, OPENS) is Code.VAULT_WAIT
        now[0] += waits[-1]
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    opened.unlock(OPENS)
    assert opened.is_open


def test_the_passphrase_can_be_changed_and_a_forgotten_one_replaced(
    made: tuple[Vault, tuple[RecoveryCode, ...]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, codes = made
    monkeypatch.setattr(attempts, "MOST_WAIT_SECONDS", 0.0)
    assert code_of(opened.change_passphrase, "falsch falsch", "neu neu neu") is Code.VAULT_PHRASE_WRONG
    opened.change_passphrase(OPENS, "neu neu neu")
    opened.lock()
    assert code_of(opened.unlock, OPENS) is Code.VAULT_PHRASE_WRONG
    opened.unlock_with_code(codes[1].text, "noch neuer als neu")
    fresh = opened.new_recovery_code("deputy")
    opened.close()
    again = Vault.at(folder)
    assert code_of(again.unlock_with_code, codes[1].text, "egal egal") is Code.VAULT_CODE_WRONG
    again.unlock_with_code(fresh.text, "am neuesten")
    again.lock()
    again.unlock_with_code(codes[0].text.lower().replace(" ", "-"), "am allerneuesten")
    assert again.is_open
    again.close()


def test_an_old_key_file_does_not_come_back(made: tuple[Vault, object], folder: Path) -> None:
    opened, _ = made
    old = (folder / "vault.json").read_bytes()
    opened.change_passphrase(OPENS, "neu neu neu")
    opened.close()
    (folder / "vault.json").write_bytes(old)
    again = Vault.at(folder)
    assert code_of(again.unlock, OPENS) is Code.VAULT_HEADER_OLD
    again.close()


def test_slots_cannot_be_taken_away_or_made_cheaper(made: tuple[Vault, object], folder: Path) -> None:
    made[0].close()
    whole = json.loads((folder / "vault.json").read_text())
    without_code = {**whole, "slots": whole["slots"][:1]}
    cheaper = json.loads(json.dumps(whole))
    cheaper["slots"][0]["argon2id"][0] = 1024
    for forged in (without_code, cheaper):
        (folder / "vault.json").write_text(json.dumps(forged))
        with pytest.raises(StoreFault):
            Vault.at(folder).unlock(OPENS)


def test_every_flipped_byte_of_the_header_is_refused_or_harmless(made: tuple[Vault, object], folder: Path) -> None:
    made[0].close()
    path = folder / "vault.json"
    whole = path.read_bytes()
    for position in range(0, len(whole), 29):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        try:
            changed = Vault.at(folder)
        except SottovoceError:
            continue
        try:
            changed.unlock(OPENS)
        except SottovoceError:
            continue
        finally:
            changed.close()
        assert json.loads(path.read_bytes()) == json.loads(whole)


def test_a_deleted_recording_is_gone_with_its_keys(made: tuple[Vault, object], folder: Path) -> None:
    opened, _ = made
    opened.deliver(meeting("Geheimer Titel"))
    record(opened)
    opened.delete_recording(RECORDING)
    assert opened.store.meetings.list() == ()
    assert opened.segment_keys(RECORDING) == {}
    assert opened.store.search.search("Geheimer") == ()
    assert not list((folder / "audio").rglob("*.svs"))


def test_what_was_deleted_does_not_come_back_with_an_old_copy(made: tuple[Vault, object], folder: Path) -> None:
    opened, _ = made
    opened.deliver(meeting())
    record(opened)
    opened.close()
    mark = deletions.deletion_mark(opened.id, RECORDING)
    deletions.add_deletions(folder / deletions.DELETIONS_NAME, [mark], date(2026, 1, 3))
    restored = Vault.at(folder)
    restored.unlock(OPENS)
    assert restored.store.meetings.list() == ()
    assert not list((folder / "audio").rglob("*.svs"))
    restored.close()


def test_listeners_hear_of_opening_and_locking(made: tuple[Vault, object]) -> None:
    opened, _ = made
    told: list[bool] = []
    opened.subscribe(told.append)
    opened.before_lock(lambda: told.append(opened.is_open))
    opened.lock()
    opened.lock()
    opened.unlock(OPENS)
    assert told == [True, False, True]
