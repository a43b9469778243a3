"""The trash in the real vault: nothing is found in it, nothing is made in it, and what leaves it can never be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sottovoce.services.library import LibraryService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.trash import TERM_DAYS, Trashed, TrashService
from sottovoce.services.vault_access import VaultService
from sottovoce.vault import opening
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError, StoreFault
from sottovoce_models.types import Coverage, Speaker, Transcript, Turn
from tests.integration.desk import NewDesk, imported
from tests.integration.test_vault import OPENS, RECORDING, SECOND, heard, meeting, record

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
TRANSCRIPT = Transcript(
    RECORDING, 1, "de", {"S1": Speaker("Anna")}, (Turn("t0", "S1", 0, 900, "Kanarienvogel", (0,)),), (), Coverage(1, 1)
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    fill(opened)
    yield opened
    opened.close()


def fill(opened: Vault) -> None:
    opened.deliver(meeting())
    record(opened)
    opened.deliver(Parcel(ParcelKind.STATE, RECORDING, {"state": "ready", "duration_ms": 3_000}))
    opened.store.results.save_transcript(RECORDING, TRANSCRIPT, human=False)


def trash_of(opened: Vault, now: datetime = NOW) -> TrashService:
    return TrashService(opened, LibraryService(opened), now=lambda: now)


def found(opened: Vault, text: str = "kanarienvogel") -> list[str]:
    return [hit.recording_id for hit in LibraryService(opened).search(text)]


# The trash


def test_what_is_thrown_away_is_nowhere_and_comes_back_whole(vault: Vault) -> None:
    trash, library = trash_of(vault), LibraryService(vault)
    before = library.meetings()
    assert trash.move([RECORDING, RECORDING, "f" * 32]) == Trashed((RECORDING,))
    assert library.meetings() == ()
    assert found(vault) == found(vault, "Erstgespräch") == []
    assert [row.id for row in trash.all()] == [RECORDING]
    assert trash.move([RECORDING]) == Trashed()
    assert [row.trashed_at for row in trash.restore([RECORDING])] == [None]
    assert library.meetings() == before
    assert found(vault) == [RECORDING]
    assert heard(vault) == SECOND * 3


def test_the_term_is_kept_to_the_day_and_ends_with_the_keys(vault: Vault) -> None:
    trash_of(vault).move([RECORDING])
    almost = NOW + timedelta(days=TERM_DAYS, seconds=-1)
    assert trash_of(vault, almost).empty_past_term() == 0
    assert [row.id for row in trash_of(vault).all()] == [RECORDING]
    assert trash_of(vault, NOW + timedelta(days=TERM_DAYS)).empty_past_term() == 1
    assert vault.store.meetings.states() == {}
    assert not vault.store.keys.has(RECORDING)
    assert vault.recordings_on_disk() == ()


def test_what_was_taken_out_again_is_not_destroyed(vault: Vault) -> None:
    trash = trash_of(vault)
    trash.destroy(RECORDING)  # it is not in the trash
    trash.move([RECORDING])
    trash.restore([RECORDING])
    trash.destroy(RECORDING)
    assert heard(vault) == SECOND * 3


def test_a_crash_while_it_is_destroyed_is_finished_at_the_next_opening(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash = trash_of(vault)
    trash.move([RECORDING])
    with monkeypatch.context() as patched:
        patched.setattr(opening, "destroy", _crash)
        with pytest.raises(KeyboardInterrupt):
            trash.destroy_all([RECORDING])
    vault.lock()
    vault.unlock(OPENS)
    assert vault.store.meetings.states() == {}
    assert vault.recordings_on_disk() == ()


def test_what_is_recorded_or_worked_on_stays(vault: Vault, new_desk: NewDesk) -> None:
    vault.started(RECORDING)
    assert trash_of(vault).move([RECORDING]) == Trashed(busy=(RECORDING,))
    vault.stopped(RECORDING)


def test_a_job_in_the_trash_waits_and_goes_on_when_it_is_taken_out(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting_id = imported(desk)
    trash = TrashService(desk.vault, desk.library, desk.queue.look_again)
    desk.queue.add(meeting_id, "minutes", ProcessOptions(), night=True)
    trash.move([meeting_id])
    assert desk.library.jobs() == ()
    desk.queue.set_night(True)  # nothing is there to do: it ends by itself
    other = desk.queue.add_import(Path("Zwei.wav"), ProcessOptions())
    desk.wait_for(lambda event: getattr(getattr(event, "job", None), "state", None) is JobState.DONE)
    desk.wait_state(JobState.DONE, times=2)
    assert [row.id for row in desk.library.meetings()] == [other.id]
    trash.restore([meeting_id])
    desk.queue.start_now(meeting_id)
    desk.wait_state(JobState.DONE, times=3)
    assert {job.state for job in desk.library.jobs()} == {JobState.DONE}


def test_a_job_that_runs_keeps_its_meeting_out_of_the_trash(new_desk: NewDesk) -> None:
    desk = new_desk(speech="Hanging")
    row = desk.queue.add_import(Path("Eins.wav"), ProcessOptions())
    desk.wait_heard()
    trash = TrashService(desk.vault, desk.library)
    assert trash.move([row.id]) == Trashed(busy=(row.id,))
    with pytest.raises(SottovoceError) as refused:
        trash.delete_sound(row.id)
    assert refused.value.code is Code.JOB_RUNS
    desk.queue.cancel(row.id)
    desk.wait_state(JobState.CANCELLED)
    assert trash.move([row.id]) == Trashed((row.id,))


def test_a_recording_in_the_trash_is_not_found_again_as_a_new_one(new_desk: NewDesk) -> None:
    desk = new_desk()
    meeting_id = imported(desk)
    TrashService(desk.vault, desk.library).move([meeting_id])
    assert desk.queue.add_missing(ProcessOptions()) == ()
    assert desk.vault.store.meetings.states().keys() == {meeting_id}


# The sound alone


def test_the_sound_goes_and_everything_made_of_it_stays(vault: Vault) -> None:
    copies = {path.name: path.read_bytes() for path in vault.audio_dir(RECORDING).iterdir()}
    row = trash_of(vault).delete_sound(RECORDING)
    assert row is not None
    assert row.tracks == ()
    assert row.sound_gone_at is not None
    assert row.duration_ms == 3_000
    assert vault.segment_keys(RECORDING) == {}
    assert vault.recordings_on_disk() == ()
    assert found(vault) == [RECORDING]
    opened = LibraryService(vault).open(RECORDING)
    assert opened.draft.transcript == TRANSCRIPT
    assert LibraryService(vault).gaps(RECORDING) == ()
    for name, data in copies.items():  # somebody kept the files: without the keys they stay shut
        (vault.audio_dir(RECORDING) / name).write_bytes(data)
    with pytest.raises(StoreFault) as shut:
        heard(vault)
    assert shut.value.code is Code.STORE_DAMAGED
    assert trash_of(vault).delete_sound(RECORDING) == row  # twice is as good as once


def test_a_kept_file_goes_with_the_sound(vault: Vault) -> None:
    original = {"name": "a.wav", "size_bytes": 1, "sha256": "00", "key": "11" * 32}
    vault.deliver(Parcel(ParcelKind.ORIGINAL, RECORDING, original))
    assert LibraryService(vault).open(RECORDING).original == "a.wav"
    trash_of(vault).delete_sound(RECORDING)
    assert LibraryService(vault).open(RECORDING).original == ""
    assert vault.store.results.finding(RECORDING, "original") is None


def test_what_comes_late_does_not_give_the_sound_back(vault: Vault) -> None:
    trash_of(vault).delete_sound(RECORDING)
    vault.deliver(meeting())
    vault.deliver(Parcel(ParcelKind.STATE, RECORDING, {"state": "ready", "tracks": ["mic"]}))
    row = vault.store.meetings.get(RECORDING)
    assert row is not None
    assert row.tracks == ()


@pytest.mark.parametrize("step", ["meetings", "recordings"])
def test_a_crash_while_the_sound_goes_is_finished_at_the_next_opening(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patched:
        if step == "meetings":
            patched.setattr(opening, "destroy_sound", _crash)
        else:
            patched.setattr(vault._recordings, "destroy", _crash)
        with pytest.raises(KeyboardInterrupt):
            trash_of(vault).delete_sound(RECORDING)
    vault.lock()
    vault.unlock(OPENS)
    row = vault.store.meetings.get(RECORDING)
    assert row is not None
    assert row.sound_gone_at is not None
    assert not vault.store.keys.has(RECORDING)
    assert vault.recordings_on_disk() == ()
    assert found(vault) == [RECORDING]


def test_a_drive_that_keeps_the_file_is_told_and_tried_again(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_recording_id: str) -> None:
        raise StoreFault(Code.STORE_ERASE_FAILED)

    with monkeypatch.context() as patched:
        patched.setattr(vault._recordings, "destroy", refuses)
        with pytest.raises(StoreFault) as told:
            trash_of(vault).delete_sound(RECORDING)
    assert told.value.code is Code.STORE_ERASE_FAILED
    assert not vault.store.keys.has(RECORDING)  # nobody can read it all the same
    vault.lock()
    vault.unlock(OPENS)
    assert vault.recordings_on_disk() == ()


def test_a_backup_of_before_brings_the_text_back_and_not_the_sound(tmp_path: Path) -> None:
    service = VaultService(tmp_path / "vault", cost=LEAST_COST)
    service.create(OPENS, ("safe",))
    fill(service.vault)
    service.backup(tmp_path / "b.backup")
    trash_of(service.vault).delete_sound(RECORDING)
    service.deleted()
    service.restore(tmp_path / "b.backup")
    service.unlock(OPENS)
    row = service.vault.store.meetings.get(RECORDING)
    assert row is not None
    assert row.tracks == ()
    assert found(service.vault) == [RECORDING]
    assert not list(service.folder.rglob("*.svs"))
    service.close()


def _crash(*_: object) -> None:
    raise KeyboardInterrupt
