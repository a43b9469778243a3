"""The jobs that hold keys: recordings that have just ended, and, while the vault is locked, what may still run.

Thread-safe; calls nobody. What is dropped here is held by nobody else but the job that runs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from sottovoce.services.job_run import Taken
from sottovoce.vault.rows_jobs import JobRow


class TakenJobs:
    """`along`: to be run behind the lock, in order. `handed`: found in the store again, with what is known already."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._along: list[Taken] = []
        self._handed: dict[str, Taken] = {}

    def hand(self, taken: Taken) -> None:
        """A recording that has just ended."""
        with self._lock:
            self._handed[taken.job.id] = taken

    def handed(self, job_id: str) -> Taken | None:
        """What was handed over for a job."""
        with self._lock:
            return self._handed.get(job_id)

    def handed_ids(self) -> tuple[str, ...]:
        """The jobs for which something was handed over."""
        with self._lock:
            return tuple(self._handed)

    def shut(self, along: Iterable[Taken]) -> None:
        """The vault is being locked: these go along, nothing else stays."""
        with self._lock:
            self._along = list(along)
            self._handed.clear()

    def hand_along(self, taken: Taken) -> None:
        """A recording that has ended behind the lock."""
        with self._lock:
            self._along.append(self._handed.pop(taken.job.id, taken))

    def opened(self) -> None:
        """The store has all jobs again; only what it does not know, the drafts of recordings, is kept."""
        with self._lock:
            self._handed |= {taken.job.id: taken for taken in self._along if taken.draft is not None}
            self._along.clear()

    def next(self) -> Taken | None:
        """The next to run behind the lock."""
        with self._lock:
            return self._along.pop(0) if self._along else None

    def forget(self, job_ids: Iterable[str]) -> None:
        """These run, or will not."""
        gone = set(job_ids)
        with self._lock:
            self._along = [taken for taken in self._along if taken.job.id not in gone]
            self._handed = {job_id: taken for job_id, taken in self._handed.items() if job_id not in gone}

    def jobs_along(self, recording_id: str | None = None) -> tuple[JobRow, ...]:
        """What will run behind the lock, all of it or of one recording."""
        with self._lock:
            return tuple(taken.job for taken in self._along if recording_id in {None, taken.row.id})
