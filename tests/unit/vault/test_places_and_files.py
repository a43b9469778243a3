"""Where a vault may lie, its lock, its list of deletions, and files that are old or new, never something between."""

from __future__ import annotations

import threading
from errno import EDQUOT, EIO, ENOSPC
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from sottovoce.vault import durable_files, place
from sottovoce.vault.deletions import add_deletions, deletion_mark, merge_deletions, read_deletions
from sottovoce.vault.durable_files import REAL_FILES, RealFiles, fault_of, write_durably
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable
from tests.helpers.faulty_files import FaultyFiles, PowerCut


def refusal(folder: Path) -> Code | None:
    try:
        place.check_place(folder)
    except UserFixable as error:
        return error.code
    return None


def test_a_plain_folder_is_fine_also_with_dropboxs_settings_above_it(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".config" / "nextcloud").mkdir(parents=True)
    assert refusal(tmp_path / "a" / "vault") is None


@pytest.mark.parametrize(
    "part",
    [
        *("OneDrive", "OneDrive - Firma", "Dropbox", "Nextcloud", "iCloudDrive", "Google Drive", "Meine Ablage"),
        *("ownCloud", "CloudStorage", "com~apple~CloudDocs", "Tresorit", "pCloudDrive"),
    ],
)
def test_the_folders_of_sync_programs_are_refused_by_name(tmp_path: Path, part: str) -> None:
    with pytest.raises(UserFixable) as refused:
        place.check_place(tmp_path / part / "vault")
    assert (refused.value.code, refused.value.params["service"]) == (Code.VAULT_PLACE_SYNCED, part)


@pytest.mark.parametrize("mark", [".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync.ffs_db"])
def test_the_folders_of_sync_programs_are_refused_by_what_lies_in_them(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).write_bytes(b"")
    assert refusal(tmp_path / "a" / "vault") is Code.VAULT_PLACE_SYNCED
    assert refusal(tmp_path) is Code.VAULT_PLACE_SYNCED


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "sync" / ".stfolder").mkdir(parents=True)
    (tmp_path / "innocent").symlink_to(tmp_path / "sync")
    assert refusal(tmp_path / "innocent" / "vault") is Code.VAULT_PLACE_SYNCED


def test_a_folder_that_windows_moved_into_onedrive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Firma"))
    assert refusal(tmp_path / "Firma" / "vault") is Code.VAULT_PLACE_SYNCED
    assert refusal(tmp_path / "vault") is None


@pytest.mark.parametrize(
    ("kind", "options"), [("nfs4", "rw"), ("cifs", "rw"), ("fuse.sshfs", "rw"), ("NTFS", "rw,remote")]
)
def test_network_drives_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, options: str) -> None:
    mounts = [
        SimpleNamespace(mountpoint="/", fstype="ext4", opts="rw"),
        SimpleNamespace(mountpoint=str(tmp_path.resolve() / "share"), fstype=kind, opts=options),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: mounts)
    assert refusal(tmp_path / "share" / "vault") is Code.VAULT_PLACE_NETWORK
    assert refusal(tmp_path / "sharewares" / "vault") is None


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    place.make_private(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreFault):
        place.make_private(tmp_path / "file" / "b")


def test_a_lock_is_taken_once_and_given_back_by_any_thread(tmp_path: Path) -> None:
    lock = place.ProcessLock(tmp_path / "lock")
    taking = threading.Thread(target=lock.take)
    taking.start()
    taking.join()
    with pytest.raises(UserFixable) as refused:
        place.ProcessLock(tmp_path / "lock").take()
    assert refused.value.code is Code.VAULT_IN_USE
    lock.release()
    again = place.ProcessLock(tmp_path / "lock")
    again.take()
    again.release()


def test_a_lock_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreFault):
        place.ProcessLock(tmp_path / "no" / "folder" / "x" / ("n" * 300)).take()


def test_a_file_is_old_or_new_at_every_crash(tmp_path: Path) -> None:
    counting = FaultyFiles()
    write_durably(counting, tmp_path / "count", b"x" * 5000)
    contents = set()
    for step in range(counting.steps + 1):
        for power in (False, True):
            path = tmp_path / f"{step}{power}" / "file"
            write_durably(REAL_FILES, path, b"old")
            files = FaultyFiles(step)
            try:
                write_durably(files, path, b"new" * 2000)
            except PowerCut:
                if power:
                    files.lose_power()
            else:
                files.lose_power()
            contents.add(path.read_bytes())
    assert contents == {b"old", b"new" * 2000}


@pytest.mark.parametrize("error", [ENOSPC, EIO])
def test_a_file_is_as_it_was_after_a_fault_and_nothing_lies_beside_it(tmp_path: Path, error: int) -> None:
    counting = FaultyFiles()
    write_durably(counting, tmp_path / "count", b"x")
    for step in range(counting.steps - 1):
        folder = tmp_path / str(step)
        write_durably(REAL_FILES, folder / "file", b"old")
        with pytest.raises(OSError, match="fault"):
            write_durably(FaultyFiles(step, lambda: OSError(error, "fault")), folder / "file", b"new")
        assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("file", b"old")]


def test_short_writes_are_made_whole(tmp_path: Path) -> None:
    write_durably(FaultyFiles(short_writes=True), tmp_path / "file", bytes(range(256)) * 30)
    assert (tmp_path / "file").read_bytes() == bytes(range(256)) * 30


def test_what_a_fault_means() -> None:
    assert fault_of(OSError(ENOSPC, "")).code is Code.DISK_FULL
    assert fault_of(OSError(EDQUOT, "")).code is Code.DISK_FULL
    assert fault_of(OSError(EIO, "")).code is Code.STORE_WRITE_FAILED


def test_windows_waits_for_whoever_looks_at_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(durable_files.sys, "platform", "win32")
    monkeypatch.setattr(durable_files.time, "sleep", pauses.append)
    real, busy = Path.replace, [True, True, True]

    def replace(path: Path, to: Path) -> Path:
        if busy:
            busy.pop()
            raise PermissionError("in use")
        return real(path, to)

    monkeypatch.setattr(Path, "replace", replace)
    (tmp_path / "a").write_bytes(b"new")
    RealFiles().rename(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"new"
    assert len(pauses) == 3
    busy[:] = [True] * 50
    with pytest.raises(PermissionError):
        RealFiles().rename(tmp_path / "b", tmp_path / "c")
    assert sum(pauses) < 2


def test_the_list_of_deletions_says_nothing_and_keeps_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "deletions.log"
    assert read_deletions(path) == {}
    mark = deletion_mark("vault", "recording")
    assert mark != deletion_mark("vault", "another")
    assert mark != deletion_mark("other", "recording")
    merge_deletions(path, {mark: "2026-01-01"})
    merge_deletions(path, {mark: "2027-01-01", "a" * 64: "2026-02-02"})
    assert read_deletions(path) == {mark: "2026-01-01", "a" * 64: "2026-02-02"}
    assert "recording" not in path.read_text()
    with path.open("ab") as file:
        file.write(b"\xff\xfe nonsense\n" + b"b" * 63 + b" 2026-01-01\n")
    assert len(read_deletions(path)) == 2


def test_a_list_of_deletions_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "deletions.log").mkdir()
    with pytest.raises(StoreFault) as refused:
        read_deletions(tmp_path / "deletions.log")
    assert refused.value.code is Code.STORE_DAMAGED


def test_a_full_drive_leaves_the_list_as_it_was(tmp_path: Path) -> None:
    from datetime import date

    path = tmp_path / "deletions.log"
    add_deletions(path, ["a" * 64], date(2026, 1, 1))
    with pytest.raises(SottovoceError) as told:
        add_deletions(path, ["b" * 64], date(2026, 1, 1), FaultyFiles(1, lambda: OSError(ENOSPC, "full")))
    assert told.value.code is Code.DISK_FULL
    assert list(read_deletions(path)) == ["a" * 64]
