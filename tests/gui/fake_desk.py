"""A library, a queue and a recorder that keep everything in memory and do what a test says, event by event."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sottovoce.audio.devices import Devices
from sottovoce.audio.recorder_events import RecorderEvent
from sottovoce.core.consent import UNKNOWN, MeetingConsent, start_blockers
from sottovoce.core.policy import NO_POLICY
from sottovoce.pipeline.cancel import CancelToken
from sottovoce.pipeline.draft import Draft, TrackDraft
from sottovoce.pipeline.events import Event, Noticed, SegmentStored, SummaryItemMade, TranscriptMade
from sottovoce.services.approval import ApprovalService
from sottovoce.services.gaps import Silence
from sottovoce.services.library import OpenMeeting
from sottovoce.services.preflight import Finding, FindingCode, Severity
from sottovoce.services.private_notes import PrivateNotesService
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged, JobTold, QueueEvent
from sottovoce.services.record import RecordChoice
from sottovoce.services.vocabularies import tidied
from sottovoce.services.waveform import Waveform
from sottovoce.services.word_times import WordTimes
from sottovoce.vault.copy_watch import CopyWatch
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce.vault.rows_vocabularies import Vocabulary
from sottovoce.vault.search import Hit
from sottovoce_models.errors import Code, SottovoceError, UserFixable
from sottovoce_models.types import Recording, Segment, Track, Transcript
from tests.gui.fake_asking import FakeAsking
from tests.gui.fake_chapters import FakeChapters
from tests.gui.fake_compose import FakeCompose
from tests.gui.fake_consents import FakeConsents
from tests.gui.fake_exports import FakeExports
from tests.gui.fake_library import FakeMatters, FakeTrash
from tests.gui.fake_minutes import FakeMinutes, FakeTasks, FakeThreads
from tests.gui.fake_profile import FakeProfile, FakeTerms
from tests.gui.fake_recording import FakeRunning
from tests.gui.fake_templates import FakeTemplates
from tests.gui.fake_training import FakeTraining
from tests.gui.fake_withdrawals import FakeRestricted, FakeWithdrawals

_FIRST = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


class ScriptedJob:
    """The job of one meeting; what a test lets it say is told and kept as the real queue does."""

    def __init__(self, desk: FakeDesk, row: MeetingRow, options: ProcessOptions) -> None:
        self._desk = desk
        self.id, self.options = row.id, options
        self.runs = 0
        self.draft = Draft(recording=Recording(row.id, row.title, None, row.duration_ms, row.tracks, row.source))

    def say(self, *events: Event) -> None:
        """Runs, and says these."""
        if self._desk.job_rows[self.id].state is not JobState.RUNNING:
            self.start()
        for event in events:
            self._keep(event)
            self._desk.tell(JobTold(self.id, event))

    def start(self) -> None:
        self.runs += 1
        self._desk.set_job(self.id, JobState.RUNNING)

    def finish(self) -> None:
        row = self._desk.rows[self.id]
        self._desk.rows[self.id] = replace(row, state=MeetingState.READY)
        self._desk.set_job(self.id, JobState.DONE)

    def fail(self, error: SottovoceError) -> None:
        self._desk.set_job(self.id, JobState.FAILED, error)

    def _keep(self, event: Event) -> None:
        draft = self.draft
        if isinstance(event, SegmentStored):
            draft.tracks.setdefault(Track.FILE, TrackDraft()).segments.append(event.segment)
        elif isinstance(event, TranscriptMade):
            draft.transcript = event.transcript
        elif isinstance(event, SummaryItemMade):
            draft.items.append(event.item)
        elif isinstance(event, Noticed):
            draft.notice(event.notice)


class FakeDesk:
    """All three services in one; a new meeting is an hour younger than the one before."""

    def __init__(self) -> None:
        self.rows: dict[str, MeetingRow] = {}
        self.job_rows: dict[str, JobRow] = {}
        self.scripts: list[ScriptedJob] = []
        self.saved: list[Transcript] = []
        self.reviewed: dict[str, frozenset[str]] = {}
        self.replaced: list[int | None] = []
        self.bookmarks: dict[str, tuple[Bookmark, ...]] = {}
        self.found_gaps: tuple[Silence, ...] = ()
        self.hits: Sequence[Hit] = ()
        self.searched: list[str] = []
        self.found_again: tuple[str, ...] = ()
        self.asked: list[tuple[object, ...]] = []
        self.error: SottovoceError | None = None
        self.running: FakeRunning | None = None
        self.choices: list[tuple[RecordChoice, bool]] = []
        self.recorded_with: list[ProcessOptions] = []
        self.check: tuple[Finding, ...] = (
            Finding(FindingCode.MICROPHONE, Severity.GOOD),
            Finding(FindingCode.DISK, Severity.GOOD, 90),
        )
        self.found_devices = Devices(("Built-in", "Headset"), "Built-in", system_sound=True)
        self.stays_awake = True
        self.vocabularies = FakeVocabularies()
        self.own_voice = FakeOwnVoice()
        self.matters = FakeMatters(self)
        self.trash = FakeTrash(self)
        self.templates = FakeTemplates(self)
        self.exports = FakeExports(self)
        self.policy = NO_POLICY
        self.profile, self.terms = FakeProfile(), FakeTerms()
        self.tasks, self.threads, self.chapters = FakeTasks(self), FakeThreads(self), FakeChapters()
        self.hearing = FakeHearing()
        self.kept = FakeMinutes(self)
        self.consents = FakeConsents()
        self.training, self.asking, self.compose = FakeTraining(self.consents), FakeAsking(), FakeCompose()
        self.withdrawals, self.restricted = FakeWithdrawals(self), FakeRestricted()
        self._listeners: list[Callable[[QueueEvent], None]] = []

    # For tests

    def put(self, title: str, *, state: MeetingState = MeetingState.READY, created_at: str = "") -> MeetingRow:
        number = len(self.rows)
        at = created_at or (_FIRST + timedelta(hours=number)).isoformat()
        row = MeetingRow(f"{number:032x}", title, None, 94_000, (Track.FILE,), f"{title}.wav", state, at)
        self.rows[row.id] = row
        return row

    def script(self, recording_id: str) -> ScriptedJob:
        return next(script for script in self.scripts if script.id == recording_id)

    def set_job(self, recording_id: str, state: JobState, error: SottovoceError | None = None) -> None:
        job = replace(self.job_rows[recording_id], state=state, error_code=str(error.code) if error else None)
        self.job_rows[recording_id] = job
        self.tell(JobStateChanged(job, error))

    def tell(self, event: QueueEvent) -> None:
        for listener in self._listeners:
            listener(event)

    # Desk

    @property
    def library(self) -> FakeLibrary:
        return FakeLibrary(self)

    @property
    def jobs(self) -> FakeQueue:
        return FakeQueue(self)

    @property
    def minutes(self) -> FakeMinutes:
        return self.kept

    @property
    def approvals(self) -> ApprovalService:
        return self.kept.approvals

    @property
    def private_notes(self) -> PrivateNotesService:
        return self.kept.notes

    @property
    def record(self) -> FakeDesk:
        return self

    @property
    def session(self) -> FakeDesk:
        return self

    def listen(self, listener: Callable[[QueueEvent], None]) -> None:
        self._listeners.append(listener)

    def settle(self, options: ProcessOptions) -> Sequence[str]:
        if self.error is not None:
            raise self.error
        return self.found_again

    # Recording

    def devices(self) -> Devices:
        return self.found_devices

    def suggests_system_sound(self) -> bool:
        return False

    def level_test(self, choice: RecordChoice) -> FakeLevels:
        return FakeLevels()

    def preflight(self, choice: RecordChoice) -> Sequence[Finding]:
        return self.check

    def start(
        self, choice: RecordChoice, options: ProcessOptions, *, live: bool, listener: Callable[[RecorderEvent], None]
    ) -> FakeRunning:
        if self.error is not None:
            raise self.error
        if start_blockers(choice.consent):
            raise UserFixable(Code.CONSENT_MISSING)
        self.choices.append((choice, live))
        self.recorded_with.append(options)
        row = replace(self.put(choice.title, state=MeetingState.RECORDING), tracks=choice.tracks)
        self.rows[row.id] = row
        self.running = FakeRunning(row, listener, choice.consent)
        return self.running


class FakeVocabularies:
    """Lists in memory."""

    def __init__(self) -> None:
        self.lists: dict[str, Vocabulary] = {}
        self.error: SottovoceError | None = None

    def all(self) -> Sequence[Vocabulary]:
        return tuple(self.lists[name] for name in sorted(self.lists))

    def save(self, vocabulary: Vocabulary, before: str = "") -> Vocabulary:
        if self.error is not None:
            raise self.error
        self.lists.pop(before, None)
        kept = Vocabulary(vocabulary.name, tidied(vocabulary.terms))
        self.lists[kept.name] = kept
        return kept

    def delete(self, name: str) -> None:
        del self.lists[name]


class FakeHearing:
    """Knows the words and loudness that a test gives it."""

    def __init__(self) -> None:
        self.segments: Sequence[Segment] = ()
        self.level = Waveform(1_000, b"")
        self.error: SottovoceError | None = None
        self.asked: list[str] = []

    def waveform(self, recording_id: str, cancel: CancelToken) -> Waveform:
        self.asked.append("waveform")
        if self.error is not None:
            raise self.error
        return self.level

    def words(self, recording_id: str) -> WordTimes:
        self.asked.append("words")
        if self.error is not None:
            raise self.error
        return WordTimes(self.segments)


class FakeOwnVoice:
    """A voice that is learnt as soon as a test lets it be."""

    def __init__(self) -> None:
        self.enrolled, self.name = False, ""
        self.error: SottovoceError | None = None
        self.hold = threading.Event()
        self.hold.set()

    def learn(self, name: str, watch: CopyWatch) -> None:
        watch.begin(100)
        watch.copied(50)
        while not self.hold.wait(0.01):
            watch.copied(0)
        if self.error is not None:
            raise self.error
        self.enrolled, self.name = True, name

    def rename(self, name: str) -> None:
        self.name = name

    def forget(self) -> None:
        self.enrolled, self.name = False, ""


class FakeLevels:
    """Somebody speaks, not loudly."""

    def peaks_dbfs(self) -> dict[Track, float]:
        return {Track.MIC: -30.0}

    def close(self) -> None:
        """Nothing was opened."""


class FakeLibrary:
    """Reads what the desk keeps."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def meetings(self) -> Sequence[MeetingRow]:
        rows = [row for row in self._desk.rows.values() if row.trashed_at is None]
        return sorted(rows, key=lambda row: row.created_at, reverse=True)

    def jobs(self) -> Sequence[JobRow]:
        return list(self._desk.job_rows.values())

    def search(self, text: str, within: Collection[str] | None = None) -> Sequence[Hit]:
        self._desk.searched.append(text)
        return [hit for hit in self._desk.hits if within is None or hit.recording_id in within]

    def open(self, recording_id: str) -> OpenMeeting:
        desk = self._desk
        if desk.error is not None:
            raise desk.error
        draft = next((script.draft for script in desk.scripts if script.id == recording_id), Draft())
        return OpenMeeting(
            desk.rows[recording_id],
            replace(draft, items=list(draft.items), notices=list(draft.notices)),
            desk.bookmarks.get(recording_id, ()),
            desk.job_rows.get(recording_id),
            reviewed=desk.reviewed.get(recording_id, frozenset()),
        )

    def rename(self, recording_id: str, title: str) -> str:
        self._desk.rows[recording_id] = replace(self._desk.rows[recording_id], title=title)
        return title

    def save_transcript(
        self, recording_id: str, transcript: Transcript, reviewed: Collection[str] = (), replaces: int | None = None
    ) -> Transcript:
        if self._desk.error is not None:
            raise self._desk.error
        self._desk.saved.append(transcript)
        self._desk.reviewed[recording_id] = frozenset(reviewed)
        self._desk.replaced.append(replaces)
        self._desk.script(recording_id).draft.transcript = transcript
        return transcript

    def gaps(self, recording_id: str) -> Sequence[Silence]:
        return self._desk.found_gaps

    def export_original(self, recording_id: str, target: Path) -> None:
        target.write_bytes(b"RIFF")


class FakeQueue:
    """Notes what is asked; a test lets the jobs run."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    def add_import(
        self, path: Path, options: ProcessOptions, *, keep_original: bool = False, consent: MeetingConsent = UNKNOWN
    ) -> MeetingRow:
        row = self._desk.put(path.stem)
        self._desk.consents.answer(row.id, consent)
        row = self._desk.rows[row.id] = replace(row, source=path.name)
        self._desk.asked.append(("import", path, keep_original))
        self._add(row.id, "import", options, night=False)
        return row

    def add(self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool = False) -> JobRow:
        self._desk.asked.append((stage, recording_id, options, night))
        return self._add(recording_id, stage, options, night=night)

    def retry(self, recording_id: str) -> None:
        self._desk.script(recording_id).start()

    def start_now(self, recording_id: str) -> None:
        self._desk.job_rows[recording_id] = replace(self._desk.job_rows[recording_id], night=False)
        self._desk.script(recording_id).start()

    def cancel(self, recording_id: str) -> None:
        self._desk.set_job(recording_id, JobState.CANCELLED)

    def set_night(self, night: bool) -> None:
        self._desk.asked.append(("night", night))
        if self._desk.error is not None:
            raise self._desk.error

    @property
    def stays_awake(self) -> bool:
        return self._desk.stays_awake

    def _add(self, recording_id: str, stage: str, options: ProcessOptions, *, night: bool) -> JobRow:
        desk = self._desk
        job = JobRow(f"job {len(desk.job_rows)}", recording_id, stage, _FIRST.isoformat(), night=night)
        desk.job_rows[recording_id] = job
        desk.scripts.append(ScriptedJob(desk, desk.rows[recording_id], options))
        desk.tell(JobStateChanged(job))
        return job
