"""A vault as one file: everything in it is encrypted already, so it holds no plaintext and needs the same passphrase.

A zip archive without compression, with a list of hashes. The list of deletions lies beside it and can grow after the
backup was made; restoring applies it, and what the old place knows, before anything is opened.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Final

from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.deletions import DELETIONS_NAME, merge_deletions, read_deletions
from sottovoce.vault.durable_files import REAL_FILES, fault_of
from sottovoce.vault.header import HEADER_NAME, header_from_bytes, read_header
from sottovoce.vault.opening import DATABASE_COPY_NAME, DATABASE_NAME
from sottovoce.vault.originals import ORIGINAL_NAME
from sottovoce.vault.place import ProcessLock, check_place, make_private
from sottovoce.vault.recordings import AUDIO_NAME
from sottovoce.vault.vault import MOVED_NAME, Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable

BACKUP_SUFFIX: Final = ".sottovoce-vault"
_HASHES: Final = "hashes.json"
_VAULT_PARTS: Final = re.compile(
    rf"{HEADER_NAME}|{DATABASE_NAME}|{DELETIONS_NAME}|inbox/[0-9-]+[0-9a-f-]*\.sealed|"
    rf"{AUDIO_NAME}/[0-9a-f]{{32}}/[a-z]+-\d{{6,9}}\.svs|{AUDIO_NAME}/[0-9a-f]{{32}}/{re.escape(ORIGINAL_NAME)}"
)
_EXTRA_PARTS: Final = re.compile(r"(settings|models)/(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*")
_BLOCK_BYTES: Final = 1 << 20
_MOST_HASHES_BYTES: Final = 256 << 20
_RESTORING_SUFFIX: Final = ".restoring"
_UNFINISHED_SUFFIX: Final = ".unfinished"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring: whether a list of deletions was beside the backup, and where the vault before lies."""

    deletions_found: bool
    set_aside: Path | None


def deletions_beside(backup: Path) -> Path:
    """Where the list of deletions of a backup lies."""
    return backup.with_name(backup.name + ".deletions")


def make_backup(
    vault: Vault, target: Path, extras: Mapping[str, Path] | None = None, watch: CopyWatch | None = None
) -> None:
    """Everything the vault holds at this moment, in one file; the file is there whole or not at all. STORE_LOCKED.

    `extras`: files to take along, by their name in the archive ("settings/…", "models/…"). DISK_FULL, Cancelled.
    """
    watch = watch or CopyWatch()
    unfinished = target.with_name(target.name + _UNFINISHED_SUFFIX)
    copy = vault.folder / DATABASE_COPY_NAME
    try:
        with vault.backing_up() as store:
            copy.unlink(missing_ok=True)
            store.copy_to(copy)
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
                hashes: dict[str, str] = {}
                parts = list(_parts(vault.folder, copy, extras or {}))
                watch.begin(sum(_size(path) for _, path in parts))
                for name, path in parts:
                    if (digest := _add(archive, name, path, watch)) is not None:
                        hashes[name] = digest
                archive.writestr(_HASHES, json.dumps(hashes))
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        merge_deletions(deletions_beside(target), read_deletions(vault.folder / DELETIONS_NAME))
        REAL_FILES.rename(unfinished, target)
        REAL_FILES.sync_folder(target.parent)
    except OSError as error:
        raise fault_of(error) from error
    finally:
        for leftover in (copy, unfinished):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def restore(backup: Path, folder: Path, extras: Mapping[str, Path] | None = None) -> Restored:
    """The vault of a backup at its place; what was there is set aside, never deleted.

    `extras`: where files taken along belong, by the first part of their name; those that are there are left alone.
    BACKUP_DAMAGED with nothing changed, VAULT_PLACE_…, VAULT_IN_USE, DISK_FULL, FILE_NOT_FOUND.
    """
    check_place(folder)
    finish_restore(folder)
    _require_free(folder)
    fresh = _fresh(folder)
    shutil.rmtree(fresh, ignore_errors=True)
    arrived: list[_Extra] = []
    try:
        make_private(fresh)
        _unpack(backup, fresh, extras or {}, arrived)
        header = fresh / (HEADER_NAME + _UNFINISHED_SUFFIX)  # a vault only when everything else is there
        REAL_FILES.rename(fresh / HEADER_NAME, header)
        beside = deletions_beside(backup)
        merge_deletions(fresh / DELETIONS_NAME, read_deletions(beside))
        merge_deletions(fresh / DELETIONS_NAME, _known_deletions(folder, vault_id_of(header)))
        for extra in arrived:
            REAL_FILES.rename(extra.unfinished, extra.place)
        REAL_FILES.rename(header, fresh / HEADER_NAME)
        REAL_FILES.sync_folder(fresh)
        set_aside = _swap(folder, fresh)
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise fault_of(error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        for extra in arrived:
            with suppress(OSError):
                extra.unfinished.unlink(missing_ok=True)
    return Restored(beside.exists(), set_aside)


def finish_restore(folder: Path) -> None:
    """If a crash came when the old vault was set aside and the restored one not yet in its place, it is now."""
    fresh = _fresh(folder)
    if not folder.exists() and (fresh / HEADER_NAME).exists():
        try:
            REAL_FILES.rename(fresh, folder)
        except OSError as error:
            raise fault_of(error) from error


def _fresh(folder: Path) -> Path:
    return folder.with_name(folder.name + _RESTORING_SUFFIX)


def _require_free(folder: Path) -> None:
    """VAULT_IN_USE while anybody has the vault here."""
    if (folder / HEADER_NAME).exists():
        lock = ProcessLock(folder / "lock")
        lock.take()
        lock.release()


def _swap(folder: Path, fresh: Path) -> Path | None:
    """The fresh folder takes the place; where the old one lies now. VAULT_IN_USE while another process has it open."""
    set_aside = None
    if folder.exists():
        _require_free(folder)
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        set_aside = folder.with_name(f"{folder.name}-before-{stamp}")
        REAL_FILES.rename(folder, set_aside)
    try:
        REAL_FILES.rename(fresh, folder)
    except OSError:
        if set_aside is not None:
            REAL_FILES.rename(set_aside, folder)
        raise
    REAL_FILES.sync_folder(folder.parent)
    return set_aside


def may_go_along(name: str) -> bool:
    """Whether a file of this name in the archive can be taken along and put back."""
    return _EXTRA_PARTS.fullmatch(name) is not None and ".." not in name


def mark_moved(folder: Path, moved: bool) -> None:
    """The vault in a folder was moved away and does not open here, or may open again."""
    mark = folder / MOVED_NAME
    try:
        if moved:
            mark.touch(mode=0o600)
        else:
            mark.unlink(missing_ok=True)
        REAL_FILES.sync_folder(folder)
    except OSError as error:
        raise fault_of(error) from error


def _parts(folder: Path, database: Path, extras: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    yield DATABASE_NAME, database
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != DATABASE_NAME and _VAULT_PARTS.fullmatch(name):
            yield name, path
    yield from sorted(extras.items())


def _size(path: Path) -> int:
    """Its bytes; 0 for a file that is not there any more."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _add(archive: zipfile.ZipFile, name: str, path: Path, watch: CopyWatch) -> str | None:
    """Its hash, or None for a file that is not there any more: erased or deleted while the backup was made."""
    digest = sha256()
    try:
        source = path.open("rb")
    except FileNotFoundError:
        return None
    with source, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
        while block := source.read(_BLOCK_BYTES):
            digest.update(block)
            target.write(block)
            watch.copied(len(block))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Extra:
    """A file taken along, unpacked beside its place."""

    unfinished: Path
    place: Path


def _unpack(backup: Path, fresh: Path, extras: Mapping[str, Path], arrived: list[_Extra]) -> None:
    """All parts, each with the right hash; what was taken along is told to `arrived` before it is written."""
    try:
        with zipfile.ZipFile(backup) as archive:
            _check_entries(archive)
            hashes = json.loads(archive.read(_HASHES))
            names = set(archive.namelist()) - {_HASHES}
            _check_names(names, set(hashes))
            for name in sorted(names):
                target = _target(name, fresh, extras)
                if target is None:
                    continue
                if not target.is_relative_to(fresh):
                    extra = _Extra(target.with_name(target.name + _UNFINISHED_SUFFIX), target)
                    arrived.append(extra)
                    target = extra.unfinished
                _extract(archive, name, target, str(hashes[name]))
    except (*_DAMAGE, zipfile.BadZipFile, zlib.error, struct.error) as error:
        raise UserFixable(Code.BACKUP_DAMAGED) from error


_DAMAGE: Final = (KeyError, IndexError, ValueError, TypeError, AttributeError, EOFError, RuntimeError, OverflowError)


def _check_entries(archive: zipfile.ZipFile) -> None:
    """Ours are stored as they are: nothing can grow when it is unpacked. BACKUP_DAMAGED."""
    for entry in archive.infolist():
        grows = entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size
        if grows or (entry.filename == _HASHES and entry.file_size > _MOST_HASHES_BYTES):
            raise UserFixable(Code.BACKUP_DAMAGED)


def _check_names(names: set[str], listed: set[str]) -> None:
    if names != listed or not {HEADER_NAME, DATABASE_NAME} <= names:
        raise UserFixable(Code.BACKUP_DAMAGED)


def _target(name: str, fresh: Path, extras: Mapping[str, Path]) -> Path | None:
    """Where a part goes; None for what is not wanted here. BACKUP_DAMAGED for a name that no backup of ours has."""
    if _VAULT_PARTS.fullmatch(name):
        return fresh / name
    if not may_go_along(name):
        raise UserFixable(Code.BACKUP_DAMAGED)
    kind, _, rest = name.partition("/")
    place = extras[kind] / rest if kind in extras else None
    return None if place is None or place.exists() else place


def _extract(archive: zipfile.ZipFile, name: str, target: Path, expected: str) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as file:
        _copy(source, file)
    with target.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise UserFixable(Code.BACKUP_DAMAGED)
    target.chmod(0o600)


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, _BLOCK_BYTES)
    target.flush()
    os.fsync(target.fileno())


def vault_id_of(header: Path) -> str:
    """Whose header a file is; STORE_DAMAGED, VAULT_NEWER; OSError."""
    return header_from_bytes(header.read_bytes()).vault_id


def _known_deletions(folder: Path, vault_id: str) -> dict[str, str]:
    """What the vault that lies here knows of deletions, if it is the same one."""
    try:
        same = read_header(folder).vault_id == vault_id
    except SottovoceError:
        return {}
    return read_deletions(folder / DELETIONS_NAME) if same else {}
