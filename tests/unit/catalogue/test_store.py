from __future__ import annotations

import os
from pathlib import Path

import pytest

from sottovoce_models.catalogue import FileState, ModelStore, TransferProgress, load_catalogue, store
from sottovoce_models.catalogue.hashing import sha256_of
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry, place

ENTRY = make_entry()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Mödelle für alle"


def test_a_right_model_is_found_and_hashed_only_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(folder, ENTRY)
    assert ModelStore(folder).find(ENTRY) == folder / "toy"
    monkeypatch.setattr(store, "sha256_of", lambda *_: pytest.fail("read again"))
    assert ModelStore(folder).find(ENTRY) == folder / "toy"


def test_a_changed_file_is_hashed_again_and_refused(folder: Path) -> None:
    place(folder, ENTRY)
    models = ModelStore(folder)
    assert models.find(ENTRY)
    path = folder / "toy" / "model.bin"
    path.write_bytes(b"x" + WEIGHTS[1:])
    os.utime(path, ns=(1, 1))
    assert models.find(ENTRY) is None
    with pytest.raises(UserFixable) as caught:
        models.require(ENTRY)
    assert (caught.value.code, caught.value.params["file"]) == (Code.MODEL_CORRUPT, "model.bin")


def test_only_verify_sees_a_change_that_kept_size_and_time(folder: Path) -> None:
    place(folder, ENTRY)
    models = ModelStore(folder)
    assert models.find(ENTRY)
    path = folder / "toy" / "model.bin"
    times = path.stat()
    path.write_bytes(b"x" + WEIGHTS[1:])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    result = models.verify(ENTRY)
    assert result.names(FileState.WRONG) == ("model.bin",)
    assert models.find(ENTRY) is None, "what verify saw is remembered"


def test_a_missing_model_is_named(folder: Path) -> None:
    with pytest.raises(UserFixable) as caught:
        ModelStore(folder).require(ENTRY)
    assert (caught.value.code, caught.value.params) == (Code.MODEL_MISSING, {"id": "toy"})


def test_half_a_model_is_missing_not_found(folder: Path) -> None:
    place(folder, ENTRY)
    (folder / "toy" / "config.json").unlink()
    models = ModelStore(folder)
    assert models.find(ENTRY) is None
    assert models.verify(ENTRY).names(FileState.MISSING) == ("config.json",)


def test_a_short_file_is_refused_without_reading_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(folder, ENTRY, weights=WEIGHTS[:-1])
    read: list[str] = []
    monkeypatch.setattr(store, "sha256_of", lambda path, *_: read.append(path.name) or sha256_of(path))
    assert ModelStore(folder).find(ENTRY) is None
    assert read == ["config.json"]


@pytest.mark.parametrize(
    "stamp", ["", "[]", "{", '{"schema": "x"}', '{"schema": "sottovoce.verified/1", "files": [1]}']
)
def test_a_damaged_stamp_only_costs_time(folder: Path, stamp: str) -> None:
    place(folder, ENTRY)
    (folder / "toy" / ".verified.json").write_text(stamp)
    assert ModelStore(folder).find(ENTRY)


def test_a_folder_that_cannot_be_written_still_serves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(folder, ENTRY)
    monkeypatch.setattr(Path, "write_text", _refuse)
    assert ModelStore(folder).find(ENTRY)


def _refuse(*_: object, **__: object) -> int:
    raise PermissionError


def test_verify_can_be_cancelled(folder: Path) -> None:
    place(folder, ENTRY)

    def cancelled() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ModelStore(folder).verify(ENTRY, check_cancelled=cancelled)


def test_verify_reports_its_end(folder: Path) -> None:
    place(folder, ENTRY)
    seen: list[TransferProgress] = []
    ModelStore(folder).verify(ENTRY, seen.append)
    assert seen[-1].bytes_done == seen[-1].bytes_total == len(WEIGHTS) + len(CONFIG)


def test_remove_takes_the_model_and_what_was_left(folder: Path) -> None:
    place(folder, ENTRY)
    (folder / "toy" / "model.bin.part").write_bytes(b"x")
    models = ModelStore(folder)
    models.remove(ENTRY)
    models.remove(ENTRY)
    assert not (folder / "toy").exists()


def test_shipped_models_are_found_and_never_removed(folder: Path) -> None:
    entry = load_catalogue().entry("speakers")
    models = ModelStore(folder)
    models.remove(entry)
    assert models.find(entry) == models.folder_of(entry)
    assert not (models.folder_of(entry) / ".verified.json").exists()
