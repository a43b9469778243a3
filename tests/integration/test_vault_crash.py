"""A vault whose program dies at the worst moment: what was to be destroyed is, and what was kept is there."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from errno import ENOSPC
from pathlib import Path

import pytest

from sottovoce.services.record import RecordService
from sottovoce.vault import erasing, header, recordings, slots
from sottovoce.vault.erasing import announced_erasures
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.segment_files import segment_files
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST, KdfCost
from sottovoce.vault.vault import Vault
from sottovoce_models import codec
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Track
from tests.helpers.faulty_files import FaultyFiles, PowerCut
from tests.helpers.sounds import RATE, RECORDING, numbered, write
from tests.unit.vault.test_store import batch, segment

OPENS = "vier Wörter die nicht passen"
OTHER = "cd" * 16
POSITION, END = round(12.3 * RATE), round(22.3 * RATE)


class Crash(BaseException):
    """The program dies."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing: what it should cost is measured elsewhere."""

    def stretched(passphrase: str, _salt: bytes, _cost: KdfCost) -> bytes:
        return (passphrase.encode() * 9)[:32]

    monkeypatch.setattr(slots, "_stretched", stretched)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def made(folder: Path) -> Iterator[Vault]:
    vault, _ = Vault.create(folder, OPENS, cost=LEAST_COST)
    yield vault
    vault.close()


def row(recording_id: str = RECORDING) -> MeetingRow:
    return MeetingRow(
        recording_id, "Geheim", None, 0, (Track.MIC,), "", MeetingState.RECORDING, "2026-01-02T10:00:00+01:00"
    )


def recording(vault: Vault, recording_id: str = RECORDING, files: FaultyFiles | None = None) -> TrackWriter:
    vault.deliver(Parcel(ParcelKind.MEETING, recording_id, row(recording_id).plain()))
    vault.started(recording_id)
    folder = vault.audio_dir(recording_id)
    return TrackWriter(folder, recording_id, Track.MIC, vault.sealer, files=files or FaultyFiles())


def died(vault: Vault) -> Vault:
    """The same vault in another process, after this one died: nothing is closed properly."""
    copy = vault.folder.with_name(vault.folder.name + "-then")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(vault.folder, copy, ignore=shutil.ignore_patterns("lock"))
    vault.close()
    shutil.rmtree(vault.folder)
    copy.rename(vault.folder)
    return Vault.at(vault.folder)


def heard(vault: Vault, recording_id: str = RECORDING) -> bytes:
    reader = TrackReader(vault.audio_dir(recording_id), recording_id, Track.MIC, vault.segment_keys(recording_id))
    return b"".join(reader.pcm(0))


def test_a_new_vault_that_was_never_closed_opens(made: Vault) -> None:
    then = died(made)
    then.unlock(OPENS)
    assert then.store.meetings.list() == ()
    then.close()


def test_a_database_that_was_emptied_is_not_a_new_one(made: Vault, folder: Path) -> None:
    made.close()
    for content in (b"", None):
        if content is None:
            (folder / "vault.db").unlink()
        else:
            (folder / "vault.db").write_bytes(content)
        then = Vault.at(folder)
        with pytest.raises(StoreFault) as refused:
            then.unlock(OPENS)
        assert refused.value.code is Code.STORE_DAMAGED
        then.close()


def test_a_crash_while_it_is_made_leaves_nothing_in_the_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(header, "write_header", crash)
        with pytest.raises(Crash):
            Vault.create(folder, OPENS, cost=LEAST_COST)
    made, codes = Vault.create(folder, OPENS, cost=LEAST_COST)
    assert len(codes) == 2
    made.close()


@pytest.mark.parametrize("step", [*range(14), None])
def test_off_the_record_and_then_a_crash_leaves_no_sound_word_note_or_key(made: Vault, step: int | None) -> None:
    files = FaultyFiles()
    to = recording(made, files=files)
    write(to, 22.3, sync_every=2)
    spoken = [segment(n, f"wort{n}", start_ms=1000 * n) for n in range(22)]
    made.deliver(Parcel(ParcelKind.BATCH, RECORDING, codec.plain(batch(0, *spoken))))
    for at_ms in (5_000, 15_000):
        made.deliver(Parcel(ParcelKind.BOOKMARK, RECORDING, {"at_ms": at_ms, "note": f"Notiz {at_ms}"}))
    before = dict(to.keys)
    if step is None:
        to.erase_from(POSITION)  # and the program dies before the words' turn
    else:
        files.fail_at = files.steps + 3 + step
        with pytest.raises(PowerCut):
            to.erase_from(POSITION)
        files.lose_power()
    then = died(made)
    then.unlock(OPENS)
    assert "wort15" not in repr(then.store.results.batches(RECORDING))  # before anything else is done with it
    RecordService(then).recover()
    assert heard(then) == numbered(0, POSITION) + bytes((END - POSITION) * 2)
    stored = then.store.meetings.get(RECORDING)
    assert stored is not None
    assert stored.state is MeetingState.RECOVERED
    texts = [each.text for one in then.store.results.batches(RECORDING) for each in one.segments]
    assert texts == [f"wort{n}" for n in range(12)]
    assert [mark.at_ms for mark in then.store.meetings.bookmarks(RECORDING)] == [5_000]
    assert before[Track.MIC, 1] not in then.segment_keys(RECORDING).values()
    assert before[Track.MIC, 2] not in then.segment_keys(RECORDING).values()
    assert announced_erasures(then.audio_dir(RECORDING)) == ()
    then.close()


def test_keys_that_had_come_into_the_database_go_as_well(made: Vault) -> None:
    to = recording(made)
    write(to, 22.3, sync_every=2)
    made.stopped(RECORDING)
    before = dict(made.segment_keys(RECORDING))
    erasing.announce_erasure(made.audio_dir(RECORDING), Track.MIC, POSITION, END)
    (made.audio_dir(RECORDING) / "unsettled").touch()
    then = died(made)
    then.unlock(OPENS)
    assert heard(then) == numbered(0, POSITION) + bytes((END - POSITION) * 2)
    assert {before[Track.MIC, 1], before[Track.MIC, 2]} & {*then.segment_keys(RECORDING).values()} == set()
    then.close()


def test_a_recording_that_was_interrupted_is_there_after_the_next_opening(made: Vault) -> None:
    to = recording(made)
    write(to, 13, sync_every=0.5)
    made.lock()
    write(to, 2, sync_every=0.5)
    then = died(made)
    then.unlock(OPENS)
    assert RecordService(then).recover() == (RECORDING,)
    assert heard(then) == numbered(0, 15 * RATE)
    assert RecordService(then).recover() == ()
    then.close()


STEPS_OF_DELETION = ("keys", "meetings", "destroy", "inbox")


@pytest.mark.parametrize("moment", STEPS_OF_DELETION)
def test_a_deletion_that_was_cut_short_is_finished(made: Vault, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    to = recording(made)
    write(to, 2)
    made.stopped(RECORDING)
    other = recording(made, OTHER)
    write(other, 1)
    made.stopped(OTHER)

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        if moment == "keys":
            patched.setattr(made.store.keys, "delete", crash)
        elif moment == "meetings":
            patched.setattr(made.store.meetings, "delete", crash)
        elif moment == "destroy":
            patched.setattr(recordings.erasing, "destroy", crash)
        else:
            patched.setattr(made.inbox, "forget", crash)
        with pytest.raises(Crash):
            made.delete_recording(RECORDING)
    then = died(made)
    then.unlock(OPENS)
    assert [each.id for each in then.store.meetings.list()] == [OTHER]
    assert then.segment_keys(RECORDING) == {}
    assert then.recordings_on_disk() == (OTHER,)
    assert heard(then, OTHER) == numbered(0, RATE)
    then.close()


def test_a_file_that_cannot_be_removed_does_not_keep_the_vault_shut(
    made: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = recording(made)
    write(to, 1)
    made.stopped(RECORDING)

    def fails(*_: object) -> None:
        raise StoreFault(Code.STORE_ERASE_FAILED)

    with monkeypatch.context() as patched:
        patched.setattr(recordings.erasing, "destroy", fails)
        with pytest.raises(StoreFault):
            made.delete_recording(RECORDING)
        assert made.store.meetings.list() == ()
        made.lock()
        made.unlock(OPENS)
        assert made.recordings_on_disk() == (RECORDING,)
    made.lock()
    made.unlock(OPENS)
    assert made.recordings_on_disk() == ()


def test_nothing_leads_out_of_the_vault(made: Vault) -> None:
    for name in ("../../elsewhere", "", ".", "AB" * 16, "/etc", RECORDING + "/x"):
        with pytest.raises(ValueError, match="recording"):
            made.audio_dir(name)
        with pytest.raises(ValueError, match="recording"):
            made.delete_recording(name)


def test_a_forged_file_does_not_put_its_sound_in_the_place_of_a_true_one(made: Vault) -> None:
    to = recording(made)
    write(to, 2)
    made.stopped(RECORDING)
    path = segment_files(made.audio_dir(RECORDING))[0].path
    path.unlink()
    forged = TrackWriter(made.audio_dir(RECORDING), RECORDING, Track.MIC, made.sealer)  # anybody has the public key
    forged.append(b"\x07\x07" * RATE)
    forged.sync()
    assert segment_files(made.audio_dir(RECORDING))[0].path == path
    (made.audio_dir(RECORDING) / "unsettled").touch()
    made.lock()
    made.unlock(OPENS)
    with pytest.raises(StoreFault):
        heard(made)


def test_many_recordings_are_not_looked_into_at_every_opening(made: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    to = recording(made)
    write(to, 1)
    made.stopped(RECORDING)
    looked: list[Path] = []
    real = recordings.segment_recovery.sealed_segments

    def looking(folder: Path) -> object:
        looked.append(folder)
        return real(folder)

    monkeypatch.setattr(recordings.segment_recovery, "sealed_segments", looking)
    made.lock()
    made.unlock(OPENS)
    assert looked == []


def test_locking_waits_for_a_transaction_and_then_nothing_can_be_read(made: Vault) -> None:
    store, inside, goes_on = made.store, threading.Event(), threading.Event()
    told: list[Code] = []

    def work() -> None:
        with store.transaction():
            store.meetings.put(row())
            inside.set()
            assert goes_on.wait(10)
            store.meetings.put(row(OTHER))
        try:
            store.meetings.list()
        except SottovoceError as error:
            told.append(error.code)

    working = threading.Thread(target=work)
    working.start()
    assert inside.wait(10)
    locking = threading.Thread(target=made.lock)
    locking.start()
    goes_on.set()
    working.join(10)
    locking.join(10)
    assert not made.is_open
    with pytest.raises(StoreFault):
        store.meetings.list()
    assert told in ([], [Code.STORE_LOCKED])
    made.unlock(OPENS)
    assert {each.id for each in made.store.meetings.list()} == {RECORDING, OTHER}


def test_a_listener_that_fails_does_not_keep_it_open(made: Vault) -> None:
    def fails() -> None:
        raise RuntimeError("a bug")

    made.before_lock(fails)
    with pytest.raises(RuntimeError):
        made.lock()
    assert not made.is_open


def test_nothing_is_written_after_it_was_closed(made: Vault, folder: Path) -> None:
    made.close()
    before = sorted(folder.rglob("*"))
    with pytest.raises(StoreFault):
        made.deliver(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    with pytest.raises(StoreFault):
        made.unlock(OPENS)
    assert sorted(folder.rglob("*")) == before


def test_it_is_opened_by_one_thread_and_given_back_by_another(made: Vault, folder: Path) -> None:
    closing = threading.Thread(target=made.close)
    closing.start()
    closing.join()
    again = Vault.at(folder)
    again.close()


def test_a_full_drive_is_told_by_what_is_delivered_and_the_inbox_stays_whole(made: Vault) -> None:
    made.deliver(Parcel(ParcelKind.MEETING, RECORDING, row().plain()))
    made.lock()
    full: Callable[[], OSError] = lambda: OSError(ENOSPC, "full")  # noqa: E731 -- shorter than a function
    made.inbox._files = FaultyFiles(1, full)
    with pytest.raises(SottovoceError) as told:
        made.deliver(Parcel(ParcelKind.BOOKMARK, RECORDING, {"at_ms": 1, "note": "verloren"}))
    assert told.value.code is Code.DISK_FULL
    made.deliver(Parcel(ParcelKind.BOOKMARK, RECORDING, {"at_ms": 2, "note": "da"}))
    made.unlock(OPENS)
    assert [mark.note for mark in made.store.meetings.bookmarks(RECORDING)] == ["da"]


def test_the_cost_of_a_passphrase_stays_when_it_is_changed(made: Vault) -> None:
    made.change_passphrase(OPENS, "noch vier andere Wörter")
    assert [slot.cost for slot in made.slots if slot.cost] == [KdfCost(65_536, 3, 1)]
