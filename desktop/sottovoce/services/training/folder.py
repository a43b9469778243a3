"""The training folder: the only place where something of a meeting is written for training, and taken back again.

`samples/` is the truth as far as the vault or the list of hashes knows it: what was changed or put there by hand is
told and used nowhere. Everything else is made from it, so that a crash at any moment leaves what one call of `settle`
puts in order. Taking a sample back depends on no other file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sottovoce.services.training import generated
from sottovoce.services.training.sample import (
    TrainingSample,
    fingerprint,
    is_sample_id,
    sample_bytes,
    sample_from,
)
from sottovoce.vault.durable_files import REAL_FILES, FileSystem, fault_of, write_durably
from sottovoce.vault.place import check_place
from sottovoce_models.errors import Code, SottovoceError, StoreFault, UserFixable

_ONE_DAY: Final = 946_684_800
"""1 January 2000: a file's time says nothing of when a meeting was."""
_PRIVATE: Final = 0o700


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """`changed`: files that are not as they were written, are missing, or came by another hand."""

    changed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every file is what was written."""
        return not self.changed


class TrainingFolder:
    """One folder; nothing is created before the first sample."""

    def __init__(self, path: Path, files: FileSystem = REAL_FILES) -> None:
        self.path: Final = path
        self._files = files

    def check_place(self) -> None:
        """VAULT_PLACE_SYNCED(service) or VAULT_PLACE_NETWORK(kind) where something copies the folder away.

        TRAINING_PLACE_TAKEN where something else lies.
        """
        check_place(self.path)
        if self.path.exists() and not self._is_ours():
            raise UserFixable(Code.TRAINING_PLACE_TAKEN)

    def add(self, sample: TrainingSample) -> None:
        """The folder holds this sample, too; durable on return. DISK_FULL, STORE_WRITE_FAILED: it does not."""
        self.check_place()
        path, data = self._file_of(sample.id), sample_bytes(sample)
        try:
            self._make()
            write_durably(self._files, path, data)
            self.settle({sample.id: fingerprint(data)})
        except OSError as error:
            self._undo(path)
            raise fault_of(error) from error
        except SottovoceError:
            self._undo(path)
            raise

    def remove(self, sample_id: str) -> None:
        """No file of the folder holds anything of this sample; its id is on the list of what was withdrawn.

        Does no harm to do again. TRAINING_FOLDER_GONE where the folder is not there: try again when it is.
        """
        if not (self._is_ours() or (self.path / generated.SAMPLES).is_dir()):
            raise UserFixable(Code.TRAINING_FOLDER_GONE)
        try:
            path = self._file_of(sample_id)
            self._files.unlink(path)
            self._files.unlink(path.with_name(path.name + ".unfinished"))
            if path.parent.is_dir():
                self._files.sync_folder(path.parent)
            self._put_rest(self.withdrawn() | {sample_id}, {})
            self._hide_times()
        except OSError as error:
            raise fault_of(error) from error

    def settle(self, known: Mapping[str, str]) -> None:
        """Every file is what the samples and the list of what was withdrawn say; also after a crash.

        `known`: hashes of samples by id, as the vault has them; beside the list of hashes they say which are ours.
        """
        if not self._is_ours():
            return
        try:
            withdrawn = self.withdrawn()
            for sample_id in withdrawn:
                self._files.unlink(self._file_of(sample_id))
            for left in self._unfinished():
                self._files.unlink(left)
            self._put_rest(withdrawn, known)
            self._hide_times()
        except OSError as error:
            raise fault_of(error) from error

    def samples(self, known: Mapping[str, str] | None = None) -> tuple[TrainingSample, ...]:
        """The samples that are as they were written, by id."""
        hashes = self._hashes()
        found = []
        for path in self._sample_files():
            try:
                data = path.read_bytes()
                digest = fingerprint(data)
                ours = digest in {hashes.get(f"{generated.SAMPLES}/{path.name}"), (known or {}).get(path.stem)}
                sample = sample_from(data) if ours else None
            except (OSError, ValueError, KeyError, TypeError, RecursionError):
                continue
            if sample is not None and sample.id == path.stem:
                found.append(sample)
        return tuple(sorted(found, key=lambda each: each.id))

    def withdrawn(self) -> frozenset[str]:
        """Ids of what was withdrawn."""
        try:
            return generated.withdrawn_ids((self.path / generated.WITHDRAWN).read_bytes())
        except FileNotFoundError:
            return frozenset()

    def check(self) -> FolderCheck:
        """Which files are not what the list of hashes says, are missing or came in addition."""
        if not self.path.exists():
            return FolderCheck()
        known, changed = self._hashes(), set()
        if not known:
            changed.add(generated.MANIFEST)
        for path in self.path.rglob("*"):
            name = path.relative_to(self.path).as_posix()
            if path.is_file() and name != generated.MANIFEST and name not in known:
                changed.add(name)
        for name, digest in known.items():
            try:
                if fingerprint((self.path / name).read_bytes()) != digest:
                    changed.add(name)
            except OSError:
                changed.add(name)
        return FolderCheck(tuple(sorted(changed)))

    def _hashes(self) -> dict[str, str]:
        try:
            return generated.hashes_of((self.path / generated.MANIFEST).read_bytes())
        except OSError:
            return {}

    def _put_rest(self, withdrawn: frozenset[str], known: Mapping[str, str]) -> None:
        """Writes what is made from the samples, the list of what was withdrawn first."""
        samples = tuple(each for each in self.samples(known) if each.id not in withdrawn)
        files = generated.generated(samples, withdrawn)
        first = generated.WITHDRAWN
        for name in (first, *(each for each in files if each != first)):
            path = self.path / name
            if not path.is_file() or path.read_bytes() != files[name]:
                write_durably(self._files, path, files[name])

    def _make(self) -> None:
        """The folder, for its owner only, marked as ours."""
        self.path.mkdir(parents=True, exist_ok=True)
        for folder in (self.path, self.path / generated.SAMPLES, self.path / "data"):
            folder.mkdir(exist_ok=True)
            folder.chmod(_PRIVATE)
        if not (self.path / generated.WITHDRAWN).exists():
            name = generated.WITHDRAWN
            write_durably(self._files, self.path / name, generated.generated((), ())[name])

    def _undo(self, path: Path) -> None:
        """A sample that could not be added whole is not there; whatever still fails is mended by `settle`."""
        with suppress(OSError, UserFixable, StoreFault):
            self._files.unlink(path)
            self.settle({})

    def _file_of(self, sample_id: str) -> Path:
        if not is_sample_id(sample_id):
            raise ValueError("not the id of a sample")
        return self.path / generated.SAMPLES / f"{sample_id}.json"

    def _sample_files(self) -> Iterator[Path]:
        yield from sorted(path for path in (self.path / generated.SAMPLES).glob("*.json") if not path.is_symlink())

    def _unfinished(self) -> tuple[Path, ...]:
        return tuple(self.path.rglob("*.unfinished"))

    def _is_ours(self) -> bool:
        """Whether the folder is one of ours, or empty."""
        if not self.path.is_dir():
            return False
        if generated.WITHDRAWN in self._hashes() or self._marked():
            return True
        return not any(self.path.iterdir())

    def _marked(self) -> bool:
        try:
            return generated.WITHDRAWN_SCHEMA.encode() in (self.path / generated.WITHDRAWN).read_bytes()
        except OSError:
            return False

    def _hide_times(self) -> None:
        for path in (*self.path.rglob("*"), self.path):
            if not path.is_symlink():
                os.utime(path, (_ONE_DAY, _ONE_DAY))
