"""Approved notes that a duty keeps although a consent was withdrawn: apart from everything else, in no index."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sottovoce.vault.database import Database, Row
from sottovoce_models import codec
from sottovoce_models.errors import Code, StoreFault
from sottovoce_models.types import Summary


@dataclass(frozen=True, slots=True)
class RestrictedFacts:
    """What is shown without opening the note. `reason`, `until`: as they were known when it was restricted.

    `until` None: open.
    """

    id: str
    matter_id: str | None
    restricted_at: str
    reason: str
    until: date | None


@dataclass(frozen=True, slots=True)
class RestrictedNote:
    """The note as it was approved, without the quotes that proved it. Left out of what is printed of it."""

    title: str = field(repr=False)
    held_at: str
    approved_by: str = field(repr=False)
    approved_at: str
    summary: Summary = field(repr=False)


_FACTS: Final = "SELECT id, matter_id, restricted_at, reason, until FROM restricted_notes"


class RestrictedRows:
    """Reads and writes them; there is no way to change one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, facts: RestrictedFacts, note: RestrictedNote) -> None:
        """Keeps a note; one that is there under this id stays as it is."""
        self._database.run(
            "INSERT OR IGNORE INTO restricted_notes VALUES (?, (SELECT id FROM matters WHERE id = ?), ?, ?, ?, ?)",
            (
                facts.id,
                facts.matter_id,
                facts.restricted_at,
                facts.reason,
                None if facts.until is None else facts.until.isoformat(),
                json.dumps(codec.plain(note), ensure_ascii=False),
            ),
        )

    def all(self) -> tuple[RestrictedFacts, ...]:
        """What is known of all of them without opening one, the latest first."""
        rows = self._database.rows(f"{_FACTS} ORDER BY restricted_at DESC, rowid DESC")
        return tuple(map(_facts, rows))

    def get(self, note_id: str) -> RestrictedFacts | None:
        """The same of one."""
        row = self._database.row(f"{_FACTS} WHERE id = ?", (note_id,))
        return _facts(row) if row else None

    def note(self, note_id: str) -> RestrictedNote:
        """The note itself; STORE_DAMAGED if it is not there or cannot be read."""
        data = self._database.value("SELECT data FROM restricted_notes WHERE id = ?", (note_id,))
        try:
            return codec.from_plain(RestrictedNote, json.loads(data or "null"))
        except ValueError as error:
            raise StoreFault(Code.STORE_DAMAGED) from error

    def delete(self, note_id: str) -> None:
        """The note is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM restricted_notes WHERE id = ?", (note_id,))
        self._database.forget_deleted()


def _facts(row: Row) -> RestrictedFacts:
    return RestrictedFacts(row[0], row[1], row[2], row[3], None if row[4] is None else date.fromisoformat(row[4]))
