"""A vault in one file and back, with nothing that was deleted; and a vault that went to another computer."""

from __future__ import annotations

import contextlib
import zipfile
from pathlib import Path

import pytest

from sottovoce.services.vault_access import VaultService, VaultState
from sottovoce.vault import backup, segment_recovery
from sottovoce.vault.backup import deletions_beside
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.segment_reader import TrackReader
from sottovoce.vault.segment_writer import TrackWriter
from sottovoce.vault.slots import LEAST_COST
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Track
from tests.integration.test_vault import OPENS, RECORDING, SECOND, heard, meeting, record

TITLE = "Erstgespräch"


@pytest.fixture
def service(tmp_path: Path) -> VaultService:
    made = VaultService(tmp_path / "vault", cost=LEAST_COST)
    made.create(OPENS, ("safe",))
    made.vault.deliver(meeting(TITLE))
    record(made.vault)
    return made


def test_a_backup_brings_back_every_word_and_sample_and_holds_no_plaintext(
    service: VaultService, tmp_path: Path
) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    assert TITLE.encode() not in path.read_bytes()
    service.vault.deliver(Parcel(ParcelKind.BOOKMARK, RECORDING, {"at_ms": 5, "note": "später"}))
    restored = service.restore(path)
    assert service.state is VaultState.LOCKED
    assert restored.deletions_found
    assert restored.set_aside is not None
    assert (restored.set_aside / "vault.json").exists()
    service.unlock(OPENS)
    assert [row.title for row in service.vault.store.meetings.list()] == [TITLE]
    assert service.vault.store.meetings.bookmarks(RECORDING) == ()
    assert heard(service.vault) == SECOND * 3
    assert service.check() == ()
    service.close()


@pytest.mark.parametrize("told", [True, False])
def test_what_was_deleted_after_the_backup_stays_deleted(service: VaultService, tmp_path: Path, told: bool) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    service.vault.delete_recording(RECORDING)
    if told:  # the list beside the backup learned of it, and the backup goes to a place that knows nothing
        service.deleted()
        service.close()
        service = VaultService(tmp_path / "elsewhere", cost=LEAST_COST)
    else:  # the list beside the backup is gone, but the old place knows
        deletions_beside(path).unlink()
    restored = service.restore(path)
    assert restored.deletions_found is told
    service.unlock(OPENS)
    assert service.vault.store.meetings.list() == ()
    assert not list(service.folder.rglob("*.svs"))
    service.close()


def test_a_damaged_backup_changes_nothing(service: VaultService, tmp_path: Path) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    whole = path.read_bytes()
    for position in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        with contextlib.suppress(UserFixable):
            service.restore(path)
        service.unlock(OPENS)
        assert [row.title for row in service.vault.store.meetings.list()] == [TITLE]
        assert heard(service.vault) == SECOND * 3
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SottovoceError) as refused:
        service.restore(path)
    assert refused.value.code is Code.BACKUP_DAMAGED
    service.close()


def test_a_vault_that_was_moved_opens_at_the_new_place_only(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    (models / "tiny").mkdir(parents=True)
    (models / "tiny" / "model.bin").write_bytes(b"weights")
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(models))
    path = tmp_path / "move.backup"
    service.move_out(path)
    assert service.state is VaultState.MOVED
    with pytest.raises(SottovoceError) as refused:
        service.unlock(OPENS)
    assert refused.value.code is Code.VAULT_MOVED
    there = VaultService(tmp_path / "there" / "vault", cost=LEAST_COST)
    (tmp_path / "there").mkdir()
    (models / "tiny" / "model.bin").unlink()
    there.restore(path)
    there.unlock(OPENS)
    assert heard(there.vault) == SECOND * 3
    assert (models / "tiny" / "model.bin").read_bytes() == b"weights"
    there.close()


def test_a_crash_between_two_renames_of_restoring_is_finished_at_the_next_start(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    renamed: list[Path] = []
    real = backup.REAL_FILES.rename

    def rename(what: Path, to: Path) -> None:
        if to == service.folder:
            raise KeyboardInterrupt
        renamed.append(to)
        real(what, to)

    with monkeypatch.context() as patched:
        patched.setattr(backup.REAL_FILES, "rename", rename)
        patched.setattr(backup.shutil, "rmtree", lambda *_, **__: None)  # a program that dies tidies nothing up
        with pytest.raises(KeyboardInterrupt):
            service.restore(path)
    assert not service.folder.exists()
    then = VaultService(service.folder, cost=LEAST_COST)
    assert then.state is VaultState.LOCKED
    then.unlock(OPENS)
    assert heard(then.vault) == SECOND * 3
    then.close()


def test_a_vault_that_another_process_has_open_is_not_replaced(service: VaultService, tmp_path: Path) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    with pytest.raises(SottovoceError) as refused:
        VaultService(service.folder, cost=LEAST_COST).restore(path)
    assert refused.value.code is Code.VAULT_IN_USE
    assert heard(service.vault) == SECOND * 3
    service.close()


def test_keys_that_move_while_a_backup_is_made_are_in_the_backup(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "ef" * 16
    service.vault.deliver(Parcel(ParcelKind.MEETING, other, {**meeting().data, "id": other}))
    service.vault.started(other)
    writer = TrackWriter(service.vault.audio_dir(other), other, Track.MIC, service.vault.sealer)
    writer.append(SECOND)
    writer.finish()
    real = backup._parts

    def stopping(*given: object) -> object:
        service.vault.stopped(other)  # between the copy of the database and that of the sound
        return real(*given)  # type: ignore[arg-type] # as it was given

    monkeypatch.setattr(backup, "_parts", stopping)
    path = tmp_path / "b.backup"
    service.backup(path)
    kept = segment_recovery.sealed_segments(service.vault.audio_dir(other))
    assert kept == ()  # when the backup is through, the keys lie in the database alone
    service.restore(path)
    service.unlock(OPENS)
    vault = service.vault
    reader = TrackReader(vault.audio_dir(other), other, Track.MIC, vault.segment_keys(other))
    assert b"".join(reader.pcm(0)) == SECOND
    service.close()


def test_a_recording_deleted_while_a_backup_is_made_does_not_come_back(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup._parts

    def deleting(*given: object) -> object:
        parts = list(real(*given))  # type: ignore[arg-type] # as it was given
        service.vault.delete_recording(RECORDING)
        return iter(parts)

    monkeypatch.setattr(backup, "_parts", deleting)
    path = tmp_path / "b.backup"
    service.backup(path)
    service.restore(path)
    service.unlock(OPENS)
    assert service.vault.store.meetings.list() == ()
    service.close()


@pytest.mark.parametrize("kind", ["deflated", "foreign name", "no hashes", "hashes of something else", "not a zip"])
def test_an_archive_that_is_no_backup_of_ours_is_refused(service: VaultService, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "b.backup"
    service.backup(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    changed = {
        "deflated": parts,
        "foreign name": {**parts, "../outside": b"x"},
        "no hashes": {name: data for name, data in parts.items() if name != "hashes.json"},
        "hashes of something else": {**parts, "hashes.json": b"[1]"},
        "not a zip": parts,
    }[kind]
    forged = tmp_path / "forged.backup"
    with zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED if kind == "deflated" else zipfile.ZIP_STORED) as archive:
        for name, data in changed.items():
            archive.writestr(name, data)
    if kind == "not a zip":
        forged.write_bytes(b"something else")
    with pytest.raises(SottovoceError) as refused:
        service.restore(forged)
    assert refused.value.code is Code.BACKUP_DAMAGED
    service.unlock(OPENS)
    assert heard(service.vault) == SECOND * 3
    assert not (tmp_path / "outside").exists()
    service.close()


def test_what_a_backup_that_was_cut_short_left_is_removed_at_the_next_opening(service: VaultService) -> None:
    leftover = service.folder / "backup-copy.db"
    leftover.write_bytes(b"what is deleted later would still be in it")
    service.lock()
    service.unlock(OPENS)
    assert not leftover.exists()
    service.close()
