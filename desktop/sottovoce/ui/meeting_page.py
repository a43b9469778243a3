"""One meeting: its state, what was heard and who said it, the minutes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import notice_text
from sottovoce.services.playback import Passage, PlaybackEnded, PlaybackMoved
from sottovoce.ui import wording
from sottovoce.ui.banner import Banner
from sottovoce.ui.export_button import ExportButton
from sottovoce.ui.icons import IconButton
from sottovoce.ui.labels import ElidedLabel, PlainLabel, tooltip
from sottovoce.ui.meeting import Meeting, State
from sottovoce.ui.minutes_view import MinutesView, ProofRequest
from sottovoce.ui.moments_row import MomentsRow
from sottovoce.ui.player import Player
from sottovoce.ui.player_bar import PlayerBar
from sottovoce.ui.speaker_chips import SpeakerChips
from sottovoce.ui.transcript_delegate import PlayingMark
from sottovoce.ui.transcript_model import RenameRequest
from sottovoce.ui.transcript_view import PlayRequest, TranscriptView
from sottovoce_models.errors import Code, SottovoceError

NARROW_PX: Final = 900
_PANES_KEY: Final = "window/panes"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The user wants a file: `suffix` "md" or "json"."""

    meeting: Meeting
    suffix: str


class MeetingPage(QWidget):
    """Shows one Meeting at a time.

    Signals: cancel_requested(Meeting), resume_requested(Meeting), fetch_requested(Meeting),
    export_requested(ExportRequest), menu_requested(Meeting, QMenu) the menu is about to be shown.
    """

    cancel_requested = Signal(object)
    resume_requested = Signal(object)
    fetch_requested = Signal(object)
    export_requested = Signal(object)
    menu_requested = Signal(object, QMenu)

    def __init__(
        self, player: Player, settings: QSettings, language: UiLanguage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._player, self._settings, self._language = player, settings, language
        self.meeting: Meeting | None = None
        self._narrow = False
        self._playing_on = False
        self._playback_error: SottovoceError | None = None
        self._make_header()
        self.banner = Banner(language)
        self.banner.acted.connect(self._on_banner)
        self.speakers = SpeakerChips()
        self.speakers.rename_requested.connect(self._on_rename)
        self.moments = MomentsRow()
        self.moments.chosen.connect(self._play_from)
        self.transcript = TranscriptView()
        self.transcript.setAccessibleName(self.tr("Transcript"))
        self.transcript.play_requested.connect(self._on_play_row)
        self.minutes = MinutesView()
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.proof_requested.connect(self._on_proof)
        self.player_bar = PlayerBar(player)
        self.player_bar.play_pressed.connect(self._play_current)
        self._make_panes()
        self._lay_out()
        player.ended.connect(self._on_playback_ended)
        player.changed.connect(self._on_player_changed)
        player.moved.connect(self._on_moved)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting."""
        if meeting is self.meeting:
            return
        if self.meeting is not None:
            self._player.stop()
            self.meeting.changed.disconnect(self._on_changed)
            self.meeting.items_changed.disconnect(self._on_items_changed)
            self.meeting.transcript_changed.disconnect(self._on_transcript_changed)
        self.meeting = meeting
        self.banner.hide()
        self._playback_error = None
        if meeting is None:
            self.transcript.setModel(None)
            return
        self.transcript.setModel(meeting.rows)
        meeting.changed.connect(self._on_changed)
        meeting.items_changed.connect(self._on_items_changed)
        meeting.transcript_changed.connect(self._on_transcript_changed)
        self._on_changed()
        self._on_transcript_changed()

    def show_moment(self, turn_id: str, start_ms: int) -> None:
        """Brings the turn that was found into sight and marks it, without a sound."""
        row = self.meeting.rows.row_of_turn(turn_id) if self.meeting is not None else None
        if row is not None:
            self.transcript.show_playing(PlayingMark(row))
        self.transcript.show_time(start_ms)

    # Making

    def _make_header(self) -> None:
        self._title = ElidedLabel(role="title")
        self._facts = PlainLabel(role="meta")
        self._state = ElidedLabel(role="meta")
        self._notices = PlainLabel(role="meta", wrap=True)
        self._notices.setMaximumWidth(900)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setToolTip(tooltip(self.tr("Stop here; what was heard is kept (Ctrl+.)")))
        self.cancel_button.setShortcut(QKeySequence("Ctrl+."))
        self.cancel_button.clicked.connect(lambda: self.cancel_requested.emit(self.meeting))
        self.resume_button = QPushButton(self.tr("Go on"))
        self.resume_button.setToolTip(tooltip(self.tr("Go on where it stopped")))
        self.resume_button.clicked.connect(lambda: self.resume_requested.emit(self.meeting))
        self.export_button = ExportButton()
        self.export_button.wanted.connect(self._export)
        self.addActions(list(self.export_button.kinds.values()))
        self.more_button = IconButton("more", self.tr("More"), icon_only=True)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(tooltip(self.tr("Rename, make again, delete")))
        more = QMenu(self.more_button)
        more.setAccessibleName(self.tr("More"))
        more.aboutToShow.connect(lambda: self.menu_requested.emit(self.meeting, more))
        self.more_button.setMenu(more)

    def _make_panes(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Transcript or minutes"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Transcript"))
        self.tabs.addTab(self.tr("Minutes"))
        self.tabs.currentChanged.connect(self._show_panes)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        self.panes.addWidget(self.transcript)
        self.panes.addWidget(self.minutes)
        self.panes.setStretchFactor(0, 3)
        self.panes.setStretchFactor(1, 2)
        self.panes.setSizes([600, 400])
        saved = self._settings.value(_PANES_KEY)
        if saved is not None:
            self.panes.restoreState(saved)
        self.panes.splitterMoved.connect(self._on_panes_moved)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._facts)
        head.addWidget(self.export_button)
        head.addWidget(self.more_button)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addStrut(self.cancel_button.sizeHint().height() + 2)  # nor when these two come and go
        state.addWidget(self._state, 1)
        state.addWidget(self.cancel_button)
        state.addWidget(self.resume_button)
        top = QVBoxLayout()
        top.setContentsMargins(20, 12, 12, 8)
        top.setSpacing(6)
        for part in (head, state, self._bar, self.banner, self._notices, self.moments, self.speakers, self.tabs):
            if isinstance(part, QBoxLayout):
                top.addLayout(part)
            else:
                top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.panes, 1)
        column.addWidget(self.player_bar)

    # Showing

    def _on_changed(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        self._title.setText(meeting.title)
        self._title.setToolTip(tooltip(meeting.row.source or meeting.title))
        self._facts.setText(meeting.facts())
        day = wording.day(meeting.row.created_at) if meeting.settled else ""
        self._state.setText(wording.joined(day, meeting.state_text()))
        running = meeting.state is State.RUNNING
        self._bar.setVisible(running)
        fraction = meeting.progress.fraction if meeting.progress is not None else None
        self._bar.setValue(round(1000 * (fraction or 0.0)))  # an unknown share is an empty bar, not a moving one
        self.cancel_button.setVisible(running or meeting.state is State.WAITING)
        self.resume_button.setVisible(meeting.state is State.CANCELLED or meeting.waits_for_night)
        self.resume_button.setText(self.tr("Start now") if meeting.waits_for_night else self.tr("Go on"))
        self.export_button.setVisible(meeting.transcript is not None)
        self.export_button.setEnabled(meeting.can_export)
        for action in self.export_button.kinds.values():
            action.setEnabled(meeting.can_export)
        notices = [notice_text(notice.code, notice.params, self._language) for notice in meeting.notices]
        self._notices.setText("\n".join(notices))
        self._notices.setVisible(bool(notices))
        self.moments.show_moments(meeting.bookmarks, meeting.gaps or ())
        self.player_bar.setVisible(meeting.can_play and meeting.transcript is not None)
        if self._player.passage is None:
            self.player_bar.set_duration(meeting.row.duration_ms)
        self._show_error()
        self._on_items_changed()

    def _show_error(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        if meeting.error is not None:
            self.banner.show_error(meeting.error, self._action_for(meeting.error))
        elif self._playback_error is None or meeting.state is State.RUNNING:
            self.banner.hide()

    def _action_for(self, error: SottovoceError) -> str:
        if error.code in {Code.MODEL_MISSING, Code.MODEL_CORRUPT, Code.MODEL_PART_MISSING}:
            return self.tr("Fetch models…")
        if self.meeting is not None and self.meeting.rows.rowCount():
            return self.tr("Go on from there")
        return self.tr("Try again")

    def _on_banner(self) -> None:
        if self.meeting is None or self.meeting.error is None:
            return
        fetch = self._action_for(self.meeting.error) == self.tr("Fetch models…")
        (self.fetch_requested if fetch else self.resume_requested).emit(self.meeting)

    def _on_items_changed(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        waiting = meeting.state in {State.RUNNING, State.WAITING, State.RECORDING}
        self.transcript.set_empty_text(self.tr("The text appears here as it is heard.") if waiting else "")
        self.minutes.show_empty(
            self.tr("The minutes appear here when the transcript is there.")
            if waiting
            else self.tr("There are no minutes.")
        )
        chips = len(self.minutes.chips)
        self.minutes.show_items(meeting.items, meeting.transcript, meeting.can_play)
        if len(self.minutes.chips) != chips:
            self._order_tabs()

    def _on_transcript_changed(self) -> None:
        if self.meeting is not None:
            self.speakers.show_speakers(self.meeting.transcript)
            self._order_tabs()
            self._facts.setText(self.meeting.facts())
            self._on_items_changed()
            if self.meeting.transcript is not None and self.meeting.can_play:
                self._player.prepare(self.meeting.id)

    def _order_tabs(self) -> None:
        """Chips come and go; the keyboard walks the page as the eye does."""
        stops: list[QWidget] = [self.export_button, self.more_button, self.cancel_button, self.resume_button]
        stops += [self.banner.button, *self.moments.chips]
        stops += [chip.button for chip in self.speakers.chips]
        stops += [self.tabs, self.transcript, *self.minutes.chips]
        stops += [self.player_bar.play_button, self.player_bar.stop_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Playing

    def _on_play_row(self, request: PlayRequest) -> None:
        self._play(request.start_ms, request.end_ms, PlayingMark(request.row))

    def _on_proof(self, request: ProofRequest) -> None:
        meeting = self.meeting
        row = meeting.rows.row_of_turn(request.citation.turn_id) if meeting is not None else None
        if row is None:
            return
        if self._narrow:
            self.tabs.setCurrentIndex(0)
        self._play(request.citation.start_ms, request.citation.end_ms, PlayingMark(row, request.citation.quote.strip()))

    def _play(self, start_ms: int, end_ms: int, mark: PlayingMark) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        self._playing_on = False
        if meeting.can_play and meeting.transcript is not None:
            self._forget_playback_error()
            self._player.play(Passage(meeting.id, start_ms, end_ms))
        self.transcript.show_playing(mark)

    def _play_current(self) -> None:
        """Play without a choice: the row with the cursor, else the one at the top; on to the end of the recording."""
        meeting = self.meeting
        if meeting is None or not meeting.rows.rowCount():
            return
        current = self.transcript.currentIndex()
        number = current.row() if current.isValid() else self.transcript.top_row()
        self._play_from(meeting.rows.row(number).start_ms)

    def _play_from(self, start_ms: int) -> None:
        meeting = self.meeting
        row = meeting.rows.row_at(start_ms) if meeting is not None else None
        if meeting is not None and row is not None:
            self._play(start_ms, max(meeting.rows.row(row).end_ms, meeting.row.duration_ms), PlayingMark(row))
            self._playing_on = True

    def _on_moved(self, event: PlaybackMoved) -> None:
        """The mark goes along while the recording plays on; a single passage keeps its own."""
        if not self._playing_on or self.meeting is None:
            return
        row = self.meeting.rows.row_at(event.position_ms)
        playing = self.transcript.playing
        if row is not None and playing is not None and row > playing.row:
            self.transcript.show_playing(PlayingMark(row))

    def _on_player_changed(self) -> None:
        if self._player.passage is None:
            self.transcript.show_playing(None)

    def _on_playback_ended(self, event: PlaybackEnded) -> None:
        if event.error is not None:
            self._playback_error = event.error
            self.banner.show_error(event.error, "")

    def _forget_playback_error(self) -> None:
        if self._playback_error is not None:
            self._playback_error = None
            self._show_error()

    # Doing

    def _on_rename(self, request: RenameRequest) -> None:
        if self.meeting is not None:
            self.meeting.rename(request)

    def _export(self, suffix: str) -> None:
        if self.meeting is not None:
            self.export_requested.emit(ExportRequest(self.meeting, suffix))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.player_bar.toggle()  # nobody with the focus wanted it: a button would have been pressed by it
        else:
            super().keyPressEvent(event)

    # Panes

    def set_narrow(self, narrow: bool) -> None:
        """Two tabs instead of two panes."""
        self._narrow = narrow
        self._show_panes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_narrow(self.window().width() < NARROW_PX)

    def _show_panes(self) -> None:
        self.tabs.setVisible(self._narrow)
        self.transcript.setVisible(not self._narrow or self.tabs.currentIndex() == 0)
        self.minutes.setVisible(not self._narrow or self.tabs.currentIndex() == 1)

    def _on_panes_moved(self) -> None:
        self._settings.setValue(_PANES_KEY, self.panes.saveState())
