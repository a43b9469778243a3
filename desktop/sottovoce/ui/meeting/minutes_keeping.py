"""Reads the minutes of one meeting and keeps what is typed in them; what a human typed is never lost to a reading.

Thread: UI. The vault is read off it; what the user did is ordered in the window's one line of orders, which is worked
off before the vault is shut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol, cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sottovoce.services.minutes import MinutesState
from sottovoce.services.minutes_lines import Lines, items_of
from sottovoce.services.to_hear import line_key, quote_key
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.minutes_access import MinutesDesk
from sottovoce.ui.meeting.minutes_document import MinutesDocument
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.vault.rows_notes import PrivateNote
from sottovoce_models.types import Citation, ItemKind, Summary, SummaryItem

_SAVE_MS: Final = 700
_SITTING_MS: Final = 10 * 60_000


class Orders(Protocol):
    """Does work when all before it is done, also when the vault is about to be shut; answers on the UI thread."""

    def __call__(self, work: Callable[[], object], then: Callable[[object], None]) -> None: ...


@dataclass
class Sitting:
    """What is typed in one go is one revision: its number as soon as there is one. Touched where orders are done."""

    revision: int | None = None
    failed: bool = False


class MinutesKeeping(QObject):
    """`state` is None until the vault was read.

    Signals: told() another state; note_read(str) the private note of the meeting; failed(WorkFailed) not readable.
    """

    told = Signal()
    note_read = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        document: MinutesDocument,
        desk: Callable[[], MinutesDesk],
        order: Orders,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self.desk, self.order = document, desk, order
        self.meeting: Meeting | None = None
        self.state: MinutesState | None = None
        self.sitting = Sitting()
        self._ordered: tuple[SummaryItem, ...] = ()
        self._orders = self._answers = 0
        self._read_again = False
        self.line = BackgroundLine(self)
        self.line.failed.connect(self.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.save)
        self._idle = QElapsedTimer()
        document.changed.connect(self._timer.start)

    def turn_to(self, meeting: Meeting | None) -> None:
        """Another meeting, of which nothing is known yet; the one before must have been saved."""
        self._timer.stop()
        self.line.forget()
        self.meeting, self.state = meeting, None
        self._ordered, self._answers, self._read_again = (), self._orders, False
        self.new_sitting()
        self._document.reset(meeting.items if meeting is not None else ())
        self._ordered = self._document.items

    def new_sitting(self) -> None:
        """What is typed from now on is a revision of its own."""
        self.sitting = Sitting()
        self._idle.invalidate()

    @property
    def is_kept(self) -> bool:
        """Whether the minutes of the vault stand here, and not what a job is just writing."""
        meeting, state = self.meeting, self.state
        if meeting is None or state is None:
            return False
        return state.human or self._document.can_undo or (meeting.settled and state.summary is not None)

    def show_written(self) -> None:
        """Shows lines as a job writes them, unless a human's stand here."""
        if self.meeting is not None and not self.is_kept:
            self._document.load(self.meeting.items)
            self._ordered = self._document.items

    def read(self) -> None:
        """Reads state and note; what was typed meanwhile stays."""
        meeting = self.meeting
        if meeting is None:
            return

        def look() -> tuple[MinutesState, PrivateNote]:
            desk = self.desk()
            return desk.minutes.state(meeting.id), desk.private_notes.read(meeting.id)

        self.line.run(look, partial(self._on_read, meeting))

    def summary(self, items: Iterable[SummaryItem]) -> Summary | None:
        """The minutes with these lines; of a meeting without minutes, such as a human begins. None without a text."""
        meeting, state, lines = self.meeting, self.state, tuple(items)
        if meeting is None or state is None:
            return None
        if state.summary is not None:
            return replace(state.summary, items=lines)
        text = meeting.transcript
        if text is None:
            return None
        return Summary(meeting.id, text.revision, "general", text.language, lines, quote_led=True)

    def save(self) -> None:
        """Orders what was changed to be kept; nothing if nothing was."""
        self._timer.stop()
        items, meeting, state = self._document.items, self.meeting, self.state
        if meeting is None or state is None or state.approval is not None:
            return
        if items == self._ordered and not self.sitting.failed:
            return
        summary = self.summary(items)
        if summary is None:
            return
        if self._idle.isValid() and self._idle.hasExpired(_SITTING_MS):
            self.new_sitting()
        self._idle.start()
        self._ordered = items
        self._orders += 1
        number, sitting, minutes = self._orders, self.sitting, self.desk().minutes

        def keep() -> int:
            sitting.failed = True
            sitting.revision = minutes.save(meeting.id, summary, sitting.revision)
            sitting.failed = False
            return sitting.revision

        self.order(keep, partial(self._on_saved, meeting, summary, number))

    def tick_approved(self, lines: Lines, number: int, done: bool) -> None:
        """Keeps a tick of approved minutes, of which nothing else may change."""
        state, meeting, summary = self.state, self.meeting, self.summary(items_of(lines))
        if state is None or state.approval is None or meeting is None or summary is None:
            return
        place = next(place for place, line in enumerate(lines) if line.number == number)
        self._document.load(summary.items)
        self._ordered = self._document.items
        self.state = replace(state, summary=summary)
        tick = partial(self.desk().minutes.tick, meeting.id, state.approval.revision, place, done)
        self.order(tick, lambda _: show_kept(meeting, summary))

    def save_note(self, text: str) -> None:
        """Keeps the private note."""
        if self.meeting is not None:
            self.order(partial(self.desk().private_notes.save, self.meeting.id, text), nothing)

    def remember(self, citations: list[Citation], items: list[SummaryItem]) -> None:
        """These quotes were listened to, these lines found right."""
        state, meeting = self.state, self.meeting
        keys = frozenset([*map(quote_key, citations), *map(line_key, items)])
        if state is None or meeting is None or keys <= state.heard:
            return
        self.state = replace(state, heard=state.heard | keys)
        self.order(partial(self.desk().minutes.listened, meeting.id, citations, items), nothing)
        self.told.emit()

    def _on_read(self, meeting: Meeting, result: object) -> None:
        if meeting is not self.meeting:
            return
        state, note = cast("tuple[MinutesState, PrivateNote]", result)
        first = self.state is None
        if self._answers != self._orders:
            self._read_again = True  # this was read before what is being kept just now
            return
        unsaved = not first and (self._document.items != self._ordered or self.sitting.failed)
        self.state = state
        if state.summary is not None and not unsaved and self.is_kept:
            self._document.load(state.summary.items)
            self._ordered = self._document.items
        if state.human and state.summary is not None and not unsaved:
            show_kept(meeting, state.summary)
        if first:
            self.note_read.emit(note.text)
        self.told.emit()

    def _on_saved(self, meeting: Meeting, summary: Summary, number: int, result: object) -> None:
        show_kept(meeting, summary)
        if meeting is not self.meeting or self.state is None:
            return
        machine = self.state.machine if self.state.human else self.state.summary
        revision = cast("int", result)
        self.state = replace(self.state, summary=summary, human=True, machine=machine, revision=revision)
        self._answers = max(self._answers, number)
        if self._read_again and self._answers == self._orders:
            self._read_again = False
            self.read()
        self.told.emit()


def show_kept(meeting: Meeting, summary: Summary) -> None:
    """Lists and exports have the text that was kept."""
    meeting.draft.summary, meeting.draft.items = summary, list(summary.items)
    meeting.items = list(summary.items)
    undone = sum(item.kind is ItemKind.ACTION and not item.done for item in summary.items)
    if (meeting.row.open_actions, meeting.row.has_minutes) != (undone, True):
        meeting.row = replace(meeting.row, open_actions=undone, has_minutes=True)
        meeting.changed.emit()


def nothing(_result: object) -> None:
    """Nobody waits for the answer."""
