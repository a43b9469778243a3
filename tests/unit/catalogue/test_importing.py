from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sottovoce_models.catalogue import Catalogue, ImportResult, ModelStore, import_from
from sottovoce_models.errors import Cancelled, Code, UserFixable
from tests.unit.catalogue.support import CONFIG, WEIGHTS, make_entry, make_wheel, place, weight_parts

ENTRY = make_entry()
SIBLING = make_entry("sibling", weights=WEIGHTS[:250_000])  # shares the small file
CATALOGUE = Catalogue((ENTRY, SIBLING))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB Stück"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "Mödelle für alle")


def take(path: Path, store: ModelStore) -> ImportResult:
    return import_from(path, store, CATALOGUE)


def failure(path: Path, store: ModelStore) -> UserFixable:
    with pytest.raises(UserFixable) as caught:
        take(path, store)
    return caught.value


def test_a_folder_is_taken_over_whatever_the_names(stick: Path, store: ModelStore) -> None:
    (stick / "deep").mkdir()
    (stick / "deep" / "model(1).bin").write_bytes(WEIGHTS)
    (stick / "download.json").write_bytes(CONFIG)
    (stick / "holiday.jpg").write_bytes(b"not a model")
    result = take(stick, store)
    assert [(f.model_id, f.name, f.source) for f in result.imported] == [
        ("toy", "model.bin", "model(1).bin"),
        ("toy", "config.json", "download.json"),
    ]
    assert (result.refused, result.incomplete) == ((), ())
    assert store.find(ENTRY)
    assert not store.folder_of(SIBLING).exists(), "a shared small file alone does not begin a model"


def test_a_single_file_is_taken_and_the_rest_named(stick: Path, store: ModelStore) -> None:
    (stick / "model.bin").write_bytes(WEIGHTS)
    result = take(stick / "model.bin", store)
    assert result.incomplete == (("toy", ("config.json",)),)
    (stick / "config.json").write_bytes(CONFIG)
    assert take(stick / "config.json", store).incomplete == ()
    assert store.find(ENTRY)


def test_wheels_are_joined(stick: Path, store: ModelStore) -> None:
    for number in (3, 1, 2):
        make_wheel(stick, number)
    assert len(take(stick, store).imported) == 2
    assert store.find(ENTRY)


def test_loose_parts_and_a_zip_are_joined(stick: Path, store: ModelStore) -> None:
    for number, piece in enumerate(weight_parts(), start=1):
        (stick / f"model.bin.part{number}").write_bytes(piece)
    with zipfile.ZipFile(stick / "rest.zip", "w") as archive:
        archive.writestr("some/config.json", CONFIG)
    take(stick, store)
    assert store.find(ENTRY)


def test_a_missing_part_is_named(stick: Path, store: ModelStore) -> None:
    make_wheel(stick, 1)
    make_wheel(stick, 3)
    error = failure(stick, store)
    assert (error.code, error.params) == (Code.MODEL_PART_MISSING, {"id": "toy", "file": "toy-part2==1.0"})
    assert not list(store.folder.rglob("model*"))


def test_wrong_bytes_are_refused_by_name(stick: Path, store: ModelStore) -> None:
    (stick / "model.bin").write_bytes(b"x" + WEIGHTS[1:])
    error = failure(stick, store)
    assert (error.code, error.params) == (Code.MODEL_CORRUPT, {"id": "toy", "file": "model.bin"})
    assert not list(store.folder.rglob("model*"))


def test_a_cut_off_file_is_refused_by_name(stick: Path, store: ModelStore) -> None:
    (stick / "toy").mkdir()
    (stick / "toy" / "model.bin").write_bytes(WEIGHTS[:-7])
    assert failure(stick, store).code is Code.MODEL_CORRUPT


def test_wrong_bytes_beside_right_ones_are_told_apart(stick: Path, store: ModelStore) -> None:
    (stick / "config.json").write_bytes(CONFIG)
    (stick / "model.bin").write_bytes(b"x" + WEIGHTS[1:])
    result = take(stick, store)
    assert [f.name for f in result.imported] == ["config.json"]
    assert [f.name for f in result.refused] == ["model.bin"]
    assert store.find(ENTRY) is None


def test_an_import_keeps_the_half_of_a_fetch(stick: Path, store: ModelStore) -> None:
    place(stick, ENTRY)
    store.folder_of(ENTRY).mkdir(parents=True)
    half = store.folder_of(ENTRY) / "model.bin.part"
    half.write_bytes(WEIGHTS[:9])
    take(stick, store)
    assert half.read_bytes() == WEIGHTS[:9]


def test_what_is_there_is_not_copied_again(stick: Path, store: ModelStore) -> None:
    place(stick, ENTRY)
    take(stick, store)
    again = take(stick, store)
    assert (again.imported, [f.name for f in again.already_there]) == ((), ["model.bin", "config.json"])


def test_a_folder_without_models_says_so(stick: Path, store: ModelStore) -> None:
    (stick / "holiday.jpg").write_bytes(b"not a model")
    (stick / "broken.whl").write_bytes(b"not a zip")
    assert failure(stick, store).code is Code.MODEL_NOT_RECOGNISED


def test_a_path_that_is_not_there(stick: Path, store: ModelStore) -> None:
    assert failure(stick / "gone", store).code is Code.FILE_NOT_FOUND


def test_links_are_not_followed(stick: Path, store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.bin").write_bytes(WEIGHTS)
    (stick / "model.bin").symlink_to(tmp_path / "elsewhere.bin")
    assert failure(stick, store).code is Code.MODEL_NOT_RECOGNISED


def test_a_cancelled_import_leaves_nothing(stick: Path, store: ModelStore) -> None:
    place(stick, ENTRY)
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls > 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_from(stick, store, CATALOGUE, check_cancelled=check)
    assert not list(store.folder.rglob("*.part"))
