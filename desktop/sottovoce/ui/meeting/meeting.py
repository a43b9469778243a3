"""One meeting of the vault in the window: what is known of it, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

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
from sottovoce.services.editing.history import EditedText
from sottovoce.services.editing.speakers import rename_speaker
from sottovoce.services.exports.folder import exportable
from sottovoce.services.gaps import Silence
from sottovoce.services.library import OpenMeeting
from sottovoce.services.queue_events import JobStateChanged
from sottovoce.ui.library.job_feed import SegmentsStored, Told
from sottovoce.ui.meeting.editing import TranscriptEditing
from sottovoce.ui.meeting.meeting_state import Progress, State, error_of, nobody_knows, state_of
from sottovoce.ui.meeting.transcript_model import RenameRequest, TranscriptModel
from sottovoce.ui.parts import wording
from sottovoce.vault.proofs import carried
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import Bookmark, MeetingRow, MeetingState
from sottovoce_models.types import Coverage, SummaryItem, Track, Transcript

__all__ = ["Meeting", "Progress", "State", "nobody_knows"]


class Meeting(QObject):
    """Holds what the window shows of one meeting; the vault holds the meeting.

    Signals: changed() state, progress or title line; items_changed() minutes; transcript_changed() speakers or
    turns; edited(Meeting) a human changed the transcript; typed(Meeting) a human is changing it, letter by letter.
    """

    changed = Signal()
    items_changed = Signal()
    transcript_changed = Signal()
    edited = Signal(object)
    typed = Signal(object)

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
        self.state = state_of(row, job)
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
        self.error = error_of(job)
        self.editing = TranscriptEditing(self)
        self.editing.edited.connect(self._on_edited)
        self.changed.connect(self._allow_editing)
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
        return self.settled and exportable(self.draft) is not None

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

    @property
    def reviewed(self) -> frozenset[str]:
        """The turns that a human has compared with the sound."""
        return self.editing.text.reviewed if self.editing.text is not None else frozenset()

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
                result = wording.joined(self._standing_text(), self.tr("Exported") if self._exported else "")
        recovered = self.tr("Recovered") if self.row.state is MeetingState.RECOVERED else ""
        sound = self.tr("Sound deleted") if self.row.sound_gone_at is not None else ""
        coverage = wording.coverage_text(self.coverage)
        return wording.joined(
            result, recovered, sound, coverage, wording.doubts_text(self.doubt_count), self._reviewed_text()
        )

    def show_opened(self, opened: OpenMeeting) -> None:
        """Everything that is stored of it."""
        known_template = self.draft.template
        self.row, self.job, self.draft, self.loaded = opened.row, opened.job, opened.draft, True
        self.bookmarks, self.original = opened.bookmarks, opened.original
        self.state = state_of(self.row, self.job)
        if self.error is None or self.state is not State.FAILED:
            self.error = error_of(self.job)
        if self.state is not State.RUNNING:
            self.progress = None
        draft = self.draft
        if draft.transcript is not None:
            unsaved = self.transcript is not None and self.transcript.revision > draft.transcript.revision
            if unsaved and self.editing.text is not None:  # a human has gone on meanwhile
                draft.transcript = self.transcript
            elif draft.transcript != self.transcript or opened.reviewed != self.reviewed:
                self._show_transcript(draft.transcript, opened.reviewed)
        elif self.transcript is None:
            self._heard = {(segment.track, segment.index) for segment in draft.segments}
            self.rows.set_segments(draft.segments)
        told = list(draft.summary.items) if draft.summary is not None else list(draft.items)
        if told != self.items or draft.template != known_template:
            self.items = told
            self.items_changed.emit()
        self.notices = list(draft.notices)
        self.changed.emit()

    def show_row(self, row: MeetingRow) -> None:
        """What stands of it in the list is something else now."""
        self.row = row
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
        if not self.editing.rename(request.speaker_id, request.name):  # while it is being made: no step to undo
            self._show_transcript(self.transcript)
            self.draft.transcript = self.transcript
            self.edited.emit(self)
            self.changed.emit()

    def stored(self, text: EditedText, revision: int) -> None:
        """The vault keeps this text under this number; what was edited since gets a higher one."""
        now = self.editing.text
        if now is not None and self.transcript is not None and now.transcript.revision <= revision:
            self.editing.renumber(revision if now is text else revision + 1)
            self.transcript = self.draft.transcript = self.editing.transcript

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
        self.state = state_of(self.row, self.job)
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

    def _on_edited(self, typing: bool) -> None:
        text = self.editing.text
        if text is None:
            return
        self.transcript = self.draft.transcript = text.transcript
        self._exported = False
        named = text.transcript.speakers
        self._names = {known: named[known].name for known in self._names if known in named}
        self.rows.set_transcript(text.transcript, text.reviewed)
        if typing:
            self.typed.emit(self)
            return
        self._carry_proofs(text.transcript)
        self.edited.emit(self)
        self.transcript_changed.emit()
        self.changed.emit()

    def _carry_proofs(self, transcript: Transcript) -> None:
        items = carried(self.items, transcript)
        if list(items) != self.items:
            self.items = list(items)
            self.draft.items = list(items)
            if self.draft.summary is not None:
                self.draft.summary = replace(self.draft.summary, items=carried(self.draft.summary.items, transcript))
            self.items_changed.emit()

    def _allow_editing(self) -> None:
        writing = self.progress is not None and self.progress.stage is Stage.MINUTES
        self.editing.allowed = self.transcript is not None and (self.settled or writing)

    def _standing_text(self) -> str:
        if not self.row.has_minutes:
            return ""
        return self.tr("Approved") if self.row.approved_at is not None else self.tr("Draft")

    def _reviewed_text(self) -> str:
        text = self.editing.text
        if text is None or not text.reviewed:
            return ""
        return self.tr("Reviewed") if text.all_reviewed else wording.reviewed_text(len(text.reviewed))

    def _show_transcript(self, transcript: Transcript, reviewed: frozenset[str] = frozenset()) -> None:
        for speaker_id, name in self._names.items():
            if speaker_id in transcript.speakers and transcript.speakers[speaker_id].name != name:
                transcript = rename_speaker(transcript, speaker_id, name)
        self.transcript = transcript
        self.editing.take(EditedText(transcript, reviewed))
        self._allow_editing()
        self.rows.set_transcript(transcript, reviewed)
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
