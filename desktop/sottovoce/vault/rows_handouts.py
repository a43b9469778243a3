"""What was handed over: a line for every file that left the vault, without a word of its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.vault.database import Database, Row


@dataclass(frozen=True, slots=True)
class Handout:
    """One file. `title`: of the meeting as it is called now, "" if it was deleted or there are several (None).

    `what` and `format` are codes; `handed_at` ISO 8601 with offset; `recipient` as the user wrote it, or "".
    """

    id: str
    handed_at: str
    recording_id: str | None
    what: str
    format: str
    recipient: str = ""
    deidentified: bool = False
    protected: bool = False
    draft: bool = False
    title: str = ""


_SELECT: Final = (
    "SELECT handouts.id, handed_at, recording_id, what, format, recipient, deidentified, protected, draft,"
    " coalesce(title, '') FROM handouts LEFT JOIN meetings ON meetings.id = recording_id"
)
_ORDER: Final = "ORDER BY handed_at DESC, handouts.rowid DESC"


class HandoutRows:
    """Reads and writes the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Handout, ...]:
        """All of it, the latest first."""
        return tuple(map(_handout, self._database.rows(f"{_SELECT} {_ORDER}")))

    def of(self, recording_id: str) -> tuple[Handout, ...]:
        """What of one meeting was handed over, the latest first."""
        rows = self._database.rows(f"{_SELECT} WHERE recording_id = ? {_ORDER}", (recording_id,))
        return tuple(map(_handout, rows))

    def put(self, handout: Handout) -> None:
        """Adds a line; `title` is not kept."""
        self._database.run(
            "INSERT INTO handouts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                handout.id,
                handout.handed_at,
                handout.recording_id,
                handout.what,
                handout.format,
                handout.recipient,
                int(handout.deidentified),
                int(handout.protected),
                int(handout.draft),
            ),
        )

    def delete(self, handout_id: str) -> None:
        """Takes a line away: what it says did not happen."""
        self._database.run("DELETE FROM handouts WHERE id = ?", (handout_id,))


def _handout(row: Row) -> Handout:
    return Handout(
        id=row[0],
        handed_at=row[1],
        recording_id=row[2],
        what=row[3],
        format=row[4],
        recipient=row[5],
        deidentified=bool(row[6]),
        protected=bool(row[7]),
        draft=bool(row[8]),
        title=row[9],
    )
