"""What the queue tells, on its worker's or a recorder's thread: small frozen facts."""

from __future__ import annotations

from dataclasses import dataclass

from sottovoce.pipeline.events import Event
from sottovoce.vault.rows_jobs import JobRow
from sottovoce_models.errors import SottovoceError


@dataclass(frozen=True, slots=True)
class JobStateChanged:
    """A job waits, runs, or has ended; `error` says why it failed. After DONE the meeting can be opened anew."""

    job: JobRow
    error: SottovoceError | None = None


@dataclass(frozen=True, slots=True)
class JobTold:
    """What the job of a recording tells while it runs."""

    recording_id: str
    event: Event


QueueEvent = JobStateChanged | JobTold
