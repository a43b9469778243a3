"""What the training folder owes even when somebody changed it by hand: it refuses to add, and always takes back."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest

from sottovoce.services.training.folder import TrainingFolder
from sottovoce.services.training.sample import Message, TrainingSample, fingerprint, sample_bytes
from sottovoce.vault.durable_files import RealFiles
from sottovoce_models.errors import Code, SottovoceError, UserFixable

CANARY = "Anna Keller"


def sample(number: int, words: str = "[PERSON_1] kommt.") -> TrainingSample:
    messages = (Message("system", "s"), Message("user", "u"), Message("assistant", words))
    return TrainingSample(f"s{number:032x}", "minutes", "de", messages, {"PERSON": 1}, {"app": "1"})


def file_of(folder: TrainingFolder, number: int) -> Path:
    return folder.path / "samples" / f"s{number:032x}.json"


def every_byte(folder: TrainingFolder) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.path.rglob("*")) if path.is_file())


@pytest.fixture
def folder(tmp_path: Path) -> TrainingFolder:
    made = TrainingFolder(tmp_path / "training")
    made.add(sample(1))
    made.add(sample(2))
    return made


@pytest.mark.parametrize("number", [1, 9])
def test_a_sample_changed_or_put_there_by_hand_never_becomes_a_row(folder: TrainingFolder, number: int) -> None:
    file_of(folder, number).write_bytes(sample_bytes(sample(number, f"{CANARY} kommt.")))
    folder.settle({})
    assert CANARY.encode() not in (folder.path / "data" / "train.jsonl").read_bytes()
    assert not folder.check().ok


@pytest.mark.parametrize("name", ["data/more.jsonl", "notes.txt", "samples/notes.txt"])
def test_a_file_that_came_in_addition_is_reported(folder: TrainingFolder, name: str) -> None:
    (folder.path / name).write_text("x", encoding="utf-8")
    assert not folder.check().ok


@pytest.mark.parametrize("broken", [1, 2])
def test_a_broken_sample_never_keeps_another_or_itself_from_being_withdrawn(
    folder: TrainingFolder, broken: int
) -> None:
    file_of(folder, broken).write_text("{", encoding="utf-8")
    folder.remove(f"s{2:032x}")
    assert not file_of(folder, 2).exists()
    assert f"s{2:032x}".encode() not in (folder.path / "data" / "train.jsonl").read_bytes()


def test_a_broken_list_of_withdrawn_samples_never_keeps_one_from_being_withdrawn(folder: TrainingFolder) -> None:
    (folder.path / "withdrawn.json").write_text("{", encoding="utf-8")
    folder.remove(f"s{2:032x}")
    assert not file_of(folder, 2).exists()


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "project" / "samples").mkdir(parents=True)
    card = tmp_path / "project" / "README.md"
    card.write_text("mine", encoding="utf-8")
    with pytest.raises(SottovoceError):
        TrainingFolder(tmp_path / "project").add(sample(1))
    assert card.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_only_its_owner_looks_into_the_folder(folder: TrainingFolder) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder.path, *folder.path.rglob("*")) if path.is_dir()}
    assert modes == {0o700}


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_in_the_folder_changes_nothing_outside(folder: TrainingFolder, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x", encoding="utf-8")
    before = outside.stat().st_mtime_ns
    (folder.path / "link").symlink_to(outside)
    folder.settle({})
    assert outside.stat().st_mtime_ns == before


def test_nothing_is_there_before_the_first_sample_and_hardly_anything_after_the_last(folder: TrainingFolder) -> None:
    for number in (1, 2):
        folder.remove(f"s{number:032x}")
    assert folder.check().ok
    assert folder.samples() == ()
    assert b"kommt" not in every_byte(folder)
    assert len(folder.withdrawn()) == 2


def test_no_time_of_a_file_says_when_a_meeting_was(folder: TrainingFolder) -> None:
    assert {path.stat().st_mtime for path in folder.path.rglob("*")} == {946_684_800}


def test_a_sample_that_a_crash_left_comes_back_only_if_the_vault_knows_it(folder: TrainingFolder) -> None:
    data = sample_bytes(sample(3))
    file_of(folder, 3).write_bytes(data)
    folder.settle({})
    assert len(folder.samples()) == 2
    folder.settle({f"s{3:032x}": fingerprint(data)})
    assert len(folder.samples()) == 3
    assert folder.check().ok


@pytest.mark.parametrize("fails_at", range(1, 9))
def test_a_full_drive_leaves_the_folder_as_it_was(tmp_path: Path, fails_at: int) -> None:
    calm = TrainingFolder(tmp_path / "training")
    calm.add(sample(1))
    before = every_byte(calm)
    folder = TrainingFolder(tmp_path / "training", FullDrive(fails_at))
    with suppress(UserFixable):
        folder.add(sample(2))
    calm.settle({})
    assert calm.check().ok
    assert every_byte(calm) == before or len(calm.samples()) == 2, "one or the other, whole"


def test_a_full_drive_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserFixable) as caught:
        TrainingFolder(tmp_path / "training", FullDrive(1)).add(sample(1))
    assert caught.value.code is Code.DISK_FULL


class FullDrive(RealFiles):
    """Takes so many writes and then no more."""

    def __init__(self, writes: int) -> None:
        self._left = writes

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self._left -= 1
        if self._left < 0:
            raise OSError(ENOSPC, "full")
        return super().write(descriptor, data)
