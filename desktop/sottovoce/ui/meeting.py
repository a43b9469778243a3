"""One file in the window, from waiting to minutes: what is known of it, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sottovoce.pipeline.draft import Draft
from sottovoce.pipeline.events import (
    Notice,
    Noticed,
    Stage,
    StageProgressed,
    StageStarted,
    SummaryItemMade,
    TranscriptMade,
)
from sottovoce.services import edit, export
from sottovoce.ui import wording
from sottovoce.ui.job_adapter import Job, JobAdapter, JobEnded, SegmentsStored, is_cancel
from sottovoce.ui.transcript_model import RenameRequest, TranscriptModel
from sottovoce_models.errors import SottovoceError
from sottovoce_models.types import Coverage, SummaryItem, Track, Transcript


class State(Enum):
    """Where a meeting stands."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done and how far it is; `fraction` None while that is unknown."""

    stage: Stage
    fraction: float | None = None
    seconds_left: float | None = None


class Meeting(QObject):
    """Holds what the window shows of one file; only `MeetingQueue` starts and stops it.

    Signals: changed() state, progress or title line; items_changed() minutes; transcript_changed() speakers or turns.
    """

    changed = Signal()
    items_changed = Signal()
    transcript_changed = Signal()

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = job
        self.state = State.WAITING
        self.progress: Progress | None = None
        self.transcript: Transcript | None = None
        self.items: list[SummaryItem] = []
        self.notices: list[Notice] = []
        self.error: SottovoceError | None = None
        self.export_path: Path | None = None
        self.rows = TranscriptModel(self)
        self.rows.rename_requested.connect(self.rename)
        self._heard: set[tuple[Track, int]] = set()
        self._names: dict[str, str] = {}
        self._changed_since_export = True

    @property
    def path(self) -> Path:
        """The file."""
        return self.job.path

    @property
    def title(self) -> str:
        """What the list and the page call it."""
        recording = self.draft.recording if self.settled else None
        return recording.title if recording and recording.title else self.path.stem

    @property
    def draft(self) -> Draft:
        """Everything found so far; while the job runs it belongs to the job's thread."""
        return self.job.draft

    @property
    def settled(self) -> bool:
        """Whether no thread works on it."""
        return self.state is not State.RUNNING

    @property
    def has_result(self) -> bool:
        """Whether there is anything to read, export or lose."""
        return bool(self.rows.rowCount() or self.items)

    @property
    def can_export(self) -> bool:
        """Whether there is anything a file could hold and no thread changes it."""
        return self.settled and export.exportable(self.draft) is not None

    @property
    def unsaved(self) -> bool:
        """Whether closing it would lose something that lies in no exported file."""
        return self.has_result and self._changed_since_export

    @property
    def can_play(self) -> bool:
        """Whether there is sound behind the words; a transcript that was imported has none."""
        recording = self.draft.recording
        return recording is not None and bool(recording.tracks)

    @property
    def coverage(self) -> Coverage:
        """How much of the speech has text; nothing while that is still growing."""
        if self.transcript is not None:
            return self.transcript.coverage
        return self.draft.coverage if self.settled else Coverage(0, 0)

    @property
    def doubt_count(self) -> int:
        """How many passages are doubtful."""
        if self.transcript is not None:
            return len(self.transcript.doubts)
        return sum(len(track.doubts) for track in self.draft.tracks.values()) if self.settled else 0

    def facts(self) -> str:
        """Length and voices for the title line."""
        recording = self.draft.recording
        duration = wording.length(recording.duration_ms) if recording and recording.duration_ms else ""
        speakers = len(self.transcript.speakers) if self.transcript else 0
        return wording.joined(duration, wording.speakers_text(speakers))

    def state_text(self) -> str:
        """What is true of it now, in one line."""
        match self.state:
            case State.WAITING:
                return self.tr("Waiting")
            case State.RUNNING:
                if self.progress is None:
                    return self.tr("Starting")
                fraction = self.progress.fraction
                share = wording.percent(fraction) if fraction else ""
                return wording.joined(
                    wording.stage_text(self.progress.stage), share, wording.time_left(self.progress.seconds_left)
                )
            case State.DONE:
                result = ""
            case State.FAILED:
                result = self.tr("Stopped")
            case State.CANCELLED:
                result = self.tr("Cancelled")
        return wording.joined(result, self.saved_text(), wording.coverage_text(self.coverage), self._doubts_text())

    def saved_text(self) -> str:
        """Whether it lies in a file."""
        if not self.has_result:
            return "" if self.state is not State.DONE else self.tr("Nothing was heard")
        return self.tr("Not saved") if self.unsaved else self.tr("Exported")

    def _doubts_text(self) -> str:
        return wording.doubts_text(self.doubt_count)

    def rename(self, request: RenameRequest) -> None:
        """Gives a voice a name, in every turn of it."""
        if self.transcript is None or request.speaker_id not in self.transcript.speakers:
            return
        self._names[request.speaker_id] = request.name
        self._changed_since_export = True
        self._show_transcript(self.transcript)
        if self.settled:
            self.draft.transcript = self.transcript
        self.changed.emit()

    def exported(self, path: Path) -> None:
        """A file holds it now."""
        self.export_path = path
        self._changed_since_export = False
        self.changed.emit()

    def watch(self, adapter: JobAdapter) -> None:
        """Follows a job that is about to run."""
        self.state, self.error, self.progress = State.RUNNING, None, None
        adapter.stage_started.connect(self._on_stage_started)
        adapter.progressed.connect(self._on_progressed)
        adapter.segments_stored.connect(self._on_segments_stored)
        adapter.transcript_made.connect(self._on_transcript_made)
        adapter.item_made.connect(self._on_item_made)
        adapter.noticed.connect(self._on_noticed)
        adapter.ended.connect(self._on_ended)
        self.changed.emit()

    def wait_again(self) -> None:
        """Back in the queue, to go on where it stopped."""
        self.state, self.error, self.progress = State.WAITING, None, None
        self.changed.emit()

    def _on_stage_started(self, event: StageStarted) -> None:
        self.progress = Progress(event.stage)
        self.changed.emit()

    def _on_progressed(self, event: StageProgressed) -> None:
        self.progress = Progress(event.stage, event.fraction, event.seconds_left)
        self.changed.emit()

    def _on_segments_stored(self, event: SegmentsStored) -> None:
        fresh = [segment for segment in event.segments if (segment.track, segment.index) not in self._heard]
        self._heard.update((segment.track, segment.index) for segment in fresh)
        self._changed_since_export = True
        if self.transcript is None:
            self.rows.append_segments(fresh)

    def _on_transcript_made(self, event: TranscriptMade) -> None:
        self._show_transcript(event.transcript)
        self.changed.emit()

    def _on_item_made(self, event: SummaryItemMade) -> None:
        if event.item not in self.items:
            self.items.append(event.item)
            self.items_changed.emit()

    def _on_noticed(self, event: Noticed) -> None:
        if event.notice not in self.notices:
            self.notices.append(event.notice)
            self.changed.emit()

    def _on_ended(self, event: JobEnded) -> None:
        self.progress = None
        if event.error is None:
            self.state = State.DONE
        elif is_cancel(event.error):
            self.state = State.CANCELLED
        else:
            self.state, self.error = State.FAILED, event.error
        self._catch_up()
        self.changed.emit()

    def _show_transcript(self, transcript: Transcript) -> None:
        for speaker_id, name in self._names.items():
            if speaker_id in transcript.speakers and transcript.speakers[speaker_id].name != name:
                transcript = edit.rename_speaker(transcript, speaker_id, name)
        self.transcript = transcript
        self.rows.set_transcript(transcript)
        self.transcript_changed.emit()

    def _catch_up(self) -> None:
        """The draft is the truth once the job has ended: what no event told is shown as well."""
        draft = self.draft
        if draft.transcript is not None and draft.transcript is not self.transcript:
            self._show_transcript(draft.transcript)
            draft.transcript = self.transcript  # with the names that were given while it belonged to the job
        told = list(draft.summary.items) if draft.summary is not None else list(draft.items)
        if told and told != self.items:
            self.items = told
            self.items_changed.emit()
        self.notices = list(draft.notices)
