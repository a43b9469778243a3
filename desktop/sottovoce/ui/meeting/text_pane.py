"""The transcript with what one does to it: writing, finding, stepping through doubts, undo. Its parts lie in files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sottovoce.services.editing.doubts import Place, passage_of, places, turn_of
from sottovoce.services.editing.find import Match
from sottovoce.ui.meeting.change_words import change_text
from sottovoce.ui.meeting.doubts_bar import DoubtsBar
from sottovoce.ui.meeting.find_bar import FindBar
from sottovoce.ui.meeting.meeting import Meeting
from sottovoce.ui.meeting.speakers_dialog import SpeakersDialog
from sottovoce.ui.meeting.transcript_menu import MOST_KEYS, TranscriptMenu
from sottovoce.ui.meeting.transcript_view import TranscriptView
from sottovoce.ui.meeting.turn_editing import TurnEditing, WordsOf
from sottovoce.ui.parts.escape import escape_comes
from sottovoce.ui.parts.icons import IconButton
from sottovoce.ui.parts.labels import PlainLabel, tooltip
from sottovoce_models.types import Doubt, DoubtReason

_CONTEXT_MS = 700


class TextPane(QWidget):
    """Wraps a TranscriptView. `page_actions`: keys that are to work on the whole page.

    Signals: loop_asked(start ms, end ms) a passage should be heard closely; sample_asked(speaker id) a voice should be
    heard; silence_asked() it need not any more; chapters_asked() they should be listed.
    """

    loop_asked = Signal(int, int)
    sample_asked = Signal(str)
    silence_asked = Signal()
    chapters_asked = Signal()

    def __init__(
        self, view: TranscriptView, words_of: WordsOf = lambda _row: (), parent: QWidget | None = None
    ) -> None:
        """`words_of`: when the words of a row are said, as far as anybody knows."""
        super().__init__(parent)
        self.view, self._words_of = view, words_of
        self._meeting: Meeting | None = None
        self._speakers: SpeakersDialog | None = None
        self.writing = TurnEditing(view, self, words_of, self)
        self.menu = TranscriptMenu(view, self.writing, self)
        self.find_bar = FindBar()
        self.doubts_bar = DoubtsBar()
        self.hint = PlainLabel(role="meta", wrap=True)
        self.hint.setContentsMargins(16, 4, 12, 4)
        self.hint.hide()
        self._make_tools()
        self.page_actions = [
            self._action("F8", self.step),
            self._action("Shift+F8", partial(self.step, back=True)),
            self._action("Ctrl+H", self.look_for),
            self._action("Ctrl+Shift+F", self.look_for),
        ]
        self.addActions(
            [
                *(self._action(f"Ctrl+{number}", partial(self.menu.assign, number)) for number in range(MOST_KEYS + 1)),
                self._action("F9", self.review),
                self._action("Ctrl+Z", self.undo),
                self._action("Ctrl+Y", self.redo),
                self._action("Ctrl+Shift+Z", self.redo),
            ]
        )
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tools, self.find_bar, self.doubts_bar, self.hint):
            column.addWidget(part)
        column.addWidget(view, 1)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        self.undo_button = IconButton("undo", self.tr("Undo"), icon_only=True)
        self.redo_button = IconButton("redo", self.tr("Redo"), icon_only=True)
        self.find_button = IconButton("search", self.tr("Find and replace (Ctrl+H)"), icon_only=True)
        self.speakers_button = IconButton("people", self.tr("Speakers…"), icon_only=True)
        self.chapters_button = IconButton("chapters", self.tr("Chapters"))
        self.chapters_button.setToolTip(
            tooltip(self.tr("List the chapters (Ctrl+PgDn and Ctrl+PgUp go to the next and the one before)"))
        )
        self.chapters_button.clicked.connect(self.chapters_asked)
        self.chapters_button.hide()
        self.doubts_button = IconButton("doubt", "")
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(14, 2, 8, 2)
        row.setSpacing(2)
        for button in self.tool_buttons:
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.find_button, self.speakers_button):
            button.setToolTip(tooltip(button.text()))

    @property
    def tool_buttons(self) -> list[IconButton]:
        """The buttons above the transcript, from the left."""
        shown = [self.undo_button, self.redo_button, self.find_button, self.speakers_button]
        return [*shown, self.chapters_button, self.doubts_button]

    @property
    def tab_stops(self) -> list[QWidget]:
        """Its controls as the eye walks over them."""
        return [
            *self.tool_buttons,
            *self.find_bar.tab_stops,
            *self.doubts_bar.tab_stops,
            self.view,
            self.writing.editor,
        ]

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting; to be called when the view shows its rows."""
        self.writing.show_meeting(meeting)
        if self._meeting is not None:
            self._meeting.changed.disconnect(self._refresh)
            self._meeting.editing.edited.disconnect(self._on_edited)
        self._meeting = meeting
        if self._speakers is not None:
            self._speakers.reject()
        self.menu.show_meeting(meeting)
        self.find_bar.show_meeting(meeting)
        self.doubts_bar.show_meeting(meeting)
        self._say("")
        if meeting is not None:
            meeting.changed.connect(self._refresh)
            meeting.editing.edited.connect(self._on_edited)
        self._refresh()

    # What one does

    def step(self, *, back: bool = False) -> None:
        """To the next or previous passage that is to be looked at."""
        self._say("")
        self.find_bar.hide()
        row = self.view.currentIndex().row()
        at_ms = self._meeting.rows.row(row).start_ms - 1 if self._meeting is not None and row >= 0 else -1
        self.doubts_bar.step(at_ms, back=back)

    def look_for(self) -> None:
        """Opens the line to find words in; those that are marked are looked for."""
        marked = self.writing.editor.textCursor().selectedText() if self.writing.turn_id is not None else ""
        self.doubts_bar.leave()
        self.find_bar.enter(marked)

    def review(self) -> None:
        """The turn was compared with the sound; on to the next."""
        rows = self.menu.rows()
        if self._meeting is None or not rows or not rows[0].turn_id:
            return
        was_open = self.writing.turn_id is not None
        self.writing.close()
        self._meeting.editing.review({row.turn_id for row in rows})
        last = self._meeting.rows.row_of_turn(rows[-1].turn_id)
        if last is not None and last + 1 < self._meeting.rows.rowCount():
            self.view.show_row(last + 1)
            if was_open:
                self.writing.open(self._meeting.rows.row(last + 1).turn_id)

    def undo(self) -> None:
        """Takes the last step back and shows where it was."""
        self._travel(back=True)

    def redo(self) -> None:
        """Does again what was taken back."""
        self._travel(back=False)

    def show_speakers(self) -> None:
        """Opens the voices of the meeting."""
        if self._meeting is None or self._meeting.transcript is None or self._speakers is not None:
            return
        self._speakers = dialog = SpeakersDialog(self._meeting, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.sample_asked.connect(self.sample_asked)
        dialog.finished.connect(self._on_speakers_closed)
        dialog.open()

    # Wiring

    def _connect(self) -> None:
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.find_button.clicked.connect(self.look_for)
        self.speakers_button.clicked.connect(self.show_speakers)
        self.doubts_button.clicked.connect(lambda _=False: self.step())
        self.view.menu_requested.connect(self._show_menu)
        self.writing.menu_asked.connect(self._show_menu)
        self.writing.refused.connect(self._say)
        self.writing.finished.connect(self._on_finished)
        self.writing.undo_asked.connect(self.undo)
        self.writing.redo_asked.connect(self.redo)
        self.find_bar.found.connect(self._on_found)
        self.find_bar.left.connect(self._on_bar_left)
        self.doubts_bar.shown.connect(self._on_doubt)
        self.doubts_bar.accepted.connect(self._on_accepted)
        self.doubts_bar.taken_back.connect(self._on_taken_back)
        self.doubts_bar.write_asked.connect(self._on_write_asked)
        self.doubts_bar.left.connect(self._on_bar_left)

    def _action(self, keys: str, does: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: does())
        return action

    def _refresh(self) -> None:
        meeting = self._meeting
        there = meeting is not None and meeting.transcript is not None
        self.tools.setVisible(there)
        if meeting is None or meeting.transcript is None:
            return
        left = len(places(meeting.transcript))
        self.doubts_button.set_face("doubt", self.tr("%n to look at", "", left))
        self.doubts_button.setToolTip(tooltip(self.tr("Listen to doubtful passages one after another (F8)")))
        self.doubts_button.setVisible(bool(left))
        self._show_history()

    def _on_edited(self, _typing: bool) -> None:
        self._say("")
        self._show_history()

    def _show_history(self) -> None:
        editing = self._meeting.editing if self._meeting is not None else None
        for button, change, name in (
            (self.undo_button, editing.last if editing else None, self.tr("Undo: {change} (Ctrl+Z)")),
            (self.redo_button, editing.next if editing else None, self.tr("Redo: {change} (Ctrl+Y)")),
        ):
            button.setEnabled(change is not None)
            if change is not None:
                button.setToolTip(tooltip(name.format(change=change_text(change))))
                button.setAccessibleDescription(change_text(change))

    def _travel(self, *, back: bool) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self.writing.close()
        turn_id = meeting.editing.undo() if back else meeting.editing.redo()
        row = meeting.rows.row_of_turn(turn_id) if turn_id else None
        if row is not None:
            self.view.show_row(row)

    def _on_found(self, match: Match) -> None:
        row = self._meeting.rows.row_of_turn(match.turn_id) if self._meeting is not None else None
        if row is None or self._meeting is None or self._meeting.transcript is None:
            return
        text = self._meeting.transcript.turn(match.turn_id).text
        cut = len(text) - len(text.lstrip())
        focus = self.focusWidget()
        if self.writing.open(match.turn_id, max(0, match.start - cut), max(0, match.end - cut)):
            if focus is not None:
                focus.setFocus()  # who types what is looked for goes on typing it
        else:
            self.view.show_row(row)

    def _on_doubt(self, place: Place) -> None:
        meeting = self._meeting
        turn = turn_of(meeting.transcript, place) if meeting is not None and meeting.transcript is not None else None
        if meeting is None:
            return
        if turn is None:  # speech of which no word was understood, in a meeting of such
            self.loop_asked.emit(place.start_ms, place.end_ms)
            return
        row = meeting.rows.row_of_turn(turn.id)
        start, end = passage_of(turn, place, self._words_of(row) if row is not None else ())
        missing = isinstance(place.what, Doubt) and place.what.reason is DoubtReason.SPEECH_WITHOUT_TEXT
        begin_ms = max(place.start_ms - _CONTEXT_MS, min(turn.start_ms, place.start_ms))  # in its own turn
        self.loop_asked.emit(begin_ms, place.end_ms + _CONTEXT_MS)
        if self.writing.open(turn.id, end if missing else start):
            self.writing.editor.mark(start, end if not missing else start)
        else:
            self.view.show_row(row if row is not None else 0)

    def _on_finished(self, _turn_id: str) -> None:
        if self.doubts_bar.waits:
            self.doubts_bar.accept()

    def _on_accepted(self, place: Place) -> None:
        self.silence_asked.emit()
        if self._meeting is not None and self._meeting.editing.settle(place):
            self.doubts_bar.settled()

    def _on_taken_back(self, place: Place) -> None:
        self.silence_asked.emit()
        if self._meeting is not None and self._meeting.editing.take_back(place):
            self.doubts_bar.settled()

    def _on_write_asked(self, place: Place) -> None:
        meeting = self._meeting
        turn = turn_of(meeting.transcript, place) if meeting is not None and meeting.transcript is not None else None
        if meeting is not None and turn is not None:
            turn_id = meeting.editing.insert(place.start_ms, place.end_ms, turn.speaker)
            if turn_id is not None:
                self.writing.open(turn_id)

    def _on_bar_left(self) -> None:
        self.silence_asked.emit()
        self.writing.editor.mark(0, 0)
        (self.writing.editor if self.writing.turn_id is not None else self.view).setFocus()

    def _on_speakers_closed(self) -> None:
        self._speakers = None
        self.silence_asked.emit()

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.menu.fill(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(at)

    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._bar_open:
            self.find_bar.leave()
            self.doubts_bar.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.doubts_bar.waits:
            self.doubts_bar.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if escape_comes(event) and self._bar_open:
            event.accept()  # Esc closes the bar, not the page
            return True
        return super().event(event)

    @property
    def _bar_open(self) -> bool:
        return not (self.find_bar.isHidden() and self.doubts_bar.isHidden())
