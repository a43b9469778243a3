"""A bundle that was changed, cut, added to or made for another machine is refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from devtools.manifest import NAME, open_bundle, sha256_of, target, write_manifest
from devtools.say import SetupError


@pytest.fixture
def constraints(tmp_path: Path) -> Path:
    path = tmp_path / "constraints.txt"
    path.write_text("numpy==2.4.6\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, constraints: Path) -> Path:
    folder = tmp_path / "Stick für Zürich"
    for name, content in (("wheels/a-1-py3-none-any.whl", b"wheel"), ("models/whisper-base/model.bin", b"weights" * 9)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    write_manifest(folder, {"constraints_sha256": sha256_of(constraints), "cpu": "any"})
    return folder


def edit(folder: Path, **changes: Any) -> None:
    manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
    (folder / NAME).write_text(json.dumps({**manifest, **changes}), encoding="utf-8")


def test_an_unchanged_bundle_opens(folder: Path, constraints: Path) -> None:
    assert open_bundle(folder, constraints).folder == folder.resolve()
    listed = json.loads((folder / NAME).read_text(encoding="utf-8"))["files"]
    assert [entry["path"] for entry in listed] == ["models/whisper-base/model.bin", "wheels/a-1-py3-none-any.whl"]


@pytest.mark.parametrize("content", [b"Weights" + b"weights" * 8, b"weights" * 8, b""])
def test_a_changed_or_cut_file_is_named(folder: Path, constraints: Path, content: bytes) -> None:
    (folder / "models/whisper-base/model.bin").write_bytes(content)
    with pytest.raises(SetupError, match=r"models/whisper-base/model\.bin is missing or changed"):
        open_bundle(folder, constraints)


def test_a_missing_file_is_named(folder: Path, constraints: Path) -> None:
    (folder / "wheels/a-1-py3-none-any.whl").unlink()
    with pytest.raises(SetupError, match=r"wheels/a-1-py3-none-any\.whl is missing"):
        open_bundle(folder, constraints)


def test_a_wheel_that_nobody_listed_is_refused(folder: Path, constraints: Path) -> None:
    (folder / "wheels/numpy-99-py3-none-any.whl").write_bytes(b"surprise")
    with pytest.raises(SetupError, match="does not belong to it: wheels/numpy-99"):
        open_bundle(folder, constraints)


@pytest.mark.parametrize("path", ["../outside", "/etc/hosts", "wheels\\..\\..\\outside", "C:/outside"])
def test_a_manifest_cannot_point_outside_its_folder(folder: Path, constraints: Path, path: str) -> None:
    (folder.parent / "outside").write_bytes(b"x")
    entry = {"path": path, "bytes": 1, "sha256": sha256_of(folder.parent / "outside")}
    edit(folder, files=[*json.loads((folder / NAME).read_text(encoding="utf-8"))["files"], entry])
    with pytest.raises(SetupError, match="damaged"):
        open_bundle(folder, constraints)


@pytest.mark.parametrize("files", [7, [7], [{}], [{"path": "a", "bytes": "many", "sha256": ""}]])
def test_nonsense_in_a_manifest_is_a_sentence(folder: Path, constraints: Path, files: object) -> None:
    edit(folder, files=files)
    with pytest.raises(SetupError, match="damaged"):
        open_bundle(folder, constraints)


def test_a_folder_without_a_manifest_is_not_a_bundle(tmp_path: Path, constraints: Path) -> None:
    with pytest.raises(SetupError, match="not a finished bundle"):
        open_bundle(tmp_path / "nowhere", constraints)


def test_another_machine_python_or_version_is_refused_before_hashing(folder: Path, constraints: Path) -> None:
    with pytest.raises(SetupError, match=r"for python .* and this is 3\.99"):
        open_bundle(folder, constraints, {**target(), "python": "3.99"})
    with pytest.raises(SetupError, match="for platform"):
        open_bundle(folder, constraints, {**target(), "platform": "plan9-mips"})
    constraints.write_text("numpy==3.0.0\n", encoding="utf-8")
    with pytest.raises(SetupError, match="another version"):
        open_bundle(folder, constraints)
