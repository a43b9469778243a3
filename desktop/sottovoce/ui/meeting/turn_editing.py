"""Writing in the transcript: one turn at a time is open, at its place among the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sottovoce.services.editing.turns import TimedWord
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.transcript_model import TranscriptRow
from sottovoce.ui.meeting.transcript_view import EditRequest, TranscriptView
from sottovoce.ui.meeting.turn_editor import TurnEditor
from sottovoce.ui.parts.theme import current_theme

WordsOf = Callable[[int], Sequence[TimedWord]]


class TurnEditing(QObject):
    """Opens, moves and closes the editor; every letter goes to the meeting at once.

    Signals: finished(turn id) Enter was pressed in it; refused(str) why something was not done; undo_asked() and
    redo_asked() beyond what was typed in the open turn; menu_asked(QPoint on the screen).
    """

    finished = Signal(str)
    refused = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self, view: TranscriptView, keeps_open: QWidget, words_of: WordsOf, parent: QObject | None = None
    ) -> None:
        """`keeps_open`: the focus may go to anything in there without the turn being closed."""
        super().__init__(parent)
        self._words_of = words_of
        self._view, self._keeps_open = view, keeps_open
        self._meeting: Meeting | None = None
        self._turn_id: str | None = None
        self._opened = 0
        self._typed = False
        self.editor = editor = TurnEditor(view.viewport())
        view.edit_requested.connect(self._on_edit_requested)
        view.rows_moved.connect(self._stand)
        editor.typed.connect(self._on_typed)
        editor.finished.connect(self._on_finished)
        editor.left.connect(self.close)
        editor.focus_lost.connect(self._on_focus_lost)
        editor.split_asked.connect(self.split)
        editor.merged_back.connect(lambda: self.merge(-1, same_speaker=True))
        editor.merged_on.connect(lambda: self.merge(1, same_speaker=True))
        editor.stepped.connect(self._step)
        editor.undo_asked.connect(self.undo_asked)
        editor.redo_asked.connect(self.redo_asked)
        editor.menu_asked.connect(self.menu_asked)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; what was typed in another is kept."""
        self.close(focus=False)
        if self._meeting is not None:
            self._meeting.editing.edited.disconnect(self._on_edited)
            self._meeting.changed.disconnect(self._on_changed)
            self._meeting.transcript_changed.disconnect(self._on_taken)
        self._meeting = meeting
        if meeting is not None:
            meeting.editing.edited.connect(self._on_edited)
            meeting.changed.connect(self._on_changed)
            meeting.transcript_changed.connect(self._on_taken)

    @property
    def turn_id(self) -> str | None:
        """The turn that is open."""
        return self._turn_id

    def open(self, turn_id: str, start: int = 0, end: int | None = None) -> bool:
        """Opens a turn with the caret before a letter, or with letters marked; whether it could be."""
        meeting = self._meeting
        row = meeting.rows.row_of_turn(turn_id) if meeting is not None else None
        if meeting is None or row is None or not meeting.editing.allowed:
            return False
        if turn_id != self._turn_id:
            before, self._turn_id = self._turn_id, None
            if before is not None:
                self._end(before, self.editor.toPlainText())
            row = meeting.rows.row_of_turn(turn_id)  # closing an empty one took it away
            if row is None:
                self._hide()
                return False
            self._turn_id, self._opened, self._typed = turn_id, self._opened + 1, False
            shown = meeting.rows.row(row)
            self.editor.setFont(self._view.font())
            self.editor.show_text(shown.text, self._view.line_px())
            self.editor.setAccessibleName(
                self.tr("Words of {speaker}, {time}").format(speaker=shown.speaker_label, time=shown.time_text)
            )
        self._view.show_row(row)
        self._stand()
        self._view.writing = True
        self.editor.show()
        self.editor.setFocus()
        self.editor.place_caret(start, end)
        return True

    def close(self, *, focus: bool = True) -> None:
        """Closes the turn; what was typed is kept. A turn without a word is no turn."""
        if self._turn_id is None:
            return
        text, had_focus = self.editor.toPlainText(), self.editor.hasFocus()
        turn_id, self._turn_id = self._turn_id, None
        if focus and had_focus:
            self._view.setFocus()  # before the editor is gone, or a screen reader hears of what comes next to it
        self._hide()
        self._end(turn_id, text)

    def _end(self, turn_id: str, text: str) -> None:
        if self._meeting is not None:
            if not text.strip():
                self._meeting.editing.delete({turn_id})
            elif self._typed:
                self._meeting.editing.written()

    def split(self, letter: int) -> None:
        """Cuts the open turn in two before this letter and goes on in the second."""
        if self._meeting is None or self._turn_id is None:
            return
        text = self.editor.toPlainText()
        row = self._meeting.rows.row_of_turn(self._turn_id)
        words = self._words_of(row) if row is not None else ()
        second = self._meeting.editing.split(self._turn_id, letter - (len(text) - len(text.lstrip())), words)
        if second is None:
            self.refused.emit(self.tr("A turn can be split between two words of it."))
        else:
            self.open(second)

    def merge(self, rows: int, *, same_speaker: bool = False) -> None:
        """Makes the open turn one with a neighbour; a key does that only for turns of the same speaker."""
        meeting, turn_id = self._meeting, self._turn_id
        row = meeting.rows.row_of_turn(turn_id) if meeting is not None and turn_id is not None else None
        if meeting is None or turn_id is None or row is None or not 0 <= row + rows < meeting.rows.rowCount():
            return
        own, other = meeting.rows.row(row), meeting.rows.row(row + rows)
        if same_speaker and own.speaker_id != other.speaker_id:
            self.refused.emit(
                self.tr("Different people say these turns. If one person said both, merge them from the menu.")
            )
            return
        first, second = (other, own) if rows < 0 else (own, other)
        joint = len(first.text) + (1 if first.text and second.text else 0)
        self._turn_id = None
        if meeting.editing.merge(first.turn_id, second.turn_id):
            self.open(first.turn_id, joint)
        else:
            self.open(turn_id)

    def _on_edit_requested(self, request: EditRequest) -> None:
        shown = self._row(request.row)
        if shown is None or not self.open(shown.turn_id):
            return
        if request.at is not None:
            inside = self.editor.viewport().mapFrom(self._view.viewport(), request.at)
            self.editor.setTextCursor(self.editor.cursorForPosition(inside))

    def _on_typed(self, text: str) -> None:
        if self._meeting is not None and self._turn_id is not None:
            self._typed = True
            self._meeting.editing.write(self._turn_id, text, f"{self._turn_id} {self._opened}")

    def _on_finished(self) -> None:
        turn_id = self._turn_id
        self.close()
        if turn_id is not None:
            self.finished.emit(turn_id)

    def _on_focus_lost(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self._keeps_open.isAncestorOf(focus):
            self.close(focus=False)

    def _on_changed(self) -> None:
        if self._turn_id is not None and self._meeting is not None and not self._meeting.editing.allowed:
            self.close()  # it is being made anew: nothing is to be typed that would not be kept

    def _on_taken(self) -> None:
        self._on_edited(typing=False)

    def _on_edited(self, typing: bool) -> None:
        """Something else changed the open turn: undo, replace, a doubt taken back."""
        if self._turn_id is None or self._meeting is None or typing:
            return
        row = self._meeting.rows.row_of_turn(self._turn_id)
        if row is None:
            self._turn_id = None
            self._hide()
            return
        shown = self._meeting.rows.row(row)
        if shown.text != self.editor.toPlainText().strip():
            letter = self.editor.letter
            self._opened += 1
            self.editor.show_text(shown.text, self._view.line_px())
            self.editor.place_caret(min(letter, len(shown.text)))
        self._stand()

    def _hide(self) -> None:
        self.editor.hide()
        self.editor.show_text("", self._view.line_px())  # nothing of it stays behind a lock
        self._view.writing = False
        self._view.viewport().update()

    def _step(self, rows: int) -> None:
        row = self._meeting.rows.row_of_turn(self._turn_id or "") if self._meeting is not None else None
        shown = self._row(row + rows) if row is not None else None
        if shown is not None:
            self.open(shown.turn_id, 0 if rows > 0 else len(shown.text))

    def _row(self, number: int) -> TranscriptRow | None:
        rows = self._meeting.rows if self._meeting is not None else None
        return rows.row(number) if rows is not None and 0 <= number < rows.rowCount() else None

    def _stand(self) -> None:
        if self._meeting is None or self._turn_id is None:
            return
        row = self._meeting.rows.row_of_turn(self._turn_id)
        if row is not None:
            playing, theme = self._view.playing, current_theme()
            heard = playing is not None and playing.row == row
            self.editor.stand_at(self._view.text_rect(row), theme.accent_tint if heard else theme.hover)
