"""A vault moves to another folder: it opens from exactly one place whatever happens, and nothing stays behind."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from sottovoce.core import paths
from sottovoce.services.vault_access import VaultService, VaultState
from sottovoce.vault import relocation, slots
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.durable_files import RealFiles
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.slots import LEAST_COST, KdfCost
from sottovoce_models.errors import Cancelled, Code, SottovoceError
from tests.integration.test_vault import OPENS, RECORDING, SECOND, code_of, heard, meeting, record


class Crash(BaseException):
    """The program dies."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs nothing: what it should cost is measured elsewhere."""

    def stretched(passphrase: str, _salt: bytes, _cost: KdfCost) -> bytes:
        return (passphrase.encode() * 9)[:32]

    monkeypatch.setattr(slots, "_stretched", stretched)


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOTTOVOCE_VAULT", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(paths, "state_dir", lambda: tmp_path / "state")
    found = paths.vault_note()
    assert found is not None
    return found


def at(folder: Path, note: Path) -> VaultService:
    return VaultService(folder, cost=LEAST_COST, remembered_backups=note.with_name("backups.txt"), note=note)


def started(note: Path) -> VaultService:
    """The program starts anew."""
    return at(paths.vault_dir(), note)


@pytest.fixture
def service(tmp_path: Path, note: Path) -> VaultService:
    made = at(tmp_path / "vault", note)
    made.create(OPENS, ("safe",))
    made.vault.deliver(meeting())
    record(made.vault)
    return made


def vaults(*folders: Path) -> list[Path]:
    return [folder for folder in folders if (folder / "vault.json").exists()]


def test_it_opens_at_the_new_place_with_every_sample_and_nothing_is_left_at_the_old_one(
    service: VaultService, tmp_path: Path, note: Path
) -> None:
    shares: list[float] = []
    service.relocate(tmp_path / "new", CopyWatch(shares.append))
    assert service.state is VaultState.LOCKED
    assert not (tmp_path / "vault").exists()
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    service.unlock(OPENS)
    assert heard(service.vault) == SECOND * 3
    assert service.check() == ()
    service.close()
    assert paths.vault_dir() == tmp_path / "new"
    assert note.read_text().splitlines() == [str(tmp_path / "new")]
    again = started(note)
    again.unlock(OPENS)
    assert [row.id for row in again.vault.store.meetings.list()] == [RECORDING]
    again.close()


def test_what_others_have_in_the_folders_is_left_alone(service: VaultService, tmp_path: Path) -> None:
    (tmp_path / "vault" / "note.txt").write_text("mine")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("mine, too")
    service.relocate(tmp_path / "documents")
    assert service.folder == tmp_path / "documents" / "Sottovoce"
    assert [path.name for path in (tmp_path / "vault").iterdir()] == ["note.txt"]
    assert (tmp_path / "documents" / "letter.txt").read_text() == "mine, too"
    assert service.state is VaultState.LOCKED


def _crash_at(monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException) -> list[str]:
    """The `step`th operation that changes a file or folder does not happen any more; what has happened, by name."""
    done: list[str] = []

    def guard(owner: type, name: str) -> None:
        real = getattr(owner, name)

        def guarded(*arguments: Any, **named: Any) -> Any:
            if len(done) == step:
                done.append("crash")
                raise error
            done.append(name)
            return real(*arguments, **named)

        monkeypatch.setattr(owner, name, guarded)

    for name in ("create", "sync", "rename", "sync_folder"):
        guard(RealFiles, name)
    for name in ("unlink", "rmdir", "mkdir"):
        guard(Path, name)
    return done


def _steps(service: VaultService, tmp_path: Path) -> int:
    with pytest.MonkeyPatch.context() as patched:
        done = _crash_at(patched, -1, Crash())
        service.relocate(tmp_path / "counted")
    service.unlock(OPENS)
    service.relocate(tmp_path / "vault")
    return len(done)


def test_a_crash_at_any_step_leaves_one_vault_that_opens_and_the_next_start_removes_the_rest(
    service: VaultService, tmp_path: Path, note: Path
) -> None:
    places = [tmp_path / "vault", tmp_path / "new"]
    ended_in = set()
    for step in range(_steps(service, tmp_path) + 20):
        service.unlock(OPENS)
        here = service.folder
        there = places[1 - places.index(here)]
        with pytest.MonkeyPatch.context() as patched:
            done = _crash_at(patched, step, Crash())
            try:
                service.relocate(there)
            except Crash:
                assert "crash" in done
        service.close()
        service = started(note)
        assert service.folder in places, f"step {step}"
        assert vaults(*places) == [service.folder], f"step {step}: {done}"
        ended_in.add((service.folder == there, "crash" in done))
        service.unlock(OPENS)
        assert heard(service.vault) == SECOND * 3
        assert note.read_text().splitlines() == [str(service.folder)]
        assert [place for place in places if place.exists()] == [service.folder]
        service.lock()
    assert ended_in == {(False, True), (True, True), (True, False)}
    service.close()


def test_a_drive_that_fails_at_any_step_leaves_it_where_it_was_or_where_it_should_be(
    service: VaultService, tmp_path: Path, note: Path
) -> None:
    places = [tmp_path / "vault", tmp_path / "new"]
    for step in range(0, _steps(service, tmp_path), 3):
        service.unlock(OPENS)
        there = places[1 - places.index(service.folder)]
        with pytest.MonkeyPatch.context() as patched:
            _crash_at(patched, step, OSError(ENOSPC, "full"))
            code = None
            try:
                service.relocate(there)
            except SottovoceError as error:
                code = error.code
        assert code in {None, Code.DISK_FULL, Code.STORE_WRITE_FAILED}
        assert (service.folder == there) == (code is None)
        service.unlock(OPENS)
        assert heard(service.vault) == SECOND * 3
        service.close()
        service = started(note)
        assert vaults(*places) == [service.folder], f"step {step}"
    service.close()


def test_cancelled_it_lies_where_it_did(service: VaultService, tmp_path: Path, note: Path) -> None:
    shares: list[float] = []

    def check() -> None:
        if shares and shares[-1] > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        service.relocate(tmp_path / "new", CopyWatch(shares.append, check))
    assert service.folder == tmp_path / "vault"
    assert not (tmp_path / "new").exists()
    assert note.read_text().splitlines() == [str(tmp_path / "vault")]
    service.unlock(OPENS)
    assert heard(service.vault) == SECOND * 3
    service.close()


def test_a_copy_that_reads_differently_is_not_trusted(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = relocation._copy

    def bad(source: Path, copy: Path, watch: CopyWatch) -> bytes:
        digest = real(source, copy, watch)
        copy.write_bytes(copy.read_bytes()[:-1] + b"?")
        return digest

    monkeypatch.setattr(relocation, "_copy", bad)
    assert code_of(service.relocate, tmp_path / "new") is Code.STORE_WRITE_FAILED
    assert vaults(tmp_path / "vault", tmp_path / "new") == [tmp_path / "vault"]


def test_it_stays_while_something_runs_or_where_it_must_not_go(
    service: VaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.vault.started("cd" * 16)
    assert code_of(service.relocate, tmp_path / "new") is Code.RECORD_RUNS
    service.vault.stopped("cd" * 16)
    job = JobRow("j1", RECORDING, "speech", "2026-01-02T10:00:00+01:00", {}, state=JobState.RUNNING)
    service.vault.store.jobs.put(job)
    assert code_of(service.relocate, tmp_path / "new") is Code.JOB_RUNS
    service.vault.store.jobs.wake()
    other = VaultService(tmp_path / "other", cost=LEAST_COST)
    other.create(OPENS, ("safe",))
    other.close()
    for taken in (tmp_path / "other", service.folder, service.folder / "inside"):
        assert code_of(service.relocate, taken) is Code.VAULT_EXISTS
    assert code_of(service.relocate, tmp_path / "Dropbox") is Code.VAULT_PLACE_SYNCED
    monkeypatch.setattr(relocation.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000}))
    assert code_of(service.relocate, tmp_path / "new") is Code.DISK_FULL
    assert service.state is VaultState.OPEN, "nothing was shut for what could not be done"
    service.lock()
    assert code_of(service.relocate, tmp_path / "new") is Code.STORE_LOCKED
    assert code_of(other.relocate, tmp_path / "new") is Code.VAULT_PLACE_FIXED
    service.close()


def test_another_program_does_not_tidy_up_what_is_under_way(service: VaultService, tmp_path: Path, note: Path) -> None:
    def look(share: float) -> None:
        if share == 1.0:
            second = started(note)
            assert second.folder == tmp_path / "vault"
            assert code_of(second.unlock, OPENS) is Code.VAULT_IN_USE

    service.relocate(tmp_path / "new", CopyWatch(look))
    service.unlock(OPENS)
    assert heard(service.vault) == SECOND * 3
    service.close()


def test_a_first_vault_lies_where_somebody_chose_and_is_found_again(tmp_path: Path, note: Path) -> None:
    service = at(paths.vault_dir(), note)
    assert code_of(service.choose_folder, tmp_path / "Nextcloud") is Code.VAULT_PLACE_SYNCED
    service.choose_folder(tmp_path / "drive")
    assert not note.exists()
    service.create(OPENS, ("safe",))
    service.close()
    again = started(note)
    assert again.folder == tmp_path / "drive"
    assert again.state is VaultState.LOCKED
    assert not again.folder_gone
    (tmp_path / "drive").rename(tmp_path / "unplugged")
    assert again.state is VaultState.ABSENT
    assert again.folder_gone
    note.unlink()
    found = started(note)
    found.choose_folder(tmp_path / "unplugged")
    assert found.state is VaultState.LOCKED
    assert paths.vault_dir() == tmp_path / "unplugged"
    assert code_of(found.choose_folder, tmp_path / "drive") is Code.VAULT_EXISTS


def test_the_environment_goes_before_the_note(tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    relocation.remember(note, tmp_path / "a\nb")
    assert paths.vault_dir() == tmp_path / "a\nb"
    monkeypatch.setenv("SOTTOVOCE_VAULT", str(tmp_path / "said"))
    assert paths.vault_dir() == tmp_path / "said"
    assert paths.vault_note() is None
    monkeypatch.delenv("SOTTOVOCE_VAULT")
    note.write_text("relative/folder\n")
    assert paths.vault_dir().is_absolute()


@pytest.mark.parametrize("way", ["backup", "move_out"])
def test_a_backup_or_a_move_to_another_computer_tells_how_far_it_is_and_cancelled_leaves_all_as_it_was(
    tmp_path: Path, note: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    kept: dict[str, bytes] = {}

    class Keyring:
        def get(self, vault_id: str) -> bytes | None:
            return kept.get(vault_id)

        def put(self, vault_id: str, secret: bytes) -> None:
            kept[vault_id] = secret

        def delete(self, vault_id: str) -> None:
            kept.pop(vault_id, None)

    monkeypatch.setenv("SOTTOVOCE_MODELS", str(tmp_path / "models"))
    service = VaultService(tmp_path / "vault", None, LEAST_COST, note.with_name("backups.txt"), Keyring)
    service.create(OPENS, ("safe",))
    service.vault.deliver(meeting())
    record(service.vault)
    service.set_keyring(True)
    path, shares = tmp_path / "b.backup", [0.0]

    def check() -> None:
        if shares[-1] > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        getattr(service, way)(path, CopyWatch(shares.append, check))
    assert not list(tmp_path.glob("b.backup*"))
    assert service.state is VaultState.OPEN
    service.lock()
    service.unlock_with_keyring()
    shares[:] = [0.0]
    getattr(service, way)(path, CopyWatch(shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert path.exists()
    service.close()
