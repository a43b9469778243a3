"""A bundle's manifest: what belongs to it, and the proof that nothing was changed, lost or added on the way."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from devtools.say import Progress, SetupError

NAME: Final = "MANIFEST.json"
SCHEMA: Final = "sottovoce.bundle/1"
_CHUNK_BYTES: Final = 1 << 20


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file as hex, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def target() -> dict[str, str]:
    """The machines a bundle made here fits: operating system and processor, Python, and (Linux) C library."""
    return {
        "platform": sysconfig.get_platform(),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "libc": " ".join(platform.libc_ver()),
    }


def describe(folder: Path) -> list[dict[str, Any]]:
    """Path, size and hash of every file under `folder` but the manifest, sorted by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)
    progress = Progress("Hashing the bundle…")
    described: list[dict[str, Any]] = []
    for path in files:
        progress.tick()
        described.append(
            {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": sha256_of(path)}
        )
    return described


def write_manifest(folder: Path, facts: Mapping[str, str]) -> None:
    """Writes the manifest last, so that a bundle cut off half way has none and is refused."""
    manifest = {"schema": SCHEMA, **facts, **target(), "files": describe(folder)}
    scratch = folder / f"{NAME}.part"
    scratch.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    scratch.replace(folder / NAME)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder whose every file was compared with its manifest; only `open_bundle` makes one."""

    folder: Path

    @property
    def wheels(self) -> Path:
        return self.folder / "wheels"

    @property
    def models(self) -> Path:
        return self.folder / "models"

    def writer_wheel(self) -> Path | str:
        """The built llama-cpp-python, or why there is none."""
        found = next(self.wheels.glob("llama_cpp_python-*.whl"), None)
        return (
            found
            or "This bundle was made without a language model's library; the minutes are made of the words as spoken."
        )


def open_bundle(folder: Path, constraints: Path, here: Mapping[str, str] | None = None) -> Bundle:
    """The bundle in `folder`: made for this machine and version, unchanged since; else a `SetupError`."""
    folder = folder.resolve()
    manifest = _read(folder)
    here = target() if here is None else here
    for part in ("platform", "python"):
        if manifest.get(part) != here[part]:
            raise SetupError(
                f"This bundle is for {part} {manifest.get(part)} and this is {here[part]}. "
                f"Make one on a machine like this one (dev.py bundle --out FOLDER)."
            )
    if manifest.get("constraints_sha256") != sha256_of(constraints):
        raise SetupError("This bundle belongs to another version of Sottovoce. Make it again from this checkout.")
    files = manifest["files"]
    if not isinstance(files, list):
        raise _damaged(folder, NAME)
    verify_files(folder, files)
    return Bundle(folder)


def verify_files(folder: Path, files: Iterable[Mapping[str, Any]]) -> None:
    """Raises `SetupError` naming the first file that is missing, changed, or there without being listed."""
    progress = Progress("Checking the bundle…")
    listed: set[str] = set()
    for entry in files:
        progress.tick()
        try:
            name, size, digest = str(entry["path"]), int(entry["bytes"]), str(entry["sha256"])
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(folder, NAME) from error
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name:
            raise _damaged(folder, NAME)
        path = folder / pure
        if not path.is_file() or path.stat().st_size != size or sha256_of(path) != digest:
            raise _damaged(folder, name)
        listed.add(name)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME and name not in listed:
            raise SetupError(
                f"The bundle holds a file that does not belong to it: {name}. Remove it, or copy the bundle again."
            )
    progress.done("unchanged")


def _read(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SetupError(
            f"{folder} is not a finished bundle: it has no {NAME}. Give the folder that dev.py bundle made."
        ) from error
    except (OSError, ValueError) as error:
        raise _damaged(folder, NAME) from error
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA or "files" not in manifest:
        raise _damaged(folder, NAME)
    return manifest


def _damaged(folder: Path, name: str) -> SetupError:
    return SetupError(f"The bundle in {folder} is damaged: {name} is missing or changed. Copy the bundle again.")
