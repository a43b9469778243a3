"""Jobs as rows: what is waiting, running or done survives quitting and crashes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from sottovoce.vault.database import Database, Row


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class JobRow:
    """A piece of work on a recording; `stage_from` names the stage it begins with, `night`: only when nobody waits."""

    id: str
    recording_id: str
    stage_from: str
    created_at: str
    options: dict[str, Any] = field(default_factory=dict)
    state: JobState = JobState.WAITING
    night: bool = False
    error_code: str | None = None

    def plain(self) -> dict[str, Any]:
        """For a parcel."""
        return asdict(self)


def job_from_plain(plain: dict[str, Any]) -> JobRow:
    """The row of a parcel; KeyError, TypeError or ValueError if it is none."""
    return JobRow(
        id=str(plain["id"]),
        recording_id=str(plain["recording_id"]),
        stage_from=str(plain["stage_from"]),
        created_at=str(plain["created_at"]),
        options=dict(plain["options"]),
        state=JobState(plain["state"]),
        night=bool(plain["night"]),
        error_code=plain["error_code"],
    )


_SELECT: Final = "SELECT id, recording_id, stage_from, created_at, options, state, night, error_code FROM jobs"
_ORDER: Final = " ORDER BY created_at, rowid"
# What is in the trash is not worked on, and waits again when it is taken out.
_NOT_TRASHED: Final = "recording_id NOT IN (SELECT id FROM meetings WHERE trashed_at IS NOT NULL)"
_STILL_WAITS: Final = f"WHERE id = ? AND state = 'waiting' AND {_NOT_TRASHED}"


class JobRows:
    """Reads and writes the queue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, job: JobRow) -> None:
        """Adds a job or replaces what is known of it."""
        self._database.run(
            "INSERT INTO jobs (id, recording_id, stage_from, created_at, options, state, night, error_code)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
            " options = excluded.options, night = excluded.night, error_code = excluded.error_code",
            (
                job.id,
                job.recording_id,
                job.stage_from,
                job.created_at,
                json.dumps(job.options),
                str(job.state),
                int(job.night),
                job.error_code,
            ),
        )

    def list(self) -> tuple[JobRow, ...]:
        """All jobs but those of meetings in the trash, the oldest first."""
        return tuple(_row(row) for row in self._database.rows(f"{_SELECT} WHERE {_NOT_TRASHED}{_ORDER}"))

    def of(self, recording_id: str) -> tuple[JobRow, ...]:
        """The jobs of a recording, the oldest first."""
        return tuple(
            _row(row) for row in self._database.rows(f"{_SELECT} WHERE recording_id = ?{_ORDER}", (recording_id,))
        )

    def next_waiting(self, *, night: bool) -> JobRow | None:
        """The job to do next; those for the night only when it is night."""
        row = self._database.row(
            f"{_SELECT} WHERE state = 'waiting' AND (night = 0 OR ?) AND {_NOT_TRASHED}{_ORDER} LIMIT 1", (int(night),)
        )
        return _row(row) if row else None

    def claim(self, job_id: str) -> bool:
        """A waiting job runs from now on; False if it waits no more, is gone, or its meeting is in the trash."""
        return bool(
            self._database.rows(
                f"UPDATE jobs SET state = 'running', error_code = NULL {_STILL_WAITS} RETURNING id",  # noqa: S608 -- constants
                (job_id,),
            )
        )

    def wake(self) -> None:
        """What ran when the program ended waits again; only for whoever knows that nothing runs."""
        self._database.run("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")

    def delete(self, job_id: str) -> None:
        """Takes a job off the list."""
        self._database.run("DELETE FROM jobs WHERE id = ?", (job_id,))


def _row(row: Row) -> JobRow:
    return JobRow(row[0], row[1], row[2], row[3], json.loads(row[4]), JobState(row[5]), bool(row[6]), row[7])
