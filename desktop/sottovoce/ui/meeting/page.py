"""One meeting: its state, what was heard and who said it, the minutes beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QTabBar, QVBoxLayout, QWidget

from sottovoce.core.languages import UiLanguage
from sottovoce.pipeline.ask import MeetingCitation
from sottovoce.services.chapters import Chapter
from sottovoce.ui.meeting.citation_chip import ProofRequest
from sottovoce.ui.meeting.header import MeetingHeader
from sottovoce.ui.meeting.meeting import Meeting, State
from sottovoce.ui.meeting.minutes_access import MinutesDesk
from sottovoce.ui.meeting.minutes_control import MinutesControl
from sottovoce.ui.meeting.minutes_keeping import Orders
from sottovoce.ui.meeting.minutes_pane import MinutesPane
from sottovoce.ui.meeting.minutes_view import MinutesView
from sottovoce.ui.meeting.moments_row import MomentsRow
from sottovoce.ui.meeting.player import Player
from sottovoce.ui.meeting.playing import MeetingPlaying
from sottovoce.ui.meeting.sound_strip import SoundStrip
from sottovoce.ui.meeting.speaker_chips import SpeakerChips
from sottovoce.ui.meeting.text_pane import TextPane
from sottovoce.ui.meeting.transcript_delegate import PlayingMark
from sottovoce.ui.meeting.transcript_model import RenameRequest
from sottovoce.ui.meeting.transcript_view import TranscriptView
from sottovoce.ui.parts.look import scaled
from sottovoce.ui.training.training_box import TrainingBox

NARROW_PX: Final = 900
_SHORT_PX: Final = 560
_PANES_KEY: Final = "window/panes"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The user wants a meeting handed over; `way`: see `export_button.WayOut`."""

    meeting: Meeting
    way: str


class MeetingPage(QWidget):
    """Shows one Meeting at a time; its parts are in files of their own.

    Signals: cancel_requested(Meeting), resume_requested(Meeting), fetch_requested(Meeting),
    export_requested(ExportRequest), consent_requested(Meeting), menu_requested(Meeting, QMenu) the menu is about to be
    shown, turned(Meeting | None) another one is shown.
    """

    cancel_requested = Signal(object)
    resume_requested = Signal(object)
    fetch_requested = Signal(object)
    export_requested = Signal(object)
    consent_requested = Signal(object)
    menu_requested = Signal(object, QMenu)
    turned = Signal(object)

    def __init__(
        self,
        player: Player,
        settings: QSettings,
        language: UiLanguage,
        desk: Callable[[], MinutesDesk],
        order: Orders,
        parent: QWidget | None = None,
    ) -> None:
        """`desk`: where minutes are read; `order`: where they are kept."""
        super().__init__(parent)
        self.setObjectName("page")
        self._player, self._settings = player, settings
        self.meeting: Meeting | None = None
        self._narrow = False
        self._make_header(language)
        self.speakers = SpeakerChips()
        self.speakers.rename_requested.connect(self._on_rename)
        self.transcript = TranscriptView()
        self.transcript.setAccessibleName(self.tr("Transcript"))
        self.playing = MeetingPlaying(player, self.transcript, self)
        self._make_text_pane()
        self.playing.failed.connect(self.header.show_playback_error)
        self.moments = MomentsRow()
        self.moments.chosen.connect(self.playing.play_from)
        self.minutes = MinutesView(language)
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.proof_requested.connect(self._on_proof)
        self.minutes.arranged.connect(self._order_tabs)
        self.minutes.answers.play_wanted.connect(self._on_answer_proof)
        self.addActions(self._asking_actions())
        self.minutes_control = MinutesControl(self.minutes, desk, order, player, self)
        self.strip = SoundStrip(player, self.playing, settings)
        self.strip.add_keys(self)
        self.player_bar = self.strip.bar
        self.training = TrainingBox()
        self._make_panes()
        self._lay_out()

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Turns to a meeting."""
        if meeting is self.meeting:
            return
        if self.meeting is not None:
            self.meeting.changed.disconnect(self._on_changed)
            self.meeting.items_changed.disconnect(self._on_items_changed)
            self.meeting.transcript_changed.disconnect(self._on_transcript_changed)
        self.meeting = meeting
        self.playing.show_meeting(meeting)
        self.strip.show_meeting(meeting)
        self.header.show_meeting(meeting)
        self.text.writing.close(focus=False)  # before its rows are others
        self.transcript.setModel(None if meeting is None else meeting.rows)
        self.text.show_meeting(meeting)
        self.minutes_control.show_meeting(meeting)
        self.turned.emit(meeting)
        if meeting is None:
            return
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

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Where chapters begin; none takes them off."""
        self.text.chapters_button.setVisible(bool(chapters))
        self.strip.show_chapters(chapters)
        if not chapters and self.minutes.stack.currentWidget() is self.minutes.chapters:
            self.minutes.show_lines()

    def show_minutes_pane(self, pane: MinutesPane) -> None:
        """Puts a pane in the place of the minutes, and brings it to the front where only one has room."""
        self.minutes.show_pane(pane)
        if self._narrow:
            self.tabs.setCurrentIndex(1)
        self._order_tabs()

    def play_from(self, start_ms: int) -> None:
        """Plays on from a moment, with the transcript in sight."""
        self.playing.play_from(start_ms)
        self.transcript.show_time(start_ms)
        if self._narrow:
            self.tabs.setCurrentIndex(0)

    def enter_question(self) -> None:
        """To the field for questions, wherever the focus is."""
        if not self.minutes.ask.isHidden():
            if self._narrow:
                self.tabs.setCurrentIndex(1)
            self.minutes.ask.enter()

    # Making

    def _make_header(self, language: UiLanguage) -> None:
        self.header = header = MeetingHeader(language)
        header.cancel_pressed.connect(lambda: self.cancel_requested.emit(self.meeting))
        header.resume_pressed.connect(lambda: self.resume_requested.emit(self.meeting))
        header.fetch_pressed.connect(lambda: self.fetch_requested.emit(self.meeting))
        header.export_wanted.connect(self._export)
        header.consent_pressed.connect(lambda: self.consent_requested.emit(self.meeting))
        header.menu_opened.connect(lambda menu: self.menu_requested.emit(self.meeting, menu))
        self.addActions(list(header.export_button.kinds.values()))

    def _make_text_pane(self) -> None:
        self.text = TextPane(self.transcript, self.playing.words_of)
        self.text.loop_asked.connect(self.playing.play_loop)
        self.text.sample_asked.connect(self.playing.play_sample)
        self.text.silence_asked.connect(self._player.stop)
        self.addActions(self.text.page_actions)

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
        self.panes.addWidget(self.text)
        self.panes.addWidget(self.minutes)
        self.panes.setStretchFactor(0, 3)
        self.panes.setStretchFactor(1, 2)
        self.panes.setSizes([600, 400])
        saved = self._settings.value(_PANES_KEY)
        if saved is not None:
            self.panes.restoreState(saved)
        self.panes.splitterMoved.connect(self._on_panes_moved)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(20, 12, 12, 8)
        top.setSpacing(6)
        self._chips = QWidget()
        chips = QVBoxLayout(self._chips)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(6)
        chips.addWidget(self.moments)
        chips.addWidget(self.speakers)
        for part in (self.header, self._chips, self.tabs):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.strip)
        column.addWidget(self.panes, 1)
        column.addWidget(self.training)

    # Showing

    def _on_changed(self) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        self.header.refresh()
        self.moments.show_moments(meeting.bookmarks, meeting.gaps or ())
        self.playing.sound.refresh()
        self._on_items_changed()

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
        self.strip.refresh()
        self.minutes_control.refresh()

    def _on_transcript_changed(self) -> None:
        if self.meeting is not None:
            self.speakers.show_speakers(self.meeting.transcript)
            self._order_tabs()
            self.header.refresh()
            self._on_items_changed()
            self.playing.prepare()

    def _order_tabs(self) -> None:
        """Chips come and go; the keyboard walks the page as the eye does."""
        stops: list[QWidget] = [*self.header.tab_stops, *self.moments.chips]
        stops += [chip.button for chip in self.speakers.chips]
        stops += [*self.strip.tab_stops, self.tabs, *self.text.tab_stops, *self.minutes.tab_stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Doing

    def _on_proof(self, request: ProofRequest) -> None:
        if self.playing.play_proof(request.citation) and self._narrow and self.minutes.shows_lines:
            self.tabs.setCurrentIndex(0)

    def _on_answer_proof(self, quote: MeetingCitation) -> None:
        meeting, heard = self.meeting, self.playing.play_proof(quote.citation)
        if not heard:  # it is still being recorded, or its text is another by now
            self.transcript.show_time(quote.citation.start_ms)
        if self._narrow and meeting is not None and not (heard and meeting.can_play):
            self.tabs.setCurrentIndex(0)  # what cannot be heard is to be seen

    def _asking_actions(self) -> list[QAction]:
        actions = []
        for keys, does in (("Ctrl+K", self.enter_question), ("Ctrl+M", self._ask_missed)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(does)
            actions.append(action)
        return actions

    def _ask_missed(self) -> None:
        live = self.minutes.live
        if not live.isHidden():
            live.missed_button.click()

    def _on_rename(self, request: RenameRequest) -> None:
        if self.meeting is not None:
            self.meeting.rename(request)

    def _export(self, way: str) -> None:
        if self.meeting is not None:
            self.export_requested.emit(ExportRequest(self.meeting, way))

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
        # Where there is little room the text comes first: bookmarks are on the waveform, speakers in their dialog.
        self._chips.setVisible(self.height() >= scaled(_SHORT_PX))
        self.set_narrow(self.window().width() < scaled(NARROW_PX))

    def _show_panes(self) -> None:
        self.tabs.setVisible(self._narrow)
        self.text.setVisible(not self._narrow or self.tabs.currentIndex() == 0)
        self.minutes.setVisible(not self._narrow or self.tabs.currentIndex() == 1)

    def _on_panes_moved(self) -> None:
        self._settings.setValue(_PANES_KEY, self.panes.saveState())
