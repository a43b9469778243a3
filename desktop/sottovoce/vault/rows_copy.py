"""Everything the database holds of one meeting, as plain rows, to be put into another vault under another name.

Any table whose rows go when the meeting goes belongs to it, whoever made that table; the keys of its sound, its jobs
and the log of handouts stay behind.
"""

from __future__ import annotations

import re
from typing import Any, Final

from sottovoce.vault.database import Database

Rows = dict[str, list[dict[str, Any]]]

_MEETINGS: Final = "meetings"
_OWNER: Final = "recording_id"
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
                if table not in known:
                    continue
                columns, _ = known[table]
                for row in rows.get(table, []):
                    kept = [name for name in columns if name in row and name not in _NOT_TAKEN]
                    values = [_renamed(row[name], old_id, new_id) for name in kept]
                    places = ", ".join("?" * len(kept))
                    self._database.run(
                        f"INSERT OR REPLACE INTO {table} ({', '.join(kept)}) VALUES ({places})",  # noqa: S608 -- names of our own schema
                        values,
                    )

    def _tables(self) -> dict[str, tuple[tuple[str, ...], str]]:
        """By name: the columns to copy, and the one that names the meeting."""
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        for (table,) in self._database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
            if not _NAME.fullmatch(table):
                continue
            about = self._database.rows("SELECT name, type, pk FROM pragma_table_info(?)", (table,))
            columns = tuple(name for name, _, _ in about)
            if table == _MEETINGS:
                found[table] = columns, "id"
            elif self._belongs(table):
                own = {name: kind for name, kind, place in about if place == 1 and name != _OWNER}
                if all(kind == "INTEGER" for kind in own.values()):  # a number of the row, given anew; a name is not
                    found[table] = tuple(name for name in columns if name not in own), _OWNER
        return found

    def _belongs(self, table: str) -> bool:
        """Whether its rows go when the meeting goes."""
        keys = self._database.rows('SELECT "table", "from", on_delete FROM pragma_foreign_key_list(?)', (table,))
        return (_MEETINGS, _OWNER, "CASCADE") in [tuple(key) for key in keys]

    def _read(self, table: str, columns: tuple[str, ...], key: str, recording_id: str) -> list[Any]:
        return self._database.rows(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = ? ORDER BY 1",  # noqa: S608 -- names of our own schema
            (recording_id,),
        )


def _renamed(value: Any, old_id: str, new_id: str) -> Any:
    """The meeting's name is 32 random figures: wherever they stand, it is meant."""
    return value.replace(old_id, new_id) if isinstance(value, str) else value
