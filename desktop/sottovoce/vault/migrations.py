"""From an older database to today's: one numbered step after another, each whole or not at all.

A step and its `user_version` are one transaction. Before the first step a copy under the same key is made beside the
database; it is removed when the new one has passed its check, and put back when it has not.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from sottovoce.vault.database import Database
from sottovoce_models.errors import Code, StoreFault, UserFixable

_SCHEMA: Final = files("sottovoce.vault") / "schema"
_COPY_SUFFIX: Final = ".before"


def steps() -> tuple[str, ...]:
    """The shipped steps in order: the n-th leads to version n."""
    names = sorted(entry.name for entry in _SCHEMA.iterdir() if entry.name.endswith(".sql"))
    return tuple((_SCHEMA / name).read_text(encoding="utf-8") for name in names)


def migrate(database: Database, key: bytes, scripts: Sequence[str]) -> None:
    """Brings the database to the last step. VAULT_NEWER if it is of a later program, STORE_DAMAGED if a check fails."""
    version = database.version
    if version > len(scripts):
        raise UserFixable(Code.VAULT_NEWER)
    if version == len(scripts):
        return
    copy = database.path.with_name(database.path.name + _COPY_SUFFIX)
    if version:
        copy.unlink(missing_ok=True)  # of an attempt that did not get as far as a whole copy, or that was rolled back
        database.copy_to(copy, key)
    for number, script in enumerate(scripts[version:], version + 1):
        with database.transaction():
            database.run(script)
            database.run(f"PRAGMA user_version = {number}")
    if not sound(database):
        raise StoreFault(Code.STORE_DAMAGED)
    copy.unlink(missing_ok=True)


def sound(database: Database) -> bool:
    """Whether SQLite finds every page, index and reference in order."""
    return database.value("PRAGMA quick_check") == "ok" and not database.rows("PRAGMA foreign_key_check")
