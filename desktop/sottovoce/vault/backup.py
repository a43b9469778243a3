"""A vault as one file: everything in it is encrypted already, so it holds no plaintext and needs the same passphrase.

A zip archive without compression, with a list of hashes. The list of deletions lies beside it and can grow after the
backup was made; restoring applies it, and what the old place knows, before anything is opened.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Final

from sottovoce.vault.deletions import DELETIONS_NAME, merge_deletions, read_deletions
from sottovoce.vault.durable_files import fault_of
from sottovoce.vault.header import HEADER_NAME, read_header
from sottovoce.vault.place import check_place, make_private
from sottovoce.vault.vault import AUDIO_NAME, DATABASE_NAME, MOVED_NAME, Vault
from sottovoce_models.errors import Code, SottovoceError, UserFixable

BACKUP_SUFFIX: Final = ".sottovoce-vault"
_HASHES: Final = "hashes.json"
_VAULT_PARTS: Final = re.compile(
    rf"{HEADER_NAME}|{DATABASE_NAME}|{DELETIONS_NAME}|inbox/[0-9-]+[0-9a-f-]*\.sealed|"
    rf"{AUDIO_NAME}/[0-9a-f]{{32}}/[a-z]+-\d{{6}}\.svs"
)
_EXTRA_PARTS: Final = re.compile(r"(settings|models)/(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*")
_BLOCK_BYTES: Final = 1 << 20

CheckCancelled = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring: whether a list of deletions was beside the backup, and where the vault before lies."""

    deletions_found: bool
    set_aside: Path | None


def deletions_beside(backup: Path) -> Path:
    """Where the list of deletions of a backup lies."""
    return backup.with_name(backup.name + ".deletions")


def make_backup(
    vault: Vault, target: Path, extras: Mapping[str, Path] | None = None, check_cancelled: CheckCancelled = lambda: None
) -> None:
    """Everything the vault holds at this moment, in one file; the file is there whole or not at all. STORE_LOCKED.

    `extras`: files to take along, by their name in the archive ("settings/…", "models/…"). DISK_FULL.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    copy = vault.folder / "backup-copy.db"
    try:
        copy.unlink(missing_ok=True)
        vault.store.copy_to(copy)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
            hashes: dict[str, str] = {}
            for name, path in _parts(vault.folder, copy, extras or {}):
                check_cancelled()
                hashes[name] = _add(archive, name, path)
            archive.writestr(_HASHES, json.dumps(hashes))
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        merge_deletions(deletions_beside(target), read_deletions(vault.folder / DELETIONS_NAME))
        unfinished.replace(target)
    except OSError as error:
        raise fault_of(error) from error
    finally:
        copy.unlink(missing_ok=True)
        unfinished.unlink(missing_ok=True)


def restore(backup: Path, folder: Path, extras: Mapping[str, Path] | None = None) -> Restored:
    """The vault of a backup at its place; what was there is set aside, never deleted.

    `extras`: where files taken along belong, by the first part of their name; those that are there are left alone.
    BACKUP_DAMAGED with nothing changed, VAULT_PLACE_…, DISK_FULL, FILE_NOT_FOUND.
    """
    check_place(folder)
    fresh = folder.with_name(folder.name + ".restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    make_private(fresh)
    try:
        _unpack(backup, fresh, extras or {})
        vault_id = read_header(fresh).vault_id
        beside = deletions_beside(backup)
        merge_deletions(fresh / DELETIONS_NAME, read_deletions(beside))
        merge_deletions(fresh / DELETIONS_NAME, _known_deletions(folder, vault_id))
        set_aside = None
        if folder.exists():
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            set_aside = folder.with_name(f"{folder.name}-before-{stamp}")
            folder.rename(set_aside)
        fresh.rename(folder)
    except FileNotFoundError as error:
        raise UserFixable(Code.FILE_NOT_FOUND) from error
    except OSError as error:
        raise fault_of(error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Restored(beside.exists(), set_aside)


def may_go_along(name: str) -> bool:
    """Whether a file of this name in the archive can be taken along and put back."""
    return _EXTRA_PARTS.fullmatch(name) is not None and ".." not in name


def mark_moved(folder: Path, moved: bool) -> None:
    """The vault in a folder was moved away and does not open here, or may open again."""
    mark = folder / MOVED_NAME
    if moved:
        mark.touch(mode=0o600)
    else:
        mark.unlink(missing_ok=True)


def _parts(folder: Path, database: Path, extras: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    yield DATABASE_NAME, database
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != DATABASE_NAME and _VAULT_PARTS.fullmatch(name):
            yield name, path
    yield from sorted(extras.items())


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = sha256()
    with path.open("rb") as source, archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
        while block := source.read(_BLOCK_BYTES):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()


def _unpack(backup: Path, fresh: Path, extras: Mapping[str, Path]) -> None:
    try:
        with zipfile.ZipFile(backup) as archive:
            hashes = json.loads(archive.read(_HASHES))
            names = set(archive.namelist()) - {_HASHES}
            _check_names(names, set(hashes))
            for name in sorted(names):
                target = _target(name, fresh, extras)
                if target is not None:
                    _extract(archive, name, target, str(hashes[name]))
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise UserFixable(Code.BACKUP_DAMAGED) from error


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
    unfinished = target.with_name(target.name + ".unfinished")
    with archive.open(name) as source, unfinished.open("wb") as file:
        _copy(source, file)
    with unfinished.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != expected:
        unfinished.unlink()
        raise UserFixable(Code.BACKUP_DAMAGED)
    unfinished.chmod(0o600)
    unfinished.replace(target)


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, _BLOCK_BYTES)
    target.flush()
    os.fsync(target.fileno())


def _known_deletions(folder: Path, vault_id: str) -> dict[str, str]:
    """What the vault that lies here knows of deletions, if it is the same one."""
    try:
        same = read_header(folder).vault_id == vault_id
    except SottovoceError:
        return {}
    return read_deletions(folder / DELETIONS_NAME) if same else {}
