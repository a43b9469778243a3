"""The meetings of the vault in the window. Thousands are known by their rows; a Meeting is made for those one looks at.

Thread: UI.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sottovoce.ui.library.shelf import Entry, MeetingFilter, Sort, arranged, entry_of, newest_first
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow

NewMeeting = Callable[[MeetingRow, JobRow | None], Meeting]

_UNDER_WAY = frozenset({JobState.WAITING, JobState.RUNNING})


class Meetings(QObject):
    """Signals: added(Meeting) and removed(id) one more or one less; refilled() all are others now, many at once;
    rearranged() others are shown, or in another order; changed(id) what is true of one that is shown.
    """

    added = Signal(object)
    removed = Signal(str)
    refilled = Signal()
    rearranged = Signal()
    changed = Signal(str)

    def __init__(self, new_meeting: NewMeeting, parent: QObject | None = None) -> None:
        """`new_meeting` makes a Meeting of a row and its latest job."""
        super().__init__(parent)
        self._new_meeting = new_meeting
        self._entries: dict[str, Entry] = {}
        self._newest: list[Entry] = []
        self._jobs: dict[str, JobRow] = {}
        self._made: dict[str, Meeting] = {}
        self.shown: list[Entry] = []
        self.wanted = MeetingFilter()
        self.sort = Sort.NEWEST

    def __len__(self) -> int:
        """How many there are, shown or not."""
        return len(self._entries)

    @property
    def all(self) -> list[Meeting]:
        """Every meeting, the newest first; makes what nobody has looked at yet, so it is not for thousands."""
        return [meeting for entry in self._newest if (meeting := self.of(entry.id)) is not None]

    @property
    def entries(self) -> Sequence[Entry]:
        """What is known of each without opening it, the newest first."""
        return self._newest

    @property
    def under_way(self) -> set[str]:
        """Those whose job waits or runs."""
        return {each for each, job in self._jobs.items() if job.state in _UNDER_WAY}

    @property
    def waiting_for_night(self) -> int:
        """How many jobs wait for the night."""
        return sum(job.night and job.state is JobState.WAITING for job in self._jobs.values())

    def of(self, recording_id: str) -> Meeting | None:
        """The meeting with this id, if there is one."""
        meeting = self._made.get(recording_id)
        entry = self._entries.get(recording_id)
        if meeting is None and entry is not None:
            meeting = self._made[recording_id] = self._new_meeting(entry.row, self._jobs.get(recording_id))
            meeting.changed.connect(lambda: self._on_changed(recording_id))
        return meeting

    def made(self, recording_id: str) -> Meeting | None:
        """The meeting with this id if somebody has looked at it."""
        return self._made.get(recording_id)

    def row_of(self, recording_id: str) -> MeetingRow | None:
        """What stands in the list of a meeting."""
        entry = self._entries.get(recording_id)
        return entry.row if entry is not None else None

    def job_of(self, recording_id: str) -> JobRow | None:
        """The latest job of a meeting, as it was told."""
        return self._jobs.get(recording_id)

    def add(self, row: MeetingRow, job: JobRow | None = None) -> Meeting:
        """One more, or what is true of one that is there."""
        self._put(entry_of(row))
        if job is not None:
            self._jobs[row.id] = job
        self._arrange()
        meeting = self.of(row.id)
        assert meeting is not None  # noqa: S101 -- it has just been added
        self.added.emit(meeting)
        return meeting

    def fill(self, entries: Iterable[Entry], jobs: Iterable[JobRow]) -> None:
        """Many at once; those that are there already stay as they are. `jobs`: the oldest first."""
        latest = {job.recording_id: job for job in jobs}
        self._jobs = {**latest, **self._jobs}
        self._entries = {**{entry.id: entry for entry in entries}, **self._entries}
        self._newest = sorted(self._entries.values(), key=newest_first)
        self._arrange()
        self.refilled.emit()

    def update(self, rows: Iterable[MeetingRow]) -> None:
        """What is true of some of them now."""
        for row in rows:
            if row.id in self._entries:
                self._put(entry_of(row))
                meeting = self._made.get(row.id)
                if meeting is not None:
                    meeting.show_row(row)
        self._arrange()

    def take_job(self, job: JobRow) -> None:
        """The job of a meeting is now in another state; one of a meeting that is not here yet waits for it."""
        self._jobs[job.recording_id] = job
        if self.wanted.waiting:
            self._arrange()

    def remove(self, recording_ids: Iterable[str]) -> None:
        """Takes meetings off the list; what the vault keeps of them stays there."""
        gone = [each for each in recording_ids if self._entries.pop(each, None) is not None]
        self._newest = [entry for entry in self._newest if entry.id in self._entries]
        for each in gone:
            self._jobs.pop(each, None)
        self._arrange()
        for each in gone:
            self.removed.emit(each)
            meeting = self._made.pop(each, None)
            if meeting is not None:
                meeting.deleteLater()

    def show_only(self, wanted: MeetingFilter, sort: Sort) -> None:
        """Shows those that fit, in this order."""
        self.wanted, self.sort = wanted, sort
        self._arrange()

    def clear(self) -> None:
        """Takes every meeting off the list; nothing of any filter stays."""
        gone, self._made = self._made, {}
        self._entries, self._newest, self._jobs, self.wanted = {}, [], {}, MeetingFilter()
        self._arrange()
        self.refilled.emit()
        for meeting in gone.values():
            meeting.deleteLater()

    def matching(self) -> Sequence[str] | None:
        """The ids of those that fit the filter; None while nothing is asked for."""
        return [entry.id for entry in self.shown] if self.wanted.is_on else None

    def _put(self, entry: Entry) -> None:
        before = self._entries.get(entry.id)
        if before is not None:
            del self._newest[bisect_left(self._newest, newest_first(before), key=newest_first)]
        self._entries[entry.id] = entry
        insort(self._newest, entry, key=newest_first)

    def _arrange(self) -> None:
        waiting = self.under_way if self.wanted.waiting else ()
        self.shown = arranged(self._newest, self.wanted, self.sort, waiting)
        self.rearranged.emit()

    def _on_changed(self, recording_id: str) -> None:
        meeting, entry = self._made.get(recording_id), self._entries.get(recording_id)
        if meeting is None or entry is None:
            return
        row = _row_of(meeting)
        if row != entry.row:
            self._put(entry_of(row))
            self._arrange()
        self.changed.emit(recording_id)


def _row_of(meeting: Meeting) -> MeetingRow:
    """What the list should know of a meeting: names and doubts as they are in its text now, before it is read again."""
    transcript = meeting.transcript
    if transcript is None or not meeting.settled:
        return meeting.row
    names = tuple(speaker.name for speaker in transcript.speakers.values() if speaker.name)
    return replace(meeting.row, speakers=names, doubts=len(transcript.doubts))
