"""What is thrown away, taken out again and destroyed, and what is due to go. Thread: UI; the vault is asked off it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal

from sottovoce.services.retention import Due
from sottovoce.services.trash import Trashed
from sottovoce.ui.library.list_wording import meetings_text
from sottovoce.ui.library.meetings import Meetings
from sottovoce.ui.library.shelf import Entry, entry_of
from sottovoce.ui.parts.background_line import BackgroundLine
from sottovoce.ui.parts.plain_dialogs import PlainDialogs
from sottovoce.ui.parts.write_line import WriteLine
from sottovoce.ui.window.desk_access import DeskAccess
from sottovoce.vault.rows_jobs import JobRow
from sottovoce.vault.rows_meetings import MeetingRow


class Trash(QObject):
    """`rows`: what is in the trash, the last thrown away first; `due`: what is to go, what is due longest first.

    Signals: changed() others are in it, or due; moved(Trashed) something was thrown away, or could not be;
    keys_gone() something was destroyed: whoever still holds its keys must drop them.
    """

    changed = Signal()
    moved = Signal(object)
    keys_gone = Signal()

    def __init__(
        self,
        desk: DeskAccess,
        meetings: Meetings,
        orders: WriteLine,
        line: BackgroundLine,
        dialogs: PlainDialogs,
        store_edits: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`orders`: what must be done even if the window locks; `line`: what is only read.

        `store_edits` orders that what is being edited be stored, which goes before anything that is thrown away.
        """
        super().__init__(parent)
        self._store_edits = store_edits
        self._desk, self._meetings, self._orders, self._line, self._dialogs = desk, meetings, orders, line, dialogs
        self.rows: tuple[MeetingRow, ...] = ()
        self.due: tuple[Due, ...] = ()
        self._open = False
        orders.failed.connect(lambda _: self.look())  # what was done before it failed is seen

    def load(self) -> None:
        """Destroys what has been there for its term, then shows what is there and what is due."""
        self._open = True
        self._orders.run(self._desk.trash.empty_past_term, lambda _: self.look())

    def look(self) -> None:
        """Shows what is there and what is due, as it is now."""
        if self._open:
            self._line.run(self._found, self._show)

    def clear(self) -> None:
        """The vault is shut."""
        self._open = False
        self._show(((), ()))

    def move(self, recording_ids: Sequence[str]) -> None:
        """Throws meetings away; they can be taken out again."""
        if recording_ids:
            self._store_edits()
            self._orders.run(partial(self._desk.trash.move, tuple(recording_ids)), self._on_moved)

    def restore(self, recording_ids: Sequence[str]) -> None:
        """Takes meetings out of the trash."""
        if recording_ids:
            self._orders.run(partial(self._taken_out, tuple(recording_ids)), self._on_taken_out)

    def ask_to_destroy(self, rows: Sequence[MeetingRow]) -> None:
        """Asks, then destroys the keys of meetings in the trash and everything known of them."""
        if not rows:
            return
        ids = tuple(row.id for row in rows)
        one = self.tr("Delete “{title}” for good?").format(title=rows[0].title)
        many = self.tr("Delete %n meeting(s) for good?", "", len(rows))
        self._dialogs.confirm(
            one if len(rows) == 1 else many,
            self.tr(
                "Sound, text and minutes can no longer be read: their keys are destroyed. Not reached by this: copies "
                "and backups made before, exported files, and what the system may have written to its swap space. A "
                "backup that is restored does not bring the meeting back."
            ),
            self.tr("Delete now"),
            lambda: self._orders.run(partial(self._desk.trash.destroy_all, ids), lambda _: self._on_keys_gone()),
        )

    def ask_to_delete_sound(self, recording_ids: Sequence[str]) -> None:
        """Asks, then destroys the keys of the sound of meetings; their text and minutes stay."""
        ids = tuple(recording_ids)
        if not ids:
            return
        self._dialogs.confirm(
            self.tr("Delete the sound of {meetings}?").format(meetings=meetings_text(len(ids))),
            self.tr(
                "Nobody can listen to it any more: the keys of the sound, and of an imported file that was kept, are "
                "destroyed. Text, minutes and bookmarks stay. A passage that is doubtful can then no longer be "
                "checked by ear. Not reached by this: copies and backups made before, and exported files."
            ),
            self.tr("Delete the sound"),
            lambda: self._delete_sound(ids),
        )

    def _delete_sound(self, ids: Sequence[str]) -> None:
        for each in ids:
            self._orders.run(partial(self._desk.trash.delete_sound, each), self._on_sound_gone)

    def _on_sound_gone(self, row: object) -> None:
        if row is not None:
            self._meetings.update([cast("MeetingRow", row)])
        self._on_keys_gone()

    def _on_keys_gone(self) -> None:
        self.keys_gone.emit()
        self.look()

    def _on_moved(self, result: object) -> None:
        trashed = cast("Trashed", result)
        self._meetings.remove(trashed.moved)
        self.moved.emit(trashed)
        self.look()

    def _taken_out(self, ids: Sequence[str]) -> tuple[list[Entry], list[JobRow]]:
        rows = self._desk.trash.restore(ids)
        return [entry_of(row) for row in rows], [job for job in self._desk.library.jobs() if job.recording_id in ids]

    def _on_taken_out(self, result: object) -> None:
        self._meetings.fill(*cast("tuple[list[Entry], list[JobRow]]", result))
        self.look()

    def _found(self) -> tuple[Sequence[MeetingRow], Sequence[Due]]:
        return self._desk.trash.all(), self._desk.matters.due(date.today())

    def _show(self, result: object) -> None:
        rows, due = cast("tuple[Sequence[MeetingRow], Sequence[Due]]", result)
        self.rows, self.due = tuple(rows), tuple(due)
        self.changed.emit()
