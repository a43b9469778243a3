"""What can be done with the turns that are selected, or with the one that is being written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.transcript_model import TranscriptRow
from sottovoce.ui.meeting.transcript_view import EditRequest, PlayRequest, TranscriptView
from sottovoce.ui.meeting.turn_editing import TurnEditing
from sottovoce.ui.parts import wording
from sottovoce.ui.parts.labels import button_text

MOST_KEYS: Final = 9


class TranscriptMenu(QObject):
    """Fills the menu of the transcript."""

    def __init__(self, view: TranscriptView, writing: TurnEditing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._writing = view, writing
        self._meeting: Meeting | None = None

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Works on the turns of another meeting."""
        self._meeting = meeting

    def rows(self) -> list[TranscriptRow]:
        """The turns that are meant: the open one, else those selected, else the one with the cursor."""
        if self._meeting is None:
            return []
        model = self._meeting.rows
        open_row = model.row_of_turn(self._writing.turn_id) if self._writing.turn_id is not None else None
        numbers = [open_row] if open_row is not None else self._view.selected_rows()
        if not numbers and self._view.currentIndex().isValid():
            numbers = [self._view.currentIndex().row()]
        return [model.row(number) for number in numbers if number < model.rowCount()]

    def fill(self, menu: QMenu) -> None:
        """What can be done now."""
        rows, meeting = self.rows(), self._meeting
        if meeting is None or not rows:
            return
        one, writing = len(rows) == 1, self._writing.turn_id is not None
        turns, allowed = [row for row in rows if row.turn_id], meeting.editing.allowed
        if writing:
            editor = self._writing.editor
            _add(menu, self.tr("Cut"), editor.cut, "Ctrl+X").setEnabled(editor.textCursor().hasSelection())
            _add(menu, self.tr("Copy"), editor.copy, "Ctrl+C").setEnabled(editor.textCursor().hasSelection())
            _add(menu, self.tr("Paste"), editor.paste, "Ctrl+V").setEnabled(editor.canPaste())
            menu.addSeparator()
        keys = "" if writing else "Ctrl+Return"
        _add(menu, self.tr("Play this"), partial(self._play, rows), keys).setEnabled(meeting.can_play)
        if not writing:
            edit = _add(menu, self.tr("Edit text"), partial(self._edit, rows[0]), "Return")
            edit.setEnabled(allowed and one and bool(turns))
            _add(menu, self.tr("Copy"), self._view.copy, "Ctrl+C")
        if not turns:
            return
        self._add_turn_actions(menu, turns, allowed=allowed, one=one, writing=writing)
        menu.addSeparator()
        self._add_speaker_actions(menu, turns, allowed=allowed)
        menu.addSeparator()
        ids = {row.turn_id for row in turns}
        if all(row.reviewed for row in turns):
            mark = _add(menu, self.tr("Mark as not reviewed"), lambda: meeting.editing.review(ids, yes=False))
        else:
            mark = _add(menu, self.tr("Mark as reviewed"), lambda: meeting.editing.review(ids), "F9")
        mark.setEnabled(allowed)
        everything = [turn.id for turn in meeting.transcript.turns] if meeting.transcript is not None else []
        _add(
            menu, self.tr("Mark the whole transcript as reviewed"), lambda: meeting.editing.review(everything)
        ).setEnabled(allowed and len(meeting.reviewed) < len(everything))

    def _add_turn_actions(
        self, menu: QMenu, turns: list[TranscriptRow], *, allowed: bool, one: bool, writing: bool
    ) -> None:
        menu.addSeparator()
        if writing:
            letter = self._writing.editor.letter
            _add(menu, self.tr("Split here"), lambda: self._writing.split(letter), "Ctrl+Return").setEnabled(allowed)
            _add(menu, self.tr("Merge with the turn before"), lambda: self._writing.merge(-1))
            _add(menu, self.tr("Merge with the turn after"), lambda: self._writing.merge(1))
        elif one:
            for text, by in ((self.tr("Merge with the turn before"), -1), (self.tr("Merge with the turn after"), 1)):
                _add(menu, text, partial(self._merge_neighbour, turns[0], by)).setEnabled(allowed)
        else:
            _add(menu, self.tr("Merge these turns"), partial(self._merge, turns)).setEnabled(allowed)
        if one:
            _add(menu, self.tr("Add a turn after this"), partial(self.add_after, turns[0])).setEnabled(allowed)
        delete = self.tr("Delete this turn") if one else self.tr("Delete these turns")
        _add(menu, delete, partial(self._delete, {row.turn_id for row in turns})).setEnabled(allowed)

    def _add_speaker_actions(self, menu: QMenu, turns: list[TranscriptRow], *, allowed: bool) -> None:
        meeting = self._meeting
        if meeting is None or meeting.transcript is None:
            return
        ids, speakers = {row.turn_id for row in turns}, meeting.transcript.speakers
        said_by = menu.addMenu(self.tr("Said by"))
        said_by.setEnabled(allowed)
        for number, speaker_id in enumerate(speakers, 1):
            name = button_text(wording.speaker_with_role(speakers, speaker_id))
            keys = f"Ctrl+{number}" if number <= MOST_KEYS else ""
            action = _add(said_by, name, partial(self._assign, ids, speaker_id), keys)
            action.setCheckable(True)
            action.setChecked(all(row.speaker_id == speaker_id for row in turns))
        said_by.addSeparator()
        _add(said_by, self.tr("Somebody else"), partial(self._assign, ids, None), "Ctrl+0")
        index = self._view.currentIndex()
        _add(menu, self.tr("Rename speaker…"), lambda: self._view.rename(index), "F2").setEnabled(index.isValid())

    # Doing

    def assign(self, number: int) -> None:
        """The turns that are meant are said by the speaker of this number; 0 is somebody new."""
        meeting = self._meeting
        if meeting is None or meeting.transcript is None:
            return
        speakers = list(meeting.transcript.speakers)
        if number <= len(speakers):
            ids = {row.turn_id for row in self.rows() if row.turn_id}
            self._assign(ids, speakers[number - 1] if number else None)

    def add_after(self, row: TranscriptRow) -> None:
        """A turn of the same speaker right after this one, open to be written."""
        if self._meeting is not None and row.speaker_id is not None:
            turn_id = self._meeting.editing.insert(row.end_ms, row.end_ms, row.speaker_id)
            if turn_id is not None:
                self._writing.open(turn_id)

    def _edit(self, row: TranscriptRow) -> None:
        number = self._meeting.rows.row_of_turn(row.turn_id) if self._meeting is not None else None
        if number is not None:
            self._view.edit_requested.emit(EditRequest(number))

    def _play(self, rows: list[TranscriptRow]) -> None:
        model = self._meeting.rows if self._meeting is not None else None
        number = model.row_at(rows[0].start_ms) if model is not None else None
        if number is not None:
            self._view.play_requested.emit(PlayRequest(rows[0].start_ms, rows[-1].end_ms, number))

    def _merge(self, turns: list[TranscriptRow]) -> None:
        if self._meeting is not None:
            self._meeting.editing.merge_all([row.turn_id for row in turns])

    def _merge_neighbour(self, row: TranscriptRow, by: int) -> None:
        model = self._meeting.rows if self._meeting is not None else None
        number = model.row_of_turn(row.turn_id) if model is not None else None
        if model is not None and number is not None and 0 <= number + by < model.rowCount():
            self._merge([model.row(min(number, number + by)), model.row(max(number, number + by))])

    def _delete(self, ids: set[str]) -> None:
        self._writing.close()
        if self._meeting is not None:
            self._meeting.editing.delete(ids)

    def _assign(self, ids: set[str], speaker_id: str | None) -> None:
        if self._meeting is not None:
            self._meeting.editing.assign(ids, speaker_id)


def _add(menu: QMenu, text: str, does: Callable[[], object], keys: str = "") -> QAction:
    action = menu.addAction(text)
    if keys:
        action.setShortcut(QKeySequence(keys))  # shown only: the menu is gone before a key could reach it
    action.triggered.connect(lambda _=False: does())
    return action
