"""Everything the database holds of one meeting, as plain rows, to be put into another vault under another name.

Any table whose primary key begins with the meeting belongs to it, whoever made that table; keys of its sound, jobs and
the log of handouts stay behind.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sottovoce.vault.database import Database

Rows = dict[str, list[dict[str, Any]]]

_MEETINGS: Final = "meetings"
_LEFT_BEHIND: Final = frozenset({"segment_keys"})
_NOT_TAKEN: Final = frozenset({"matter_id"})
"""The matter is another vault's; the meeting arrives without one."""
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")


class CopyRows:
    """Reads and writes whole meetings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, recording_id: str) -> Rows:
        """Its rows, by table and column."""
        with self._database.transaction():
            return {
                table: [dict(zip(columns, row, strict=True)) for row in self._read(table, columns, key, recording_id)]
                for table, (columns, key) in self._tables().items()
            }

    def put(self, rows: Rows, old_id: str, new_id: str) -> None:
        """The rows as those of another meeting; unknown tables and columns (of a newer version) are left out."""
        known = self._tables()
        with self._database.transaction():
            for table in (_MEETINGS, *(each for each in rows if each != _MEETINGS)):
                columns, _ = known.get(table, ((), ""))
                for row in rows.get(table, []):
                    kept = [name for name in columns if name in row and name not in _NOT_TAKEN]
                    values = [_renamed(row[name], old_id, new_id) for name in kept]
                    places = ", ".join("?" * len(kept))
                    self._database.run(
                        f"INSERT OR REPLACE INTO {table} ({', '.join(kept)}) VALUES ({places})",  # noqa: S608 -- names of our own schema
                        values,
                    )

    def _tables(self) -> dict[str, tuple[tuple[str, ...], str]]:
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        for (table,) in self._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
            if table in _LEFT_BEHIND or not _NAME.fullmatch(table):
                continue
            about = self._database.rows("SELECT name, pk FROM pragma_table_info(?)", (table,))
            first = next((name for name, place in about if place == 1), "")
            if first == "recording_id" or table == _MEETINGS:
                found[table] = tuple(name for name, _ in about), first
        return found

    def _read(self, table: str, columns: tuple[str, ...], key: str, recording_id: str) -> list[Any]:
        return self._database.rows(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ?",  # noqa: S608 -- names of our own schema
            (recording_id,),
        )


def _renamed(value: Any, old_id: str, new_id: str) -> Any:
    """The meeting's name is 32 random figures: wherever they stand, it is meant."""
    return value.replace(old_id, new_id) if isinstance(value, str) else value
