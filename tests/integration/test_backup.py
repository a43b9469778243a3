"""A vault in one file and back, with nothing that was deleted; and a vault that went to another computer."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from sottovoce.services.vault_access import VaultService, VaultState
from sottovoce.vault.backup import deletions_beside
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.slots import LEAST_COST
from sottovoce_models.errors import Code, SottovoceError, UserFixable
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
