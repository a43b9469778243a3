"""The queue: each piece of work is a row, one is done at a time, and none is lost by quitting, crashing or locking.

Threads: one worker runs the jobs and calls the listeners; public methods may be called from any other thread. While the
vault is locked the worker goes on with the jobs it took along: each holds the keys, the draft and the options of its
own recording and nothing else, and drops them when it ends.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sottovoce.core.consent import UNKNOWN, MeetingConsent
from sottovoce.core.policy import NO_POLICY, Function, Policy
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.engine_process import EngineSpec
from sottovoce.pipeline.engines import DEFAULT_ENGINES
from sottovoce.pipeline.events import Event
from sottovoce.services.consent.stages import require_stage
from sottovoce.services.imports import importing_row
from sottovoce.services.job_run import KEEP_ORIGINAL, PATH, JobRun, Taken, forget, taken_of
from sottovoce.services.journal import keep_partial_text
from sottovoce.services.night import NightWatch
from sottovoce.services.policy import require, require_import_consent
from sottovoce.services.process import Models, ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.services.taken_jobs import TakenJobs
from sottovoce.vault.parcels import Json, Parcel, ParcelKind
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.rows_results import STAGES
from sottovoce.vault.store import Store
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Cancelled, Code, EngineFault, SottovoceError, UserFixable

IMPORT: Final = "import"
SPEECH: Final = "speech"
_UNDER_WAY: Final = frozenset({JobState.WAITING, JobState.RUNNING})
_ENDED_BY_ITSELF: Final = frozenset({MeetingState.RECORDED, MeetingState.RECOVERED})


class JobQueue:
    """Starts with `start`, ends with `close`; jobs for the night run only between `set_night(True)` and their end."""

    def __init__(
        self,
        vault: Vault,
        models: Models,
        engines: Mapping[str, EngineSpec] = DEFAULT_ENGINES,
        *,
        threads: Callable[[], int] = lambda: 0,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        night: NightWatch | None = None,
        learn: Callable[[Draft], None] = forget,
        policy: Policy = NO_POLICY,
    ) -> None:
        self._vault, self._models, self._engines, self._policy = vault, models, engines, policy
        self._threads, self._now, self._learn = threads, now, learn
        self._born = now()
        self._night = night or NightWatch()
        self._listeners: tuple[Callable[[QueueEvent], None], ...] = ()
        self._wake = threading.Event()
        self._taken_jobs = TakenJobs()
        self._owed: list[JobRow] = []  # how jobs ended, where the drive did not take it
        self._lock = threading.Lock()  # for what runs and how it ends; nobody is called while it is held
        self._running: Taken | None = None
        self._cancel = CancelToken()
        self._closing = False
        self._looked = False  # whether the worker saw, the last time, all that waits
        self._left_running = True  # rows may say "running" that no worker works on
        self._thread = threading.Thread(target=self._work, name="job-queue", daemon=True)
        vault.before_lock(self._take_along)
        vault.subscribe(self._on_lock_changed)

    # From any thread

    def listen(self, listener: Callable[[QueueEvent], None]) -> None:
        """One more who is told, mostly on the worker's thread; must be quick and not raise."""
        self._listeners = (*self._listeners, listener)

    def start(self) -> None:
        """Begins to work."""
        self._thread.start()

    def close(self, wait_seconds: float = 5.0) -> None:
        """Stops; a job that runs waits again and goes on at the next start where the store ends."""
        self._closing = True
        self._wake.set()
        with self._lock:
            self._cancel.cancel()
        if self._thread.is_alive():
            self._thread.join(wait_seconds)
        self._night.end()

    @property
    def night(self) -> bool:
        """Whether jobs for the night run; ends by itself when none is left or the computer runs on its battery."""
        return self._night.on

    @property
    def stays_awake(self) -> bool:
        """Whether the system agreed not to sleep until the night's work is done."""
        return self._night.stays_awake

    def look_again(self) -> None:
        """There may be work that was not there before: somebody changed the rows."""
        self._wake.set()

    def set_night(self, night: bool) -> None:
        """Lets jobs for the night run, or keeps them for the next one. NIGHT_ON_BATTERY."""
        if night:
            self._night.begin()
        else:
            self._night.end()
        self._wake.set()

    @property
    def running_id(self) -> str | None:
        """The recording that is worked on."""
        running = self._running
        return running.row.id if running is not None else None

    def add_import(
        self, path: Path, options: ProcessOptions, *, keep_original: bool = False, consent: MeetingConsent = UNKNOWN
    ) -> MeetingRow:
        """A file becomes a meeting: its row is there at once, its sound and text follow. STORE_LOCKED, POLICY_CONSENT.

        `keep_original`: the file itself is kept as well, encrypted; see `LibraryService.export_original`. `consent`:
        what is known of how people agreed.
        """
        require_import_consent(self._policy, consent)
        row = importing_row(path, self._now())
        job = self._new_job(row.id, IMPORT, options, more={PATH: str(path), KEEP_ORIGINAL: keep_original})
        with self._vault.store.transaction():
            self._vault.store.meetings.put(row)
            self._vault.store.consents.put(row.id, consent, row.created_at, row.id)
            self._vault.store.jobs.put(job)
        self._added(job)
        return row

    def add(self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool = False) -> JobRow:
        """Makes a recording's results anew from a stage on. STORE_LOCKED, JOB_RUNS, CONSENT_REFUSED, POLICY_SUMMARIES.

        What is there stays until the new is there, so a job that fails or is cancelled loses nothing; edits stay shown.
        """
        if stage == STAGES[-1]:
            require(self._policy, Function.SUMMARIES)
        store = self._vault.store
        job = self._new_job(recording_id, stage, options, night=night)
        with store.transaction():
            if any(known.state in _UNDER_WAY for known in store.jobs.of(recording_id)):
                raise UserFixable(Code.JOB_RUNS)
            require_stage(store, recording_id, stage)
            if stage == SPEECH:
                keep_partial_text(store, recording_id)
            store.results.make_anew(recording_id, stage)
            store.jobs.put(job)
        self._added(job)
        return job

    def add_missing(self, options: ProcessOptions, recovered: Collection[str] = ()) -> tuple[JobRow, ...]:
        """Jobs for `recovered` and other recordings of earlier runs that a crash left without one. STORE_LOCKED."""
        store = self._vault.store
        with store.transaction():
            known = {job.recording_id for job in store.jobs.list()}
            jobs = [
                self._new_job(row.id, SPEECH, options)
                for row in reversed(store.meetings.list())
                if row.state in _ENDED_BY_ITSELF
                and row.id not in known
                and (row.id in recovered or self._is_of_earlier_run(row))
            ]
            for job in jobs:
                store.jobs.put(job)
        for job in jobs:
            self._added(job)
        return tuple(jobs)

    def hand_over(self, taken: Taken) -> None:
        """A recording that has just ended: its job goes on with what was found already, locked or not.

        One that is for the night waits in the store, and nothing of it stays in memory.
        """
        if taken.job.night and not self._night.on:
            self._deliver_or_owe(taken.job)
        else:
            self._taken_jobs.hand(taken)
            self._deliver_or_owe(taken.job)
            if not self._vault.is_open:
                self._taken_jobs.hand_along(taken)
        self._added(taken.job)

    def tell(self, recording_id: str, event: Event) -> None:
        """Passes on what is heard of a recording while it still runs, as if its job had told it."""
        self._tell(JobTold(recording_id, event))

    def retry(self, recording_id: str) -> None:
        """Tries again now what failed or was cancelled, from where the store ends. STORE_LOCKED."""
        for job in self._vault.store.jobs.of(recording_id)[-1:]:
            if job.state not in _UNDER_WAY:
                self._change(replace(job, state=JobState.WAITING, night=False, error_code=None))
        self._wake.set()

    def start_now(self, recording_id: str) -> None:
        """What waits for the night runs as soon as it can. STORE_LOCKED."""
        for job in self._vault.store.jobs.of(recording_id):
            if job.state is JobState.WAITING and job.night:
                self._change(replace(job, night=False))
        self._wake.set()

    def cancel(self, recording_id: str) -> None:
        """Stops the job of a recording, or takes it off the queue; what was found is kept."""
        with self._lock:
            if self._running is not None and self._running.row.id == recording_id:
                self._cancel.cancel()
                return
        along = self._taken_jobs.jobs_along(recording_id)
        self._taken_jobs.forget(job.id for job in along)
        for job in self._vault.store.jobs.of(recording_id) if self._vault.is_open else along:
            if job.state is JobState.WAITING:
                self._change(replace(job, state=JobState.CANCELLED))

    def new_job(self, recording_id: str, options: ProcessOptions, *, night: bool = False) -> JobRow:
        """A job that `hand_over` may take; nothing is stored yet."""
        return self._new_job(recording_id, SPEECH, options, night=night)

    # Worker

    def _work(self) -> None:
        while not self._closing:
            self._wake.clear()  # before looking, so that nothing that comes meanwhile is overlooked
            night = self._night.on
            taken = self._next()
            if taken is None:
                if night and self._looked:  # nothing is left; not: nobody could look
                    self._night.end()
                self._wake.wait()
                continue
            with self._lock:
                self._running, self._cancel = taken, CancelToken()
            if self._claim(taken):
                self._do(taken)
            with self._lock:
                self._running = None

    def _next(self) -> Taken | None:
        if self._night.on and not self._night.powered:
            self._night.end()
            self._taken_jobs.forget(job.id for job in self._taken_jobs.jobs_along() if job.night)
        self._looked = False
        try:
            self._settle()
            if self._vault.is_open:
                taken = self._next_stored(self._vault.store)
                self._looked = True
                return taken
        except SottovoceError:
            return None  # it was locked this very moment, or the drive fails: the next change tries again
        self._looked = True
        return self._taken_jobs.next()

    def _settle(self) -> None:
        """Brings rows in line with what is true, at a moment at which nothing runs."""
        while self._owed:
            self._deliver(self._owed[0])
            del self._owed[0]
        if self._left_running and self._vault.is_open:
            self._vault.store.jobs.wake()
            self._left_running = False

    def _next_stored(self, store: Store) -> Taken | None:
        handed = self._taken_jobs.handed_ids()
        while (job := store.jobs.next_waiting(night=self._night.on)) is not None:
            try:
                return self._taken(job)
            except SottovoceError as fault:
                if fault.code is Code.STORE_LOCKED:
                    raise
                self._end(job, JobState.FAILED, fault)  # one damaged meeting must not hold up the others
                if self._owed:
                    raise
        self._taken_jobs.forget(handed)  # deleted or cancelled meanwhile
        return None

    def _claim(self, taken: Taken) -> bool:
        """The job is ours from now on; False if somebody took it off the queue a moment ago, or the queue ends."""
        if self._closing:
            return False
        try:
            claimed = self._claimed(taken.job)
        except SottovoceError as fault:
            self._end(taken.job, JobState.FAILED, fault)
            return False
        self._taken_jobs.forget([taken.job.id])
        return claimed

    def _claimed(self, job: JobRow) -> bool:
        try:
            return self._vault.store.jobs.claim(job.id)
        except SottovoceError as fault:
            if fault.code is not Code.STORE_LOCKED:
                raise
        self._deliver(replace(job, state=JobState.RUNNING))
        return True

    def _do(self, taken: Taken) -> None:
        job = replace(taken.job, state=JobState.RUNNING, error_code=None)
        self._tell(JobStateChanged(job))
        self._end(job, *self._outcome(taken))

    def _outcome(self, taken: Taken) -> tuple[JobState, SottovoceError | None]:
        """Runs it; after a fault of an engine once more, from what was found, since a fresh process may do better."""
        try:
            run = JobRun(self._vault, taken, self._models, self._engines, self._threads(), self._learn, self._policy)
            try:
                run.run(self._listener_of(taken), self._cancel)
            except EngineFault:
                run.run(self._listener_of(taken), self._cancel)
        except Cancelled:
            return (JobState.WAITING if self._closing else JobState.CANCELLED), None
        except SottovoceError as fault:
            return JobState.FAILED, fault
        except Exception as bug:  # border: a bug in one job must not stop the queue
            return JobState.FAILED, EngineFault(Code.ENGINE_INTERNAL, kind=type(bug).__name__, place="job")
        return JobState.DONE, None

    def _listener_of(self, taken: Taken) -> Callable[[Event], None]:
        return lambda event: self._tell(JobTold(taken.row.id, event))

    def _end(self, job: JobRow, state: JobState, error: SottovoceError | None) -> None:
        ended = replace(job, state=state, error_code=str(error.code) if error else None)
        self._deliver_or_owe(ended)
        with self._lock:
            self._running = None
        self._tell(JobStateChanged(ended, error))

    def _tell(self, event: QueueEvent) -> None:
        for listener in self._listeners:
            listener(event)

    def _added(self, job: JobRow) -> None:
        self._tell(JobStateChanged(job))
        self._wake.set()

    def _new_job(
        self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool = False, more: Json | None = None
    ) -> JobRow:
        plain: Json = {**asdict(options), **(more or {})}
        return JobRow(uuid.uuid4().hex, recording_id, stage, self._now().isoformat(), plain, night=night)

    def _change(self, job: JobRow) -> None:
        self._deliver(job)
        self._tell(JobStateChanged(job))

    def _deliver(self, job: JobRow) -> None:
        self._vault.deliver(Parcel(ParcelKind.JOB, job.recording_id, job.plain()))

    def _deliver_or_owe(self, job: JobRow) -> None:
        try:
            self._deliver(job)
        except SottovoceError:
            self._owed.append(job)

    def _taken(self, job: JobRow) -> Taken:
        """Everything a job needs, so that it can do without the open vault from here on."""
        return self._taken_jobs.handed(job.id) or taken_of(self._vault, job)

    def _take_along(self) -> None:
        """Just before locking: the jobs that may run now are taken along; what cannot be read waits for the key."""
        along = []
        with suppress(SottovoceError):
            for job in self._vault.store.jobs.list():
                if job.state is JobState.WAITING and (self._night.on or not job.night) and not self._closing:
                    with suppress(SottovoceError):
                        along.append(self._taken(job))
        self._taken_jobs.shut(along)
        with self._lock:
            running = self._running
        if running is not None:  # it may have waited still when we looked
            self._taken_jobs.forget([running.job.id])

    def _on_lock_changed(self, opened: bool) -> None:
        if opened:
            self._taken_jobs.opened()
            self._left_running = True
        self._wake.set()

    def _is_of_earlier_run(self, row: MeetingRow) -> bool:
        return row.id not in self._vault.running and datetime.fromisoformat(row.created_at) < self._born
