"""Where a meeting stands, in the words of the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sottovoce.pipeline.events import Stage
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce_models.errors import Code, SottovoceError, error_for


class State(Enum):
    """Where a meeting stands."""

    RECORDING = auto()
    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


_OF_JOB = {
    JobState.WAITING: State.WAITING,
    JobState.RUNNING: State.RUNNING,
    JobState.DONE: State.DONE,
    JobState.FAILED: State.FAILED,
    JobState.CANCELLED: State.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done and how far it is; `fraction` None while that is unknown."""

    stage: Stage
    fraction: float | None = None
    seconds_left: float | None = None


def nobody_knows(_duration_ms: int) -> float | None:
    """For meetings that nobody estimates."""
    return None


def state_of(row: MeetingRow, job: JobRow | None) -> State:
    """Where a meeting stands by what is stored of it."""
    if row.state is MeetingState.RECORDING:
        return State.RECORDING
    return State.DONE if job is None else _OF_JOB[job.state]


def error_of(job: JobRow | None) -> SottovoceError | None:
    """What a job of an earlier day failed with; its numbers were not kept."""
    if job is None or job.state is not JobState.FAILED or job.error_code not in set(Code):
        return None
    return error_for(Code(job.error_code))
