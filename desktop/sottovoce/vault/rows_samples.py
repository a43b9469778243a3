"""Which training sample was made of which meeting, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sottovoce.vault.database import Database, Row


@dataclass(frozen=True, slots=True)
class SampleTie:
    """One sample. `recording_id` is None once the meeting is gone; `withdraw`: it has to go and could not yet."""

    id: str
    recording_id: str | None
    folder: str
    sha256: str
    written_on: str
    written: bool = False
    withdraw: bool = False


_SELECT: Final = "SELECT id, recording_id, folder, sha256, written_on, written, withdraw FROM training_samples"


class SampleRows:
    """Reads and writes the ties."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SampleTie, ...]:
        """Every tie."""
        return tuple(map(_tie, self._database.rows(f"{_SELECT} ORDER BY id")))

    def of(self, recording_id: str) -> SampleTie | None:
        """The sample of a meeting that was written and is not withdrawn."""
        row = self._database.row(f"{_SELECT} WHERE recording_id = ? AND written AND NOT withdraw", (recording_id,))
        return _tie(row) if row else None

    def put(self, tie: SampleTie) -> None:
        """Adds a tie, or says anew what is true of it."""
        self._database.run(
            "INSERT OR REPLACE INTO training_samples VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                tie.id,
                tie.recording_id,
                tie.folder,
                tie.sha256,
                tie.written_on,
                int(tie.written),
                int(tie.withdraw),
            ),
        )

    def withdraw(self, recording_id: str) -> None:
        """Everything that was made of a meeting has to go."""
        self._database.run("UPDATE training_samples SET withdraw = 1 WHERE recording_id = ?", (recording_id,))

    def delete(self, sample_id: str) -> None:
        """The tie is gone, from the write-ahead log, too."""
        self._database.run("DELETE FROM training_samples WHERE id = ?", (sample_id,))
        self._database.forget_deleted()


def _tie(row: Row) -> SampleTie:
    return SampleTie(row[0], row[1], row[2], row[3], row[4], bool(row[5]), bool(row[6]))
