"""The ledger in the database: a chain that only grows, and its details, which can be erased."""

from __future__ import annotations

import secrets
from typing import Final

from sottovoce.core import ledger
from sottovoce.core.ledger import Details, LedgerCheck, LedgerEvent, LedgerKind, LedgerRow, SealedDetails
from sottovoce.vault.database import Database, Row

_SALT_BYTES: Final = 32
_SELECT: Final = (
    "SELECT ledger.seq, at, kind, commitment, prev_hash, hash, meeting_id, salt, data"
    " FROM ledger LEFT JOIN ledger_details ON ledger_details.seq = ledger.seq"
)


class LedgerRows:
    """Appends and reads; there is no way to change or remove a row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        kind: LedgerKind,
        at: str,
        details: Details,
        *,
        recording_id: str | None = None,
        matter_id: str | None = None,
        change_id: str = "",
    ) -> LedgerEvent:
        """One row more, durable with the transaction it is part of.

        `recording_id`, `matter_id`: with whom the details go; of one that is not there, they stay.
        """
        sealed = SealedDetails(secrets.token_bytes(_SALT_BYTES), ledger.details_text(details))
        with self._database.transaction():
            seq, last = self._head()
            row = ledger.linked(seq + 1, at, str(kind), ledger.commitment_of(sealed), last)
            self._database.run(
                "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?)",
                (row.seq, row.at, row.kind, row.commitment, row.prev_hash, row.hash),
            )
            self._database.run("UPDATE ledger_head SET seq = ?, hash = ?", (row.seq, row.hash))
            self._database.run(
                "INSERT INTO ledger_details VALUES (?, (SELECT id FROM meetings WHERE id = ?),"
                " (SELECT id FROM matters WHERE id = ?), ?, ?, ?)",
                (row.seq, recording_id, matter_id, change_id, sealed.salt, sealed.text),
            )
        return LedgerEvent(row, recording_id, sealed)

    def of(self, recording_id: str) -> tuple[LedgerEvent, ...]:
        """What is noted of a meeting, the oldest first."""
        rows = self._database.rows(f"{_SELECT} WHERE meeting_id = ? ORDER BY ledger.seq", (recording_id,))
        return tuple(map(_event, rows))

    def chain(self) -> dict[int, LedgerRow]:
        """The rows by number, without what they stand for."""
        rows = self._database.rows("SELECT seq, at, kind, commitment, prev_hash, hash FROM ledger")
        return {row[0]: LedgerRow(*row) for row in rows}

    def has_change(self, recording_id: str, change_id: str) -> bool:
        """Whether a change of a meeting is noted already."""
        found = "SELECT 1 FROM ledger_details WHERE meeting_id = ? AND change_id = ?"
        return self._database.row(found, (recording_id, change_id)) is not None

    def check(self) -> LedgerCheck:
        """Whether the whole chain is what was written; others wait only while it is read."""
        with self._database.lock:
            rows, head = self._database.rows(f"{_SELECT} ORDER BY ledger.seq"), self._head()
        return ledger.check(map(_event, rows), head)

    def _head(self) -> tuple[int, str]:
        row = self._database.row("SELECT seq, hash FROM ledger_head")
        return (row[0], row[1]) if row else (0, "")


def _event(row: Row) -> LedgerEvent:
    sealed = None if row[7] is None else SealedDetails(row[7], row[8])
    return LedgerEvent(LedgerRow(*row[:6]), row[6], sealed)
