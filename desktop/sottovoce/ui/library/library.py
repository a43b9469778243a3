"""The meetings of the vault in the window: shown when it opens, gone when it is shut, changed when somebody says so.

Thread: UI. The vault is asked off the UI thread, one thing after another; what the queue tells comes through the feed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from sottovoce.services.gaps import Silence
from sottovoce.services.library import OpenMeeting
from sottovoce.services.process import ProcessOptions
from sottovoce.services.queue_events import JobStateChanged
from sottovoce.ui.library.job_feed import JobFeed, News
from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.meeting.meeting import Meeting, State, nobody_knows
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.dialogs import Dialogs
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce.vault.rows_jobs import JobRow, JobState
from sottovoce.vault.rows_meetings import MeetingRow
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
        dialogs: Dialogs,
        parent: QObject | None = None,
        seconds_for: Callable[[int], float | None] = nobody_knows,
    ) -> None:
        """`seconds_for`: how long work on a recording of so many ms will take on this computer."""
        super().__init__(parent)
        self._desk, self._dialogs, self._seconds_for = desk, dialogs, seconds_for
        self.meetings = Meetings(self)
        self._line, self._search_line = BackgroundLine(self), BackgroundLine(self)
        self._orders = WriteLine(self)
        for line in (self._line, self._orders):
            line.failed.connect(self.failed)
        self._feed = JobFeed(self)
        self._feed.arrived.connect(self._on_news)
        desk.listen(self._feed.tell)

    def load(self, options: ProcessOptions) -> None:
        """Shows every meeting of the vault, after what a crash interrupted has become a meeting again."""
        library = self._desk.library
        found: list[str] = []
        self._line.run(partial(self._desk.settle, options), lambda ids: found.extend(cast("Sequence[str]", ids)))
        self._line.run(lambda: (library.meetings(), library.jobs()), partial(self._on_loaded, found))

    def clear(self) -> None:
        """Nothing of any meeting stays in the window; what the user has ordered is done all the same."""
        for line in (self._line, self._search_line):
            line.forget()
        self._orders.forget_answers()
        self._feed.forget()
        self.meetings.clear()
        self.waiting_changed.emit()

    def bring_in(self, paths: Sequence[Path], options: ProcessOptions, *, keep_original: bool = False) -> None:
        """Files become meetings, one after another; each has its row at once."""
        for path in paths:
            add = partial(self._desk.jobs.add_import, path, options, keep_original=keep_original)
            self._orders.run(add, self._on_imported)

    def show_recording(self, row: MeetingRow) -> Meeting:
        """A recording that has just begun."""
        return self.meetings.of(row.id) or self._show(row, None)

    def open(self, meeting: Meeting) -> None:
        """Loads what is stored of a meeting, unless it is there already."""
        if not meeting.loaded:
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

    def save(self, meeting: Meeting) -> None:
        """Keeps what a human changed."""
        if meeting.transcript is not None:
            self._orders.run(partial(self._desk.library.save_transcript, meeting.id, meeting.transcript), _nothing)

    def rename(self, meeting: Meeting) -> None:
        """Asks for another title."""

        def named(title: str) -> None:
            self._orders.run(partial(self._desk.library.rename, meeting.id, title), lambda _: self._refresh(meeting))

        self._dialogs.text(self.tr("Rename meeting"), self.tr("Title"), meeting.row.title, named)

    def delete(self, meeting: Meeting) -> None:
        """Asks, then destroys the keys of a meeting and everything known of it."""

        def confirmed() -> None:
            delete = partial(self._desk.library.delete, meeting.id)
            self._orders.run(delete, lambda _: self.meetings.remove(meeting))

        self._dialogs.confirm(
            self.tr("Delete “{title}”?").format(title=meeting.title),
            self.tr(
                "Sound, text and minutes can no longer be read: their keys are destroyed. Not reached by this: copies "
                "and backups made before, exported files, and what the system may have written to its swap space. A "
                "backup that is restored does not bring the meeting back."
            ),
            self.tr("Delete"),
            confirmed,
        )

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
    def waiting(self) -> int:
        """How many jobs wait for the night."""
        return sum(meeting.waits_for_night for meeting in self.meetings.all)

    def search(self, text: str, show: Callable[[Sequence[Hit]], None]) -> None:
        """Looks for words everywhere; only the last question is answered."""
        self._search_line.forget()
        self._search_line.run(
            partial(self._desk.library.search, text), lambda hits: show(cast("Sequence[Hit]", hits)), self.failed.emit
        )

    def drain(self) -> None:
        """Waits until what the user has ordered is done; for the moment before the vault is shut, on any thread."""
        self._orders.drain(_DRAIN_SECONDS)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way and for everything ordered, when the window closes."""
        self.drain()
        for line in (self._line, self._search_line):
            line.wait(seconds)

    def _on_loaded(self, found: Sequence[str], result: object) -> None:
        rows, jobs = cast("tuple[Sequence[MeetingRow], Sequence[JobRow]]", result)
        latest = {job.recording_id: job for job in jobs}
        known = [meeting for row in rows if (meeting := self.meetings.of(row.id)) is not None]
        fresh = [self._made(row, latest.get(row.id)) for row in rows if self.meetings.of(row.id) is None]
        self.meetings.add_all(fresh)
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
            meeting = self._show(imported, None)
            meeting.state = State.WAITING
        self._refresh(meeting)  # what was told before it had a row
        self.imported.emit(meeting)

    def _on_news(self, news: News) -> None:
        meeting = self.meetings.of(news.recording_id)
        if meeting is None:
            return
        meeting.hear(news.told)
        if isinstance(news.told, JobStateChanged):
            self.waiting_changed.emit()
            if news.told.job.state in _ENDED:
                self._refresh(meeting)

    def _show(self, row: MeetingRow, job: JobRow | None) -> Meeting:
        meeting = self._made(row, job)
        self.meetings.add(meeting)
        return meeting

    def _made(self, row: MeetingRow, job: JobRow | None) -> Meeting:
        meeting = Meeting(row, job, self, self._seconds_for)
        meeting.edited.connect(self.save)
        return meeting

    def _refresh(self, meeting: Meeting) -> None:
        def opened(result: object) -> None:
            if self.meetings.of(meeting.id) is meeting:
                meeting.show_opened(cast("OpenMeeting", result))
                self.opened.emit(meeting)
                self.waiting_changed.emit()
                if meeting.gaps is None and meeting.can_play and meeting.settled:
                    gaps = partial(self._desk.library.gaps, meeting.id)
                    self._line.run(gaps, lambda found: meeting.show_gaps(cast("Sequence[Silence]", found)))

        self._line.run(partial(self._desk.library.open, meeting.id), opened)


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
