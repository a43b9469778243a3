"""One meeting of the vault in the window: what is known of it, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import (
    LanguageLocked,
    Notice,
    Noticed,
    Stage,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TextWithdrawn,
    TranscriptMade,
)
from sottovoce.services import edit, export
from sottovoce.services.gaps import Silence
from sottovoce.services.library import OpenMeeting
from sottovoce.services.queue_events import JobStateChanged
from sottovoce.ui.library.job_feed import SegmentsStored, Told
from sottovoce.ui.meeting.transcript_model import RenameRequest, TranscriptModel
from sottovoce.ui.parts import wording
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce_models.errors import Code, SottovoceError, error_for
from sottovoce_models.types import Coverage, SummaryItem, Track, Transcript


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


class Meeting(QObject):
    """Holds what the window shows of one meeting; the vault holds the meeting.

    Signals: changed() state, progress or title line; items_changed() minutes; transcript_changed() speakers or
    turns; edited(Meeting) a human changed the transcript.
    """

    changed = Signal()
    items_changed = Signal()
    transcript_changed = Signal()
    edited = Signal(object)

    def __init__(
        self,
        row: MeetingRow,
        job: JobRow | None = None,
        parent: QObject | None = None,
        seconds_for: Callable[[int], float | None] = nobody_knows,
    ) -> None:
        """`seconds_for`: how long work on a recording of so many ms will take on this computer."""
        super().__init__(parent)
        self._seconds_for = seconds_for
        self.row = row
        self.job = job
        self.state = _state_of(row, job)
        self.draft = Draft()
        self.loaded = False
        self.progress: Progress | None = None
        self.transcript: Transcript | None = None
        self.items: list[SummaryItem] = []
        self.notices: list[Notice] = []
        self.bookmarks: tuple[Bookmark, ...] = ()
        self.gaps: tuple[Silence, ...] | None = None
        """Where it has no sound; None while nobody has looked."""
        self.original = ""
        self.error = _error_of(job)
        self._rows: TranscriptModel | None = None
        self._heard: set[tuple[Track, int]] = set()
        self._names: dict[str, str] = {}
        self._exported = False

    @property
    def id(self) -> str:
        """Its id in the vault."""
        return self.row.id

    @property
    def rows(self) -> TranscriptModel:
        """Its text as rows; made when somebody wants to see it, since most of thousands are never opened."""
        if self._rows is None:
            self._rows = TranscriptModel(self)
            self._rows.rename_requested.connect(self.rename)
        return self._rows

    @property
    def title(self) -> str:
        """What the list and the page call it."""
        return self.row.title or wording.untitled()

    @property
    def settled(self) -> bool:
        """Whether nothing works on it at the moment."""
        return self.state not in {State.RUNNING, State.RECORDING}

    @property
    def waits_for_night(self) -> bool:
        """Whether its job waits until somebody says "process tonight", or starts it."""
        return self.state is State.WAITING and self.job is not None and self.job.night

    @property
    def can_export(self) -> bool:
        """Whether there is anything a file could hold and nothing changes it meanwhile."""
        return self.settled and export.exportable(self.draft) is not None

    @property
    def can_play(self) -> bool:
        """Whether there is sound behind the words; a transcript that was imported has none."""
        return bool(self.row.tracks) and self.row.state is not MeetingState.IMPORTING

    @property
    def coverage(self) -> Coverage:
        """How much of the speech has text; nothing while that is still growing."""
        if not self.settled:
            return Coverage(0, 0)
        return self.transcript.coverage if self.transcript is not None else self.row.coverage

    @property
    def doubt_count(self) -> int:
        """How many passages are doubtful."""
        if self.transcript is not None:
            return len(self.transcript.doubts)
        return self.row.doubts if self.settled else 0

    def facts(self) -> str:
        """Length and voices for the title line."""
        duration = wording.length(self.row.duration_ms) if self.row.duration_ms else ""
        speakers = len(self.transcript.speakers) if self.transcript else 0
        return wording.joined(duration, wording.speakers_text(speakers))

    def state_text(self) -> str:
        """What is true of it now, in one line."""
        match self.state:
            case State.RECORDING:
                return self.tr("Being recorded")
            case State.WAITING:
                return self._waiting_text()
            case State.RUNNING:
                return self._progress_text()
            case State.FAILED:
                result = self.tr("Stopped")
            case State.CANCELLED:
                result = self.tr("Cancelled")
            case State.DONE:
                result = self.tr("Exported") if self._exported else ""
        recovered = self.tr("Recovered") if self.row.state is MeetingState.RECOVERED else ""
        coverage = wording.coverage_text(self.coverage)
        return wording.joined(result, recovered, coverage, wording.doubts_text(self.doubt_count))

    def list_text(self) -> str:
        """The second line of its row in the list."""
        if not self.settled:
            return self.state_text()
        length = wording.length(self.row.duration_ms) if self.row.duration_ms else ""
        state = self.state_text() if self.state is State.WAITING else self._ended_text()
        return wording.joined(wording.moment(self.row.created_at), length, state)

    def show_opened(self, opened: OpenMeeting) -> None:
        """Everything that is stored of it."""
        known_template = self.draft.template
        self.row, self.job, self.draft, self.loaded = opened.row, opened.job, opened.draft, True
        self.bookmarks, self.original = opened.bookmarks, opened.original
        self.state = _state_of(self.row, self.job)
        if self.error is None or self.state is not State.FAILED:
            self.error = _error_of(self.job)
        if self.state is not State.RUNNING:
            self.progress = None
        draft = self.draft
        if draft.transcript is not None:
            if draft.transcript != self.transcript:
                self._show_transcript(draft.transcript)
        elif self.transcript is None:
            self._heard = {(segment.track, segment.index) for segment in draft.segments}
            self.rows.set_segments(draft.segments)
        told = list(draft.summary.items) if draft.summary is not None else list(draft.items)
        if told != self.items or draft.template != known_template:
            self.items = told
            self.items_changed.emit()
        self.notices = list(draft.notices)
        self.changed.emit()

    def show_gaps(self, gaps: Sequence[Silence]) -> None:
        """What was found when somebody looked where it has no sound."""
        self.gaps = tuple(gaps)
        self.changed.emit()

    def rename(self, request: RenameRequest) -> None:
        """Gives a voice a name, in every turn of it."""
        if self.transcript is None or request.speaker_id not in self.transcript.speakers:
            return
        self._names[request.speaker_id] = request.name
        self._exported = False
        self._show_transcript(self.transcript)
        self.draft.transcript = self.transcript
        self.edited.emit(self)
        self.changed.emit()

    def exported(self) -> None:
        """A file holds it now."""
        self._exported = True
        self.changed.emit()

    def made_anew(self) -> None:
        """Its text, voices or minutes are being made again: what comes now counts, names that were given stay."""
        self._heard.clear()
        self.loaded = False

    def hear(self, told: Told) -> None:
        """Takes in what is told of it."""
        match told:
            case JobStateChanged():
                self._on_job(told)
            case StageStarted():
                self._on_stage(told.stage)
            case StageProgressed():
                self._progress(Progress(told.stage, told.fraction, told.seconds_left))
            case SegmentsStored():
                self._on_segments(told)
            case TextWithdrawn():
                self.rows.withdraw(told.segments)
            case TranscriptMade():
                self._show_transcript(told.transcript)
                self.changed.emit()
            case SummaryItemMade():
                if told.item not in self.items:
                    self.items.append(told.item)
                    self.items_changed.emit()
            case Noticed():
                if told.notice not in self.notices:
                    self.notices.append(told.notice)
                    self.changed.emit()
            case LanguageLocked():
                self.draft.language = told.language

    def _on_job(self, told: JobStateChanged) -> None:
        self.job, self.error = told.job, told.error
        if told.job.state is not JobState.RUNNING:
            self.progress = None
        if self.row.state is MeetingState.RECORDING:
            self.row = replace(self.row, state=MeetingState.RECORDED)
        self.state = _state_of(self.row, self.job)
        self.changed.emit()

    def _on_stage(self, stage: Stage) -> None:
        if stage is Stage.MINUTES and self.items:  # those of an earlier run do not stand among the new ones
            self.items = []
            self.items_changed.emit()
        self._progress(Progress(stage))

    def _progress(self, progress: Progress) -> None:
        if self.state is not State.RECORDING:
            self.state, self.progress = State.RUNNING, progress
            self.changed.emit()

    def _on_segments(self, told: SegmentsStored) -> None:
        fresh = [segment for segment in told.segments if (segment.track, segment.index) not in self._heard]
        self._heard.update((segment.track, segment.index) for segment in fresh)
        if self.transcript is None:
            self.rows.add_segments(fresh)

    def _show_transcript(self, transcript: Transcript) -> None:
        for speaker_id, name in self._names.items():
            if speaker_id in transcript.speakers and transcript.speakers[speaker_id].name != name:
                transcript = edit.rename_speaker(transcript, speaker_id, name)
        self.transcript = transcript
        self.rows.set_transcript(transcript)
        self.transcript_changed.emit()

    def _waiting_text(self) -> str:
        what = self.tr("Waits until you start it, or for tonight") if self.waits_for_night else self.tr("Waiting")
        seconds = self._seconds_for(self.row.duration_ms) if self.row.duration_ms else None
        return wording.joined(what, wording.time_left(seconds))

    def _progress_text(self) -> str:
        if self.progress is None:
            return self.tr("Starting")
        fraction = self.progress.fraction
        share = wording.percent(fraction) if fraction else ""
        left = wording.time_left(self.progress.seconds_left)
        return wording.joined(wording.stage_text(self.progress.stage), share, left)

    def _ended_text(self) -> str:
        if self.state is State.FAILED:
            return self.tr("Stopped")
        if self.state is State.CANCELLED:
            return self.tr("Cancelled")
        return self.tr("Recovered") if self.row.state is MeetingState.RECOVERED else ""


def _state_of(row: MeetingRow, job: JobRow | None) -> State:
    if row.state is MeetingState.RECORDING:
        return State.RECORDING
    return State.DONE if job is None else _OF_JOB[job.state]


def _error_of(job: JobRow | None) -> SottovoceError | None:
    """What a job of an earlier day failed with; its numbers were not kept."""
    if job is None or job.state is not JobState.FAILED or job.error_code not in set(Code):
        return None
    return error_for(Code(job.error_code))
