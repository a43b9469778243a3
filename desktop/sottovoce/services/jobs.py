"""The queue: each piece of work is a row, one is done at a time, and none is lost by quitting, crashing or locking.

Threads: one worker runs the jobs and calls the listener; public methods may be called from any other thread. While the
vault is locked the worker goes on with the jobs it took along: each holds the keys, the draft and the options of its
own recording and nothing else, and drops them when it ends.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.pipeline.events import Event
from sottovoce.services.job_run import JobRun, Taken
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.vault.parcels import Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, UserFixable

IMPORT: Final = "import"
SPEECH: Final = "speech"


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


def _nobody(_event: QueueEvent) -> None:
    """Listens until somebody does."""


class JobQueue:
    """Starts with `start`, ends with `close`; `night` says whether jobs for the night may run."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        *,
        threads: Callable[[], int] = lambda: 0,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._vault, self._models, self._engines = vault, models, engines
        self._threads, self._now = threads, now
        self._listener: Callable[[QueueEvent], None] = _nobody
        self._wake = threading.Event()
        self._running_lock = threading.Lock()  # for the pair below; nobody else is called while it is held
        self._closing = False
        self._night = False
        self._along: list[Taken] = []
        self._handed: dict[str, Taken] = {}
        self._running: Taken | None = None
        self._cancel = CancelToken()
        self._thread = threading.Thread(target=self._work, name="job-queue", daemon=True)
        vault.before_lock(self._take_along)
        vault.subscribe(self._on_lock_changed)

    # From any thread

    def listen(self, listener: Callable[[QueueEvent], None]) -> None:
        """Who is told, on the worker's thread; one at a time."""
        self._listener = listener

    def start(self) -> None:
        """Begins to work."""
        self._thread.start()

    def close(self, wait_seconds: float = 5.0) -> None:
        """Stops; a job that runs waits again and goes on at the next start where the store ends."""
        self._closing = True
        self._wake.set()
        with self._running_lock:
            self._cancel.cancel()
        if self._thread.is_alive():
            self._thread.join(wait_seconds)

    @property
    def night(self) -> bool:
        """Whether jobs for the night run."""
        return self._night

    def set_night(self, night: bool) -> None:
        """Lets jobs for the night run, or keeps them for the next one."""
        self._night = night
        self._wake.set()

    @property
    def running_id(self) -> str | None:
        """The recording that is worked on."""
        running = self._running
        return running.row.id if running is not None else None

    def add_import(self, path: Path, options: ProcessOptions) -> MeetingRow:
        """A file becomes a meeting: its row is there at once, its sound and text follow. STORE_LOCKED."""
        now = self._now()
        row = MeetingRow(
            id=uuid.uuid4().hex,
            title=path.stem,
            started_at=None,
            duration_ms=0,
            tracks=(),
            source=path.name,
            state=MeetingState.IMPORTING,
            created_at=now.isoformat(),
        )
        job = self._new_job(row.id, IMPORT, options, night=False, path=path)
        with self._vault.store.transaction():
            self._vault.store.meetings.put(row)
            self._vault.store.jobs.put(job)
        self._added(job)
        return row

    def add(self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool = False) -> JobRow:
        """Makes a recording's results from a stage on; the machine's old ones go, edits stay. STORE_LOCKED."""
        store = self._vault.store
        if any(job.state in _UNDER_WAY for job in store.jobs.of(recording_id)):
            raise UserFixable(Code.JOB_RUNS)
        job = self._new_job(recording_id, stage, options, night=night)
        with store.transaction():
            store.results.clear_from(recording_id, stage)
            store.jobs.put(job)
        self._added(job)
        return job

    def hand_over(self, taken: Taken) -> None:
        """A recording that has just ended: its job goes on with what was found already, locked or not."""
        self._handed[taken.job.id] = taken
        self._deliver(taken.job)
        if not self._vault.is_open:
            self._along.append(taken)
        self._added(taken.job)

    def tell(self, recording_id: str, event: Event) -> None:
        """Passes on what is heard of a recording while it still runs, as if its job had told it."""
        self._listener(JobTold(recording_id, event))

    def retry(self, recording_id: str) -> None:
        """Tries again what failed or was cancelled, from where the store ends. STORE_LOCKED."""
        for job in self._vault.store.jobs.of(recording_id)[-1:]:
            if job.state not in _UNDER_WAY:
                self._change(job, JobState.WAITING)
        self._wake.set()

    def cancel(self, recording_id: str) -> None:
        """Stops the job of a recording, or takes it off the queue; what was found is kept."""
        with self._running_lock:
            if self.running_id == recording_id:
                self._cancel.cancel()
                return
        if self._vault.is_open:
            for job in self._vault.store.jobs.of(recording_id):
                if job.state is JobState.WAITING:
                    self._change(job, JobState.CANCELLED)

    def new_job(self, recording_id: str, options: ProcessOptions) -> JobRow:
        """A job that `hand_over` may take; nothing is stored yet."""
        return self._new_job(recording_id, SPEECH, options, night=False)

    # Worker

    def _work(self) -> None:
        while not self._closing:
            self._wake.clear()  # before looking, so that nothing that comes meanwhile is overlooked
            taken = self._next()
            if taken is None:
                self._wake.wait()
                continue
            with self._running_lock:
                self._running, self._cancel = taken, CancelToken()
            if not self._closing:
                self._do(taken)
            with self._running_lock:
                self._running = None

    def _next(self) -> Taken | None:
        if self._vault.is_open:
            try:
                job = self._vault.store.jobs.next_waiting(night=self._night)
                return self._taken(job) if job is not None else None
            except SottovoceError:
                return None  # it was locked this very moment, or the drive fails: the next change tries again
        if not self._along:
            return None
        taken = self._along.pop(0)
        self._handed.pop(taken.job.id, None)
        return taken

    def _do(self, taken: Taken) -> None:
        job = self._change(taken.job, JobState.RUNNING)
        error: SottovoceError | None = None
        try:
            run = JobRun(self._vault, taken, self._models, self._engines, self._threads())
            run.run(lambda event: self._listener(JobTold(taken.row.id, event)), self._cancel)
            state = JobState.DONE
        except Cancelled:
            state = JobState.WAITING if self._closing else JobState.CANCELLED
        except SottovoceError as fault:
            state, error = JobState.FAILED, fault
        except Exception as bug:  # border: a bug in one job must not stop the queue
            state = JobState.FAILED
            error = EngineFault(Code.ENGINE_INTERNAL, kind=type(bug).__name__, place="job")
        try:
            self._change(job, state, error)
        except SottovoceError as fault:
            self._listener(JobStateChanged(replace(job, state=JobState.FAILED), fault))

    # Inside

    def _added(self, job: JobRow) -> None:
        self._wake.set()
        self._listener(JobStateChanged(job))

    def _new_job(
        self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool, path: Path | None = None
    ) -> JobRow:
        plain: dict[str, Any] = asdict(options)
        if path is not None:
            plain["path"] = str(path)
        return JobRow(uuid.uuid4().hex, recording_id, stage, self._now().isoformat(), plain, night=night)

    def _change(self, job: JobRow, state: JobState, error: SottovoceError | None = None) -> JobRow:
        changed = replace(job, state=state, error_code=str(error.code) if error else None)
        self._deliver(changed)
        self._listener(JobStateChanged(changed, error))
        return changed

    def _deliver(self, job: JobRow) -> None:
        self._vault.deliver(Parcel(ParcelKind.JOB, job.recording_id, job.plain()))

    def _taken(self, job: JobRow) -> Taken | None:
        """Everything a job needs, so that it can do without the open vault from here on."""
        store = self._vault.store
        row = store.meetings.get(job.recording_id)
        if row is None:
            return None
        handed = self._handed.pop(job.id, None)
        if handed is not None:
            return handed
        return Taken(job, row, self._vault.segment_keys(row.id), store.results.draft(row.id))

    def _take_along(self) -> None:
        """Just before locking: the jobs that may run now are taken along."""
        store = self._vault.store
        waiting = [job for job in store.jobs.list() if job.state is JobState.WAITING and (self._night or not job.night)]
        self._along = [taken for job in waiting if (taken := self._taken(job)) is not None]

    def _on_lock_changed(self, opened: bool) -> None:
        if opened:
            self._along.clear()
        self._wake.set()


_UNDER_WAY: Final = frozenset({JobState.WAITING, JobState.RUNNING})
