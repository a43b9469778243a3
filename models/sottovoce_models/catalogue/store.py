"""The folder with the model files: nothing is handed out that was not verified byte for byte.

A stamp beside the files remembers the hash each file had, with its size and time of change: as long as those are
the same the file is not read again, otherwise it is hashed anew.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any, Final

from sottovoce_models.catalogue.disk import writing_to
from sottovoce_models.catalogue.entries import ModelEntry, ModelFile
from sottovoce_models.catalogue.hashing import sha256_of
from sottovoce_models.catalogue.progress import (
    CheckCancelled,
    OnProgress,
    ProgressMeter,
    ignore_progress,
    never_cancelled,
)
from sottovoce_models.errors import Code, UserFixable

_STAMP_NAME: Final = ".verified.json"
_STAMP_SCHEMA: Final = "sottovoce.verified/1"


class FileState(StrEnum):
    """What a look at one file of a model found."""

    RIGHT = "right"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What hashing every file of a model found, by file name in catalogue order."""

    model_id: str
    files: tuple[tuple[str, FileState], ...]

    @property
    def right(self) -> bool:
        """Whether every file is there and has the pinned hash."""
        return all(state is FileState.RIGHT for _, state in self.files)

    def names(self, state: FileState) -> tuple[str, ...]:
        """The files found in this state."""
        return tuple(name for name, found in self.files if found is state)


class ModelStore:
    """The models in one folder, `<folder>/<id>/<file>`; entries shipped with Sottovoce are found in its package."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def folder_of(self, entry: ModelEntry) -> Path:
        """Where the files of this model are or would be."""
        if entry.package_folder is not None:
            return Path(str(resources.files("sottovoce_models"))) / entry.package_folder
        return self.folder / entry.id

    def find(self, entry: ModelEntry) -> Path | None:
        """The folder with this model's verified files, or None; reads only files that changed since then."""
        return self.folder_of(entry) if self._check(entry).right else None

    def require(self, entry: ModelEntry) -> Path:
        """As `find`; MODEL_MISSING(id), or MODEL_CORRUPT(id, file) when a file is there with other bytes."""
        result = self._check(entry)
        wrong = result.names(FileState.WRONG)
        if wrong:
            raise UserFixable(Code.MODEL_CORRUPT, id=entry.id, file=wrong[0])
        if not result.right:
            raise UserFixable(Code.MODEL_MISSING, id=entry.id)
        return self.folder_of(entry)

    def has_file(self, entry: ModelEntry, file: ModelFile) -> bool:
        """Whether this one file is there and verified; reads it only if it changed since."""
        return dict(self._check(entry).files)[file.name] is FileState.RIGHT

    def verify(
        self,
        entry: ModelEntry,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> VerifyResult:
        """Hashes every file whatever the stamp says; changes no model file."""
        return self._check(entry, on_progress, check_cancelled, trust_stamp=False)

    def remove(self, entry: ModelEntry) -> None:
        """Deletes the model and what is left of its transfers; what ships with Sottovoce stays."""
        if entry.package_folder is not None or not self.folder_of(entry).exists():
            return
        with writing_to(self.folder):
            shutil.rmtree(self.folder_of(entry))

    def _check(
        self,
        entry: ModelEntry,
        on_progress: OnProgress = ignore_progress,
        check_cancelled: CheckCancelled = never_cancelled,
        *,
        trust_stamp: bool = True,
    ) -> VerifyResult:
        folder = self.folder_of(entry)
        old = _read_stamp(folder)
        new: dict[str, list[Any]] = {}
        meter = ProgressMeter(entry.id, entry.bytes, on_progress)
        done = 0
        meter.start(done)
        states: list[tuple[str, FileState]] = []
        for file in entry.files:
            path, before = folder / file.name, done

            def report(count: int, name: str = file.name, before: int = before) -> None:
                check_cancelled()
                meter.report(name, before + count)

            try:
                stat = path.stat()
                known = old.get(file.name)
                if stat.st_size != file.bytes:
                    digest = ""
                elif trust_stamp and known is not None and known[:2] == [stat.st_size, stat.st_mtime_ns]:
                    digest = known[2]
                else:
                    digest = sha256_of(path, report)
            except OSError:
                states.append((file.name, FileState.MISSING))
                continue
            finally:
                done += file.bytes
            if digest:
                new[file.name] = [stat.st_size, stat.st_mtime_ns, digest]
            states.append((file.name, FileState.RIGHT if digest == file.sha256 else FileState.WRONG))
        meter.report(entry.files[-1].name, done, last=True)
        if new != old and entry.package_folder is None:
            _write_stamp(folder, new)
        return VerifyResult(entry.id, tuple(states))


def _read_stamp(folder: Path) -> dict[str, list[Any]]:
    """What was seen before; empty when there is no readable stamp, which only costs a look at the files."""
    try:
        stamp = json.loads((folder / _STAMP_NAME).read_text(encoding="utf-8"))
        if stamp["schema"] != _STAMP_SCHEMA:
            return {}
        return {str(name): [int(seen[0]), int(seen[1]), str(seen[2])] for name, seen in stamp["files"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _write_stamp(folder: Path, files: dict[str, list[Any]]) -> None:
    path = folder / _STAMP_NAME
    scratch = path.with_suffix(".new")
    try:
        scratch.write_text(json.dumps({"schema": _STAMP_SCHEMA, "files": files}, indent=1), encoding="utf-8")
        scratch.replace(path)
    except OSError:
        return  # a folder that cannot be written is verified again next time
