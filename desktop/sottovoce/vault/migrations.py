"""From an older database to today's: one numbered step after another, each whole or not at all.

A step and its `user_version` are one transaction. Before the first step a copy under the same key is made beside the
database; it is removed when the new one has passed its check, and put back when it has not. A crash on the way is
finished at the next opening, in one direction or the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

from sottovoce.vault.database import Database
from sottovoce.vault.durable_files import REAL_FILES, fault_of
from sottovoce_models.errors import Code, StoreFault, UserFixable

_SCHEMA: Final = files("sottovoce.vault") / "schema"
_COPY_SUFFIX: Final = ".before"
_UNFINISHED_SUFFIX: Final = ".unfinished"
_LOG_SUFFIXES: Final = ("-wal", "-shm")


def steps() -> tuple[str, ...]:
    """The shipped steps in order: the n-th leads to version n."""
    names = sorted(entry.name for entry in _SCHEMA.iterdir() if entry.name.endswith(".sql"))
    return tuple((_SCHEMA / name).read_text(encoding="utf-8") for name in names)


def open_migrated(path: Path, key: bytes, scripts: Sequence[str]) -> Database:
    """The database at the last step, or as it was before with an error raised.

    VAULT_NEWER if it is of a later program; STORE_DAMAGED, DISK_FULL, STORE_WRITE_FAILED.
    """
    copy = path.with_name(path.name + _COPY_SUFFIX)
    database = Database(path, key)
    try:
        if not _is_ready(database, copy, key, len(scripts)):
            _bring_up(database, copy, scripts)
    except BaseException:
        database.close()
        raise
    return database


def _is_ready(database: Database, copy: Path, key: bytes, last: int) -> bool:
    """Whether nothing is to be done; if something is, what there was is kept before."""
    version = database.version
    if version > last:
        raise UserFixable(Code.VAULT_NEWER)
    if 0 < version < last:
        _keep_copy(database, copy, key)
    return version == last and not copy.exists()


def _bring_up(database: Database, copy: Path, scripts: Sequence[str]) -> None:
    try:
        _run(database, scripts)
    except BaseException:
        database.close()
        if copy.exists():
            _put_back(copy, database.path)
        raise
    _remove(copy)


def _run(database: Database, scripts: Sequence[str]) -> None:
    version = database.version
    for number, script in enumerate(scripts[version:], version + 1):
        with database.transaction():
            database.run(script)
            database.run(f"PRAGMA user_version = {number}")
    if not sound(database):
        raise StoreFault(Code.STORE_DAMAGED)


def _keep_copy(database: Database, copy: Path, key: bytes) -> None:
    """What the database was before its first step; one that a crash left is kept if a step was done since."""
    if copy.exists() and _version_of(copy, key) < database.version:
        return
    unfinished = copy.with_name(copy.name + _UNFINISHED_SUFFIX)
    _remove(unfinished)
    try:
        database.copy_to(unfinished, key)
        REAL_FILES.rename(unfinished, copy)
    except OSError as error:
        raise fault_of(error) from error


def _version_of(copy: Path, key: bytes) -> int:
    database = Database(copy, key)
    try:
        return database.version
    finally:
        database.close()


def _put_back(copy: Path, path: Path) -> None:
    try:
        for suffix in _LOG_SUFFIXES:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        REAL_FILES.rename(copy, path)
        REAL_FILES.sync_folder(path.parent)
    except OSError as error:
        raise fault_of(error) from error


def _remove(path: Path) -> None:
    try:
        for suffix in ("", *_LOG_SUFFIXES):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise fault_of(error) from error


def sound(database: Database) -> bool:
    """Whether SQLite finds every page, index and reference in order."""
    return database.value("PRAGMA quick_check") == "ok" and not database.rows("PRAGMA foreign_key_check")
