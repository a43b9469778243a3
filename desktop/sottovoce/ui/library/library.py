"""The meetings of the vault in the window: shown when it opens, gone when it is shut, changed when somebody says so.

Thread: UI. The vault is asked off the UI thread, one thing after another; what the queue tells comes through the feed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from sottovoce.core.consent import UNKNOWN, MeetingConsent
from sottovoce.services.editing.history import EditedText
from sottovoce.services.gaps import Silence
from sottovoce.services.library import OpenMeeting
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged
from sottovoce.ui.library.autosave import Autosave
from sottovoce.ui.library.job_feed import JobFeed, News
from sottovoce.ui.library.matters import Matters
from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.library.shelf import Entry, entry_of
from sottovoce.ui.library.tags_dialog import TagChange
from sottovoce.ui.library.trash import Trash
from sottovoce.ui.meeting.meeting import Meeting, State, nobody_knows
from sottovoce.ui.parts.background import WorkFailed
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.search import Hit

_DRAIN_SECONDS: Final = 10.0
_ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


class Library(QObject):
    """Fills `meetings` from the vault.

    Signals: failed(WorkFailed) something could not be done; recovered(list of Meeting) an interruption cost nothing;
    opened(Meeting) everything of it is there; imported(Meeting) a file has its row; waiting_changed() more or fewer
    jobs wait.
    """

    failed = Signal(object)
    recovered = Signal(object)
    opened = Signal(object)
    imported = Signal(object)
    waiting_changed = Signal()

    def __init__(
        self,
        desk: DeskAccess,
        dialogs: PlainDialogs,
        parent: QObject | None = None,
        seconds_for: Callable[[int], float | None] = nobody_knows,
    ) -> None:
        """`seconds_for`: how long work on a recording of so many ms will take on this computer."""
        super().__init__(parent)
        self._desk, self._dialogs, self._seconds_for = desk, dialogs, seconds_for
        self.meetings = Meetings(self._made, self)
        self._opening: set[str] = set()
        self._line, self._search_line = BackgroundLine(self), BackgroundLine(self)
        self._orders = WriteLine(self)
        for line in (self._line, self._orders):
            line.failed.connect(self.failed)
        self._saves = Autosave(self._orders, lambda: desk.library, self)
        self._saves.stored.connect(self._on_stored)
        self.trash = Trash(desk, self.meetings, self._orders, self._line, dialogs, self._saves.flush, self)
        self.matters = Matters(lambda: desk.matters, self)
        self.matters.failed.connect(self.failed)
        self._feed = JobFeed(self)
        self._feed.arrived.connect(self._on_news)
        desk.listen(self._feed.tell)

    def load(self, options: ProcessOptions) -> None:
        """Shows every meeting of the vault, after what a crash interrupted has become a meeting again."""
        library = self._desk.library
        found: list[str] = []
        self._line.run(partial(self._desk.settle, options), lambda ids: found.extend(cast("Sequence[str]", ids)))
        self._line.run(
            lambda: ([entry_of(row) for row in library.meetings()], library.jobs()), partial(self._on_loaded, found)
        )
        self.matters.load()
        self.trash.load()

    def clear(self) -> None:
        """Nothing of any meeting stays in the window; what the user has ordered is done all the same."""
        for line in (self._line, self._search_line):
            line.forget()
        self._opening.clear()
        self._saves.forget()
        self._orders.forget_answers()
        self._feed.forget()
        self.meetings.clear()
        self.matters.clear()
        self.trash.clear()
        self.waiting_changed.emit()

    def bring_in(
        self,
        paths: Sequence[Path],
        options: ProcessOptions,
        *,
        keep_original: bool = False,
        matter_id: str | None = None,
        consent: MeetingConsent = UNKNOWN,
    ) -> None:
        """Files become meetings of a matter, one after another; each has its row at once. `consent`: how all agreed."""

        def add(path: Path) -> MeetingRow:
            row = self._desk.jobs.add_import(path, options, keep_original=keep_original, consent=consent)
            if matter_id is None:
                return row
            self._desk.matters.assign([row.id], matter_id)
            return replace(row, matter_id=matter_id)

        for path in paths:
            self._orders.run(partial(add, path), self._on_imported)

    def show_imported(self, row: MeetingRow) -> None:
        """What was brought in otherwise, e.g. pasted, has its row from now on."""
        self._on_imported(row)

    def show_recording(self, row: MeetingRow, matter_id: str | None = None) -> Meeting:
        """A recording that has just begun, in a matter."""
        meeting = self.meetings.of(row.id) or self.meetings.add(row)
        if matter_id is not None:
            self.assign([row.id], matter_id)
        return meeting

    def assign(self, recording_ids: Sequence[str], matter_id: str | None) -> None:
        """Meetings belong to a matter, or to none."""
        ids = tuple(recording_ids)
        assign = partial(self._desk.matters.assign, ids, matter_id)
        self._orders.run(assign, lambda _: self._on_sorted(ids, lambda row: replace(row, matter_id=matter_id)))

    def change_tags(self, recording_ids: Sequence[str], change: TagChange) -> None:
        """Meetings get tags, and lose others."""
        ids = tuple(recording_ids)
        tell = partial(self._desk.matters.change_tags, ids, change.add, change.remove)
        self._orders.run(tell, lambda _: self._on_sorted(ids, lambda row: replace(row, tags=change.applied(row.tags))))

    def open(self, meeting: Meeting) -> None:
        """Loads what is stored of a meeting, unless it is there already or on its way."""
        if not meeting.loaded and meeting.id not in self._opening:
            self._refresh(meeting)

    def read_again(self, recording_id: str) -> None:
        """Somebody changed the minutes of a meeting elsewhere; nothing is read of one that nobody has looked at."""
        meeting = self.meetings.made(recording_id)
        if meeting is not None and meeting.loaded:
            self._refresh(meeting)

    def when_opened(self, meeting: Meeting, does: Callable[[], None]) -> None:
        """Does something as soon as everything of the meeting is there; it is being opened."""

        def on_opened(opened: Meeting) -> None:
            if opened is meeting:
                self.opened.disconnect(on_opened)
                does()

        self.opened.connect(on_opened)

    def order(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Does what another part of the window was told to, in one line with everything ordered here."""
        self._orders.run(work, then)

    def store_edits(self) -> None:
        """What is being edited is ordered to be stored now."""
        self._saves.flush()

    def read_anew(self, recording_id: str, then: Callable[[Meeting], None]) -> None:
        """A meeting is not what it was: the window forgets it and reads what is left; `then` if there is anything."""

        def found(result: object) -> None:
            entries, jobs = cast("tuple[Sequence[Entry], Sequence[JobRow]]", result)
            self.meetings.fill(entries, jobs)
            meeting = self.meetings.of(recording_id)
            if meeting is not None:
                then(meeting)

        def left() -> tuple[list[Entry], list[JobRow]]:
            library = self._desk.library
            rows = [row for row in library.meetings() if row.id == recording_id]
            return [entry_of(row) for row in rows], [
                each for each in library.jobs() if each.recording_id == recording_id
            ]

        self.meetings.remove([recording_id])
        self.trash.keys_gone.emit()
        self.trash.look()
        self._line.run(left, found)

    def save(self, meeting: Meeting, *, typing: bool = False) -> None:
        """Keeps what a human changed; what is being typed may wait for a pause."""
        if meeting.editing.text is not None and self.meetings.of(meeting.id) is meeting:
            self._saves.put(meeting.id, meeting.editing.text, typing=typing)

    def rename(self, meeting: Meeting) -> None:
        """Asks for another title."""

        def named(title: str) -> None:
            self._orders.run(partial(self._desk.library.rename, meeting.id, title), lambda _: self._refresh(meeting))

        self._dialogs.text(self.tr("Rename meeting"), self.tr("Title"), meeting.row.title, named)

    def export_original(self, meeting: Meeting) -> None:
        """Lets the user name a file for what was imported, and writes it as it was."""

        def write(path: Path) -> None:
            self._orders.run(partial(self._desk.library.export_original, meeting.id, path), _nothing)

        name = Path(meeting.original)
        self._dialogs.file_to_save(name.stem, name.suffix.removeprefix("."), write)

    def make_anew(self, meeting: Meeting, stage: str, options: ProcessOptions, *, night: bool = False) -> None:
        """Makes text, voices or minutes again; what was edited by hand stays."""
        add = partial(self._desk.jobs.add, meeting.id, stage, options, night=night)
        self._orders.run(add, lambda _: meeting.made_anew())

    def start_now(self, meeting: Meeting) -> None:
        """A job that was kept for the night need not wait."""
        self._orders.run(partial(self._desk.jobs.start_now, meeting.id), _nothing)

    def retry(self, meeting: Meeting) -> None:
        """Goes on where a fault or a cancel stopped it."""
        self._orders.run(partial(self._desk.jobs.retry, meeting.id), _nothing)

    def cancel(self, meeting: Meeting) -> None:
        """Stops its job, or takes it off the queue; what was found is kept."""
        self._orders.run(partial(self._desk.jobs.cancel, meeting.id), _nothing)

    def process_tonight(self, then: Callable[[], None]) -> None:
        """Everything that waits is worked off, also what was kept for the night; `then` when it has begun."""
        self._orders.run(partial(self._desk.jobs.set_night, True), lambda _: then())

    @property
    def has_any(self) -> bool:
        """Whether there is any meeting, be it in the trash."""
        return bool(len(self.meetings) or self.trash.rows)

    @property
    def waiting(self) -> int:
        """How many jobs wait for the night."""
        return self.meetings.waiting_for_night

    def search(self, text: str, show: Callable[[Sequence[Hit]], None]) -> None:
        """Looks for words in all meetings that fit the filter; only the last question is answered."""
        self._search_line.forget()
        look = partial(self._desk.library.search, text, self.meetings.matching())
        self._search_line.run(look, lambda hits: show(cast("Sequence[Hit]", hits)), self.failed.emit)

    def drain(self) -> None:
        """Waits until what the user has ordered is done; for the moment before the vault is shut, on any thread."""
        self._saves.flush()
        self._orders.drain(_DRAIN_SECONDS)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way and for everything ordered, when the window closes."""
        self.drain()
        for line in (self._line, self._search_line, self.matters):
            line.wait(seconds)

    def _on_stored(self, recording_id: str, text: EditedText, revision: int) -> None:
        meeting = self.meetings.of(recording_id)
        if meeting is not None:
            meeting.stored(text, revision)

    def _on_loaded(self, found: Sequence[str], result: object) -> None:
        entries, jobs = cast("tuple[Sequence[Entry], Sequence[JobRow]]", result)
        known = [meeting for each in entries if (meeting := self.meetings.made(each.id)) is not None]
        self.meetings.fill(entries, jobs)
        for meeting in known:
            self._refresh(meeting)
        again = [meeting for recording_id in found if (meeting := self.meetings.of(recording_id)) is not None]
        if again:
            self.recovered.emit(again)
        self.waiting_changed.emit()

    def _on_imported(self, row: object) -> None:
        imported = cast("MeetingRow", row)
        meeting = self.meetings.of(imported.id)  # the list may have been read meanwhile
        if meeting is None:
            meeting = self.meetings.add(imported)
        if meeting.job is None:
            meeting.state = State.WAITING
        self._refresh(meeting)  # what was told before it had a row
        self.imported.emit(meeting)

    def _on_sorted(self, recording_ids: Sequence[str], now: Callable[[MeetingRow], MeetingRow]) -> None:
        rows = [row for each in recording_ids if (row := self.meetings.row_of(each)) is not None]
        self.meetings.update(now(row) for row in rows)
        self.trash.look()  # another matter may have other terms

    def _on_news(self, news: News) -> None:
        told = news.told
        if isinstance(told, JobStateChanged):
            self.meetings.take_job(told.job)
        meeting = self.meetings.of(news.recording_id)
        if meeting is None:
            return
        meeting.hear(told)
        if isinstance(told, JobStateChanged):
            self.waiting_changed.emit()
            if told.job.state in _ENDED:
                self._refresh(meeting)

    def _made(self, row: MeetingRow, job: JobRow | None) -> Meeting:
        meeting = Meeting(row, job, self, self._seconds_for)
        meeting.edited.connect(self.save)
        meeting.typed.connect(partial(self.save, typing=True))
        return meeting

    def _refresh(self, meeting: Meeting) -> None:
        """Asks again what is stored; a meeting that is off the list when the answer comes hears nothing of it."""

        def is_here() -> bool:
            return self.meetings.made(meeting.id) is meeting

        def looked(found: object) -> None:
            if is_here():
                meeting.show_gaps(cast("Sequence[Silence]", found))

        def opened(result: object) -> None:
            self._opening.discard(meeting.id)
            if is_here():
                meeting.show_opened(self._as_told(cast("OpenMeeting", result)))
                self.opened.emit(meeting)
                self.waiting_changed.emit()
                complete = meeting.settled and meeting.row.state is not MeetingState.IMPORTING
                if meeting.gaps is None and meeting.can_play and complete:
                    self._line.run(partial(self._desk.library.gaps, meeting.id), looked)

        def failed(event: WorkFailed) -> None:
            self._opening.discard(meeting.id)
            self.failed.emit(event)

        self._opening.add(meeting.id)
        self._line.run(partial(self._desk.library.open, meeting.id), opened, failed)

    def _as_told(self, opened: OpenMeeting) -> OpenMeeting:
        """What was read just before its job began must not take back that it has begun."""
        told, read = self.meetings.job_of(opened.row.id), opened.job
        if told is None or read is None or told.id != read.id:
            return opened
        begun = told.state is JobState.RUNNING and read.state is JobState.WAITING
        return replace(opened, job=told) if begun else opened


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
