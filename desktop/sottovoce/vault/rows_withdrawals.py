"""Withdrawals that were begun and are not done, and the records of what was destroyed, which hold no content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sottovoce.vault.database import Database

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BegunWithdrawal:
    """One that has to be brought to its end. `data`: what its steps need; `begun_at` ISO 8601 with offset."""

    id: str
    recording_id: str
    begun_at: str
    data: Json = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class DeletionRecord:
    """What was destroyed: when, for which purpose, how far, how much. No word, no name, no meeting."""

    id: str
    begun_at: str
    done_at: str
    purpose: str
    reach: str
    counts: Mapping[str, int] = field(default_factory=dict)


_BEGUN: Final = "SELECT id, meeting_id, begun_at, data FROM withdrawals"
_RECORDS: Final = "SELECT id, begun_at, done_at, purpose, reach, counts FROM deletion_records"


class WithdrawalRows:
    """Reads and writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begun(self) -> tuple[BegunWithdrawal, ...]:
        """Everything that is not done, the first begun first."""
        rows = self._database.rows(f"{_BEGUN} ORDER BY begun_at, rowid")
        return tuple(BegunWithdrawal(row[0], row[1], row[2], json.loads(row[3])) for row in rows)

    def begin(self, withdrawal: BegunWithdrawal) -> None:
        """From now on it is brought to its end, whatever happens."""
        data = json.dumps(withdrawal.data, ensure_ascii=False)
        self._database.run(
            "INSERT OR REPLACE INTO withdrawals VALUES (?, ?, ?, ?)",
            (withdrawal.id, withdrawal.recording_id, withdrawal.begun_at, data),
        )

    def end(self, record: DeletionRecord) -> None:
        """It is done: what its steps needed is gone, from the write-ahead log, too, and the record is there."""
        with self._database.transaction():
            self._database.run("DELETE FROM withdrawals WHERE id = ?", (record.id,))
            self._database.run(
                "INSERT OR REPLACE INTO deletion_records VALUES (?, ?, ?, ?, ?, ?)",
                (
                    record.id,
                    record.begun_at,
                    record.done_at,
                    record.purpose,
                    record.reach,
                    json.dumps(dict(record.counts), sort_keys=True),
                ),
            )
            self._database.forget_deleted()

    def records(self) -> tuple[DeletionRecord, ...]:
        """What was destroyed, the latest first."""
        rows = self._database.rows(f"{_RECORDS} ORDER BY done_at DESC, rowid DESC")
        return tuple(DeletionRecord(row[0], row[1], row[2], row[3], row[4], json.loads(row[5])) for row in rows)
